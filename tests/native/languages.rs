//! What is said in each language: nothing is left in English, and no placeholder unfilled.
//!
//! The trick is a language that nobody speaks: every letter of every text is another one, so what
//! still has Latin letters went past `t!`, or is a name that all languages share.

use crate::moment::traced;
use crate::naive::scenarios;
use crate::why::advice;
use crate::words::{FILES, Speaking};
use pool_vs_loop::chart::{Diagram, Plot, Role, Scene, Shape, Timeline, groups, top_of_axis};
use pool_vs_loop::explain::{self, CHAPTERS, plain};
use pool_vs_loop::export;
use pool_vs_loop::scenario::{
    Accept, Client, Command, Decimal, Entry, Handler, Link, MAX_LINEUP, Overhead, Panel, Scenario,
    Server, Setting, Spread, Theme, View,
};
use pool_vs_loop::sim::{self, Doing, Moment, Results, Traced, Tracing};
use pool_vs_loop::words::{Language, Part, entries, look_up, parts, text};
use proptest::prelude::*;

/// The language that nobody speaks, with the plural rules of Spanish.
fn foreign() -> String {
    let turned = |form: &str| -> String {
        let letters = |text: &str| -> String {
            text.chars().map(|c| if c.is_ascii_alphabetic() { 'ж' } else { c }).collect()
        };
        let part = |part| match part {
            Part::Words(words) => letters(words),
            Part::Placeholder(name) => format!("{{{name}}}"),
        };
        parts(form).map(part).collect()
    };
    let (_, file) = FILES[1];
    let lines = entries(file).map(|entry| {
        let (english, _) = entry.expect("a well-formed line");
        let forms: Vec<String> = text::shown(english).split('|').map(turned).collect();
        format!("{english} => {}\n", forms.join("|"))
    });
    lines.collect()
}

/// Names that are the same in all languages: units, entries, code.
const SHARED: [&str; 20] = [
    "s",
    "ms",
    "w",
    "Task",
    "run",
    "tasks",
    "GIL",
    "def",
    "async",
    "gather",
    "pool",
    "threads",
    "greenlets",
    "loop",
    "blocking",
    "stuck",
    "p",
    "https",
    "example",
    "org",
];

/// Words of a text that no `t!` was asked for.
fn left_over(text: &str, also: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| !word.is_empty());
    let is_known = |word: &&str| {
        SHARED.contains(word)
            || also.split(|c: char| !c.is_ascii_alphabetic()).any(|it| it == *word)
    };
    words.filter(|word| !is_known(word)).map(Into::into).collect()
}

fn check_foreign(text: &str, also: &str) -> Result<(), TestCaseError> {
    let left = left_over(text, also);
    prop_assert!(left.is_empty(), "{:?} in {}", left, text);
    Ok(())
}

/// What no text may have in any language.
fn check_whole(text: &str) -> Result<(), TestCaseError> {
    for wrong in ["{", "}", "|", "##", "  ", " ,", " .", ".."] {
        prop_assert!(!text.contains(wrong), "{:?} in {}", wrong, text);
    }
    prop_assert!(!text.is_empty() && text.trim() == text, "{:?}", text);
    Ok(())
}

/// The texts of a picture that are no code.
fn shown_in(scene: &Scene, texts: &mut Vec<String>) {
    texts.push(scene.description.clone());
    for shape in &scene.shapes {
        match shape {
            Shape::Text { role: Role::Code | Role::Label(_), .. } => {}
            Shape::Text { text, .. } if !text.is_empty() => texts.push(text.clone()),
            _ => {}
        }
    }
}

/// All that is said of a scenario's runs as a whole.
fn of_results(results: &Results) -> Vec<String> {
    let scenario = &results.scenario;
    let lineup = &scenario.lineup;
    let mut texts = vec![
        plain(&explain::answer(results, lineup)),
        plain(&explain::answer(results, &[])),
        explain::caption(scenario),
        explain::experiment(scenario),
        explain::settings(scenario),
        export::title(&Link { scenario: scenario.clone(), ..Link::default() }),
    ];
    for view in View::ALL {
        let table = explain::twin(results, lineup, view);
        texts.push(table.caption);
        texts.extend(table.heads.into_iter().chain(table.rows.into_iter().flatten()));
        texts.push(explain::plot_description(results, &groups(results, lineup, view), view));
        texts.extend(
            [0, 1, 50, 95, 100]
                .map(|place| explain::readout(results, lineup, view, place).sentence()),
        );
        let until = top_of_axis(results, lineup, view);
        for width in [288, 700] {
            let plot = Plot { results, shown: lineup, view, until, width, at: Some(1) };
            shown_in(&plot.scene(), &mut texts);
        }
    }
    for column in explain::columns(Some(results)) {
        texts.extend([column.head, column.meaning].map(|text| look_up(text).to_owned()));
        texts.extend(results.entries.iter().map(|result| column.text(results, result)));
    }
    texts.extend(results.entries.iter().map(|result| match &result.closed_form {
        Ok(form) => explain::formula(form),
        Err(why) => explain::no_formula(*why),
    }));
    texts
}

/// All that is said of an entry's run.
fn of_entry(results: &Results, entry: Entry) -> Vec<String> {
    let scenario = &results.scenario;
    let mut texts = export::beyond_command(scenario, entry);
    let Some(result) = results.of(entry) else { return texts };
    let end = result.summary.makespan.max(1);
    let width = 400;
    let mut tracing = Tracing::new(scenario, entry, 0..end, Timeline::columns(scenario, width));
    while !tracing.advance(u64::MAX) {}
    let traced: Traced = tracing.finish().expect("a finished run");
    texts.extend(explain::why(results, entry, &traced.account).iter().map(|it| plain(it)));
    let advice = advice(results, entry);
    texts.push(plain(&explain::best(&advice)));
    for effect in &advice.helpful {
        texts.push(explain::change_label(&effect.change));
        texts.push(plain(&explain::effect(&advice, effect)));
    }
    texts.push(explain::timeline_description(scenario, &traced));
    texts.extend(
        explain::time_spent(scenario, entry, &traced.account)
            .into_iter()
            .flat_map(|line| [line.name.to_owned(), line.share, line.total, line.mean]),
    );
    texts.push(explain::band_text(&traced, 0, &(0..1)));
    let last = traced.bands.rows() - 1;
    texts.push(explain::band_text(&traced, last, &(0..1)));
    let timeline = Timeline { scenario, traced: &traced, width, at: None };
    shown_in(&timeline.scene(), &mut texts);
    let (run, segments) = self::traced(scenario, entry);
    texts.extend(segments.iter().step_by(7).map(|segment| explain::segment_text(entry, segment)));
    for at in [0, end / 3, end / 2, end] {
        let moment = Moment::of(&run, scenario.workers, at, Diagram::KEEP);
        texts.push(explain::moment(entry, &moment, Some(&Doing::at(&segments, at))));
        texts.push(explain::moment(entry, &moment, None));
        for width in [288, 700] {
            let segments = Some(segments.as_slice());
            let diagram = Diagram { scenario, entry, moment: &moment, segments, width };
            shown_in(&diagram.scene(), &mut texts);
        }
    }
    texts
}

fn said(scenario: &Scenario) -> Vec<String> {
    let results = sim::run(scenario);
    let mut texts = of_results(&results);
    for &entry in &scenario.lineup {
        texts.extend(of_entry(&results, entry));
    }
    texts
}

/// What is said of settings and choices, whatever runs.
fn fixed() -> Vec<String> {
    let one = Decimal::from_millionths(1_500_000);
    let mut texts: Vec<String> = Vec::new();
    let mut say = |text: &str| texts.push(text.into());
    for panel in Panel::ALL {
        say(explain::panel_name(panel));
    }
    Theme::ALL.into_iter().for_each(|theme| say(explain::theme_name(theme)));
    View::ALL.into_iter().for_each(|view| say(explain::view_name(view)));
    for server in Server::ALL {
        say(explain::server_help(server));
    }
    for handler in Handler::ALL {
        say(explain::handler_help(handler));
    }
    for client in [Client::Burst, Client::Paced(one), Client::Poisson(one), Client::Closed(3)] {
        [explain::client_name(client), explain::client_help(client)].into_iter().for_each(&mut say);
    }
    for spread in [Spread::Fixed, Spread::Uniform(one), Spread::Exponential, Spread::Lognormal(one)]
    {
        [explain::spread_name(spread), explain::spread_help(spread)].into_iter().for_each(&mut say);
    }
    for accept in [Accept::Even, Accept::Random, Accept::Measured, Accept::Shares(vec![1])] {
        [explain::accept_name(&accept), explain::accept_help(&accept)]
            .into_iter()
            .for_each(&mut say);
    }
    for overhead in [Overhead::None, Overhead::Measured, Overhead::Given(3)] {
        [explain::overhead_name(overhead), explain::overhead_help(overhead)]
            .into_iter()
            .for_each(&mut say);
    }
    for setting in Setting::MAIN.into_iter().chain(Setting::MORE) {
        [explain::label(setting), explain::help(setting)].into_iter().for_each(&mut say);
        say(&explain::allowed(setting));
        [1, 2, 1_000_000].into_iter().for_each(|value| say(&explain::spoken_value(setting, value)));
    }
    [1, 2, 3].into_iter().for_each(|workers| say(&explain::allowed_shares(workers)));
    for entry in Entry::ALL {
        say(explain::entry_note(entry));
    }
    for kind in export::Kind::ALL {
        say(look_up(kind.label()));
    }
    for chapter in CHAPTERS {
        [chapter.title, chapter.watch].into_iter().for_each(|text| say(look_up(text)));
    }
    for term in explain::GLOSSARY {
        [term.word, term.meaning].into_iter().for_each(|text| say(look_up(text)));
    }
    for (_, _, what) in explain::SHORTCUTS {
        say(look_up(what));
    }
    for (place, what) in explain::LOCAL_KEYS {
        [place, what].into_iter().for_each(|text| say(look_up(text)));
    }
    explain::TIME_SPENT.into_iter().for_each(|head| say(look_up(head)));
    [1, 2, 1_000_000].into_iter().for_each(|replies| say(&explain::replies(replies)));
    texts
}

/// Links with something wrong in each of their keys, and the sentences about that.
fn notices() -> Vec<(String, String)> {
    let mut keys: Vec<String> = [
        "v", "lineup", "hide", "client", "spread", "accept", "overhead", "embed", "show", "view",
        "theme", "lang", "focus", "at",
    ]
    .map(|key| format!("{key}=no!"))
    .into();
    let settings = Setting::MAIN.into_iter().chain(Setting::MORE);
    keys.extend(settings.map(|setting| format!("{}=no!", setting.key())));
    keys.extend(["wrkers=3", "workers=3&workers=4", "v=9", "accept=shares:1-2"].map(Into::into));
    keys.extend(
        ["lineup=greenlets:async", "a=1&b=2&c=3&d=4&e=5&f=6&g=7&h=8&i=9&j=1"].map(Into::into),
    );
    keys.push(format!("workers={}", "9".repeat(70_000)));
    let said = keys.iter().flat_map(|query| {
        let (_, notices) = Link::decode(query);
        assert!(!notices.is_empty(), "{query:.80}");
        notices.into_iter().map(|notice| (query.clone(), explain::notice(&notice)))
    });
    said.collect()
}

/// What is said of pasted commands.
fn commands() -> Vec<(String, String)> {
    let lines = [
        "",
        "make coffee",
        "gunicorn app:app",
        "gunicorn -w 4 --threads 10 -k gthread --timeout 30 --backlog 5 -b :80 -c x.py app:app",
        "gunicorn -w 2 --timeout 0 -k tornado --preload --reload --log-level debug --frobnicate a:b",
        "gunicorn -w x --max-requests 3 --keep-alive 2 --worker-connections 9 --certfile c a:b",
        "gunicorn -w 2 -w 3 --threads 4 --timeout -1 --backlog 0 -k gevent a:b",
        "uvicorn app:app --workers 4 --loop asyncio --host 0.0.0.0 --limit-concurrency 5 --backlog 9",
    ];
    let said = lines.into_iter().flat_map(|line| {
        let texts = match Command::parse(line) {
            Ok(command) => explain::command(&command),
            Err(why) => vec![explain::no_command(why)],
        };
        texts.into_iter().map(|text| (line.to_owned(), text)).collect::<Vec<_>>()
    });
    said.collect()
}

#[test]
fn no_fixed_text_goes_past_the_languages() {
    let _speaking = Speaking::new(Language::Spanish, &foreign());
    for text in fixed() {
        assert_eq!(left_over(&text, "Flask FastAPI"), [] as [&str; 0], "{text}");
    }
    // Notices and answers to commands quote what they are about.
    let grammar: Vec<String> = Panel::ALL.map(Panel::word).into_iter().map(Into::into).collect();
    let grammar = grammar.join(" ")
        + " request finished percentiles light dark auto Español gunicorn uvicorn fastapi hypercorn";
    for (query, text) in notices().into_iter().chain(commands()) {
        assert_eq!(left_over(&text, &(query + &grammar)), [] as [&str; 0], "{text}");
    }
}

#[test]
fn fixed_texts_and_notices_are_whole_in_every_language() {
    for (language, file) in FILES {
        let _speaking = Speaking::new(language, file);
        let quoting = notices().into_iter().chain(commands()).map(|(_, text)| text);
        for text in fixed().into_iter().chain(quoting) {
            assert!(check_whole(&text).is_ok(), "{language:?}: {text}");
        }
    }
}

#[test]
fn every_chapter_is_explained_in_every_language() {
    for chapter in CHAPTERS {
        let scenario = chapter.link().scenario;
        let in_foreign = {
            let _speaking = Speaking::new(Language::Spanish, &foreign());
            said(&scenario)
        };
        for text in &in_foreign {
            assert_eq!(left_over(text, ""), [] as [&str; 0], "{}: {text}", chapter.title);
        }
        for (language, file) in FILES {
            let _speaking = Speaking::new(language, file);
            for text in said(&scenario) {
                assert!(check_whole(&text).is_ok(), "{language:?}: {text}");
            }
        }
    }
}

/// Small scenarios with a line-up of several.
fn scenario() -> impl Strategy<Value = Scenario> {
    let lineup = prop::sample::subsequence(Entry::ALL.to_vec(), 1..=MAX_LINEUP).prop_shuffle();
    (scenarios::small(), lineup).prop_map(|(scenario, lineup)| Scenario { lineup, ..scenario })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn any_run_is_explained_in_every_language(scenario in scenario()) {
        {
            let _speaking = Speaking::new(Language::Spanish, &foreign());
            for text in said(&scenario) {
                check_foreign(&text, "")?;
            }
        }
        for (language, file) in FILES {
            let _speaking = Speaking::new(language, file);
            for text in said(&scenario) {
                check_whole(&text)?;
            }
        }
    }
}
