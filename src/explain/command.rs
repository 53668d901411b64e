//! What was understood of a pasted command line, and what was left out.

use super::names;
use super::number::count;
use super::{allowed, label, quoted, shown_value};
use crate::scenario::{Command, NoCommand, Program, Reason, Said, Server, Setting};
use crate::words::{own, t};

/// Two sentences at most: what a command line set, and what it said that was left out.
///
/// ```
/// use pool_vs_loop::{explain, scenario::Command};
///
/// let command = Command::parse("gunicorn -w 4 --threads 10 -b :80 app:app").unwrap();
/// assert_eq!(
///     explain::command(&command),
///     [
///         "Understood: gunicorn, 4 workers, 10 threads each; in the line-up it is threads.",
///         "Left out: -b :80 (where it listens changes no times).",
///     ]
/// );
/// ```
#[must_use]
pub fn command(command: &Command) -> Vec<String> {
    let mut parts = vec![command.program.name().to_string()];
    parts.extend(command.said.iter().map(|said| self::said(*said)));
    let parts = parts.join(", ");
    let mut sentences = vec![match command.server {
        Some(server) => {
            let server = server.word();
            t!("Understood: {parts}; in the line-up it is {server}.", parts, server)
        }
        None => t!("Understood: {parts}.", parts),
    }];
    sentences.extend(left_out(command));
    sentences
}

fn said(said: Said) -> String {
    match said {
        Said::Workers(workers) => names::workers(workers),
        Said::OneWorker => own(t!("1 worker (its default)")),
        Said::Threads(threads) => t!("{n} thread each|{n} threads each", n = threads),
        Said::Timeout(Some(timeout)) => {
            t!("a timeout of {time}", time = shown_value(Setting::Timeout, timeout))
        }
        Said::Timeout(None) => own(t!("no timeout")),
        Said::Backlog(backlog) => t!("a backlog of {number}", number = count(backlog.into())),
    }
}

/// What was left out, with what has the same reason together.
fn left_out(command: &Command) -> Option<String> {
    let mut groups: Vec<(Reason, Vec<String>)> = Vec::new();
    for part in &command.left_out {
        let text = quoted(&part.text);
        match groups.iter_mut().find(|(reason, _)| *reason == part.reason) {
            Some((_, texts)) => texts.push(text),
            None => groups.push((part.reason, vec![text])),
        }
    }
    let group = |(reason, texts): &(Reason, Vec<String>)| {
        [&texts.join(", "), " (", &why(*reason, command.server), ")"].concat()
    };
    let mut parts: Vec<String> = groups.iter().map(group).collect();
    match command.more_left_out {
        0 => {}
        more => parts.push(t!("{n} more|{n} more", n = more as u64)),
    }
    (!parts.is_empty()).then(|| t!("Left out: {parts}.", parts = parts.join("; ")))
}

fn why(reason: Reason, server: Option<Server>) -> String {
    let text = match reason {
        Reason::NotAllowed(setting @ Setting::Timeout) => {
            let (_, max) = setting.range();
            return t!(
                "the timeout is in whole seconds from 0, which is none, to {max}",
                max = shown_value(setting, max)
            );
        }
        Reason::NotAllowed(setting) => {
            return format!("{}: {}", label(setting), allowed(setting));
        }
        Reason::Unknown(program) => {
            return t!("no flag of {program} that is known here", program = program.name());
        }
        Reason::OnlyPool => match server {
            Some(Server::Threads | Server::Greenlets) => {
                t!("on these workers it limits no request that is simulated")
            }
            _ => t!("here only the pool has such a limit"),
        },
        Reason::NoValue => t!("it has no value"),
        Reason::Overridden => t!("given twice: another one counts"),
        Reason::Reload => t!("with reloading there is one process"),
        Reason::OnlyThreads => t!("only gthread workers have threads of their own"),
        Reason::Class => t!("this kind of worker isn’t simulated"),
        Reason::OtherLoop => t!("the loop that is simulated is uvloop"),
        Reason::Listening => t!("where it listens changes no times"),
        Reason::Config => t!("what stands in the file isn’t known here"),
        Reason::ConnectionLimit => t!("no such limit is simulated"),
        Reason::Restarts => t!("restarts aren’t simulated"),
        Reason::KeepAlive => t!("here each request has a connection of its own"),
        Reason::Loading => t!("how the application is loaded changes no times"),
        Reason::Logging => t!("logging isn’t simulated"),
        Reason::Tls => t!("encryption isn’t simulated"),
        Reason::NoTimes => t!("it changes no times"),
    };
    text.into()
}

/// Why there is nothing to set.
#[must_use]
pub fn no_command(why: NoCommand) -> String {
    match why {
        NoCommand::Empty => own(t!("Paste a command line first.")),
        NoCommand::TooLong { limit } => {
            t!(
                "Nothing was set: more than {limit} bytes are no command.",
                limit = count(limit as u64)
            )
        }
        NoCommand::NoProgram => {
            let names = Program::ALL.map(Program::name).join(", ");
            t!("Nothing was set: none of {names} is called in it.", names)
        }
    }
}
