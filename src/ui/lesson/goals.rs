//! "Now change it so that …": what is reached, and how far the rest is.
//!
//! What a slider passes while it is dragged is not what its reader set: goals are met where it is let
//! go. What holds at the moment is shown all along, and nothing of it changes its height under the
//! finger: the controls are below.

use super::after::onward_as;
use super::desk::{At, Desk, Step, tongue};
use crate::lesson::address::At as Address;
use crate::lesson::{Check, Exercise, fixed_name};
use crate::ui::app::{App, Msg};
use crate::ui::parts::text;
use crate::words::t;
use yew::html::Scope;
use yew::prelude::*;

/// The goals, above the settings.
pub fn view(link: &Scope<App>, desk: &Desk) -> Html {
    let Some(exercise) = desk.exercise().filter(|it| !desk.hides() && !it.goals.is_empty()) else {
        return Html::default();
    };
    let At::Exercise(place) = desk.at else { return Html::default() };
    let goal = |(index, words): (usize, &String)| -> Html {
        let met = desk.has_met(index);
        let active = desk.goal == Some(index);
        let now = if active { desk.goal_holds() } else { met };
        let begin = link.callback(move |_| Msg::Lesson(Step::Goal(index)));
        let word = match (active, met) {
            (true, _) => t!("Start over"),
            (_, true) => t!("Again"),
            (false, false) => t!("Start"),
        };
        let state = match (met, now) {
            (true, true) => html! { <span>{ t!("✓ Met") }</span> },
            (true, false) => html! { <span>{ t!("✓ Met before") }</span> },
            (false, _) => html! { <span class="unseen">{ t!("(not met yet)") }</span> },
        };
        html! {
            <li key={index} tabindex="-1" class={met.then_some("met")}
                aria-current={active.then_some("step")}>
                <div>
                    <span class="mark">{ mark(now) }</span>
                    <span>
                        { words }
                        if active {
                            { conditions(desk, exercise, index) }
                        }
                        <span class="row">
                            <button type="button" class="quiet" value={index.to_string()} onclick={begin}>{ word }</button>
                            { state }
                        </span>
                        if desk.started == Some(index) {
                            { text("small", undo()) }
                        }
                    </span>
                </div>
            </li>
        }
    };
    let all = (0..exercise.goals.len()).all(|goal| desk.has_met(goal));
    let onward = onward_as(link, desk, place, if all { "main" } else { "quiet" });
    html! {
        <div key="goals" id="goals" class="goals" role="group" aria-labelledby="goals-title">
            <h3 id="goals-title" tabindex="-1">{ t!("Your turn") }</h3>
            <ol>{ for desk.texts.0.goals.iter().enumerate().map(goal) }</ol>
            <div class="row onward">{ onward }</div>
        </div>
    }
}

/// What the goal that is under way asks, and what of it holds.
fn conditions(desk: &Desk, exercise: &Exercise, goal: usize) -> Html {
    let fixed = exercise.goals.get(goal).map_or(&[][..], |goal| &goal.fixed);
    let (kept, rest) = desk.checks.split_at(fixed.len().min(desk.checks.len()));
    let name = |(place, (key, check)): (usize, (&String, &Check))| {
        html! {
            <>
                { if place > 0 { ", " } else { " " } }
                <span class={(!check.holds).then_some("off")}>{ fixed_name(key) }</span>
                if !check.holds {
                    <span class="unseen">{ t!("(does not hold)") }</span>
                }
            </>
        }
    };
    html! {
        <ul>
            { for rest.iter().map(check) }
            if !kept.is_empty() {
                <li class="kept">
                    <span class="mark">{ mark(Check::all_hold(kept)) }</span>
                    <span>{ t!("As at the start:") }{ for fixed.iter().zip(kept).enumerate().map(name) }</span>
                </li>
            }
        </ul>
    }
}

/// A condition, and the value that it has now.
fn check(check: &Check) -> Html {
    let now = |value: &String| {
        html! { <span class="now">{ "— " }{ t!("now {value}", value = value) }</span> }
    };
    html! {
        <li>
            <span class="mark">{ mark(check.holds) }</span>
            <span>{ &check.text }{ " " }{ for check.measured.as_ref().map(now) }</span>
            <span class="unseen">{ if check.holds { t!("(holds)") } else { t!("(does not hold)") } }</span>
        </li>
    }
}

const fn mark(met: bool) -> &'static str {
    if met { "✓" } else { "○" }
}

fn undo() -> &'static str {
    t!("Undo brings your own settings back.")
}

impl Desk {
    /// Whether the goal that is under way is reached at the moment.
    fn goal_holds(&self) -> bool {
        !self.checks.is_empty() && Check::all_hold(&self.checks)
    }
}

impl App {
    /// Holds what is set against the goals: the one that is under way all along, the others where a
    /// slider is let go. A goal that is reached is met, also by who hasn't begun with it.
    pub(in crate::ui) fn look_at_goal(&mut self) {
        self.desk.checks.clear();
        if self.desk.hides() {
            return;
        }
        let Some(exercise) = self.desk.exercise() else { return };
        // On the way to another place the settings are that one's already.
        if Address::parse(&self.address.fragment()).exercise() != Some(&exercise.id) {
            return;
        }
        let scenario = &self.link.scenario;
        let under_way = self.desk.goal.and_then(|place| exercise.goals.get(place));
        let checks = under_way.map(|goal| goal.look(exercise, scenario, tongue()));
        let mut met: Vec<usize> = Vec::new();
        if !self.dragging {
            let reached = |place: &usize| {
                !self.desk.has_met(*place)
                    && match &checks {
                        Some(checks) if self.desk.goal == Some(*place) => Check::all_hold(checks),
                        _ => exercise.goals[*place].is_met(exercise, scenario),
                    }
            };
            met.extend((0..exercise.goals.len()).filter(reached));
        }
        self.desk.checks = checks.unwrap_or_default();
        for place in met {
            self.desk.note(|tried| tried.meet(place));
            self.announced = t!("Done: this goal is met.").into();
        }
    }

    /// Begins with a goal, from the settings that it starts from.
    pub(super) fn begin_goal(&mut self, scope: &Scope<Self>, place: usize) -> bool {
        self.desk.goal = Some(place);
        let Some(link) = self.beginning() else { return false };
        let lost = link.scenario != self.link.scenario;
        self.apply(scope, link);
        self.look_at_goal();
        self.desk.started = lost.then_some(place);
        if lost {
            self.announced = undo().into();
        }
        self.refocus = Some("#goals [aria-current]");
        true
    }
}
