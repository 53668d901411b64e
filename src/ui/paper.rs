//! What only stands on paper: the settings, and the link to the page as it is.

use super::parts::{keyed, text};
use crate::explain::{differences, label, shown_value};
use crate::platform;
use crate::scenario::{Link, Setting};
use yew::prelude::*;

/// The settings in words and the link, for printing.
pub fn view(link: &Link) -> Html {
    let scenario = &link.scenario;
    let setting = |setting: Setting| -> Option<Html> {
        let value = shown_value(setting, scenario.get(setting)?);
        let pair = vec![text("dt", label(setting)), text("dd", value)];
        Some(keyed("div", setting.key(), pair).into())
    };
    let others = differences(scenario);
    html! {
        <section key="paper" id="paper" class="paper">
            <dl>{ for Setting::MAIN.into_iter().filter_map(setting) }</dl>
            if !others.is_empty() {
                <p>{ others }</p>
            }
            <p class="address">{ platform::address_with(&link.encode()) }</p>
        </section>
    }
}
