//! What a class predicted, exercise by exercise: a table whose rows have bars.

use super::tellings::{Meaning, meaning};
use crate::explain::number::count;
use crate::lesson::class::{Bar, Class, Tally, in_a_row};
use crate::lesson::code::{Item, Sheet};
use crate::lesson::{Exercise, Set};
use crate::ui::parts::{head, text};
use crate::words::t;
use yew::prelude::*;

/// All exercises at a glance, and one after the other.
pub fn view(set: &Set, sheet: &Sheet, class: &Class, tag: &str) -> Html {
    let places = set.exercises.iter().zip(&sheet.items).enumerate();
    let all: Vec<(usize, &Exercise, &Item, Tally)> = places
        .map(|(place, (exercise, item))| (place, exercise, item, class.tally(place, item)))
        .collect();
    html! {
        <>
            { glance(&all, tag) }
            { for all.iter().filter(|(.., tally)| tally.answered > 0).map(|(place, exercise, item, tally)| {
                question(*place, exercise, item, tally, tag)
            }) }
        </>
    }
}

/// How many were right at first, exercise by exercise.
fn glance(all: &[(usize, &Exercise, &Item, Tally)], tag: &str) -> Html {
    let row = |(place, exercise, _, tally): &(usize, &Exercise, &Item, Tally)| {
        html! {
            <tr key={*place} class="right">
                <th scope="row">
                    <div class="bar">
                        <a href={format!("#question-{}", place + 1)} onclick={jump(*place)}>
                            { numbered(*place, exercise.title.in_language(tag)) }
                        </a>
                        { bar(tally.right, tally.answered) }
                    </div>
                </th>
                <td>{ share(tally.right, tally.answered) }</td>
                <td>{ count(tally.answered as u64) }</td>
            </tr>
        }
    };
    let (come, left): (Vec<_>, Vec<_>) = all.iter().partition(|(.., tally)| tally.answered > 0);
    let left: Vec<usize> = left.into_iter().map(|(place, ..)| place + 1).collect();
    html! {
        <section key="glance" class="question" aria-labelledby="glance-title">
            <h2 id="glance-title">{ t!("At a glance") }</h2>
            <table class="bars">
                <caption class="unseen">{ t!("Share of first predictions that were right, by exercise") }</caption>
                <thead><tr>
                    { head(t!("Exercise")) }{ head(t!("Right at first")) }{ head(t!("Answered")) }
                </tr></thead>
                <tbody>{ for come.into_iter().map(row) }</tbody>
            </table>
            if !left.is_empty() {
                <p id="nobody" class="none">{ t!("Nobody has come to {exercises}.", exercises = listed(&left)) }</p>
            }
        </section>
    }
}

/// Numbers in ascending order as a list, three and more in a row as from the first to the last.
fn listed(numbers: &[usize]) -> String {
    let words = |(from, to): (usize, usize)| match to - from {
        0 => count(from as u64),
        1 => [count(from as u64), count(to as u64)].join(", "),
        _ => t!("{from} to {to}", from = count(from as u64), to = count(to as u64)),
    };
    in_a_row(numbers).into_iter().map(words).collect::<Vec<_>>().join(", ")
}

/// The fragment belongs to the parts of the page, so a jump is made by hand.
fn jump(place: usize) -> Callback<MouseEvent> {
    Callback::from(move |event: MouseEvent| {
        event.prevent_default();
        crate::platform::focus(&format!("#question-{}", place + 1));
    })
}

fn numbered(place: usize, title: &str) -> String {
    format!("{}. {title}", place + 1)
}

fn question(place: usize, exercise: &Exercise, item: &Item, tally: &Tally, tag: &str) -> Html {
    let title = format!("question-{}", place + 1);
    html! {
        <section key={title.clone()} class="question" aria-labelledby={title.clone()}>
            <h2 id={title} tabindex="-1">{ numbered(place, exercise.title.in_language(tag)) }</h2>
            <p>{ exercise.words(&exercise.question, tag) }</p>
            <table class="bars">
                <caption>{ summary(tally) }</caption>
                <thead><tr>
                    { head(t!("Prediction")) }{ head(t!("Students")) }{ head(t!("Share")) }
                </tr></thead>
                <tbody>
                    { for tally.bars.iter().enumerate().map(|(row, bar)| {
                        view_bar(row, *bar, &meaning(exercise, item, bar.bin, tag), tally.answered)
                    }) }
                </tbody>
            </table>
            { goals(exercise, tally, tag) }
        </section>
    }
}

/// How many were right at first, and who needed help.
fn summary(tally: &Tally) -> String {
    let right = t!(
        "Right at first: {right} of {all} ({share})",
        right = count(tally.right as u64),
        all = count(tally.answered as u64),
        share = share(tally.right, tally.answered)
    );
    let hints = t!("hint opened: {count}", count = count(tally.hints as u64));
    [right, hints].join(" · ")
}

fn view_bar(row: usize, shown: Bar, meaning: &Meaning, all: usize) -> Html {
    html! {
        <tr key={row} class={meaning.class}>
            <th scope="row">
                <div class="bar">
                    <span>
                        { text("span", meaning.value.clone()) }
                        if !meaning.what.is_empty() {
                            { " " }
                            <span class="what">{ meaning.what.clone() }</span>
                        }
                    </span>
                    { bar(shown.count, all) }
                </div>
            </th>
            <td>{ count(shown.count as u64) }</td>
            <td>{ share(shown.count, all) }</td>
        </tr>
    }
}

/// A bar: so many of as many as fill it.
fn bar(of: usize, all: usize) -> Html {
    let width = if all == 0 { 0.0 } else { of as f64 * 100.0 / all as f64 };
    // Of the numbers of people in a class, no share is shown with more digits than that.
    let width = (width * 10.0) as u32;
    html! {
        <svg aria-hidden="true" height="14" preserveAspectRatio="none" viewBox="0 0 1000 14">
            <rect class="ground" width="1000" height="14" />
            <rect class="mark" width={width.to_string()} height="14" />
        </svg>
    }
}

/// A share as a percentage without digits that a class is too small for.
fn share(of: usize, all: usize) -> String {
    if all == 0 {
        return "–".into();
    }
    let whole = (of * 200 + all) / (2 * all);
    count(whole as u64) + " %"
}

fn goals(exercise: &Exercise, tally: &Tally, tag: &str) -> Html {
    let goals = exercise.goals.iter().zip(&tally.goals);
    let goal = |(goal, met): (&crate::lesson::Goal, &usize)| {
        let met = t!(
            "Met by {met} of {all}.",
            met = count(*met as u64),
            all = count(tally.answered as u64)
        );
        html! { <li>{ exercise.words(&goal.text, tag) }{ " " }<strong>{ met }</strong></li> }
    };
    html! {
        if !exercise.goals.is_empty() {
            <ul class="goals">{ for goals.map(goal) }</ul>
        }
    }
}
