//! What the choices say: a name and one sentence for each.

use crate::scenario::{Accept, Client, Handler, Overhead, Server, Spread};

/// The visible name of a client.
#[must_use]
pub const fn client_name(client: Client) -> &'static str {
    match client {
        Client::Burst => "Burst",
        Client::Paced(_) => "Paced",
        Client::Poisson(_) => "Poisson",
        Client::Closed(_) => "Closed",
    }
}

/// One sentence on when a client sends requests.
#[must_use]
pub const fn client_help(client: Client) -> &'static str {
    match client {
        Client::Burst => "All requests are sent at once, at time 0.",
        Client::Paced(_) => "One request at a time, at a steady rate.",
        Client::Poisson(_) => "At random times, at this rate on average.",
        Client::Closed(_) => "Each user sends the next request when the last is answered.",
    }
}

/// The visible name of a spread.
#[must_use]
pub const fn spread_name(spread: Spread) -> &'static str {
    match spread {
        Spread::Fixed => "Fixed",
        Spread::Uniform(_) => "Uniform",
        Spread::Exponential => "Exponential",
        Spread::Lognormal(_) => "Log-normal",
    }
}

/// One sentence on how the I/O times of a spread differ.
#[must_use]
pub const fn spread_help(spread: Spread) -> &'static str {
    match spread {
        Spread::Fixed => "Every request waits equally long.",
        Spread::Uniform(_) => "Evenly between (1 − S) and (1 + S) times the mean.",
        Spread::Exponential => "Mostly short, now and then several times the mean.",
        Spread::Lognormal(_) => {
            "Few very long ones; CV is the standard deviation divided by the mean."
        }
    }
}

/// The visible name of an accept policy.
#[must_use]
pub const fn accept_name(accept: &Accept) -> &'static str {
    match accept {
        Accept::Even => "Even",
        Accept::Random => "Random",
        Accept::Measured => "Measured",
        Accept::Shares(_) => "Shares",
    }
}

/// One sentence on which process takes a request. `pool` has one queue, so none of it applies.
#[must_use]
pub const fn accept_help(accept: &Accept) -> &'static str {
    match accept {
        Accept::Even => "Each process gets as many requests.",
        Accept::Random => "Any process, with equal chances.",
        Accept::Measured => "Uneven, drawn like the shares of measured runs.",
        Accept::Shares(_) => "By these weights, one per worker.",
    }
}

/// What shares are allowed for so many workers.
#[must_use]
pub fn allowed_shares(workers: u32) -> String {
    let each = match workers {
        1 => "a whole number for the one worker, such as 1".into(),
        2 => "a whole number for each of two workers, such as 2-1".into(),
        _ => format!("a whole number for each of {workers} workers, such as 4-3-2-1 for four"),
    };
    format!("Weights are {each}, not all 0.")
}

/// The visible name of an overhead.
#[must_use]
pub const fn overhead_name(overhead: Overhead) -> &'static str {
    match overhead {
        Overhead::None => "None",
        Overhead::Measured => "Measured",
        Overhead::Given(_) => "Given",
    }
}

/// One sentence on the CPU time that frameworks add.
#[must_use]
pub const fn overhead_help(overhead: Overhead) -> &'static str {
    match overhead {
        Overhead::None => "The ideal model: a framework takes no time.",
        Overhead::Measured => "What measured runs of each server and handler suggest.",
        Overhead::Given(_) => "This much CPU time for every request.",
    }
}

/// One sentence on what a server is.
#[must_use]
pub const fn server_help(server: Server) -> &'static str {
    match server {
        Server::Pool => {
            "Gunicorn’s sync workers: processes that serve one request at a time from one queue."
        }
        Server::Threads => {
            "Gunicorn’s gthread workers: processes with a few threads each, which share a GIL."
        }
        Server::Greenlets => {
            "Gunicorn’s gevent workers: processes with one thread that switches at each wait."
        }
        Server::Loop => {
            "Uvicorn: processes with one event loop each, and threads for plain def handlers."
        }
    }
}

/// One sentence on how a handler is written.
#[must_use]
pub const fn handler_help(handler: Handler) -> &'static str {
    match handler {
        Handler::Blocking => "A plain def: one piece of I/O after another, each of which blocks.",
        Handler::Async => "An async def that awaits one piece of I/O after another.",
        Handler::Gather => "An async def that awaits all pieces of I/O together.",
        Handler::Stuck => {
            "An async def that calls blocking I/O: on an event loop, everything else waits."
        }
    }
}
