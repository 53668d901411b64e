//! Names of line-up entries.

use super::number::count;
use crate::scenario::{Entry, Handler, Server};
use crate::words::t;

/// The short name of an entry: `pool: blocking`.
#[must_use]
pub fn entry_name(entry: Entry) -> String {
    format!("{}: {}", entry.server.word(), entry.handler.word())
}

/// What an entry is in practice, in a few words.
#[must_use]
pub const fn entry_note(entry: Entry) -> &'static str {
    match (entry.server, entry.handler) {
        (Server::Pool, Handler::Blocking) => "Flask: def",
        (Server::Pool, Handler::Async) => "Flask: async def",
        (Server::Pool, Handler::Gather) => "Flask: async def, gather",
        (Server::Pool, Handler::Stuck) => "Flask: async def, blocking call",
        (Server::Threads, Handler::Blocking) => "Flask on threads: def",
        (Server::Threads, Handler::Async) => "Flask on threads: async def",
        (Server::Threads, Handler::Gather) => "Flask on threads: gather",
        (Server::Threads, Handler::Stuck) => "Flask on threads: async def, blocking call",
        (Server::Greenlets, _) => "Flask on gevent: def",
        (Server::Loop, Handler::Blocking) => "FastAPI: def, in threads",
        (Server::Loop, Handler::Async) => "FastAPI: async def",
        (Server::Loop, Handler::Gather) => "FastAPI: async def, gather",
        (Server::Loop, Handler::Stuck) => "FastAPI: async def, blocking call",
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

/// A number with its noun.
pub(super) fn counted(number: u32, one: &str, many: &str) -> String {
    format!("{} {}", count(number.into()), if number == 1 { one } else { many })
}

/// How many lines an access log has.
#[must_use]
pub fn replies(replies: usize) -> String {
    let replies = u32::try_from(replies).unwrap_or(u32::MAX);
    counted(replies, "reply", "replies") + " up to the playhead."
}
