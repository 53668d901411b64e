//! From words to what they say.

use super::flags::Flag;
use super::words::commands;
use super::{Command, LeftOut, MOST_LEFT_OUT, Program, Reason, Said};
use crate::scenario::{Micros, Server, Setting};
use crate::words::text::split;

/// Microseconds in one second.
const SECOND: Micros = 1_000_000;

/// What starts other programs. Of anything else that a line may begin with, the name of a server
/// is only an argument.
const STARTERS: [&str; 32] = [
    "CMD",
    "ENTRYPOINT",
    "command",
    "chronic",
    "ddtrace-run",
    "docker",
    "doppler",
    "dotenv",
    "dumb-init",
    "env",
    "exec",
    "export",
    "gosu",
    "hatch",
    "heroku",
    "newrelic-admin",
    "nice",
    "nohup",
    "opentelemetry-instrument",
    "pdm",
    "pipenv",
    "podman",
    "poetry",
    "rye",
    "setsid",
    "stdbuf",
    "sudo",
    "taskset",
    "time",
    "tini",
    "uv",
    "uvx",
];

/// Words after which the name of a server is that of a package.
const PACKAGES: [&str; 4] = ["add", "install", "remove", "uninstall"];

/// Reads the first call of a server in a text.
pub(super) fn read(text: &str) -> Option<Command> {
    let mut variables = Vec::new();
    for words in commands(text) {
        let mut words = words.into_iter();
        if let Some(program) = find_program(&mut words, &mut variables) {
            return Some(Reader::new(program).command(words, &variables));
        }
    }
    None
}

/// Goes on behind the name of a program, and keeps the variables that are set before it.
fn find_program(
    words: &mut impl Iterator<Item = String>,
    variables: &mut Vec<(String, String)>,
) -> Option<Program> {
    let mut started = false;
    for word in words {
        let word = word.strip_prefix("ExecStart=").unwrap_or(&word);
        if let Some((name, value)) = assignment(word) {
            variables.push((name.into(), value.into()));
            continue;
        }
        let name = word.rsplit('/').next().unwrap_or(word);
        let name = name.strip_suffix(".exe").unwrap_or(name);
        if let Some(program) = Program::ALL.into_iter().find(|program| program.name() == name) {
            return Some(program);
        }
        if PACKAGES.contains(&name) || !started && !starts(name) && !is_before(name) {
            return None;
        }
        started |= starts(name);
    }
    None
}

/// Whether a program starts another.
fn starts(name: &str) -> bool {
    STARTERS.contains(&name) || name.starts_with("python")
}

/// Whether it stands before a command and is no part of it: a prompt, with the environment's name
/// in front of it, or a process's name as in a Procfile.
fn is_before(word: &str) -> bool {
    matches!(word, "$" | "%" | ">" | "#" | "❯")
        || word.starts_with('(') && word.ends_with(')')
        || word.ends_with([':', '$', '#'])
}

/// A variable's name and value.
fn assignment(word: &str) -> Option<(&str, &str)> {
    let (name, value) = word.split_once('=')?;
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    let is_name = name.bytes().all(plain) && name.starts_with(|c: char| !c.is_ascii_digit());
    is_name.then_some((name, value))
}

/// A value and the text that it came with.
type Given = (String, String);

struct Reader {
    program: Program,
    workers: Option<Given>,
    threads: Option<Given>,
    class: Option<Given>,
    timeout: Option<Given>,
    backlog: Option<Given>,
    reload: bool,
    left_out: Vec<LeftOut>,
}

impl Reader {
    const fn new(program: Program) -> Self {
        Self {
            program,
            workers: None,
            threads: None,
            class: None,
            timeout: None,
            backlog: None,
            reload: false,
            left_out: Vec::new(),
        }
    }

    fn leave_out(&mut self, text: impl Into<String>, reason: Reason) {
        self.left_out.push(LeftOut { text: text.into(), reason });
    }

    fn command(
        mut self,
        words: impl Iterator<Item = String>,
        variables: &[(String, String)],
    ) -> Command {
        self.variables(variables);
        let mut words = words.peekable();
        // `fastapi dev` restarts on changes, `fastapi run` doesn't.
        if self.program == Program::FastApi {
            self.reload = words.peek().is_some_and(|word| word == "dev");
        }
        self.flags(words);
        self.finish()
    }

    /// Variables that the programs read; the weakest first, since of two values the later counts.
    fn variables(&mut self, variables: &[(String, String)]) {
        if self.program != Program::Hypercorn {
            for (name, value) in variables.iter().filter(|(name, _)| name == "WEB_CONCURRENCY") {
                self.give(Flag::Workers, (value.clone(), [name, "=", value].concat()));
            }
        }
        for (name, value) in variables {
            let text = || [name.as_str(), "=", value].concat();
            match (self.program, name.strip_prefix("UVICORN_")) {
                (Program::Gunicorn, _) if name == "GUNICORN_CMD_ARGS" => {
                    self.flags(commands(value).into_iter().flatten());
                }
                (Program::Uvicorn, Some(name)) => {
                    let name = name.to_ascii_lowercase().replace('_', "-");
                    match Flag::find(self.program, &name) {
                        Flag::Other(reason) => self.leave_out(text(), reason),
                        flag => self.give(flag, (value.clone(), text())),
                    }
                }
                _ => {}
            }
        }
    }

    fn flags(&mut self, words: impl Iterator<Item = String>) {
        let mut words = words.peekable();
        while let Some(word) = words.next() {
            let word = self.without_switches(word);
            let (name, mut value) = match word.strip_prefix("--") {
                // What follows is no flag any more.
                Some("") => return,
                Some(long) => match long.split_once('=') {
                    Some((name, value)) => (name, Some(value.to_string())),
                    None => (long, None),
                },
                None => match word.strip_prefix('-').and_then(|short| split_first(short)) {
                    Some((name, "")) => (name, None),
                    // -w4 and, as argparse has it, -w=4.
                    Some((name, value)) if self.program.has_short_flags() => {
                        (name, Some(value.strip_prefix('=').unwrap_or(value).to_string()))
                    }
                    Some(_) => {
                        self.leave_out(word, Reason::Unknown(self.program));
                        continue;
                    }
                    // The application, or the value of a flag that is left out.
                    None => continue,
                },
            };
            let flag = Flag::find(self.program, name);
            let mut text = word.clone();
            let is_value = |word: &String| !word.starts_with('-') || is_negative(word);
            let takes =
                flag.has_value() || matches!(flag, Flag::Other(reason) if shows_value(reason));
            if value.is_none() && takes {
                value = words.next_if(is_value);
                if let Some(value) = &value {
                    text.extend([" ", value]);
                }
            }
            match (flag, value) {
                (Flag::Other(reason), _) => self.leave_out(text, reason),
                (Flag::Reload, _) => self.give(flag, (String::new(), text)),
                (_, Some(value)) => self.give(flag, (value, text)),
                (_, None) => self.leave_out(text, Reason::NoValue),
            }
        }
    }

    /// Takes short flags without a value off the beginning of several in one word (`-Dw4`).
    fn without_switches(&mut self, word: String) -> String {
        let rest = word.strip_prefix("-D").or_else(|| word.strip_prefix("-R"));
        match rest.filter(|rest| !rest.is_empty() && self.program.has_short_flags()) {
            Some(rest) => {
                self.leave_out(&word[..2], Flag::find(self.program, &word[1..2]).reason());
                self.without_switches(["-", rest].concat())
            }
            None => word,
        }
    }

    /// Takes a value in place of an earlier one.
    fn give(&mut self, flag: Flag, given: Given) {
        let place = match flag {
            Flag::Workers => &mut self.workers,
            Flag::Threads => &mut self.threads,
            Flag::Class => &mut self.class,
            Flag::Timeout => &mut self.timeout,
            Flag::Backlog => &mut self.backlog,
            Flag::Loop => {
                let (value, text) = given;
                if !matches!(value.as_str(), "auto" | "uvloop") {
                    self.leave_out(text, Reason::OtherLoop);
                }
                return;
            }
            Flag::Reload => {
                self.reload = true;
                self.leave_out(given.1, Reason::Loading);
                return;
            }
            Flag::Other(_) => return,
        };
        if let Some((_, earlier)) = place.replace(given) {
            self.leave_out(earlier, Reason::Overridden);
        }
    }

    fn finish(mut self) -> Command {
        let server = self.server();
        let mut said = Vec::new();
        // Gunicorn restarts its workers one by one, the others have one process to restart.
        let one = self.reload && self.program != Program::Gunicorn;
        match self.workers.take() {
            Some((_, text)) if one => {
                self.leave_out(text, Reason::Reload);
                said.push(Said::Workers(1));
            }
            Some(given) => said.extend(self.count(Setting::Workers, given).map(Said::Workers)),
            // A file that isn't here may say how many; with a flag that is none it wouldn't start.
            None if self.left_out.iter().any(|part| part.reason.hides_workers()) => {}
            None => said.push(Said::OneWorker),
        }
        let pool = server == Some(Server::Pool);
        match (self.threads.take(), server) {
            (Some(given), Some(Server::Threads)) => {
                said.extend(self.count(Setting::Threads, given).map(Said::Threads));
            }
            (None, Some(Server::Threads)) => said.push(Said::Threads(1)),
            // One thread each is what sync workers have.
            (Some((value, _)), Some(Server::Pool)) if number(&value) == Some(1) => {}
            (Some(given), Some(Server::Pool)) => {
                self.leave_out(given.1, Reason::NotAllowed(Setting::Threads));
            }
            (Some((_, text)), _) => self.leave_out(text, Reason::OnlyThreads),
            (None, _) => {}
        }
        match self.timeout.take() {
            Some(given) if pool => said.extend(self.timeout(given).map(Said::Timeout)),
            Some((_, text)) => self.leave_out(text, Reason::OnlyPool),
            None => {}
        }
        match self.backlog.take() {
            Some(given) if pool => {
                said.extend(self.count(Setting::Backlog, given).map(Said::Backlog));
            }
            Some((_, text)) => self.leave_out(text, Reason::OnlyPool),
            None => {}
        }
        let more_left_out = self.left_out.len().saturating_sub(MOST_LEFT_OUT);
        self.left_out.truncate(MOST_LEFT_OUT);
        Command { program: self.program, server, said, left_out: self.left_out, more_left_out }
    }

    /// The server that simulates the kind of worker.
    fn server(&mut self) -> Option<Server> {
        let given = self.class.take();
        if self.program != Program::Gunicorn {
            if let Some((_, text)) = given.filter(|(class, _)| class != "uvloop") {
                self.leave_out(text, Reason::OtherLoop);
            }
            return Some(Server::Loop);
        }
        let threads = self.threads.as_ref().and_then(|(value, _)| number(value)).unwrap_or(1);
        let Some((class, text)) = given else {
            return Some(if threads > 1 { Server::Threads } else { Server::Pool });
        };
        // A class by its path, or by the name that its package gives it.
        let class = class.rsplit(['.', '#', ':']).next().unwrap_or(&class);
        match class {
            "sync" | "SyncWorker" if threads > 1 => Some(Server::Threads),
            "sync" | "SyncWorker" => Some(Server::Pool),
            "gthread" | "ThreadWorker" => Some(Server::Threads),
            "gevent" | "gevent_wsgi" | "gevent_pywsgi" | "eventlet" | "GeventWorker"
            | "GeventPyWSGIWorker" | "EventletWorker" => Some(Server::Greenlets),
            "UvicornH11Worker" => {
                self.leave_out(text, Reason::OtherLoop);
                Some(Server::Loop)
            }
            "asgi" | "ASGIWorker" => Some(Server::Loop),
            // Those that people derive from it, too.
            class if class.ends_with("UvicornWorker") => Some(Server::Loop),
            _ => {
                self.leave_out(text, Reason::Class);
                None
            }
        }
    }

    /// A number that a setting allows.
    fn count(&mut self, setting: Setting, (value, text): Given) -> Option<u32> {
        let (min, max) = setting.range();
        let allowed = number(&value).filter(|number| (min..=max).contains(number));
        if allowed.is_none() {
            self.leave_out(text, Reason::NotAllowed(setting));
        }
        u32::try_from(allowed?).ok()
    }

    /// Seconds as microseconds; 0 is none.
    fn timeout(&mut self, (value, text): Given) -> Option<Option<Micros>> {
        let (_, max) = Setting::Timeout.range();
        let time = number(&value).and_then(|seconds| seconds.checked_mul(SECOND));
        match time.filter(|time| *time <= max) {
            Some(time) => Some((time > 0).then_some(time)),
            None => {
                self.leave_out(text, Reason::NotAllowed(Setting::Timeout));
                None
            }
        }
    }
}

/// Whether the word behind a flag is part of what is left out: shown with it.
const fn shows_value(reason: Reason) -> bool {
    matches!(reason, Reason::Listening | Reason::ConnectionLimit | Reason::Config)
}

fn is_negative(word: &str) -> bool {
    word.strip_prefix('-').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}

/// The first character of a text, and the rest.
fn split_first(text: &str) -> Option<(&str, &str)> {
    let first = text.chars().next()?;
    text.split_at_checked(first.len_utf8())
}

/// A whole number; of a variable, the value that it has if it isn't set (`${WORKERS:-4}`).
fn number(text: &str) -> Option<u64> {
    let variable = text.strip_prefix("${").and_then(|text| text.strip_suffix('}'));
    let unset = variable.and_then(|text| split(text, ":-"));
    crate::scenario::time::digits(unset.map_or(text, |(_, value)| value))
}
