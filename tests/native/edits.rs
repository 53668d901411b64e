//! What a reader changes, from one link to the next.

use crate::strategies;
use pool_vs_loop::scenario::{
    Accept, Client, DEFAULT_LINEUP, Decimal, Edit, Entry, Handler, Link, Notice, Overhead, Server,
    Setting, Spread, Theme, View,
};
use proptest::prelude::*;

/// The link after an edit of which there is nothing to say.
fn edited(link: &Link, edit: Edit) -> Link {
    let (link, notice) = link.edited(edit);
    assert_eq!(notice, None);
    link
}

/// The link that a query opens without a notice.
fn link(query: &str) -> Link {
    let (link, notices) = Link::decode(query);
    assert_eq!(notices, [], "{query}");
    link
}

/// All settings.
fn settings() -> impl Iterator<Item = Setting> {
    Setting::MAIN.into_iter().chain(Setting::MORE).chain(Setting::PARTS)
}

#[test]
fn hiding_and_showing_keeps_the_order_of_the_line_up() {
    let [first, second, third, ..] = DEFAULT_LINEUP;
    let link =
        edited(&edited(&Link::default(), Edit::Show(third, false)), Edit::Show(first, false));
    assert_eq!(link.hidden, [first, third]);
    assert_eq!(link.encode(), "hide=1,3");
    assert_eq!(edited(&link, Edit::Show(second, true)), link);
    assert_eq!(edited(&link, Edit::Show(first, true)).hidden, [third]);
    assert_eq!(edited(&link, Edit::Reset), Link::default());
}

#[test]
fn a_reset_keeps_what_the_page_consists_of() {
    let page = "embed=1&show=plot,log&theme=dark&lang=de";
    let full =
        format!("workers=3&hide=1&seed=2&client=closed:3&{page}&view=finished&focus=2&at=1s");
    assert_eq!(edited(&link(&full), Edit::Reset), link(page));
}

#[test]
fn optional_settings_come_and_go() {
    let optional = [Setting::Connections, Setting::Timeout, Setting::Backlog];
    let mut some = Link::default();
    for setting in optional {
        some = edited(&some, Edit::Set(setting, setting.start()));
    }
    assert_eq!(some.encode(), "connections=10&timeout=30s&backlog=2048");
    for setting in optional {
        some = edited(&some, Edit::Clear(setting));
        assert_eq!(some.scenario.get(setting), None);
    }
    assert_eq!(some, Link::default());
    // What can't be none is its default again.
    let other = link("workers=9&cpu=5ms");
    assert_eq!(edited(&other, Edit::Clear(Setting::Cpu)).encode(), "workers=9");
}

#[test]
fn a_part_belongs_to_its_choice() {
    let set = |query, setting, value| edited(&link(query), Edit::Set(setting, value)).encode();
    assert_eq!(set("client=poisson:2", Setting::Rate, 5_500_000), "client=poisson:5.5");
    assert_eq!(set("client=paced:2", Setting::Rate, 5_500_000), "client=paced:5.5");
    assert_eq!(set("client=closed:2", Setting::Rate, 0), "client=paced:0.001");
    assert_eq!(set("client=paced:2", Setting::Users, 7), "client=closed:7");
    assert_eq!(set("spread=uniform:0.5", Setting::Width, 2_000_000), "spread=uniform:1");
    assert_eq!(set("", Setting::Variation, 0), "spread=lognormal:0.000001");
    assert_eq!(set("", Setting::Overhead, 9_000_000), "overhead=1s");
    let clear = |query, setting| edited(&link(query), Edit::Clear(setting)).encode();
    assert_eq!(clear("client=closed:2", Setting::Users), "");
    assert_eq!(clear("client=closed:2", Setting::Rate), "client=closed:2");
    assert_eq!(clear("client=paced:2", Setting::Users), "client=paced:2");
    assert_eq!(clear("spread=uniform:1", Setting::Width), "");
    assert_eq!(clear("spread=uniform:1", Setting::Variation), "spread=uniform:1");
    assert_eq!(clear("overhead=measured", Setting::Overhead), "overhead=measured");
    assert_eq!(clear("overhead=1s", Setting::Overhead), "");
}

#[test]
fn choices_are_taken_with_parts_in_range() {
    let after = |edit| edited(&Link::default(), edit).encode();
    let huge = Decimal::from_millionths(u64::MAX);
    let none = Decimal::from_millionths(0);
    assert_eq!(after(Edit::SetClient(Client::Poisson(huge))), "client=poisson:100000");
    assert_eq!(after(Edit::SetClient(Client::Paced(none))), "client=paced:0.001");
    assert_eq!(after(Edit::SetClient(Client::Closed(0))), "client=closed:1");
    assert_eq!(after(Edit::SetClient(Client::Burst)), "");
    assert_eq!(after(Edit::SetSpread(Spread::Uniform(huge))), "spread=uniform:1");
    assert_eq!(after(Edit::SetSpread(Spread::Lognormal(none))), "spread=lognormal:0.000001");
    assert_eq!(after(Edit::SetSpread(Spread::Exponential)), "spread=exponential");
    assert_eq!(after(Edit::SetOverhead(Overhead::Given(u64::MAX))), "overhead=1s");
    assert_eq!(after(Edit::SetOverhead(Overhead::Measured)), "overhead=measured");
    assert_eq!(after(Edit::SetAccept(Accept::Random)), "accept=random");
    assert_eq!(after(Edit::At(Some(u64::MAX))), "at=4000000000s");
    assert_eq!(after(Edit::View(View::Finished)), "view=finished");
    assert_eq!(after(Edit::Theme(Theme::Dark)), "theme=dark");
    assert_eq!(edited(&link("at=1s"), Edit::At(None)), Link::default());
}

#[test]
fn what_the_page_offers_is_possible_and_begins_as_its_part_does() {
    let begins = |link: &Link, part: Option<Setting>| {
        part.is_none_or(|part| link.scenario.get(part) == Some(part.start()))
    };
    for client in Client::CHOICES {
        let link = edited(&Link::default(), Edit::SetClient(client));
        assert!(link.scenario.client == client && begins(&link, client.part()));
    }
    for spread in Spread::CHOICES {
        let link = edited(&Link::default(), Edit::SetSpread(spread));
        assert!(link.scenario.spread == spread && begins(&link, spread.part()));
    }
    for overhead in Overhead::CHOICES {
        let link = edited(&Link::default(), Edit::SetOverhead(overhead));
        assert!(link.scenario.overhead == overhead && begins(&link, overhead.part()));
    }
    for (workers, offered) in [(1, 4), (4, 4), (64, 4), (65, 3), (1_024, 3)] {
        let choices = Accept::choices(workers);
        assert_eq!(choices.len(), offered);
        assert!(choices.iter().all(|accept| accept.fits(workers)));
    }
    assert_eq!(Accept::choices(4)[3].to_string(), "shares:4-3-2-1");
}

#[test]
fn shares_that_no_longer_fit_are_even_and_the_page_is_told() {
    let four = link("accept=shares:4-3-2-1");
    let (five, notice) = four.edited(Edit::Set(Setting::Workers, 5));
    assert_eq!(five, link("workers=5"));
    assert_eq!(notice, Some(Notice::SharesDropped { weights: 4, workers: 5 }));
    assert_eq!(edited(&four, Edit::Set(Setting::Workers, 4)), four, "as many as before");
    assert_eq!(
        edited(&four, Edit::Set(Setting::Requests, 5)).scenario.accept,
        four.scenario.accept
    );
    let (same, notice) =
        link("workers=5&accept=shares:1-1-1-1-0").edited(Edit::Clear(Setting::Workers));
    assert_eq!(same, Link::default());
    assert_eq!(notice, Some(Notice::SharesDropped { weights: 5, workers: 4 }));
    for shares in [vec![1, 2], vec![], vec![0; 4], vec![1_000_001, 1, 1, 1]] {
        let (link, notice) = Link::default().edited(Edit::SetAccept(Accept::Shares(shares)));
        assert_eq!(link, Link::default());
        assert!(notice.is_some());
    }
}

#[test]
fn the_line_up_takes_up_to_eight_different_entries() {
    let [threads, greenlets, stuck] = [
        Entry::new(Server::Threads, Handler::Blocking),
        Entry::new(Server::Greenlets, Handler::Blocking),
        Entry::new(Server::Loop, Handler::Stuck),
    ];
    let mut link = Link::default();
    for (entry, length) in [(threads, 7), (threads, 7), (greenlets, 8), (stuck, 8)] {
        link = edited(&link, Edit::AddEntry(entry));
        assert_eq!(link.scenario.lineup.len(), length);
    }
    assert_eq!(link.scenario.lineup[6..], [threads, greenlets]);
    for entry in DEFAULT_LINEUP.into_iter().chain([threads, stuck]) {
        link = edited(&link, Edit::RemoveEntry(entry));
    }
    assert_eq!(link.scenario.lineup, [greenlets]);
    assert_eq!(edited(&link, Edit::RemoveEntry(greenlets)), link, "the last one stays");
}

#[test]
fn taking_an_entry_out_keeps_the_others_hidden_and_in_focus() {
    let lineup = "lineup=pool:async,pool:gather,loop:async,loop:gather";
    let open = link(&format!("{lineup}&hide=2,3&focus=3"));
    let without = |place: usize| edited(&open, Edit::RemoveEntry(open.scenario.lineup[place]));
    let focused = |link: &Link| link.focused().map(|entry| entry.to_string()).unwrap_or_default();
    assert_eq!(without(0).encode(), "lineup=pool:gather,loop:async,loop:gather&hide=1,2&focus=2");
    assert_eq!(focused(&without(1)), "loop:async");
    assert_eq!(without(1).encode(), "lineup=pool:async,loop:async,loop:gather&hide=2&focus=2");
    assert_eq!(focused(&without(2)), "loop:gather", "the next one is in its place");
    assert_eq!(without(3).encode(), "lineup=pool:async,pool:gather,loop:async&hide=2,3&focus=3");
    let last = link(&format!("{lineup}&focus=4"));
    let without_last = edited(&last, Edit::RemoveEntry(last.scenario.lineup[3]));
    assert_eq!(focused(&without_last), "loop:async");
    let absent = Entry::new(Server::Threads, Handler::Stuck);
    assert_eq!(edited(&open, Edit::RemoveEntry(absent)), open);
    assert_eq!(edited(&open, Edit::Focus(absent)), open);
    assert_eq!(focused(&edited(&open, Edit::Focus(open.scenario.lineup[3]))), "loop:gather");
}

/// Any edit, possible or not.
fn edit() -> impl Strategy<Value = Edit> {
    let setting = || prop::sample::select(settings().collect::<Vec<_>>());
    let entry = || prop::sample::select(Entry::ALL.to_vec());
    let decimal = || any::<u64>().prop_map(Decimal::from_millionths);
    prop_oneof![
        (setting(), prop_oneof![any::<u64>(), 0..70_u64])
            .prop_map(|(to, value)| Edit::Set(to, value)),
        setting().prop_map(Edit::Clear),
        decimal().prop_map(|rate| Edit::SetClient(Client::Paced(rate))),
        any::<u32>().prop_map(|users| Edit::SetClient(Client::Closed(users))),
        decimal().prop_map(|width| Edit::SetSpread(Spread::Uniform(width))),
        prop::collection::vec(any::<u32>(), 0..70)
            .prop_map(|shares| Edit::SetAccept(Accept::Shares(shares))),
        prop::collection::vec(0..3_u32, 1..6)
            .prop_map(|shares| Edit::SetAccept(Accept::Shares(shares))),
        any::<u64>().prop_map(|time| Edit::SetOverhead(Overhead::Given(time))),
        (entry(), any::<bool>()).prop_map(|(entry, show)| Edit::Show(entry, show)),
        entry().prop_map(Edit::AddEntry),
        entry().prop_map(Edit::RemoveEntry),
        entry().prop_map(Edit::Focus),
        any::<Option<u64>>().prop_map(Edit::At),
        Just(Edit::Reset),
    ]
}

proptest! {
    #[test]
    fn whatever_is_set_stays_in_range(link in strategies::link(), value in any::<u64>()) {
        for setting in settings() {
            let set = link.edited(Edit::Set(setting, value)).0.scenario.get(setting);
            let (min, max) = setting.range();
            prop_assert_eq!(set, Some(value.clamp(min, max)));
        }
    }

    #[test]
    fn any_edits_leave_a_link_that_can_be_opened(
        link in strategies::link(),
        edits in prop::collection::vec(edit(), 0..12),
    ) {
        let mut link = link;
        for edit in edits {
            link = link.edited(edit).0;
            prop_assert_eq!(Link::decode(&link.encode()), (link.clone(), vec![]));
        }
    }
}
