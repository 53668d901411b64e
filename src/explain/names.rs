//! Names of line-up entries.

use crate::scenario::{Entry, Handler, Server};
use crate::words::t;

/// The short name of an entry: `pool: blocking`.
#[must_use]
pub fn entry_name(entry: Entry) -> String {
    format!("{}: {}", entry.server.word(), entry.handler.word())
}

/// What an entry is in practice, in a few words.
#[must_use]
pub fn entry_note(entry: Entry) -> &'static str {
    match (entry.server, entry.handler) {
        (Server::Pool, Handler::Blocking) => t!("Flask: def"),
        (Server::Pool, Handler::Async) => t!("Flask: async def"),
        (Server::Pool, Handler::Gather) => t!("Flask: async def, gather"),
        (Server::Pool, Handler::Stuck) => t!("Flask: async def, blocking call"),
        (Server::Threads, Handler::Blocking) => t!("Flask on threads: def"),
        (Server::Threads, Handler::Async) => t!("Flask on threads: async def"),
        (Server::Threads, Handler::Gather) => t!("Flask on threads: gather"),
        (Server::Threads, Handler::Stuck) => t!("Flask on threads: async def, blocking call"),
        (Server::Greenlets, _) => t!("Flask on gevent: def"),
        (Server::Loop, Handler::Blocking) => t!("FastAPI: def, in threads"),
        (Server::Loop, Handler::Async) => t!("FastAPI: async def"),
        (Server::Loop, Handler::Gather) => t!("FastAPI: async def, gather"),
        (Server::Loop, Handler::Stuck) => t!("FastAPI: async def, blocking call"),
    }
}

/// A server as the subject of a sentence.
pub(super) fn the_server(server: Server) -> &'static str {
    match server {
        Server::Pool => t!("the pool"),
        Server::Threads => t!("the threaded pool"),
        Server::Greenlets => t!("the greenlet pool"),
        Server::Loop => t!("the event loop"),
    }
}

/// A server as whose something is: with its preposition, where a language joins the two.
pub(super) fn of_server(server: Server) -> &'static str {
    match server {
        Server::Pool => t!("the pool##of"),
        Server::Threads => t!("the threaded pool##of"),
        Server::Greenlets => t!("the greenlet pool##of"),
        Server::Loop => t!("the event loop##of"),
    }
}

/// The path that the seed post's application has for a kind of handler.
#[must_use]
pub const fn path(handler: Handler) -> &'static str {
    match handler {
        Handler::Blocking => "/io",
        Handler::Async => "/async-io",
        Handler::Gather => "/async-io-multi",
        Handler::Stuck => "/async-blocking",
    }
}

/// One name for entries that did the same, as a line per server: `pool: blocking = async`.
/// Each line comes with its first entry.
#[must_use]
pub fn joint_name(entries: &[Entry]) -> Vec<(Entry, String)> {
    let mut lines: Vec<(Entry, String)> = Vec::new();
    for &entry in entries {
        match lines.iter_mut().find(|(first, _)| first.server == entry.server) {
            Some((_, line)) => {
                line.push_str(" = ");
                line.push_str(entry.handler.word());
            }
            None => lines.push((entry, entry_name(entry))),
        }
    }
    if let Some((_, earlier)) = lines.split_last_mut() {
        for (_, line) in earlier {
            line.push_str(" =");
        }
    }
    lines
}

/// `16 requests`, `1 request`.
#[must_use]
pub fn requests(requests: u32) -> String {
    t!("{n} request|{n} requests", n = requests)
}

/// `4 workers`, `1 worker`.
pub(super) fn workers(workers: u32) -> String {
    t!("{n} worker|{n} workers", n = workers)
}

/// `100 users`, `1 user`.
pub(super) fn users(users: u32) -> String {
    t!("{n} user|{n} users", n = users)
}

/// How many lines an access log has.
#[must_use]
pub fn replies(replies: usize) -> String {
    t!("{n} reply up to the playhead.|{n} replies up to the playhead.", n = replies as u64)
}
