//! Terms that a student may not know.

/// A term and what it means.
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
        word: "ASGI",
        meaning: "The interface between a Python server such as Uvicorn and an asynchronous \
                  application: one worker has many requests under way.",
    },
    BACKLOG,
    BOTTLENECK,
    Term {
        id: "closed-form",
        word: "closed form",
        meaning: "A formula that gives the result from the settings alone, without a simulation.",
    },
    CORE,
    CONNECTION,
    EVENT_LOOP,
    GATHER,
    GIL,
    Term {
        id: "io",
        word: "I/O",
        meaning: "Input and output: a call to an API, a database or a disk. The program waits for \
                  the answer and computes nothing meanwhile.",
    },
    Term {
        id: "makespan",
        word: "makespan",
        meaning: "The time from the first request sent to the last reply: how long the whole work \
                  takes.",
    },
    MEDIAN,
    Term {
        id: "p50",
        word: "p50",
        meaning: "The median response time: half of the replies take no longer.",
    },
    P95,
    Term {
        id: "p99",
        word: "p99",
        meaning: "The 99th percentile: 99 of 100 replies take no longer, one takes longer.",
    },
    QUEUEING,
    RESPONSE_TIME,
    Term {
        id: "speed-up",
        word: "speed-up",
        meaning: "How many times as fast as the first entry of the line-up: the time of that one’s \
                  last reply divided by the time of this one’s.",
    },
    THREAD_TOKEN,
    Term { id: "throughput", word: "throughput", meaning: "Replies per second." },
    TIMEOUT,
    Term {
        id: "utilisation",
        word: "utilisation",
        meaning: "The share of the time for which workers, threads or event loops are held by a \
                  request, even if that only waits.",
    },
    Term {
        id: "worker",
        word: "worker",
        meaning: "A process of the server that answers requests.",
    },
    WSGI,
];

pub(super) const BACKLOG: Term = Term {
    id: "backlog",
    word: "backlog",
    meaning: "How many requests may queue in front of the workers. The next one is refused.",
};

pub(super) const BOTTLENECK: Term = Term {
    id: "bottleneck",
    word: "bottleneck",
    meaning: "What runs short first: as long as there is no more of it, more of anything else \
              answers no more requests a second.",
};

pub(super) const CONNECTION: Term = Term {
    id: "connection",
    word: "downstream connection",
    meaning: "A connection of a worker to its database or API. Each carries one call at a time.",
};

pub(super) const CORE: Term = Term {
    id: "core",
    word: "CPU core",
    meaning: "A part of the processor that computes for one process at a time.",
};

pub(super) const EVENT_LOOP: Term = Term {
    id: "event-loop",
    word: "event loop",
    meaning: "One thread with many requests under way: whenever one waits, it goes on with another.",
};

pub(super) const GATHER: Term = Term {
    id: "gather",
    word: "gather",
    meaning: "asyncio.gather: waits for several calls at the same time, so that only the slowest \
              counts, which works if the calls don’t depend on each other.",
};

pub(super) const GIL: Term = Term {
    id: "gil",
    word: "GIL",
    meaning: "Python’s global interpreter lock: of all threads of a process only the one that has \
              it computes.",
};

const MEDIAN: Term = Term {
    id: "median",
    word: "median",
    meaning: "The value in the middle: half of the replies take no longer.",
};

pub(super) const P95: Term = Term {
    id: "p95",
    word: "p95",
    meaning: "The 95th percentile: 95 of 100 replies take no longer, 5 take longer.",
};

pub(super) const QUEUEING: Term = Term {
    id: "queueing",
    word: "queueing",
    meaning: "Waiting for a turn: time in which a request neither computes nor waits for its own \
              I/O.",
};

pub(super) const RESPONSE_TIME: Term = Term {
    id: "response-time",
    word: "response time",
    meaning: "The time from a request’s sending to its reply, its waiting for a turn included.",
};

pub(super) const TIMEOUT: Term = Term {
    id: "timeout",
    word: "timeout",
    meaning: "How long a worker may have one request. Then the server kills it, and the request \
              has no reply.",
};

pub(super) const THREAD_TOKEN: Term = Term {
    id: "thread-token",
    word: "thread token",
    meaning: "The right to use one of the threads that an event loop has for plain def handlers, \
              40 by default. Without one a request waits.",
};

pub(super) const WSGI: Term = Term {
    id: "wsgi",
    word: "WSGI",
    meaning: "The interface between a Python server such as Gunicorn and an application such as \
              Flask: a worker, or a thread of it, has one request at a time.",
};
