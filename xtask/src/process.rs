//! Running other programs.

use crate::{Result, workspace};
use std::env;
use std::ffi::OsString;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};

/// The cargo that runs this very command, to be run in the workspace root.
pub fn cargo(arguments: &[&str]) -> Command {
    let mut command = Command::new(cargo_program());
    command.args(arguments).current_dir(workspace::root());
    command
}

/// The cargo that runs this very command.
pub fn cargo_program() -> PathBuf {
    env::var_os("CARGO").unwrap_or_else(|| "cargo".into()).into()
}

/// The compiler that cargo uses.
pub fn rustc(arguments: &[&str]) -> Command {
    let mut command = Command::new(env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()));
    command.args(arguments).current_dir(workspace::root());
    command
}

/// Runs a command to its end, its output passed through.
///
/// The error says that it couldn't be started or that it failed; what went wrong stands in its own
/// output.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command.status().map_err(|error| unstarted(command, &error))?;
    succeeded(command, status)
}

/// Runs a command to its end without showing its output, of which there is much that means
/// nothing; the error has the end of it.
pub fn silent(command: &mut Command) -> Result<()> {
    let output =
        command.stdin(Stdio::null()).output().map_err(|error| unstarted(command, &error))?;
    succeeded(command, output.status).map_err(|error| {
        let said = String::from_utf8_lossy(&output.stderr);
        let last = said.lines().rev().take(5).collect::<Vec<_>>();
        last.into_iter().rev().fold(error, |text, line| text + "\n" + line)
    })
}

/// Runs a command as the last thing this program does.
///
/// On Unix it takes this program's place, so that a signal to end reaches it.
#[cfg(unix)]
pub fn hand_over(command: &mut Command) -> Result<()> {
    use std::os::unix::process::CommandExt;
    let error = command.exec();
    Err(unstarted(command, &error))
}

/// Runs a command as the last thing this program does.
#[cfg(not(unix))]
pub fn hand_over(command: &mut Command) -> Result<()> {
    run(command)
}

/// Runs a command to its end and gives what it wrote to its standard output.
pub fn output(command: &mut Command) -> Result<String> {
    command.stdin(Stdio::null()).stderr(Stdio::inherit());
    let output = command.output().map_err(|error| unstarted(command, &error))?;
    succeeded(command, output.status)?;
    String::from_utf8(output.stdout)
        .map_err(|_| format!("{} wrote something that isn't UTF-8.", name(command)))
}

/// Runs a command to its end, its output passed through, and gives what it wrote to its standard
/// output and whether it succeeded.
pub fn run_and_keep(command: &mut Command) -> Result<(String, bool)> {
    let mut child =
        command.stdout(Stdio::piped()).spawn().map_err(|error| unstarted(command, &error))?;
    let written = match child.stdout.take() {
        Some(output) => pass_through(output, io::stdout()),
        None => Ok(Vec::new()),
    };
    let status = child.wait().map_err(|error| unstarted(command, &error))?;
    let written =
        written.map_err(|error| format!("The output of {} was lost: {error}.", name(command)))?;
    Ok((String::from_utf8_lossy(&written).into_owned(), status.success()))
}

/// Copies everything as it comes, and keeps it.
fn pass_through(mut from: impl Read, mut to: impl Write) -> io::Result<Vec<u8>> {
    let mut kept = Vec::new();
    let mut chunk = [0; 8192];
    loop {
        let length = from.read(&mut chunk)?;
        if length == 0 {
            return Ok(kept);
        }
        kept.extend_from_slice(&chunk[..length]);
        to.write_all(&chunk[..length])?;
        to.flush()?;
    }
}

/// Finds a program in the folders of PATH.
pub fn find_on_path(program: &str) -> Option<PathBuf> {
    let endings: &[&str] = if cfg!(windows) { &[".exe", ".cmd"] } else { &[""] };
    env::split_paths(&env::var_os("PATH")?).find_map(|folder| {
        endings
            .iter()
            .map(|ending| folder.join(format!("{program}{ending}")))
            .find(|path| is_executable(path))
    })
}

/// A program on PATH together with the version it names, where it can be run.
///
/// The version is the word at `position` of the first line that `--version` prints.
pub fn find_version_on_path(program: &str, position: usize) -> Option<(PathBuf, String)> {
    let path = find_on_path(program)?;
    let output = Command::new(&path).arg("--version").stdin(Stdio::null()).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    let version = text.lines().next()?.split_whitespace().nth(position)?;
    Some((path, version.to_owned()))
}

/// PATH with these folders before all others, and with the folder of cargo after them.
pub fn path_with(folders: &[PathBuf]) -> Result<OsString> {
    let old = env::var_os("PATH").unwrap_or_default();
    let cargo = cargo_program();
    let all = folders
        .iter()
        .cloned()
        .chain(env::split_paths(&old))
        .chain(cargo.parent().map(Path::to_owned))
        .filter(|folder| !folder.as_os_str().is_empty());
    env::join_paths(all).map_err(|error| format!("A folder's name doesn't fit into PATH: {error}."))
}

#[cfg(unix)]
fn is_executable(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    path.metadata().is_ok_and(|data| data.is_file() && data.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
fn is_executable(path: &Path) -> bool {
    path.is_file()
}

fn succeeded(command: &Command, status: ExitStatus) -> Result<()> {
    if status.success() { Ok(()) } else { Err(format!("{} failed ({status}).", name(command))) }
}

fn unstarted(command: &Command, error: &io::Error) -> String {
    format!("{} can't be run: {error}.", name(command))
}

/// The command as one would type it, with only the last part of the program's path.
pub fn name(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let program = program.file_name().unwrap_or(command.get_program());
    [program]
        .into_iter()
        .chain(command.get_args())
        .map(|word| word.to_string_lossy())
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_is_named_as_one_would_type_it() {
        let mut command = Command::new("/somewhere/bin/trunk");
        command.args(["build", "--release"]);
        assert_eq!(name(&command), "trunk build --release");
    }

    #[test]
    fn what_passes_through_is_kept_whole() {
        let text = "test result: ok\n".repeat(1000);
        let mut shown = Vec::new();
        let kept = pass_through(text.as_bytes(), &mut shown).unwrap();
        assert_eq!(kept, text.as_bytes());
        assert_eq!(shown, kept);
    }

    #[test]
    fn a_silent_command_that_fails_is_quoted() {
        assert_eq!(silent(&mut rustc(&["--version"])), Ok(()));
        let sentence = silent(&mut rustc(&["no-such-file.rs"])).unwrap_err();
        assert!(sentence.contains("failed") && sentence.contains("couldn't"), "{sentence}");
    }

    #[test]
    fn a_program_that_is_missing_is_named() {
        let sentence = run(&mut Command::new("no-such-program")).unwrap_err();
        assert!(sentence.starts_with("no-such-program can't be run"));
        assert_eq!(find_on_path("no-such-program"), None);
    }

    #[test]
    fn the_folders_come_first_on_path() {
        let path = path_with(&["first".into(), "second".into()]).unwrap();
        let folders: Vec<PathBuf> = env::split_paths(&path).collect();
        assert_eq!(folders[..2], [PathBuf::from("first"), "second".into()]);
    }
}
