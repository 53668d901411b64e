//! Terms that a student may not know.

use crate::words::{look_up, mark};
use std::ops::Range;

/// A term and what it means; the texts are for [`look_up`](crate::words::look_up).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    /// Its name for programs.
    pub id: &'static str,
    /// The term as it is written alone.
    pub word: &'static str,
    /// What it means, in a sentence or two.
    pub meaning: &'static str,
}

/// All terms, in alphabetical order.
pub const GLOSSARY: [Term; 24] = [
    Term {
        id: "asgi",
        word: mark!("ASGI"),
        meaning: mark!(
            "The interface between a Python server such as Uvicorn and an asynchronous \
                  application: one worker has many requests under way."
        ),
    },
    BACKLOG,
    BOTTLENECK,
    Term {
        id: "closed-form",
        word: mark!("closed form"),
        meaning: mark!(
            "A formula that gives the result from the settings alone, without a simulation."
        ),
    },
    CORE,
    CONNECTION,
    EVENT_LOOP,
    GATHER,
    GIL,
    Term {
        id: "io",
        word: mark!("I/O"),
        meaning: mark!(
            "Input and output: a call to an API, a database or a disk. The program waits for \
                  the answer and computes nothing meanwhile."
        ),
    },
    Term {
        id: "makespan",
        word: mark!("makespan"),
        meaning: mark!(
            "The time from the first request sent to the last reply: how long the whole work \
                  takes."
        ),
    },
    MEDIAN,
    Term {
        id: "p50",
        word: mark!("p50"),
        meaning: mark!("The median response time: half of the replies take no longer."),
    },
    P95,
    Term {
        id: "p99",
        word: mark!("p99"),
        meaning: mark!("The 99th percentile: 99 of 100 replies take no longer, one takes longer."),
    },
    QUEUEING,
    RESPONSE_TIME,
    Term {
        id: "speed-up",
        word: mark!("speed-up"),
        meaning: mark!(
            "How many times as fast as the first entry of the line-up: the time of that one’s \
                  last reply divided by the time of this one’s."
        ),
    },
    THREAD_TOKEN,
    Term { id: "throughput", word: mark!("throughput"), meaning: mark!("Replies per second.") },
    TIMEOUT,
    Term {
        id: "utilisation",
        word: mark!("utilisation"),
        meaning: mark!(
            "The share of the time for which workers, threads or event loops are held by a \
                  request, even if that only waits."
        ),
    },
    Term {
        id: "worker",
        word: mark!("worker"),
        meaning: mark!("A process of the server that answers requests."),
    },
    WSGI,
];

/// The terms in a text in the page's language, each where it first stands, as bytes of the text, in
/// the order of these. A plural counts, and its `s` belongs to the term.
#[must_use]
pub fn terms_in(text: &str) -> Vec<(Range<usize>, &'static Term)> {
    let mut found: Vec<(Range<usize>, &Term)> =
        GLOSSARY.iter().filter_map(|term| Some((first(text, look_up(term.word))?, term))).collect();
    // Of two that overlap the longer.
    found.sort_by_key(|(place, _)| (place.start, usize::MAX - place.end));
    let mut end = 0;
    found.retain(|(place, _)| {
        let free = place.start >= end;
        if free {
            end = place.end;
        }
        free
    });
    found
}

/// Where a text first has a word, or its plural, and not within another word.
fn first(text: &str, word: &str) -> Option<Range<usize>> {
    let ends = |rest: &str| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_');
    text.match_indices(word).find_map(|(start, _)| {
        let end = start + word.len();
        let plural = text[end..].strip_prefix('s').filter(|rest| ends(rest)).map(|_| end + 1);
        let before = text[..start].chars().next_back();
        let free = before.is_none_or(|c| !c.is_alphanumeric() && c != '_' && c != '.');
        let end = plural.or_else(|| ends(&text[end..]).then_some(end))?;
        free.then_some(start..end)
    })
}

pub(super) const BACKLOG: Term = Term {
    id: "backlog",
    word: mark!("backlog"),
    meaning: mark!("How many requests may queue in front of the workers. The next one is refused."),
};

pub(super) const BOTTLENECK: Term = Term {
    id: "bottleneck",
    word: mark!("bottleneck"),
    meaning: mark!(
        "What runs short first: as long as there is no more of it, more of anything else \
              answers no more requests a second."
    ),
};

pub(super) const CONNECTION: Term = Term {
    id: "connection",
    word: mark!("downstream connection"),
    meaning: mark!(
        "A connection of a worker to its database or API. Each carries one call at a time."
    ),
};

pub(super) const CORE: Term = Term {
    id: "core",
    word: mark!("CPU core"),
    meaning: mark!("A part of the processor that computes for one process at a time."),
};

pub(super) const EVENT_LOOP: Term = Term {
    id: "event-loop",
    word: mark!("event loop"),
    meaning: mark!(
        "One thread with many requests under way: whenever one waits, it goes on with another."
    ),
};

pub(super) const GATHER: Term = Term {
    id: "gather",
    word: mark!("gather"),
    meaning: mark!(
        "asyncio.gather: waits for several calls at the same time, so that only the slowest \
              counts, which works if the calls don’t depend on each other."
    ),
};

pub(super) const GIL: Term = Term {
    id: "gil",
    word: mark!("GIL"),
    meaning: mark!(
        "Python’s global interpreter lock: of all threads of a process only the one that has \
              it computes."
    ),
};

const MEDIAN: Term = Term {
    id: "median",
    word: mark!("median"),
    meaning: mark!("The value in the middle: half of the replies take no longer."),
};

pub(super) const P95: Term = Term {
    id: "p95",
    word: mark!("p95"),
    meaning: mark!("The 95th percentile: 95 of 100 replies take no longer, 5 take longer."),
};

pub(super) const QUEUEING: Term = Term {
    id: "queueing",
    word: mark!("queueing"),
    meaning: mark!(
        "Waiting for a turn: time in which a request neither computes nor waits for its own \
              I/O."
    ),
};

pub(super) const RESPONSE_TIME: Term = Term {
    id: "response-time",
    word: mark!("response time"),
    meaning: mark!(
        "The time from a request’s sending to its reply, its waiting for a turn included."
    ),
};

pub(super) const TIMEOUT: Term = Term {
    id: "timeout",
    word: mark!("timeout"),
    meaning: mark!(
        "How long a worker may have one request. Then the server kills it, and the request \
              has no reply."
    ),
};

pub(super) const THREAD_TOKEN: Term = Term {
    id: "thread-token",
    word: mark!("thread token"),
    meaning: mark!(
        "The right to use one of the threads that an event loop has for plain def handlers, \
              40 by default. Without one a request waits."
    ),
};

pub(super) const WSGI: Term = Term {
    id: "wsgi",
    word: mark!("WSGI"),
    meaning: mark!(
        "The interface between a Python server such as Gunicorn and an application such as \
              Flask: a worker, or a thread of it, has one request at a time."
    ),
};
