//! Line-up entries: a server and the kind of handler it runs.

use serde::Serialize;
use std::fmt;
use std::str::FromStr;

/// A server model: who accepts a request, and what it holds while it is served.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Server {
    /// Gunicorn's `sync` workers (WSGI): processes that serve one request at a time from one queue.
    Pool,
    /// Gunicorn's `gthread` workers (WSGI): processes with a few threads each, which share a GIL.
    Threads,
    /// Gunicorn's `gevent` workers (WSGI): processes with one thread that switches at each wait.
    Greenlets,
    /// Uvicorn (ASGI): processes with one event loop each, and threads for plain `def` handlers.
    Loop,
}

/// How the code of a request is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Handler {
    /// `def`: the pieces one after another, holding what runs it.
    Blocking,
    /// `async def`: awaits one piece after another.
    Async,
    /// `async def`: awaits all pieces together (`asyncio.gather`).
    Gather,
    /// `async def` that calls blocking I/O: what runs it is stuck until that returns.
    Stuck,
}

/// One line-up entry, written `server:handler`.
///
/// ```
/// use pool_vs_loop::scenario::{Entry, Handler, Server};
///
/// let entry: Entry = "loop:gather".parse().unwrap();
/// assert_eq!((entry.server, entry.handler), (Server::Loop, Handler::Gather));
/// assert_eq!(entry.to_string(), "loop:gather");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Entry {
    /// The server.
    pub server: Server,
    /// The handler.
    pub handler: Handler,
}

/// The six endpoints of the seed post: Flask's and FastAPI's `/io`, `/async-io`, `/async-io-multi`.
pub const DEFAULT_LINEUP: [Entry; 6] = [
    Entry::new(Server::Pool, Handler::Blocking),
    Entry::new(Server::Pool, Handler::Async),
    Entry::new(Server::Pool, Handler::Gather),
    Entry::new(Server::Loop, Handler::Blocking),
    Entry::new(Server::Loop, Handler::Async),
    Entry::new(Server::Loop, Handler::Gather),
];

impl Server {
    /// All of them, in the order of the page.
    pub const ALL: [Self; 4] = [Self::Pool, Self::Threads, Self::Greenlets, Self::Loop];

    /// The word for it in links and on the page.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Pool => "pool",
            Self::Threads => "threads",
            Self::Greenlets => "greenlets",
            Self::Loop => "loop",
        }
    }
}

impl Handler {
    /// All of them, in the order of the page.
    pub const ALL: [Self; 4] = [Self::Blocking, Self::Async, Self::Gather, Self::Stuck];

    /// The word for it in links and on the page.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Blocking => "blocking",
            Self::Async => "async",
            Self::Gather => "gather",
            Self::Stuck => "stuck",
        }
    }
}

impl Entry {
    /// All entries that there are: gevent patches plain `def` code, so `greenlets` has no other.
    pub const ALL: [Self; 13] = [
        Self::new(Server::Pool, Handler::Blocking),
        Self::new(Server::Pool, Handler::Async),
        Self::new(Server::Pool, Handler::Gather),
        Self::new(Server::Pool, Handler::Stuck),
        Self::new(Server::Threads, Handler::Blocking),
        Self::new(Server::Threads, Handler::Async),
        Self::new(Server::Threads, Handler::Gather),
        Self::new(Server::Threads, Handler::Stuck),
        Self::new(Server::Greenlets, Handler::Blocking),
        Self::new(Server::Loop, Handler::Blocking),
        Self::new(Server::Loop, Handler::Async),
        Self::new(Server::Loop, Handler::Gather),
        Self::new(Server::Loop, Handler::Stuck),
    ];

    /// An entry of this server and handler.
    #[must_use]
    pub const fn new(server: Server, handler: Handler) -> Self {
        Self { server, handler }
    }

    /// Whether each process accepts requests for itself. In front of a pool they stand in one queue.
    #[must_use]
    pub const fn accepts_for_itself(self) -> bool {
        !matches!(self.server, Server::Pool)
    }
}

impl fmt::Display for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.server.word())?;
        f.write_str(":")?;
        f.write_str(self.handler.word())
    }
}

impl FromStr for Entry {
    /// The text is no entry. Nothing more is known: the caller says where it stood.
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        Self::ALL
            .into_iter()
            .find(|entry| text.split_once(':') == Some((entry.server.word(), entry.handler.word())))
            .ok_or(())
    }
}
