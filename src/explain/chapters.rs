//! The chapters: the seed post's argument in ten scenarios.

use crate::scenario::Link;
use crate::words::mark;

/// A step of the argument: a scenario, and what to watch in it. Its texts are for
/// [`look_up`](crate::words::look_up).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chapter {
    /// Its name on the page.
    pub title: &'static str,
    /// The link that sets its scenario, and what is looked at.
    pub query: &'static str,
    /// One sentence of what to watch.
    pub watch: &'static str,
}

impl Chapter {
    /// Its scenario, and how it is looked at.
    #[must_use]
    pub fn link(&self) -> Link {
        Link::decode(self.query).0
    }

    /// Whether a link has this chapter's settings, however they are looked at.
    #[must_use]
    pub fn is_of(&self, link: &Link) -> bool {
        let own = self.link();
        own.scenario == link.scenario && own.hidden == link.hidden
    }
}

/// What stands in a chapter's place while no chapter was chosen.
pub const BEFORE_CHAPTERS: &str =
    mark!("The argument of the post in ten steps. Change anything on the way, and come back.");

/// The chapters, in the order of the post; what goes beyond it comes last.
pub const CHAPTERS: [Chapter; 10] = [
    Chapter {
        title: mark!("Four at a time"),
        query: "lineup=pool:blocking&at=1500ms",
        watch: mark!(
            "Watch the stairs: four workers serve four requests at a time, and each waits a whole \
                second for an API, so the 5th request waits for its turn before its own second \
                begins."
        ),
    },
    Chapter {
        title: mark!("async changes nothing"),
        query: "lineup=pool:blocking,pool:async&focus=2&at=1500ms",
        watch: mark!(
            "Watch the two lines be one: an async view runs on an event loop of its own, but its \
                worker still waits until it is done, and takes no other request meanwhile."
        ),
    },
    Chapter {
        title: mark!("Split the wait"),
        query: "lineup=pool:blocking,pool:async,pool:gather&focus=3&at=750ms",
        watch: mark!(
            "Watch the steps: two halves of a wait that pass together make every step half as \
                high. There are still four: the pool still takes four requests at a time."
        ),
    },
    Chapter {
        title: mark!("Let the loop switch"),
        query: "lineup=pool:async,loop:async&focus=2&at=500ms",
        watch: mark!(
            "Watch the floor: the same async def on an event loop. While one request waits, its \
                worker goes on with the next, so all 16 wait at the same time, and none for its \
                turn."
        ),
    },
    Chapter {
        title: mark!("The whole comparison"),
        query: "requests=100",
        watch: mark!(
            "Watch what 100 requests do to the two kinds of lines: the stairs of the pool go on, \
                the floor of the loop stays where it is. Of the handlers, only the one that splits \
                its wait helps the pool."
        ),
    },
    Chapter {
        title: mark!("The 41st request"),
        query: "requests=100&lineup=loop:blocking,loop:async&accept=shares:44-24-16-16\
                &overhead=measured&at=1500ms",
        watch: mark!(
            "Watch the four spikes at the right: a plain def runs in one of the loop’s 40 \
                threads, and worker 0 accepted 44 requests, so its last four wait for a second \
                wave."
        ),
    },
    Chapter {
        title: mark!("One blocking call"),
        query: "lineup=pool:blocking,loop:async,loop:stuck&focus=3&at=1500ms",
        watch: mark!(
            "Watch the loop become a pool: an async def that calls something blocking never lets \
                its loop switch, and each worker serves one request after another."
        ),
    },
    Chapter {
        title: mark!("When CPU is the work"),
        query: "io=0s&cpu=250ms&lineup=pool:blocking,loop:blocking,loop:async&focus=3&at=600ms",
        watch: mark!(
            "Watch every line climb: when requests compute instead of waiting there is nothing \
                to switch to, and no server beats the cores."
        ),
    },
    Chapter {
        title: mark!("A steady stream"),
        query: "requests=100&lineup=pool:blocking,loop:async&client=paced:5&at=20s",
        watch: mark!(
            "Watch the line rise without end: five requests a second arrive, four workers serve \
                four, and every request waits longer than the one before. The loop doesn’t notice."
        ),
    },
    Chapter {
        title: mark!("The database pool"),
        query: "requests=100&subtasks=1&lineup=pool:blocking,loop:async&connections=5&focus=2\
                &at=1500ms",
        watch: mark!(
            "Watch the stairs come back: each worker has five database connections, and an async \
                def holds one while it waits. The queue has only moved."
        ),
    },
];
