//! Every key of the grammar at its limits, below and above, and what its words are.

use pool_vs_loop::explain;
use pool_vs_loop::scenario::{
    Accept, Allowed, Client, Decimal, Handler, Link, Notice, Overhead, Panel, Server, Setting,
    Spread, Theme, View,
};

/// Values of a key that are taken, and values that are not.
const KEYS: [(&str, &[&str], &[&str]); 26] = [
    ("v", &["1", "01"], &["0", "", "one", "1.0", "-1", "4294967296"]),
    ("workers", &["1", "1024"], &["0", "1025", "1.0", "four"]),
    ("requests", &["1", "1000000"], &["0", "1000001", "1e3"]),
    ("io", &["0", "3600s", "3600000000us"], &["-1", "3600000001us", "3601s"]),
    ("subtasks", &["1", "64"], &["0", "65"]),
    ("cpu", &["0", "60s", "60000", "0.5ms"], &["60000001us", "60.1s", "-1", "none"]),
    (
        "lineup",
        &["pool:stuck", "threads:gather,greenlets:blocking"],
        &["greenlets:async", "pool", "pool:", ":", "Pool:blocking", "loop:gather,loop:gather"],
    ),
    ("hide", &["1", "6", "6,1,1"], &["0", "7", "", "1,", "1-2"]),
    ("threads", &["1", "1024"], &["0", "1025"]),
    ("tokens", &["1", "1024"], &["0", "1025"]),
    ("cores", &["1", "1024"], &["0", "1025"]),
    (
        "client",
        &[
            "burst",
            "paced:0.001",
            "paced:100000",
            "poisson:0.001",
            "poisson:100000.000000",
            "closed:1",
            "closed:100000",
        ],
        &[
            "",
            "Burst",
            "burst:",
            "burst:1",
            "paced",
            "paced:",
            "paced:0",
            "paced:0.000999",
            "paced:100000.000001",
            "paced:1e3",
            "paced:+1",
            "paced:-1",
            "paced:5.",
            "paced:.5",
            "paced:1.0000001",
            "paced:1.0000000",
            "paced:1.2.3",
            "paced:1:2",
            "paced:inf",
            "poisson:0.000999",
            "poisson:100001",
            "closed:0",
            "closed:100001",
            "closed:1.5",
            "closed",
        ],
    ),
    (
        "spread",
        &[
            "fixed",
            "exponential",
            "uniform:0.000001",
            "uniform:1",
            "lognormal:0.000001",
            "lognormal:10",
        ],
        &[
            "",
            "uniform",
            "uniform:0",
            "uniform:0.0000001",
            "uniform:1.000001",
            "lognormal:0",
            "lognormal:10.000001",
            "lognormal:1e0",
            "exponential:1",
            "fixed:",
        ],
    ),
    (
        "accept",
        &["even", "random", "measured", "shares:0-0-0-1", "shares:1000000-0-1000000-7"],
        &[
            "",
            "shares",
            "shares:",
            "shares:0-0-0-0",
            "shares:1-2-3",
            "shares:1-2-3-4-5",
            "shares:1-2-3-",
            "shares:1-2--4",
            "shares:1-2-3-1000001",
            "shares:1.5-2-3-4",
            "shares:1,2,3,4",
            "shares:+1-2-3-4",
            "even:",
        ],
    ),
    ("connections", &["none", "1", "100000"], &["0", "100001", "", "None"]),
    (
        "overhead",
        &["none", "measured", "0", "1s", "1000", "1us"],
        &["1000001us", "1.1s", "-1", "", "given"],
    ),
    ("timeout", &["none", "0", "3600s"], &["3600000001us", "", "-1"]),
    ("backlog", &["none", "1", "1000000"], &["0", "1000001"]),
    ("seed", &["0", "4294967295"], &["4294967296", "-1", "none", "1.0"]),
    ("embed", &["1"], &["0", "", "2", "01", "true", "yes"]),
    (
        "show",
        &[
            "plot",
            "truth,chapters",
            "chapters,answer,controls,plot,timeline,diagram,summary,log,why,take,truth",
        ],
        &["", "plot,", "plot,plot", "Plot", "plot,map", "plot log"],
    ),
    ("view", &["request", "finished", "percentiles"], &["", "Request", "time"]),
    ("theme", &["light", "dark", "auto"], &["", "sepia", "DARK"]),
    (
        "lang",
        &["en", "ast", "pt-br", "zh-hant-tw", "de-1996", "en-aa-bbbbbbbb-cccccccc-dddddddd-12"],
        &[
            "",
            "e",
            "engl",
            "EN",
            "pt-BR",
            "pt_br",
            "en-",
            "en-a",
            "en-abcdefghi",
            "-en",
            "12",
            "en-gb--x1",
            "én",
            "en-é1",
            "en-aa-bbbbbbbb-cccccccc-dddddddd-123",
        ],
    ),
    ("focus", &["1", "6"], &["0", "7", "", "1,2", "-1", "pool:async"]),
    (
        "at",
        &["0", "1us", "4000000000s", "4000000000000000us"],
        &["4000000000000001us", "4000000001s", "", "end", "-1", "none"],
    ),
];

#[test]
fn every_key_holds_at_its_limits_and_falls_back_alone_beyond() {
    for (key, good, bad) in KEYS {
        for value in good {
            let (link, notices) = Link::decode(&format!("{key}={value}"));
            assert_eq!(notices, [], "{key}={value}");
            assert_eq!(Link::decode(&link.encode()).0, link, "{key}={value}");
        }
        for value in bad {
            let (link, notices) =
                Link::decode(&format!("{key}={}&colour=red", value.replace('+', "%2B")));
            assert_eq!(notices.len(), 2, "{key}={value}: {notices:?}");
            let said = notices.iter().filter(|notice| {
                matches!(notice, Notice::BadValue { key: of, value: given, .. }
                    if *of == key && (given == value || key == "lineup" && value.contains(given.as_str())))
            });
            assert_eq!(said.count(), 1, "{key}={value}: {notices:?}");
            if key != "lineup" {
                assert_eq!(link, Link::default(), "{key}={value}");
            }
        }
    }
    assert_eq!(Link::decode("lineup=greenlets:gather").0, Link::default());
}

#[test]
fn a_bad_value_leaves_the_other_keys_as_they_are() {
    let rest = "subtasks=3&seed=9&theme=dark";
    let (expected, _) = Link::decode(rest);
    for (key, _, bad) in KEYS {
        if ["subtasks", "seed", "theme", "lineup"].contains(&key) {
            continue;
        }
        for value in bad {
            for query in [format!("{key}={value}&{rest}"), format!("{rest}&{key}={value}")] {
                assert_eq!(Link::decode(&query).0, expected, "{query}");
            }
        }
    }
}

#[test]
fn each_key_says_what_it_says() {
    let link = |query| Link::decode(query).0;
    let scenario = |query| link(query).scenario;
    let millionths = Decimal::from_millionths;
    assert_eq!(scenario("cpu=20").cpu, 20_000);
    assert_eq!(scenario("threads=7").threads, 7);
    assert_eq!(scenario("tokens=7").tokens, 7);
    assert_eq!(scenario("cores=7").cores, 7);
    assert_eq!(scenario("client=paced:2.5").client, Client::Paced(millionths(2_500_000)));
    assert_eq!(scenario("client=poisson:0.001").client, Client::Poisson(millionths(1_000)));
    assert_eq!(scenario("client=closed:12").client, Client::Closed(12));
    assert_eq!(scenario("spread=uniform:0.25").spread, Spread::Uniform(millionths(250_000)));
    assert_eq!(scenario("spread=exponential").spread, Spread::Exponential);
    assert_eq!(scenario("spread=lognormal:10").spread, Spread::Lognormal(millionths(10_000_000)));
    assert_eq!(scenario("accept=random").accept, Accept::Random);
    assert_eq!(scenario("accept=measured").accept, Accept::Measured);
    let shares = scenario("accept=shares:44-24-16-0").accept;
    assert_eq!(shares, Accept::Shares(vec![44, 24, 16, 0]));
    assert_eq!(scenario("connections=5").connections, Some(5));
    assert_eq!(scenario("overhead=measured").overhead, Overhead::Measured);
    assert_eq!(scenario("overhead=2").overhead, Overhead::Given(2_000));
    assert_eq!(scenario("timeout=30s").timeout, Some(30_000_000));
    assert_eq!(scenario("backlog=2048").backlog, Some(2_048));
    assert_eq!(scenario("seed=4294967295").seed, u32::MAX);
    assert!(link("embed=1").embed);
    assert_eq!(link("show=log,answer").show, Some(vec![Panel::Log, Panel::Answer]));
    assert_eq!(link("view=finished").view, View::Finished);
    assert_eq!(link("theme=light").theme, Theme::Light);
    assert_eq!(link("lang=pt-br").lang.as_deref(), Some("pt-br"));
    assert_eq!(link("focus=3").focus, 2);
    assert_eq!(link("at=2").at, Some(2_000));
}

#[test]
fn an_embedded_page_has_fewer_panels_unless_it_asks() {
    assert_eq!(Link::default().panels(), Panel::ALL);
    assert_eq!(Link::decode("embed=1").0.panels(), [Panel::Answer, Panel::Controls, Panel::Plot]);
    assert_eq!(Link::decode("embed=1&show=truth,plot").0.panels(), [Panel::Truth, Panel::Plot]);
}

#[test]
fn shares_hide_and_focus_are_checked_last_wherever_they_stand() {
    let pairs = [
        "accept=shares:1-2-3",
        "hide=2",
        "focus=2",
        "lineup=loop:stuck,threads:async,pool:gather",
        "workers=3",
    ];
    for turn in 0..pairs.len() {
        let mut pairs = pairs;
        pairs.rotate_left(turn);
        let (link, notices) = Link::decode(&pairs.join("&"));
        assert_eq!(notices, [], "{pairs:?}");
        assert_eq!(link.scenario.accept, Accept::Shares(vec![1, 2, 3]));
        assert_eq!(link.hidden, link.scenario.lineup[1..2]);
        assert_eq!(link.focused().map(|entry| entry.to_string()).as_deref(), Some("threads:async"));
    }
    // A bad `workers` falls back to 4, and with it the shares.
    let (link, notices) = Link::decode("accept=shares:1-2-3&workers=0");
    assert_eq!(link, Link::default());
    assert_eq!(notices.len(), 2);
    let allowed = Allowed::Weights(4);
    let value = "shares:1-2-3".into();
    assert_eq!(notices[1], Notice::BadValue { key: "accept", value, allowed });
}

#[test]
fn the_focus_counts_entries_as_they_were_written() {
    let focused = |query: &str| {
        let (link, notices) = Link::decode(query);
        (link.focused().map(|entry| entry.to_string()).unwrap_or_default(), notices.len())
    };
    let lineup = "lineup=greenlets:gather,loop:async,pool:async";
    assert_eq!(focused(&format!("{lineup}&focus=2")), ("loop:async".into(), 1));
    assert_eq!(focused(&format!("focus=3&{lineup}")), ("pool:async".into(), 1));
    // The dropped one has its notice already.
    assert_eq!(focused(&format!("{lineup}&focus=1")), ("loop:async".into(), 1));
    assert_eq!(focused(&format!("{lineup}&focus=4")), ("loop:async".into(), 2));
    let ninth = "lineup=pool:blocking,pool:async,pool:gather,pool:stuck,loop:blocking,loop:async,\
                 loop:gather,loop:stuck,threads:async&focus=9";
    assert_eq!(focused(ninth), ("pool:blocking".into(), 1));
}

#[test]
fn shares_are_for_up_to_64_workers() {
    let query = |workers: usize| {
        format!("workers={workers}&accept=shares:{}", vec!["1000000"; workers].join("-"))
    };
    assert_eq!(Link::decode(&query(64)).1, []);
    assert_eq!(Link::decode(&query(64)).0.encode(), query(64));
    let (link, notices) = Link::decode(&query(65));
    assert_eq!((link.encode(), notices.len()), ("workers=65".into(), 1));
}

#[test]
fn impossible_pairs_of_words_that_exist_name_the_possible_ones() {
    let allowed = |entry: &str| match &Link::decode(&format!("lineup={entry}")).1[..] {
        [Notice::BadValue { allowed, .. }] => *allowed,
        other => panic!("{other:?}"),
    };
    for handler in ["async", "gather", "stuck"] {
        let entry = format!("greenlets:{handler}");
        assert_eq!(allowed(&entry), Allowed::Handlers(Server::Greenlets));
    }
    for entry in ["greenlets:magic", "magic:gather", "greenlets", "greenlets:gather:"] {
        assert_eq!(allowed(entry), Allowed::Lineup, "{entry}");
    }
    // Everything else that two known words make is an entry.
    let pairs = Server::ALL.iter().flat_map(|server| Handler::ALL.map(|handler| (server, handler)));
    let good = pairs.filter(|(server, handler)| {
        let query = format!("lineup={}:{}", server.word(), handler.word());
        Link::decode(&query).1.is_empty()
    });
    assert_eq!(good.count(), 13);
}

#[test]
fn what_a_setting_allows_is_in_the_notice_of_its_key() {
    for setting in Setting::MAIN.into_iter().chain(Setting::MORE) {
        let (_, notices) = Link::decode(&format!("{}=x", setting.key()));
        let [notice] = &notices[..] else { panic!("one notice") };
        assert!(explain::notice(notice).contains(&explain::allowed(setting)));
    }
}
