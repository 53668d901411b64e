//! What the choices say: a name and one sentence for each.

use super::number::count;
use crate::scenario::{Accept, Client, Handler, Overhead, Server, Spread};
use crate::words::{own, t};

/// The visible name of a client.
#[must_use]
pub fn client_name(client: Client) -> &'static str {
    match client {
        Client::Burst => t!("Burst"),
        Client::Paced(_) => t!("Paced"),
        Client::Poisson(_) => t!("Poisson"),
        Client::Closed(_) => t!("Closed"),
    }
}

/// One sentence on when a client sends requests.
#[must_use]
pub fn client_help(client: Client) -> &'static str {
    match client {
        Client::Burst => t!("All requests are sent at once, at time 0."),
        Client::Paced(_) => t!("One request at a time, at a steady rate."),
        Client::Poisson(_) => t!("At random times, at this rate on average."),
        Client::Closed(_) => t!("Each user sends the next request when the last is answered."),
    }
}

/// The visible name of a spread.
#[must_use]
pub fn spread_name(spread: Spread) -> &'static str {
    match spread {
        Spread::Fixed => t!("Fixed"),
        Spread::Uniform(_) => t!("Uniform"),
        Spread::Exponential => t!("Exponential"),
        Spread::Lognormal(_) => t!("Log-normal"),
    }
}

/// One sentence on how the I/O times of a spread differ.
#[must_use]
pub fn spread_help(spread: Spread) -> &'static str {
    match spread {
        Spread::Fixed => t!("Every request waits equally long."),
        Spread::Uniform(_) => t!("Evenly between (1 − S) and (1 + S) times the mean."),
        Spread::Exponential => t!("Mostly short, now and then several times the mean."),
        Spread::Lognormal(_) => {
            t!("Few very long ones; CV is the standard deviation divided by the mean.")
        }
    }
}

/// The visible name of an accept policy.
#[must_use]
pub fn accept_name(accept: &Accept) -> &'static str {
    match accept {
        Accept::Even => t!("Even"),
        Accept::Random => t!("Random"),
        Accept::Measured => t!("Measured##shares"),
        Accept::Shares(_) => t!("Shares"),
    }
}

/// One sentence on which process takes a request. `pool` has one queue, so none of it applies.
#[must_use]
pub fn accept_help(accept: &Accept) -> &'static str {
    match accept {
        Accept::Even => t!("Each process gets as many requests."),
        Accept::Random => t!("Any process, with equal chances."),
        Accept::Measured => t!("Uneven, drawn like the shares of measured runs."),
        Accept::Shares(_) => t!("By these weights, one per worker."),
    }
}

/// What shares are allowed for so many workers.
#[must_use]
pub fn allowed_shares(workers: u32) -> String {
    match workers {
        1 => own(t!("Weights are a whole number for the one worker, such as 1, not all 0.")),
        2 => own(t!("Weights are a whole number for each of two workers, such as 2-1, not all 0.")),
        _ => t!(
            "Weights are a whole number for each of {workers} workers, such as 4-3-2-1 for four, \
             not all 0.",
            workers = count(workers.into())
        ),
    }
}

/// The visible name of an overhead.
#[must_use]
pub fn overhead_name(overhead: Overhead) -> &'static str {
    match overhead {
        Overhead::None => t!("None"),
        Overhead::Measured => t!("Measured"),
        Overhead::Given(_) => t!("Given"),
    }
}

/// One sentence on the CPU time that frameworks add.
#[must_use]
pub fn overhead_help(overhead: Overhead) -> &'static str {
    match overhead {
        Overhead::None => t!("The ideal model: a framework takes no time."),
        Overhead::Measured => t!("What measured runs of each server and handler suggest."),
        Overhead::Given(_) => t!("This much CPU time for every request."),
    }
}

/// One sentence on what a server is.
#[must_use]
pub fn server_help(server: Server) -> &'static str {
    match server {
        Server::Pool => {
            t!(
                "Gunicorn’s sync workers: processes that serve one request at a time from one queue."
            )
        }
        Server::Threads => {
            t!("Gunicorn’s gthread workers: processes with a few threads each, which share a GIL.")
        }
        Server::Greenlets => {
            t!("Gunicorn’s gevent workers: processes with one thread that switches at each wait.")
        }
        Server::Loop => {
            t!("Uvicorn: processes with one event loop each, and threads for plain def handlers.")
        }
    }
}

/// One sentence on how a handler is written.
#[must_use]
pub fn handler_help(handler: Handler) -> &'static str {
    match handler {
        Handler::Blocking => {
            t!("A plain def: one piece of I/O after another, each of which blocks.")
        }
        Handler::Async => t!("An async def that awaits one piece of I/O after another."),
        Handler::Gather => t!("An async def that awaits all pieces of I/O together."),
        Handler::Stuck => {
            t!("An async def that calls blocking I/O: on an event loop, everything else waits.")
        }
    }
}
