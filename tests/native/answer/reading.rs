//! Reads an answer as a reader does: from its words alone, in each language.

use pool_vs_loop::scenario::{Handler, Server};
use pool_vs_loop::words::Language;

/// What is said of a server, or of two alike.
#[derive(Debug)]
pub struct Clause {
    pub servers: Vec<Server>,
    pub times: Vec<Time>,
    pub factor: Option<Factor>,
}

/// A time as it is written, and the handlers that it is of.
#[derive(Clone, Debug)]
pub struct Time {
    pub figure: String,
    pub handlers: Vec<Handler>,
}

/// How the times compare to those of another server.
#[derive(Debug)]
pub struct Factor {
    pub relation: Relation,
    /// Whether it is said of each time.
    pub each: bool,
    /// What it holds for, where that is said.
    pub handler: Option<Handler>,
    /// Whose time it is a factor of, where that is said.
    pub than: Option<Server>,
    /// Whether something in brackets stands between the factor and the time before it.
    pub is_apart: bool,
}

#[derive(Clone, Copy, Debug)]
pub enum Relation {
    Equal,
    NoTime,
    BesideNoTime,
    AboutEqual,
    /// One of so many parts.
    Part(u64),
    Faster(f64),
    Longer(f64),
}

/// A language's words. `#` stands for a number, `@` for a server and `^` for whose the time is.
pub struct Words {
    pub language: Language,
    /// Each as a subject, and as whose something is.
    servers: [(Server, &'static str, &'static str); 4],
    with: &'static str,
    and: &'static str,
    alike: &'static str,
    split: &'static str,
    stuck: &'static str,
    each: (&'static str, &'static str),
    relations: [(Of, &'static str, &'static str); 9],
}

/// [`Relation`] without its number.
#[derive(Clone, Copy)]
enum Of {
    Fixed(Relation),
    Faster,
    Longer,
}

const ENGLISH: Words = Words {
    language: Language::English,
    servers: [
        (Server::Threads, "the threaded pool", "the threaded pool"),
        (Server::Greenlets, "the greenlet pool", "the greenlet pool"),
        (Server::Loop, "the event loop", "the event loop"),
        (Server::Pool, "the pool", "the pool"),
    ],
    with: " with ",
    and: " and ",
    alike: " alike",
    split: "the wait split in ",
    stuck: "async def that blocks",
    each: ("each ", ""),
    relations: [
        (Of::Fixed(Relation::Equal), "just as long", "just as long as @"),
        (Of::Fixed(Relation::NoTime), "no time at all", "no time at all"),
        (Of::Fixed(Relation::BesideNoTime), "where that takes no time", "where @ takes no time"),
        (Of::Fixed(Relation::AboutEqual), "about as long", "about as long as @"),
        (Of::Fixed(Relation::Part(2)), "half the time", "half ^’s time"),
        (Of::Fixed(Relation::Part(3)), "a third of the time", "a third of ^’s time"),
        (Of::Fixed(Relation::Part(4)), "a quarter of the time", "a quarter of ^’s time"),
        (Of::Faster, "# times as fast", "# times as fast as @"),
        (Of::Longer, "# times as long", "# times as long as ^"),
    ],
};

const PORTUGUESE: Words = Words {
    language: Language::Portuguese,
    servers: [
        (Server::Threads, "o pool com threads", "do pool com threads"),
        (Server::Greenlets, "o pool com greenlets", "do pool com greenlets"),
        (Server::Loop, "o event loop", "do event loop"),
        (Server::Pool, "o pool", "do pool"),
    ],
    with: " com ",
    and: " e ",
    alike: " igualmente",
    split: "a espera dividida em ",
    stuck: "async def que bloqueia",
    each: ("", " em cada caso"),
    relations: [
        (Of::Fixed(Relation::Equal), "o mesmo tempo", "o mesmo tempo que @"),
        (Of::Fixed(Relation::NoTime), "nenhum tempo", "nenhum tempo"),
        (
            Of::Fixed(Relation::BesideNoTime),
            "enquanto o outro não leva tempo",
            "enquanto @ não leva tempo",
        ),
        (Of::Fixed(Relation::AboutEqual), "quase o mesmo tempo", "quase o mesmo tempo que @"),
        (Of::Fixed(Relation::Part(2)), "a metade do tempo", "a metade do tempo ^"),
        (Of::Fixed(Relation::Part(3)), "um terço do tempo", "um terço do tempo ^"),
        (Of::Fixed(Relation::Part(4)), "um quarto do tempo", "um quarto do tempo ^"),
        (Of::Faster, "# vezes mais rápido", "# vezes mais rápido que @"),
        (Of::Longer, "# vezes o tempo", "# vezes o tempo ^"),
    ],
};

const SPANISH: Words = Words {
    language: Language::Spanish,
    servers: [
        (Server::Threads, "el pool con threads", "del pool con threads"),
        (Server::Greenlets, "el pool con greenlets", "del pool con greenlets"),
        (Server::Loop, "el event loop", "del event loop"),
        (Server::Pool, "el pool", "del pool"),
    ],
    with: " con ",
    and: " y ",
    alike: " por igual",
    split: "la espera dividida en ",
    stuck: "async def que bloquea",
    each: ("", " en cada caso"),
    relations: [
        (Of::Fixed(Relation::Equal), "el mismo tiempo", "el mismo tiempo que @"),
        (Of::Fixed(Relation::NoTime), "nada de tiempo", "nada de tiempo"),
        (
            Of::Fixed(Relation::BesideNoTime),
            "mientras que el otro no consume tiempo",
            "mientras que @ no consume tiempo",
        ),
        (Of::Fixed(Relation::AboutEqual), "casi el mismo tiempo", "casi el mismo tiempo que @"),
        (Of::Fixed(Relation::Part(2)), "la mitad del tiempo", "la mitad del tiempo ^"),
        (Of::Fixed(Relation::Part(3)), "un tercio del tiempo", "un tercio del tiempo ^"),
        (
            Of::Fixed(Relation::Part(4)),
            "una cuarta parte del tiempo",
            "una cuarta parte del tiempo ^",
        ),
        (Of::Faster, "# veces más rápido", "# veces más rápido que @"),
        (Of::Longer, "# veces el tiempo", "# veces el tiempo ^"),
    ],
};

/// The languages of the page.
pub const ALL: [Words; 3] = [ENGLISH, PORTUGUESE, SPANISH];

impl Words {
    /// The clauses of an answer that are about times.
    ///
    /// # Errors
    /// What could not be read.
    pub fn read(&self, answer: &str) -> Result<Vec<Clause>, String> {
        let (_, clauses) = answer.split_once(": ").ok_or("no colon")?;
        let clauses = clauses.strip_suffix('.').ok_or("no full stop")?;
        let mut read: Vec<Clause> = Vec::new();
        for clause in clauses.split("; ") {
            // Entries that answered nothing stand there as pool: blocking.
            if clause.contains(": ") {
                continue;
            }
            // Where nothing takes any time, none is said.
            let Some(at) = clause.find(|c: char| c.is_ascii_digit()) else { continue };
            let (head, times) = clause.split_at(at);
            let mut clause = self.clause(times).map_err(|why| format!("{why} in {clause}"))?;
            clause.servers = self.servers_in(head);
            // What a time is of is left out where it is as before.
            if clause.times.iter().any(|time| time.handlers.is_empty()) {
                let before = &read.last().ok_or("the first time is of nothing")?.times;
                if before.len() != clause.times.len() {
                    return Err(format!("what is each time of? {head}{times}"));
                }
                for (time, before) in clause.times.iter_mut().zip(before) {
                    time.handlers.clone_from(&before.handlers);
                }
            }
            read.push(clause);
        }
        Ok(read)
    }

    fn servers_in(&self, head: &str) -> Vec<Server> {
        let mut found = Vec::new();
        let mut rest = head.to_owned();
        for (server, the, of) in self.servers {
            for name in [of, the] {
                if rest.contains(name) {
                    rest = rest.replace(name, "");
                    found.push(server);
                    break;
                }
            }
        }
        found
    }

    fn clause(&self, text: &str) -> Result<Clause, String> {
        let mut clause = Clause { servers: Vec::new(), times: Vec::new(), factor: None };
        let mut rest = text;
        loop {
            let (figure, after) = figure(rest).ok_or(format!("no time at {rest}"))?;
            let (handlers, after) = self.handlers(after);
            clause.times.push(Time { figure: figure.into(), handlers });
            let behind = after_brackets(after);
            if behind.is_empty() {
                return Ok(clause);
            }
            let next = behind.strip_prefix(", ").or_else(|| behind.strip_prefix(self.and));
            rest = next.ok_or(format!("no comma at {behind}"))?;
            if self::figure(rest).is_none() {
                let (factor, brackets) = rest.split_at(rest.find(" (").unwrap_or(rest.len()));
                if !after_brackets(brackets).is_empty() {
                    return Err(format!("more behind {factor}"));
                }
                let factor = self.factor(factor, behind.len() < after.len());
                clause.factor = Some(factor.ok_or(format!("no factor: {rest}"))?);
                return Ok(clause);
            }
        }
    }

    /// ` with def and async def alike`, and what follows.
    fn handlers<'a>(&self, text: &'a str) -> (Vec<Handler>, &'a str) {
        let mut handlers = Vec::new();
        let Some(mut next) = text.strip_prefix(self.with) else { return (handlers, text) };
        let mut rest = text;
        while let Some((handler, after)) = self.handler(next) {
            handlers.push(handler);
            rest = after;
            let more = after.strip_prefix(", ").or_else(|| after.strip_prefix(self.and));
            let Some(more) = more else { break };
            next = more;
        }
        (handlers, rest.strip_prefix(self.alike).unwrap_or(rest))
    }

    fn handler<'a>(&self, text: &'a str) -> Option<(Handler, &'a str)> {
        if let Some(pieces) = text.strip_prefix(self.split) {
            let end = pieces.find(|c: char| !c.is_alphanumeric()).unwrap_or(pieces.len());
            return Some((Handler::Gather, &pieces[end..]));
        }
        let names = [
            (self.stuck, Handler::Stuck),
            ("async def", Handler::Async),
            ("def", Handler::Blocking),
            ("gather", Handler::Gather),
        ];
        names.into_iter().find_map(|(name, handler)| Some((handler, text.strip_prefix(name)?)))
    }

    fn factor(&self, text: &str, is_apart: bool) -> Option<Factor> {
        let (before, behind) = self.each;
        let of_each = text.strip_prefix(before).and_then(|text| text.strip_suffix(behind));
        let each = of_each.is_some();
        let text = of_each.unwrap_or(text);
        // A server's name may have the word for "with", too.
        let named = text.rfind(self.with).and_then(|at| {
            let (handler, rest) = self.handler(&text[at + self.with.len()..])?;
            rest.is_empty().then_some((handler, &text[..at]))
        });
        let (handler, text) = named.map_or((None, text), |(handler, text)| (Some(handler), text));
        let (relation, than) = self.relation(text)?;
        Some(Factor { relation, each, handler, than, is_apart })
    }

    fn relation(&self, text: &str) -> Option<(Relation, Option<Server>)> {
        self.relations.iter().find_map(|&(of, alone, named)| {
            if let Some(relation) = filled(of, alone, text) {
                return Some((relation, None));
            }
            self.servers.iter().find_map(|&(server, the, whose)| {
                let named = named.replace('@', the).replace('^', whose);
                Some((filled(of, &named, text)?, Some(server)))
            })
        })
    }
}

/// The relation, if these are the words of it.
fn filled(of: Of, words: &str, text: &str) -> Option<Relation> {
    let number = || {
        let (before, behind) = words.split_once('#')?;
        let number = text.strip_prefix(before)?.strip_suffix(behind)?;
        number.replace(',', "").parse::<f64>().ok()
    };
    match of {
        Of::Fixed(relation) => (words == text).then_some(relation),
        Of::Faster => number().map(Relation::Faster),
        Of::Longer => number().map(Relation::Longer),
    }
}

/// A time at the beginning, and what follows.
fn figure(text: &str) -> Option<(&str, &str)> {
    let number = text.find(|c: char| !c.is_ascii_digit() && c != '.' && c != ',')?;
    let end = ["s", "ms", "µs"].into_iter().find_map(|unit| {
        let rest = text[number..].strip_prefix(' ')?.strip_prefix(unit)?;
        let ends = !rest.starts_with(char::is_alphanumeric);
        (number > 0 && ends).then_some(text.len() - rest.len())
    })?;
    Some(text.split_at(end))
}

/// What follows brackets, if any stand at the beginning.
fn after_brackets(text: &str) -> &str {
    text.strip_prefix(" (").and_then(|text| text.split_once(')')).map_or(text, |(_, rest)| rest)
}
