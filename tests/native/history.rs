//! Undo and redo: each step back and forth is what the reader would call one.

use pool_vs_loop::scenario::{Edit, Entry, Handler, History, Link, Server, Setting};
use proptest::prelude::*;

/// Makes an edit as the page does; `of` is the setting that is being dragged or typed.
fn edit(history: &mut History, link: &mut Link, edit: Edit, of: Option<Setting>) {
    let (next, _) = link.edited(edit);
    history.record(link, &next, of);
    *link = next;
}

fn set(history: &mut History, link: &mut Link, setting: Setting, value: u64) {
    edit(history, link, Edit::Set(setting, value), Some(setting));
}

#[test]
fn a_whole_drag_is_one_step() {
    let (mut history, mut link) = (History::default(), Link::default());
    for workers in [5, 6, 7, 8] {
        set(&mut history, &mut link, Setting::Workers, workers);
    }
    history.close();
    for workers in [9, 10] {
        set(&mut history, &mut link, Setting::Workers, workers);
    }
    let link = history.undo(&link).expect("a second drag");
    assert_eq!(link.scenario.workers, 8);
    let link = history.undo(&link).expect("a first drag");
    assert_eq!(link, Link::default());
    assert_eq!(history.undo(&link), None);
}

#[test]
fn a_drag_that_ends_where_it_began_is_no_step() {
    let (mut history, mut link) = (History::default(), Link::default());
    for workers in [5, 6, 4] {
        set(&mut history, &mut link, Setting::Workers, workers);
    }
    assert!(!history.has_past());
    set(&mut history, &mut link, Setting::Workers, 5);
    assert!(history.has_past());
}

#[test]
fn two_settings_are_two_steps() {
    let (mut history, mut link) = (History::default(), Link::default());
    set(&mut history, &mut link, Setting::Workers, 8);
    set(&mut history, &mut link, Setting::Requests, 100);
    let link = history.undo(&link).expect("a step");
    assert_eq!((link.scenario.workers, link.scenario.requests), (8, 16));
}

#[test]
fn a_new_change_leaves_nothing_to_redo() {
    let (mut history, mut link) = (History::default(), Link::default());
    set(&mut history, &mut link, Setting::Workers, 8);
    link = history.undo(&link).expect("a step");
    assert!(history.has_future());
    set(&mut history, &mut link, Setting::Requests, 100);
    assert!(!history.has_future());
}

#[test]
fn how_it_is_looked_at_is_no_step_and_stays() {
    let (mut history, mut link) = (History::default(), Link::default());
    let entry = Entry::new(Server::Loop, Handler::Async);
    set(&mut history, &mut link, Setting::Workers, 8);
    edit(&mut history, &mut link, Edit::Focus(entry), None);
    edit(&mut history, &mut link, Edit::At(Some(7)), None);
    let link = history.undo(&link).expect("a step");
    assert_eq!(link.scenario.workers, 4);
    assert_eq!((link.focused(), link.at), (Some(entry), Some(7)));
    assert!(!history.has_past());
}

#[test]
fn the_focus_stays_on_its_entry() {
    let (mut history, mut link) = (History::default(), Link::default());
    let [first, last] = [link.scenario.lineup[0], link.scenario.lineup[5]];
    edit(&mut history, &mut link, Edit::Focus(last), None);
    edit(&mut history, &mut link, Edit::RemoveEntry(first), None);
    assert_eq!(link.focused(), Some(last));
    let link = history.undo(&link).expect("a step");
    assert_eq!((link.focus, link.focused()), (5, Some(last)));
}

#[test]
fn steps_are_limited() {
    let (mut history, mut link) = (History::default(), Link::default());
    for requests in 1..=1_000 {
        edit(&mut history, &mut link, Edit::Set(Setting::Requests, requests), None);
    }
    let mut steps = 0;
    while let Some(before) = history.undo(&link) {
        link = before;
        steps += 1;
    }
    assert_eq!((steps, link.scenario.requests), (200, 800));
}

proptest! {
    #[test]
    fn undoing_all_and_redoing_all_comes_back(
        changes in prop::collection::vec((0..Setting::MAIN.len(), 1_u64..50, prop::bool::ANY), 1..40),
    ) {
        let (mut history, mut link) = (History::default(), Link::default());
        for (place, value, held) in changes {
            let setting = Setting::MAIN[place];
            edit(&mut history, &mut link, Edit::Set(setting, value), held.then_some(setting));
        }
        let end = link.clone();
        let mut steps = 0;
        while let Some(before) = history.undo(&link) {
            prop_assert_ne!(&before, &link);
            link = before;
            steps += 1;
        }
        prop_assert_eq!(&link, &Link::default());
        while let Some(after) = history.redo(&link) {
            link = after;
            steps -= 1;
        }
        prop_assert_eq!((link, steps), (end, 0));
    }
}

#[test]
fn a_drag_tells_of_one_step_also_where_it_comes_by_its_beginning() {
    let mut history = History::default();
    let at = |workers: u64| Link::default().edited(Edit::Set(Setting::Workers, workers)).0;
    let drag = [4, 9, 4, 2, 4, 7].map(at);
    let told: Vec<bool> = drag
        .windows(2)
        .map(|pair| history.record(&pair[0], &pair[1], Some(Setting::Workers)))
        .collect();
    assert_eq!(told, [true, false, false, false, false]);
    history.close();
    assert!(history.record(&at(7), &at(8), Some(Setting::Workers)));
    assert!(history.record(&at(8), &at(9), None));
}
