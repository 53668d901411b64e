//! What was understood of a pasted command line, and what was left out.

use super::names::counted;
use super::number::count;
use super::{allowed, label, quoted, shown_value};
use crate::scenario::{Command, NoCommand, Program, Reason, Said, Server, Setting};

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
    let mut understood = ["Understood: ", &parts.join(", ")].concat();
    if let Some(server) = command.server {
        understood.extend(["; in the line-up it is ", server.word()]);
    }
    understood.push('.');
    let mut sentences = vec![understood];
    sentences.extend(left_out(command));
    sentences
}

fn said(said: Said) -> String {
    match said {
        Said::Workers(workers) => counted(workers, "worker", "workers"),
        Said::OneWorker => "1 worker (its default)".into(),
        Said::Threads(threads) => counted(threads, "thread each", "threads each"),
        Said::Timeout(Some(timeout)) => {
            ["a timeout of ", &shown_value(Setting::Timeout, timeout)].concat()
        }
        Said::Timeout(None) => "no timeout".into(),
        Said::Backlog(backlog) => ["a backlog of ", &count(backlog.into())].concat(),
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
        more => parts.push(format!("{} more", count(more as u64))),
    }
    (!parts.is_empty()).then(|| ["Left out: ", &parts.join("; "), "."].concat())
}

fn why(reason: Reason, server: Option<Server>) -> String {
    let text = match reason {
        Reason::NotAllowed(setting @ Setting::Timeout) => {
            let (_, max) = setting.range();
            return format!(
                "the timeout is in whole seconds from 0, which is none, to {}",
                shown_value(setting, max)
            );
        }
        Reason::NotAllowed(setting) => {
            return format!("{}: {}", label(setting), allowed(setting));
        }
        Reason::Unknown(program) => {
            return format!("no flag of {} that is known here", program.name());
        }
        Reason::OnlyPool => match server {
            Some(Server::Threads | Server::Greenlets) => {
                "on these workers it limits no request that is simulated"
            }
            _ => "here only the pool has such a limit",
        },
        Reason::NoValue => "it has no value",
        Reason::Overridden => "given twice: another one counts",
        Reason::Reload => "with reloading there is one process",
        Reason::OnlyThreads => "only gthread workers have threads of their own",
        Reason::Class => "this kind of worker isn’t simulated",
        Reason::OtherLoop => "the loop that is simulated is uvloop",
        Reason::Listening => "where it listens changes no times",
        Reason::Config => "what stands in the file isn’t known here",
        Reason::ConnectionLimit => "no such limit is simulated",
        Reason::Restarts => "restarts aren’t simulated",
        Reason::KeepAlive => "here each request has a connection of its own",
        Reason::Loading => "how the application is loaded changes no times",
        Reason::Logging => "logging isn’t simulated",
        Reason::Tls => "encryption isn’t simulated",
        Reason::NoTimes => "it changes no times",
    };
    text.into()
}

/// Why there is nothing to set.
#[must_use]
pub fn no_command(why: NoCommand) -> String {
    match why {
        NoCommand::Empty => "Paste a command line first.".into(),
        NoCommand::TooLong { limit } => {
            format!("Nothing was set: more than {} bytes are no command.", count(limit as u64))
        }
        NoCommand::NoProgram => {
            let names = Program::ALL.map(Program::name).join(", ");
            format!("Nothing was set: none of {names} is called in it.")
        }
    }
}
