//! Accessibility checks by axe-core, whose script the caller names in `PVL_AXE`.

use anyhow::{Context, Result};
use serde::Deserialize;

use crate::page::Page;
use crate::settings;

/// A rule that the page breaks.
#[derive(Clone, Debug, Deserialize)]
pub struct Violation {
    /// The rule's name, such as `color-contrast`.
    pub id: String,
    /// What the rule asks for.
    pub help: String,
    /// Selectors of the elements that break it, and why.
    pub nodes: Vec<String>,
}

/// What axe-core finds wrong with the page as it is now, by the rules of WCAG 2.2 A and AA and
/// axe-core's own best practices.
///
/// # Errors
/// When axe-core cannot run, or `PVL_AXE` is not set or names no file.
pub async fn violations(page: &Page) -> Result<Vec<Violation>> {
    let file = settings::axe().context("PVL_AXE does not say where axe-core's axe.min.js is")?;
    let axe = std::fs::read_to_string(&file)
        .with_context(|| format!("cannot read {}, which PVL_AXE names", file.display()))?;
    page.browser().run_async(&format!("{axe};\n{RUN}"), Vec::new()).await
}

/// Runs axe-core, and hands over what it found, or that it failed.
const RUN: &str = "
    const done = arguments[arguments.length - 1];
    const runOnly = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const said = ({ target, failureSummary }) => `${target.join(' ')}: ${failureSummary}`;
    axe.run(document, { runOnly, resultTypes: ['violations'] }).then(
      ({ violations }) => done(violations.map(
        ({ id, help, nodes }) => ({ id, help, nodes: nodes.map(said) }))),
      (error) => done([{ id: 'axe itself', help: String(error), nodes: [] }]),
    );";
