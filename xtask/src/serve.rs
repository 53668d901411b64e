//! `cargo xtask serve`: the page on this machine, rebuilt on change.

use crate::build::TEACH;
use crate::setup::Trunk;
use crate::{Result, process, workspace};
use std::io::ErrorKind;
use std::net::{Ipv4Addr, TcpListener};

/// Builds the page, or the teacher's page, and serves it until interrupted. Trunk serves one at a time.
pub fn run(port: u16, open: bool, teach: bool) -> Result<()> {
    check_port(port)?;
    let trunk = Trunk::for_serving()?;
    // Trunk.toml names dist/ among what isn't watched, and trunk wants such a folder to exist.
    let dist = workspace::dist();
    std::fs::create_dir_all(&dist)
        .map_err(|error| format!("{} can't be made: {error}.", dist.display()))?;
    println!("Building the page; then it is at http://127.0.0.1:{port}/ until Ctrl+C ends it.");
    let mut command = trunk.command("serve")?;
    // A folder of its own, so that dist/ always holds what `cargo xtask build` made.
    command.args(["--dist", "target/serve", "--port", &port.to_string()]);
    if teach {
        command.arg(TEACH);
    }
    if open {
        command.arg("--open");
    }
    process::hand_over(&mut command)
}

/// Makes sure that the port is free, so that the first build isn't waited for in vain.
fn check_port(port: u16) -> Result<()> {
    let Err(error) = TcpListener::bind((Ipv4Addr::LOCALHOST, port)) else {
        return Ok(());
    };
    let other = if port < 65000 { port + 1 } else { port - 1 };
    let why = match error.kind() {
        ErrorKind::AddrInUse => "is taken by another program".to_owned(),
        _ => format!("can't be used: {error}"),
    };
    Err(format!(
        "Port {port} on 127.0.0.1 {why}. Choose another one, for example: cargo xtask serve --port {other}"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_taken_port_is_named_with_another_to_choose() {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        let sentence = check_port(port).unwrap_err();
        assert!(sentence.contains(&format!("Port {port} on 127.0.0.1 is taken")));
        assert!(sentence.contains("cargo xtask serve --port "));
    }
}
