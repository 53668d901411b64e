//! The teacher's page.

use crate::platform;
use yew::prelude::*;

/// The page as a whole.
#[derive(Debug)]
pub struct Teach;

impl Component for Teach {
    type Message = ();
    type Properties = ();

    fn create(_: &Context<Self>) -> Self {
        Self
    }

    fn rendered(&mut self, _: &Context<Self>, first: bool) {
        if first {
            platform::set_state("ready");
        }
    }

    fn view(&self, _: &Context<Self>) -> Html {
        html! {
            <main>
                <h1>{ "Pool vs Loop: for teachers" }</h1>
            </main>
        }
    }
}
