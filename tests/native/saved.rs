//! Files to take along: kept pictures, and what must hold of any.

use crate::strategies;
use expect_test::expect_file;
use pool_vs_loop::chart::Timeline;
use pool_vs_loop::explain::{answer, plain};
use pool_vs_loop::export::{self, File, Kind, Picture, Subject, data};
use pool_vs_loop::scenario::{Entry, Link, Scenario, Theme};
use pool_vs_loop::sim::{self, Results, Traced, Tracing};
use proptest::prelude::*;

const ADDRESS: &str = "https://example.org/pool-vs-loop/";

fn link(query: &str) -> Link {
    let (link, notices) = Link::decode(query);
    assert!(notices.is_empty(), "{query}");
    link
}

/// What the entry in focus did, as the page traces it in a column of that width.
fn traced(link: &Link, results: &Results, width: i32) -> Option<Traced> {
    let entry = link.focused()?;
    let end = results.of(entry)?.summary.makespan + results.first_sent();
    let columns = Timeline::columns(&link.scenario, width);
    let mut tracing = Tracing::new(&link.scenario, entry, 0..end.max(1), columns);
    while !tracing.advance(1_000) {}
    tracing.finish()
}

/// A file of any kind, with all that is in it.
fn saved(kind: Kind, link: &Link, theme: Theme) -> File<String> {
    let results = sim::run(&link.scenario);
    if let Some(File { name, mime, content }) = data(kind, link, &results) {
        return File { name, mime, content: content.collect() };
    }
    let traced = traced(link, &results, 640);
    let subject = Subject { link, results: &results, address: ADDRESS, theme };
    let File { name, mime, content } =
        export::picture(kind, &subject, traced.as_ref()).expect("a file");
    File { name, mime, content: content.svg }
}

fn lines(svg: &str) -> String {
    svg.replace("><", ">\n<") + "\n"
}

#[test]
fn pictures_are_kept() {
    let losses = link("requests=100&backlog=20&timeout=900ms&view=finished&cores=2&at=0.5s");
    expect_file!["pictures/saved-plot-light.svg"]
        .assert_eq(&lines(&saved(Kind::PlotSvg, &link(""), Theme::Light).content));
    expect_file!["pictures/saved-plot-dark.svg"]
        .assert_eq(&lines(&saved(Kind::PlotSvg, &losses, Theme::Dark).content));
    expect_file!["pictures/saved-timeline-light.svg"].assert_eq(&lines(
        &saved(Kind::TimelineSvg, &link("focus=2&at=1.5s"), Theme::Light).content,
    ));
    expect_file!["pictures/saved-timeline-dark.svg"].assert_eq(&lines(
        &saved(Kind::TimelineSvg, &link("requests=1000&focus=5&cpu=3ms"), Theme::Dark).content,
    ));
}

#[test]
fn names_name_the_scenario() {
    let name = |kind, query: &str| saved(kind, &link(query), Theme::Light).name;
    assert_eq!(name(Kind::PlotSvg, ""), "pool-vs-loop-4-workers-16-requests.svg");
    assert_eq!(
        name(Kind::PlotPng, "view=percentiles&workers=1&requests=1"),
        "pool-vs-loop-1-worker-1-request-percentiles.png"
    );
    assert_eq!(
        name(Kind::TimelineSvg, "focus=6"),
        "pool-vs-loop-4-workers-16-requests-timeline-loop-gather.svg"
    );
    assert_eq!(name(Kind::Csv, "view=finished"), "pool-vs-loop-4-workers-16-requests.csv");
    assert_eq!(name(Kind::Json, "requests=1000"), "pool-vs-loop-4-workers-1000-requests.json");
}

#[test]
fn each_kind_is_what_it_says() {
    for kind in Kind::ALL {
        let file = saved(kind, &Link::default(), Theme::Light);
        assert_eq!(file.content.starts_with("<svg "), !kind.is_data(), "{kind:?}");
        assert_eq!(file.mime == "image/png", kind.is_png(), "{kind:?}");
        let ending = kind.label().rsplit(' ').next().expect("a word").to_ascii_lowercase();
        assert!(file.name.ends_with(&[".", &ending].concat()), "{}", file.name);
    }
}

#[test]
fn without_a_trace_there_is_no_timeline_and_data_are_no_picture() {
    let (link, results) = (Link::default(), sim::run(&Scenario::default()));
    let subject = Subject { link: &link, results: &results, address: "", theme: Theme::Light };
    for kind in Kind::ALL {
        let plot = matches!(kind, Kind::PlotSvg | Kind::PlotPng);
        assert_eq!(export::picture(kind, &subject, None).is_some(), plot, "{kind:?}");
        assert_eq!(data(kind, &link, &results).is_some(), kind.is_data(), "{kind:?}");
    }
}

#[test]
fn a_file_is_of_the_results_and_not_of_what_is_still_being_simulated() {
    let results = sim::run(&Scenario::default());
    let newer = link("workers=2&requests=99&lineup=loop:gather,pool:blocking&hide=2&view=finished");
    let subject = Subject { link: &newer, results: &results, address: "", theme: Theme::Light };
    let file = export::picture(Kind::PlotSvg, &subject, None).expect("a file");
    assert_eq!(file.name, "pool-vs-loop-4-workers-16-requests-finished.svg");
    let svg = file.content.svg;
    assert!(svg.contains("Workers 4 · Requests 16 ·"));
    // The hidden entry has another place in that line-up, and the entry in focus too.
    assert!(svg.contains("Loop: ?hide=1&amp;view=finished&amp;focus=6<"), "{svg}");
    assert!(!svg.contains("pool: blocking ="));
    let file = data(Kind::Json, &newer, &results).expect("a file");
    assert_eq!(file.name, "pool-vs-loop-4-workers-16-requests.json");
    let object: String = file.content.collect();
    assert!(object.starts_with(r#"{"scenario":"hide=1&view=finished&focus=6","notices":[],"#));
}

#[test]
fn an_unknown_address_leaves_the_query() {
    let results = sim::run(&Scenario::default());
    let source = |link: &Link| {
        let subject = Subject { link, results: &results, address: "", theme: Theme::Light };
        let svg = subject.plot().svg;
        svg[svg.find("Simulated with").expect("a source")..].to_owned()
    };
    assert!(source(&Link::default()).starts_with("Simulated with Pool vs Loop</text></svg>"));
    assert!(source(&link("view=percentiles")).starts_with("Simulated with Pool vs Loop: ?view="));
}

#[test]
fn nothing_of_an_address_becomes_markup() {
    let (link, results) = (Link::default(), sim::run(&Scenario::default()));
    let address = "https://example.org/</text><script>alert(1)</script>&amp;\"'\u{1}\u{ffff}";
    let svg = Subject { link: &link, results: &results, address, theme: Theme::Dark }.plot().svg;
    let document = roxmltree::Document::parse(&svg).expect("well-formed XML");
    assert!(!document.descendants().any(|node| node.has_tag_name("script")));
    let text: String = document.descendants().filter_map(|node| node.text()).collect();
    assert!(text.contains("</text><script>alert(1)</script>&amp;\"'"));
}

/// What must hold of any picture.
fn check(picture: &Picture, title: &str, subject: &Subject) {
    let svg = &picture.svg;
    for foreign in ["class=", "style=", "var(", "url(", "href", "\"none\" d=", "NaN", "font=\""] {
        assert!(!svg.contains(foreign), "{foreign} in {svg}");
    }
    let document = roxmltree::Document::parse(svg).expect("well-formed XML");
    let root = document.root_element();
    assert_eq!(root.tag_name().namespace(), Some("http://www.w3.org/2000/svg"));
    let [width, height] = [picture.width, picture.height].map(|length| length.to_string());
    assert_eq!(root.attribute("width"), Some(&*width));
    assert_eq!(root.attribute("height"), Some(&*height));
    let of = |name: &str| {
        let node =
            root.children().find(|node| node.has_tag_name(("http://www.w3.org/2000/svg", name)));
        node.and_then(|node| node.text()).unwrap_or_default().to_owned()
    };
    assert_eq!(of("title"), title);
    assert!(of("desc").ends_with('.'));
    // The small print has the whole link, whatever its length.
    let texts =
        root.descendants().filter(|node| node.has_tag_name(("http://www.w3.org/2000/svg", "text")));
    let whole: Vec<String> = texts
        .map(|text| {
            text.descendants()
                .filter(|node| node.is_text())
                .filter_map(|node| node.text())
                .collect()
        })
        .collect();
    let query = subject.link.opened().encode();
    assert!(whole.concat().ends_with(&query), "{query} in {whole:?}");
    // Every line of text fits, also in a wide font.
    for line in &whole {
        assert!(line.trim_end().chars().count() <= 115, "{line}");
    }
    // Numbers have no more than three decimals.
    let digits = |number: &str| number.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    for node in root.descendants() {
        for attribute in node.attributes().filter(|attribute| attribute.name() != "font-family") {
            let numbers = attribute.value().split(|c: char| !(c.is_ascii_digit() || c == '.'));
            assert!(numbers.into_iter().all(|number| digits(number) <= 3), "{attribute:?}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_picture_is_well_formed_and_stands_alone(
        looks in strategies::link(),
        requests in 1..300_u32,
        width in 200..1_200_i32,
        dark in any::<bool>(),
    ) {
        let io = looks.scenario.io.min(10_000_000);
        let scenario = Scenario { requests, io, ..looks.scenario.clone() };
        let link = Link { scenario, ..looks };
        let results = sim::run(&link.scenario);
        let theme = if dark { Theme::Dark } else { Theme::Light };
        let subject = Subject { link: &link, results: &results, address: ADDRESS, theme };
        let shown: Vec<Entry> = link.shown().collect();
        check(&subject.plot(), &plain(&answer(&results, &shown)), &subject);
        if let Some(traced) = traced(&link, &results, width) {
            let title = plain(&pool_vs_loop::explain::timeline_title(&link.scenario, &traced));
            check(&subject.timeline(&traced), &title, &subject);
        }
    }
}
