//! Command lines of Gunicorn and Uvicorn, pasted by a reader: what they say about a scenario.

mod flags;
mod reader;
mod words;

use super::{Edit, Entry, Handler, Link, MAX_LINEUP, Micros, Server, Setting};

/// Bytes of a text that are looked at. Longer ones are no command that somebody typed.
const MAX_BYTES: usize = 4_096;

/// What was left out, at most; the rest is counted.
const MOST_LEFT_OUT: usize = 16;

/// A program that serves an application.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Program {
    /// `gunicorn`.
    Gunicorn,
    /// `uvicorn`.
    Uvicorn,
    /// `fastapi run` and `fastapi dev`, which start Uvicorn.
    FastApi,
    /// `hypercorn`.
    Hypercorn,
}

impl Program {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Gunicorn, Self::Uvicorn, Self::FastApi, Self::Hypercorn];

    /// Its name on a command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Gunicorn => "gunicorn",
            Self::Uvicorn => "uvicorn",
            Self::FastApi => "fastapi",
            Self::Hypercorn => "hypercorn",
        }
    }

    /// Whether it has `-w` and `-k`.
    const fn has_short_flags(self) -> bool {
        matches!(self, Self::Gunicorn | Self::Hypercorn)
    }
}

/// What a command line says of a scenario.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// So many worker processes.
    Workers(u32),
    /// One, since the command says nothing of them: the default of all these programs.
    OneWorker,
    /// So many threads in each process of `threads`.
    Threads(u32),
    /// `pool` kills a request after so long, in microseconds; `None` for never.
    Timeout(Option<Micros>),
    /// So many requests may queue in front of `pool`.
    Backlog(u32),
}

/// Why a part of a command line sets nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// No number, or none that the setting allows.
    NotAllowed(Setting),
    /// It has no value.
    NoValue,
    /// Something that comes first says otherwise.
    Overridden,
    /// With `--reload` there is one process.
    Reload,
    /// Threads are `gthread`'s.
    OnlyThreads,
    /// Timeouts and queues are limited in front of `pool` only.
    OnlyPool,
    /// A kind of worker that isn't simulated.
    Class,
    /// Another event loop than uvloop.
    OtherLoop,
    /// Where it listens.
    Listening,
    /// A file with settings.
    Config,
    /// A limit on connections that isn't simulated.
    ConnectionLimit,
    /// When workers are restarted or stopped.
    Restarts,
    /// Connections that stay open.
    KeepAlive,
    /// How the application is found and loaded.
    Loading,
    /// What is logged.
    Logging,
    /// Encryption.
    Tls,
    /// Something else that changes no times.
    NoTimes,
    /// No flag of the program that is known here.
    Unknown(Program),
}

impl Reason {
    /// Whether nobody can tell from the rest how many workers there would be.
    const fn hides_workers(self) -> bool {
        matches!(self, Self::Config | Self::Unknown(_))
    }
}

/// A part of a command line that sets nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// The part, as it came.
    pub text: String,
    /// Why.
    pub reason: Reason,
}

/// Why there is no command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoCommand {
    /// There is no text.
    Empty,
    /// It has more bytes than this.
    TooLong {
        /// Bytes that are allowed.
        limit: usize,
    },
    /// None of the [`Program`]s is called.
    NoProgram,
}

/// A command line, read.
///
/// ```
/// use pool_vs_loop::scenario::{Command, Link, Said, Server};
///
/// let command = Command::parse("gunicorn -w4 --threads=10 -b :8000 app:app").unwrap();
/// assert_eq!(command.server, Some(Server::Threads));
/// assert_eq!(command.said, [Said::Workers(4), Said::Threads(10)]);
/// assert_eq!(command.left_out[0].text, "-b :8000");
/// assert_eq!(
///     command.applied(&Link::default()).encode(),
///     "lineup=pool:blocking,pool:async,pool:gather,loop:blocking,loop:async,loop:gather,\
///      threads:blocking&threads=10&focus=7"
/// );
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Command {
    /// The program.
    pub program: Program,
    /// The server that simulates it, if one does.
    pub server: Option<Server>,
    /// What was understood.
    pub said: Vec<Said>,
    /// What was left out, about in the order of the text.
    pub left_out: Vec<LeftOut>,
    /// How many further parts were left out and aren't listed.
    pub more_left_out: usize,
}

impl Command {
    /// Reads the first call of a [`Program`] in a text: with flags long and short, with quotes,
    /// continued lines, prompts, assignments of variables in front, and what commonly starts
    /// programs (`exec`, `env`, `python -m`). Of a flag given twice the last counts, as for the
    /// programs themselves. Nothing is run and no variable looked up.
    ///
    /// # Errors
    ///
    /// Where no command is found, why not.
    pub fn parse(text: &str) -> Result<Self, NoCommand> {
        if text.trim().is_empty() {
            return Err(NoCommand::Empty);
        }
        if text.len() > MAX_BYTES {
            return Err(NoCommand::TooLong { limit: MAX_BYTES });
        }
        reader::read(text).ok_or(NoCommand::NoProgram)
    }

    /// What it changes of a scenario's settings.
    pub fn edits(&self) -> impl Iterator<Item = Edit> {
        self.said.iter().map(|said| match *said {
            Said::Workers(workers) => Edit::Set(Setting::Workers, workers.into()),
            Said::OneWorker => Edit::Set(Setting::Workers, 1),
            Said::Threads(threads) => Edit::Set(Setting::Threads, threads.into()),
            Said::Timeout(Some(timeout)) => Edit::Set(Setting::Timeout, timeout),
            Said::Timeout(None) => Edit::Clear(Setting::Timeout),
            Said::Backlog(backlog) => Edit::Set(Setting::Backlog, backlog.into()),
        })
    }

    /// A link after it: with the settings that it says, and an entry of its server drawn and in
    /// focus. That is the one in focus already, or the first that is drawn, or the first; without
    /// any, one is added, and a full line-up loses the entry in focus for it.
    #[must_use]
    pub fn applied(&self, link: &Link) -> Link {
        let mut edits: Vec<Edit> = self.edits().collect();
        if let Some(server) = self.server {
            let entry = entry_of(server, link);
            let lineup = &link.scenario.lineup;
            let full = lineup.len() == MAX_LINEUP && !lineup.contains(&entry);
            edits.extend(link.focused().filter(|_| full).map(Edit::RemoveEntry));
            edits.extend([Edit::AddEntry(entry), Edit::Show(entry, true), Edit::Focus(entry)]);
        }
        edits.into_iter().fold(link.clone(), |link, edit| link.edited(edit).0)
    }
}

/// The entry of a server to look at: one of the line-up, or else one for it.
fn entry_of(server: Server, link: &Link) -> Entry {
    let is_its = |entry: &Entry| entry.server == server;
    let lineup = link.scenario.lineup.iter().copied();
    let there = link.focused().filter(is_its).or_else(|| link.shown().find(is_its));
    there.or_else(|| lineup.clone().find(is_its)).unwrap_or_else(|| {
        // What the code in focus does, on another server; or what the server is made for.
        let same = link.focused().map(|entry| Entry::new(server, entry.handler));
        let usual = if server == Server::Loop { Handler::Async } else { Handler::Blocking };
        same.filter(|entry| Entry::ALL.contains(entry)).unwrap_or(Entry::new(server, usual))
    })
}
