//! The real command that serves a line-up entry, what it can't say, and how to send the requests.

use crate::explain::number::count;
use crate::explain::path;
use crate::scenario::{
    Accept, Client, Decimal, Entry, Handler, Micros, Overhead, Scenario, Server, Setting, Spread,
};
use crate::words::{own, t};

/// Gunicorn's `--timeout` and the unit of it, in microseconds.
const GUNICORN_TIMEOUT: Micros = 30 * SECOND;
const SECOND: Micros = 1_000_000;

/// What has to be divided by millionths to give the reciprocal's.
const MILLIONTHS_SQUARED: u64 = 1_000_000_000_000;

/// Gunicorn's `--worker-connections`: how many a `gthread` or `gevent` worker accepts at once.
const WORKER_CONNECTIONS: u32 = 1_000;

/// The `--backlog` of Gunicorn and Uvicorn.
const BACKLOG: u32 = 2_048;

/// How many processes of curl start in no time. Above it a burst is none.
const CURLS: u32 = 500;

/// The command that serves an entry, with the application in `app.py`. What it leaves to the
/// servers' defaults is as simulated (checked with Gunicorn 27 and Uvicorn 0.54).
///
/// ```
/// use pool_vs_loop::{export, scenario::Scenario};
///
/// let scenario = Scenario::default();
/// let line = |entry: &str| export::command_line(&scenario, entry.parse().unwrap());
/// assert_eq!(line("pool:blocking"), "gunicorn -w 4 app:app");
/// assert_eq!(line("threads:blocking"), "gunicorn -w 4 --threads 4 app:app");
/// assert_eq!(line("greenlets:blocking"), "gunicorn -w 4 -k gevent app:app");
/// assert_eq!(line("loop:async"), "uvicorn app:app --workers 4");
/// ```
#[must_use]
pub fn command_line(scenario: &Scenario, entry: Entry) -> String {
    let workers = scenario.workers;
    if entry.server == Server::Loop {
        let mut line = String::from("uvicorn app:app");
        if workers > 1 {
            option(&mut line, "--workers", workers.into());
        }
        return line;
    }
    let mut line = String::from("gunicorn");
    option(&mut line, "-w", workers.into());
    match entry.server {
        Server::Threads => {
            // One thread would make it a sync worker.
            if scenario.threads == 1 {
                line.push_str(" -k gthread");
            }
            option(&mut line, "--threads", scenario.threads.into());
        }
        Server::Greenlets => line.push_str(" -k gevent"),
        Server::Pool | Server::Loop => {}
    }
    let at_once = at_once(scenario);
    if entry.server != Server::Pool && at_once > WORKER_CONNECTIONS {
        option(&mut line, "--worker-connections", at_once.into());
    }
    if let Some(seconds) = timeout(scenario, entry) {
        option(&mut line, "--timeout", seconds);
    }
    if let (Server::Pool, Some(backlog)) = (entry.server, scenario.backlog) {
        option(&mut line, "--backlog", backlog.into());
    }
    line.push_str(" app:app");
    line
}

fn option(line: &mut String, name: &str, value: u64) {
    line.extend([" ", name, " ", &value.to_string()]);
}

/// How many requests can be under way together.
fn at_once(scenario: &Scenario) -> u32 {
    match scenario.client {
        Client::Closed(users) => users.min(scenario.requests),
        _ => scenario.requests,
    }
}

/// The seconds of `--timeout`: those of the scenario, or 0, which is none, where it has none and
/// Gunicorn's own could hit. `None` where Gunicorn's own does no harm, or where no number says it.
fn timeout(scenario: &Scenario, entry: Entry) -> Option<u64> {
    match (entry.server, scenario.timeout) {
        (Server::Pool, Some(timeout)) => is_sayable(timeout).then_some(timeout / SECOND),
        (Server::Pool, None) => (longest(scenario) >= GUNICORN_TIMEOUT).then_some(0),
        // Such a worker is killed when its one thread doesn't get round to saying that it lives,
        // which it does between two turns of the requests that it has.
        (Server::Greenlets, _) => {
            let batch = scenario.cpu.saturating_mul(at_once(scenario).into());
            (batch >= GUNICORN_TIMEOUT).then_some(0)
        }
        (Server::Threads | Server::Loop, _) => None,
    }
}

/// Whether Gunicorn's `--timeout` can say it: in whole seconds, and 0 is none.
const fn is_sayable(timeout: Micros) -> bool {
    timeout > 0 && timeout.is_multiple_of(SECOND)
}

/// About as long as a request can be in service on a pool: with its share of the cores, and a wait
/// that few draws exceed.
fn longest(scenario: &Scenario) -> Micros {
    let turns = scenario.workers.div_ceil(scenario.cores);
    let wait = match scenario.spread {
        Spread::Fixed => 1,
        Spread::Uniform(_) => 2,
        Spread::Exponential | Spread::Lognormal(_) => 10,
    };
    scenario.cpu.saturating_mul(turns.into()).saturating_add(scenario.io.saturating_mul(wait))
}

/// What the command can't say of a scenario, a sentence each: what the code does instead, and what
/// is up to the machine.
#[must_use]
pub fn beyond_command(scenario: &Scenario, entry: Entry) -> Vec<String> {
    let mut sentences = Vec::new();
    let mut say = |text: String| sentences.push(text);
    let Entry { server, handler } = entry;
    if sets_tokens(scenario, entry) {
        say(t!(
            "The {n} threads for def handlers are set in the code.|\
             The {n} threads for def handlers are set in the code.",
            n = scenario.tokens
        ));
    }
    if let (Some(connections), true) = (scenario.connections, limits_connections(scenario, entry)) {
        say(t!(
            "The limit of {n} connections a worker is a semaphore in the code.|\
             The limit of {n} connections a worker is a semaphore in the code.",
            n = connections
        ));
    }
    match scenario.timeout {
        Some(timeout) if server == Server::Pool && !is_sayable(timeout) => {
            say(own(t!("Gunicorn’s timeout is in whole seconds, at least one.")));
        }
        _ => {}
    }
    if server != Server::Pool && scenario.workers > 1 {
        say(match scenario.accept {
            Accept::Even => {
                own(t!("The kernel decides which worker takes a request, and not evenly as here."))
            }
            _ => own(t!("The kernel decides which worker takes a request.")),
        });
    }
    if scenario.cpu > 0 || scenario.overhead != Overhead::None {
        let cores = match scenario.cores {
            1 => String::from("0"),
            cores => format!("0-{}", cores - 1),
        };
        say(t!("For the same cores put taskset -c {cores} in front of it (on Linux).", cores));
    }
    if let Overhead::Given(_) = scenario.overhead {
        say(own(t!("How much CPU time the framework takes is its own affair.")));
    }
    if scenario.spread != Spread::Fixed {
        say(own(t!("The code draws its I/O times; they are others than here.")));
    }
    if handler == Handler::Stuck && server == Server::Loop && scenario.workers > 1 {
        say(own(t!("A stuck worker accepts nothing, so that others take more.")));
    }
    if scenario.client == Client::Burst && scenario.requests > BACKLOG && scenario.backlog.is_none()
    {
        say(t!(
            "The kernel queues {number} connections unless --backlog and net.core.somaxconn say more.",
            number = count(BACKLOG.into())
        ));
    }
    sentences
}

/// Whether the code has to set the number of a loop's threads.
pub(super) fn sets_tokens(scenario: &Scenario, entry: Entry) -> bool {
    entry == Entry::new(Server::Loop, Handler::Blocking)
        && u64::from(scenario.tokens) != Setting::Tokens.start()
}

/// Whether the limit on connections can make a piece of I/O wait: not where no more pieces than
/// that can be in I/O at once in a process.
pub(super) fn limits_connections(scenario: &Scenario, entry: Entry) -> bool {
    let Some(connections) = scenario.connections.filter(|_| scenario.io > 0) else { return false };
    let gathers = entry.handler == Handler::Gather;
    let pieces = if gathers { scenario.subtasks } else { 1 };
    let requests = match (entry.server, entry.handler) {
        (Server::Pool, _) | (Server::Loop, Handler::Stuck) => 1,
        (Server::Threads, _) => scenario.threads,
        (Server::Loop, Handler::Blocking) => scenario.tokens,
        (Server::Greenlets | Server::Loop, _) => u32::MAX,
    };
    connections < requests.min(at_once(scenario)).saturating_mul(pieces)
}

/// A shell line that sends the requests as the scenario's client does, each on a connection of its
/// own, and prints the response times in the order of the replies.
///
/// ```
/// use pool_vs_loop::{export, scenario::Scenario};
///
/// assert_eq!(
///     export::send_line(&Scenario::default(), "pool:blocking".parse().unwrap()),
///     "seq 16 | xargs -P 16 -I{} curl -s -o /dev/null -w '%{time_total}\\n' \
///      http://127.0.0.1:8000/io"
/// );
/// ```
#[must_use]
pub fn send_line(scenario: &Scenario, entry: Entry) -> String {
    let requests = scenario.requests;
    let url = ["http://127.0.0.1:8000", path(entry.handler)].concat();
    let curl = format!("curl -s -o /dev/null -w '%{{time_total}}\\n' {url}");
    let users = at_once(scenario);
    match scenario.client {
        Client::Burst | Client::Closed(_) if users > CURLS => {
            format!("hey -disable-keepalive -t 0 -n {requests} -c {users} {url}")
        }
        Client::Burst | Client::Closed(_) => {
            format!("seq {requests} | xargs -P {users} -I{{}} {curl}")
        }
        Client::Paced(rate) => {
            let gap = Decimal::from_millionths(MILLIONTHS_SQUARED / rate.millionths().max(1));
            format!("for i in $(seq {requests}); do {curl} & sleep {gap}; done; wait")
        }
        Client::Poisson(rate) => format!(
            "awk 'BEGIN {{ srand(); for (i = 0; i < {requests}; i++) print -log(1 - rand()) / {rate} \
             }}' | {{ while read gap; do sleep $gap; {curl} & done; wait; }}"
        ),
    }
}
