//! The project's commands: `cargo xtask serve`, `test`, `build`, `bench`, `fuzz` and `setup`.
//!
//! Each command first makes sure of the tools it needs ([`setup`]) and installs what is missing;
//! what it can't install it names in a sentence, with the command to run.

mod arguments;
mod bench;
mod build;
mod fuzz;
mod process;
mod serve;
mod setup;
mod test;
mod workspace;

use arguments::Command;
use std::process::ExitCode;

/// What a step gives; the error is a sentence for whoever ran the command.
type Result<T> = std::result::Result<T, String>;

fn main() -> ExitCode {
    let words: Vec<String> =
        std::env::args_os().skip(1).map(|word| word.to_string_lossy().into_owned()).collect();
    let command = match arguments::parse(&words) {
        Ok(command) => command,
        Err(sentence) => {
            eprintln!("{sentence}");
            return ExitCode::from(2);
        }
    };
    run(command).unwrap_or_else(|sentence| {
        eprintln!("{sentence}");
        ExitCode::FAILURE
    })
}

fn run(command: Command) -> Result<ExitCode> {
    match command {
        Command::Help => println!("{}", arguments::HELP),
        Command::Setup => setup::everything()?,
        Command::Serve { port, open, teach } => serve::run(port, open, teach)?,
        Command::Build { public_url } => {
            build::run(&setup::Trunk::for_release()?, public_url.as_ref())?;
        }
        Command::Test(layers) => return test::run(&layers),
        Command::Bench(words) => bench::run(&words)?,
        Command::Fuzz(inputs) => fuzz::run(inputs)?,
    }
    Ok(ExitCode::SUCCESS)
}
