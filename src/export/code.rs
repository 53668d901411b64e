//! The few lines of Python that do what a handler of the line-up does.

use super::command::{command_line, limits_connections, send_line, sets_tokens};
use crate::explain::path;
use crate::scenario::{Decimal, Entry, Handler, Micros, Scenario, Server, Spread};

/// An application for an entry's server: save it as `app.py`, and its first lines say what to
/// install, how to run it and how to send it the scenario's requests. It waits and computes as the
/// scenario's requests do; the CPU time is the thread's own, so that it is used and not only
/// passed.
#[must_use]
pub fn handler_code(scenario: &Scenario, entry: Entry) -> String {
    let code = Code { scenario, entry, limited: limits_connections(scenario, entry) };
    let mut lines = code.heading();
    lines.push(String::new());
    lines.extend(code.imports());
    lines.push(String::new());
    lines.extend(code.constants());
    lines.extend(code.application());
    lines.extend(code.functions());
    lines.extend(code.handler());
    lines.push(String::new());
    lines.join("\n")
}

struct Code<'a> {
    scenario: &'a Scenario,
    entry: Entry,
    /// Whether connections can run short.
    limited: bool,
}

impl Code<'_> {
    fn is_on(&self, server: Server) -> bool {
        self.entry.server == server
    }

    /// Whether the handler is a coroutine.
    fn is_async(&self) -> bool {
        self.entry.handler != Handler::Blocking
    }

    /// Whether waiting lets others run.
    fn awaits(&self) -> bool {
        matches!(self.entry.handler, Handler::Async | Handler::Gather)
    }

    fn gathers(&self) -> bool {
        self.entry.handler == Handler::Gather
    }

    fn waits(&self) -> bool {
        self.scenario.io > 0
    }

    fn draws(&self) -> bool {
        self.waits() && self.scenario.spread != Spread::Fixed
    }

    /// Whether a semaphore of threads has to be waited for by coroutines: those of different
    /// threads have no event loop in common, which one of asyncio's needs.
    fn waits_in_thread(&self) -> bool {
        self.limited && self.gathers() && self.is_on(Server::Threads)
    }

    fn heading(&self) -> Vec<String> {
        let packages = match (self.entry.server, self.is_async()) {
            (Server::Loop, _) => "fastapi 'uvicorn[standard]'",
            (Server::Greenlets, _) => "flask 'gunicorn[gevent]'",
            (_, true) => "'flask[async]' gunicorn",
            (_, false) => "flask gunicorn",
        };
        vec![
            "# app.py".into(),
            ["# pip install ", packages].concat(),
            ["# ", &command_line(self.scenario, self.entry)].concat(),
            ["# ", &send_line(self.scenario, self.entry)].concat(),
        ]
    }

    fn imports(&self) -> Vec<String> {
        let on_loop = self.is_on(Server::Loop);
        let own_semaphore = self.limited && self.semaphore().starts_with("threading");
        let uses = [
            ("asyncio", self.waits() && self.awaits()),
            ("contextlib", self.sets_tokens()),
            ("math", self.draws() && matches!(self.scenario.spread, Spread::Lognormal(_))),
            ("random", self.draws()),
            ("threading", own_semaphore),
            ("time", self.scenario.cpu > 0 || self.waits() && !self.awaits()),
        ];
        let mut lines: Vec<String> = uses
            .iter()
            .filter(|(_, used)| *used)
            .map(|(module, _)| ["import ", module].concat())
            .collect();
        if !lines.is_empty() {
            lines.push(String::new());
        }
        if self.sets_tokens() {
            lines.push("from anyio import to_thread".into());
        }
        lines.push(
            if on_loop { "from fastapi import FastAPI" } else { "from flask import Flask" }.into(),
        );
        lines
    }

    fn sets_tokens(&self) -> bool {
        sets_tokens(self.scenario, self.entry)
    }

    fn constants(&self) -> Vec<String> {
        let Scenario { io, cpu, subtasks, .. } = *self.scenario;
        let mut lines = Vec::new();
        if io > 0 {
            lines.push(format!("IO = {}  # seconds that a request waits", seconds(io)));
            lines.push(format!("PIECES = {subtasks}"));
        }
        if cpu > 0 {
            lines.push(format!("CPU = {}  # seconds that it computes", seconds(cpu)));
        }
        // A pool's process has one request at a time, each with an event loop of its own.
        if self.limited && !self.is_on(Server::Pool) {
            lines.push(format!("CONNECTIONS = {}  # in each worker", self.semaphore()));
        }
        if !lines.is_empty() {
            lines.push(String::new());
        }
        lines
    }

    fn semaphore(&self) -> String {
        let shared_loop = self.awaits() && !self.is_on(Server::Threads);
        let module = if shared_loop { "asyncio" } else { "threading" };
        format!("{module}.Semaphore({})", self.scenario.connections.unwrap_or_default())
    }

    fn application(&self) -> Vec<String> {
        if !self.is_on(Server::Loop) {
            return vec!["app = Flask(__name__)".into()];
        }
        if !self.sets_tokens() {
            return vec!["app = FastAPI()".into()];
        }
        let tokens = self.scenario.tokens;
        let limiter = "to_thread.current_default_thread_limiter()";
        vec![
            String::new(),
            "@contextlib.asynccontextmanager".into(),
            "async def lifespan(app):".into(),
            format!("    {limiter}.total_tokens = {tokens}  # threads for def handlers"),
            "    yield".into(),
            String::new(),
            String::new(),
            "app = FastAPI(lifespan=lifespan)".into(),
        ]
    }

    /// What the handler is made of.
    fn functions(&self) -> Vec<String> {
        let mut lines = Vec::new();
        if self.scenario.cpu > 0 {
            lines.extend([
                "",
                "",
                "def compute():",
                "    end = time.thread_time() + CPU  # CPU time, not the clock's",
                "    while time.thread_time() < end:",
                "        pass",
            ]);
        }
        let mut lines: Vec<String> = lines.into_iter().map(String::from).collect();
        if self.draws() {
            let factor = match self.scenario.spread {
                Spread::Fixed => "1".into(),
                Spread::Uniform(width) => format!("random.uniform(1 - {width}, 1 + {width})"),
                Spread::Exponential => "random.expovariate(1)".into(),
                Spread::Lognormal(_) => {
                    "random.lognormvariate(-variance / 2, variance**0.5)".into()
                }
            };
            lines.extend([String::new(), String::new(), "def duration():".into()]);
            if let Spread::Lognormal(variation) = self.scenario.spread {
                lines.push(format!("    variance = math.log(1 + {variation}**2)"));
            }
            lines.push(format!("    return IO / PIECES * {factor}"));
        }
        if self.waits() && self.gathers() && self.limited {
            lines.extend(
                [
                    "",
                    "",
                    if self.is_on(Server::Pool) {
                        "async def piece(connections):"
                    } else {
                        "async def piece():"
                    },
                ]
                .map(String::from),
            );
            lines.extend(self.piece());
        }
        lines
    }

    /// The wait of a piece, with its connection.
    fn piece(&self) -> Vec<String> {
        let sleep = self.sleep();
        if !self.limited {
            return vec![["    ", &sleep].concat()];
        }
        if self.waits_in_thread() {
            return vec![
                "    await asyncio.to_thread(CONNECTIONS.acquire)".into(),
                "    try:".into(),
                ["        ", &sleep].concat(),
                "    finally:".into(),
                "        CONNECTIONS.release()".into(),
            ];
        }
        let with = match (self.entry.server, self.awaits()) {
            (Server::Pool, _) => "    async with connections:",
            (Server::Loop, true) => "    async with CONNECTIONS:",
            _ => "    with CONNECTIONS:",
        };
        vec![with.into(), ["        ", &sleep].concat()]
    }

    fn sleep(&self) -> String {
        let sleep = if self.awaits() { "await asyncio.sleep" } else { "time.sleep" };
        format!("{sleep}({})", self.duration())
    }

    fn duration(&self) -> &'static str {
        if self.draws() { "duration()" } else { "IO / PIECES" }
    }

    fn handler(&self) -> Vec<String> {
        let mut lines = vec![String::new(), String::new()];
        lines.push(format!("@app.get(\"{}\")", path(self.entry.handler)));
        lines.push(if self.is_async() { "async def io():" } else { "def io():" }.into());
        if self.scenario.cpu > 0 {
            lines.push("    compute()".into());
        }
        if self.waits() && self.gathers() {
            lines.extend(self.gather());
        } else if self.waits() {
            if self.scenario.subtasks == 1 {
                lines.extend(self.piece());
            } else {
                lines.push("    for _ in range(PIECES):".into());
                lines.extend(self.piece().iter().map(|line| ["    ", line].concat()));
            }
        }
        lines.push("    return \"done\"".into());
        lines
    }

    fn gather(&self) -> Vec<String> {
        let mut lines = Vec::new();
        let piece = match (self.limited, self.is_on(Server::Pool)) {
            (false, _) => format!("asyncio.sleep({})", self.duration()),
            (true, false) => "piece()".into(),
            (true, true) => {
                lines.push(format!("    connections = {}", self.semaphore()));
                "piece(connections)".into()
            }
        };
        lines.push(format!("    await asyncio.gather(*({piece} for _ in range(PIECES)))"));
        lines
    }
}

/// Seconds, exactly.
fn seconds(time: Micros) -> Decimal {
    Decimal::from_millionths(time)
}
