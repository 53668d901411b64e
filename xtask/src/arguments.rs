//! The command line: which command, with which options.

use crate::build::PublicUrl;

/// What `cargo xtask help` prints.
pub const HELP: &str = "\
cargo xtask serve [--port N] [--open]   build the page, serve it on 127.0.0.1 (port 8080), rebuild on change;
                                        with --teach the teacher's page instead
cargo xtask test [LAYER]...             run every check and test, or only these layers: lint, native, browser, e2e
cargo xtask build [--public-url URL]    leave the finished page in dist/, ready for any static host;
                                        with the address it will have: a card for links to it, and a 404 page
cargo xtask bench [ARGUMENT]...         measure the finished page in Chromium; arguments go to the bench
cargo xtask bench engine                measure the simulation, natively beside a bare loop, and in wasm
cargo xtask bench instructions          count the simulation's instructions, with valgrind
cargo xtask fuzz [INPUTS]               feed the link codec any bytes (ten million inputs)
cargo xtask setup                       install the tools that are missing, nothing else

Each command installs the tools it needs and doesn't find: into the user's cache folder, or into the
folder that POOL_VS_LOOP_TOOLS names.";

/// Where `serve` listens unless told otherwise.
const DEFAULT_PORT: u16 = 8080;

/// Inputs that `fuzz` tries unless told otherwise.
const INPUTS: u64 = 10_000_000;

/// A command with its options.
#[derive(Debug, PartialEq)]
pub enum Command {
    /// List the commands.
    Help,
    /// Install what is missing.
    Setup,
    /// Serve the page and rebuild it on change.
    Serve {
        /// The TCP port on 127.0.0.1.
        port: u16,
        /// Whether to open the page in the user's browser.
        open: bool,
        /// Whether to serve the teacher's page.
        teach: bool,
    },
    /// Build the page for release.
    Build {
        /// Where the page will be, if that is known.
        public_url: Option<PublicUrl>,
    },
    /// Run these layers of checks and tests.
    Test(Vec<Layer>),
    /// Measure the page, with these arguments to the bench.
    Bench(Vec<String>),
    /// Fuzz the link codec with so many inputs.
    Fuzz(u64),
}

/// A layer of checks or tests.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Layer {
    /// Formatting and clippy.
    Lint,
    /// Tests that run without a browser.
    Native,
    /// wasm-bindgen tests in headless Chromium.
    Browser,
    /// WebDriver tests of the release build.
    EndToEnd,
}

impl Layer {
    const ALL: [Self; 4] = [Self::Lint, Self::Native, Self::Browser, Self::EndToEnd];

    fn parse(word: &str) -> Result<Self, String> {
        match word {
            "lint" => Ok(Self::Lint),
            "native" => Ok(Self::Native),
            "browser" => Ok(Self::Browser),
            "e2e" => Ok(Self::EndToEnd),
            _ => Err(format!(
                "cargo xtask test doesn't know the layer {word:?}; it knows lint, native, browser and e2e."
            )),
        }
    }
}

/// Reads the words after `cargo xtask`.
///
/// The error is a sentence that says what was wrong with them.
pub fn parse(words: &[String]) -> Result<Command, String> {
    let Some((name, rest)) = words.split_first() else {
        return Ok(Command::Help);
    };
    let wants_help = rest.iter().any(|word| word == "--help" || word == "-h");
    match name.as_str() {
        "bench" => Ok(Command::Bench(rest.to_vec())),
        "help" | "--help" | "-h" => Ok(Command::Help),
        _ if wants_help => Ok(Command::Help),
        "setup" => alone(name, rest, Command::Setup),
        "build" => parse_build(rest),
        "serve" => parse_serve(rest),
        "fuzz" => parse_fuzz(rest),
        "test" if rest.is_empty() => Ok(Command::Test(Layer::ALL.to_vec())),
        "test" => {
            Ok(Command::Test(rest.iter().map(|word| Layer::parse(word)).collect::<Result<_, _>>()?))
        }
        _ => Err(format!("There is no command {name:?}; cargo xtask help lists those there are.")),
    }
}

fn alone(name: &str, rest: &[String], command: Command) -> Result<Command, String> {
    match rest.first() {
        None => Ok(command),
        Some(word) => {
            Err(format!("cargo xtask {name} takes no arguments, but {word:?} was given."))
        }
    }
}

fn parse_build(words: &[String]) -> Result<Command, String> {
    let mut public_url = None;
    let mut words = words.iter().map(String::as_str);
    while let Some(word) = words.next() {
        let url = match word.strip_prefix("--public-url=") {
            Some(url) => url,
            None if word == "--public-url" => words.next().unwrap_or_default(),
            None => {
                return Err(format!(
                    "cargo xtask build doesn't know {word:?}; it knows --public-url URL."
                ));
            }
        };
        if public_url.replace(PublicUrl::parse(url)?).is_some() {
            return Err("cargo xtask build takes one --public-url.".to_owned());
        }
    }
    Ok(Command::Build { public_url })
}

fn parse_fuzz(words: &[String]) -> Result<Command, String> {
    match words {
        [] => Ok(Command::Fuzz(INPUTS)),
        [word] => word
            .parse()
            .map(Command::Fuzz)
            .map_err(|_| format!("cargo xtask fuzz takes a number of inputs, not {word:?}.")),
        [_, word, ..] => Err(format!("cargo xtask fuzz takes one number, {word:?} is too much.")),
    }
}

fn parse_serve(words: &[String]) -> Result<Command, String> {
    let (mut port, mut open, mut teach) = (DEFAULT_PORT, false, false);
    let mut words = words.iter().map(String::as_str);
    while let Some(word) = words.next() {
        match word {
            "--open" => open = true,
            "--teach" => teach = true,
            "--port" => port = parse_port(words.next().unwrap_or_default())?,
            _ => match word.strip_prefix("--port=") {
                Some(number) => port = parse_port(number)?,
                None => {
                    return Err(format!(
                        "cargo xtask serve doesn't know {word:?}; it knows --port N, --open and --teach."
                    ));
                }
            },
        }
    }
    Ok(Command::Serve { port, open, teach })
}

fn parse_port(number: &str) -> Result<u16, String> {
    match number.parse() {
        Ok(port) if port != 0 => Ok(port),
        _ => Err(format!("--port takes a number from 1 to 65535, not {number:?}.")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Result<Command, String> {
        let words: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
        parse(&words)
    }

    #[test]
    fn no_words_ask_for_help() {
        for line in ["", "help", "--help", "-h", "serve --help", "test -h"] {
            assert_eq!(parsed(line), Ok(Command::Help), "{line}");
        }
    }

    #[test]
    fn serve_takes_a_port_and_open() {
        let serve = |port, open, teach| Ok(Command::Serve { port, open, teach });
        assert_eq!(parsed("serve"), serve(8080, false, false));
        assert_eq!(parsed("serve --port 9000 --open"), serve(9000, true, false));
        assert_eq!(parsed("serve --teach --port=1"), serve(1, false, true));
    }

    #[test]
    fn build_takes_the_address_that_the_page_will_have() {
        assert_eq!(parsed("build"), Ok(Command::Build { public_url: None }));
        for line in ["build --public-url https://a.org/b", "build --public-url=https://a.org/b/"] {
            let Ok(Command::Build { public_url: Some(url) }) = parsed(line) else {
                panic!("{line}: {:?}", parsed(line));
            };
            assert_eq!(url.to_string(), "https://a.org/b/", "{line}");
        }
        for (line, word) in [
            ("build --public-url", "https://"),
            ("build --public-url here", "\"here\""),
            ("build --public-url https://a.org --public-url https://b.org", "one --public-url"),
            ("build https://a.org", "--public-url URL"),
        ] {
            assert!(parsed(line).unwrap_err().contains(word), "{line}: {:?}", parsed(line));
        }
    }

    #[test]
    fn a_port_that_is_none_is_refused() {
        for line in ["serve --port", "serve --port 0", "serve --port 65536", "serve --port=x"] {
            assert!(parsed(line).unwrap_err().contains("1 to 65535"), "{line}: {:?}", parsed(line));
        }
    }

    #[test]
    fn test_runs_every_layer_unless_some_are_named() {
        assert_eq!(parsed("test"), Ok(Command::Test(Layer::ALL.to_vec())));
        assert_eq!(parsed("test e2e lint"), Ok(Command::Test(vec![Layer::EndToEnd, Layer::Lint])));
        assert!(parsed("test everything").unwrap_err().contains("native"));
    }

    #[test]
    fn bench_passes_every_word_on() {
        let words = ["--help", "--steps", "5"].map(str::to_owned).to_vec();
        assert_eq!(parsed("bench --help --steps 5"), Ok(Command::Bench(words)));
    }

    #[test]
    fn fuzz_takes_a_number() {
        assert_eq!(parsed("fuzz"), Ok(Command::Fuzz(10_000_000)));
        assert_eq!(parsed("fuzz 500"), Ok(Command::Fuzz(500)));
        assert!(parsed("fuzz much").unwrap_err().contains("much"));
        assert!(parsed("fuzz 1 2").unwrap_err().contains("2"));
    }

    #[test]
    fn what_is_unknown_or_too_much_is_named() {
        assert!(parsed("deploy").unwrap_err().contains("\"deploy\""));
        assert!(parsed("build --release").unwrap_err().contains("--release"));
        assert!(parsed("setup now").unwrap_err().contains("now"));
        assert!(parsed("serve -p 1").unwrap_err().contains("-p"));
    }
}
