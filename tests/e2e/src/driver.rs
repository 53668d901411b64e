//! The chromedriver process, one for all sessions that are open at the same time.

use std::io::{BufRead, BufReader};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError, Weak};

use anyhow::{Context, Result, bail};

use crate::settings;

/// A shell script that becomes chromedriver, after leaving a guard behind that ends it when
/// standard input closes: so whatever ends this process, a signal for one, ends chromedriver too.
/// The descriptor has a number of its own because a shell gives its background jobs no input.
const GUARDED: &str = r#"
    exec 3<&0
    { cat <&3; kill $$; } >/dev/null 2>&1 &
    exec "$0" "$@" 3<&- </dev/null"#;

/// A running chromedriver on a free port. Dropping the last handle ends it, and with it its
/// browsers: they are driven through pipes, and a Chromium whose pipe closes ends by itself.
#[derive(Debug)]
pub struct Chromedriver {
    process: Child,
    port: u16,
    /// What the guard waits on.
    leash: Option<ChildStdin>,
    /// Held open: chromedriver would fail on writing to a closed pipe.
    _output: BufReader<ChildStdout>,
}

/// Statics are never dropped, so this one holds no process: the sessions do.
static RUNNING: Mutex<Weak<Chromedriver>> = Mutex::new(Weak::new());

impl Chromedriver {
    /// The chromedriver that is running, or a new one.
    ///
    /// # Errors
    /// When chromedriver is missing or ends without naming its port.
    pub fn shared() -> Result<Arc<Self>> {
        // A test that panicked while it held the lock left nothing half done behind it.
        let mut running = RUNNING.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(driver) = running.upgrade() {
            return Ok(driver);
        }
        let driver = Arc::new(Self::start()?);
        *running = Arc::downgrade(&driver);
        Ok(driver)
    }

    /// The address that WebDriver clients connect to.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    fn start() -> Result<Self> {
        let program = settings::chromedriver();
        let mut process = Command::new("sh")
            .args(["-c", GUARDED])
            .arg(&program)
            .args(["--port=0", "--log-level=SEVERE"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .context("cannot start a shell, which starts chromedriver")?;
        let leash = process.stdin.take();
        let output = process.stdout.take().context("chromedriver has no output")?;
        let mut output = BufReader::new(output);
        let mut said = String::new();
        let port = loop {
            let start = said.len();
            if output.read_line(&mut said)? == 0 {
                process.wait()?;
                bail!(
                    "{} does not start: install chromedriver (Debian: chromium-driver) or name it \
                     in CHROMEDRIVER. It said:\n{said}",
                    program.display()
                );
            }
            if let Some(port) = announced_port(&said[start..]) {
                break port;
            }
        };
        Ok(Self { process, port, leash, _output: output })
    }
}

impl Drop for Chromedriver {
    fn drop(&mut self) {
        drop(self.leash.take());
        // Fails only where the process is known to have ended.
        let _ = self.process.wait();
    }
}

/// The port in `ChromeDriver was started successfully on port 46461.`
fn announced_port(line: &str) -> Option<u16> {
    let (_, port) = line.split_once("started successfully on port ")?;
    port.trim().trim_end_matches('.').parse().ok()
}

#[cfg(test)]
mod tests {
    use super::announced_port;

    #[test]
    fn only_the_line_of_success_names_the_port() {
        assert_eq!(
            announced_port("ChromeDriver was started successfully on port 46461.\n"),
            Some(46461)
        );
        assert_eq!(announced_port("Starting ChromeDriver 156.0 on port 0\n"), None);
    }
}
