//! What the page shows.

use std::collections::BTreeMap;

use anyhow::{Result, ensure};
use serde_json::json;

use super::{Control, Page};
use crate::wait;

/// One row of the summary table: the text of each cell by its `data-col`.
pub type Row = BTreeMap<String, String>;

impl Page {
    /// What the number field of a setting shows.
    ///
    /// # Errors
    /// When there is none.
    pub async fn field(&self, control: Control) -> Result<String> {
        self.ask_of(&control.field_id(), "element.value").await
    }

    /// What a screen reader says of the slider's value.
    ///
    /// # Errors
    /// When there is no such slider.
    pub async fn spoken_value(&self, control: Control) -> Result<Option<String>> {
        self.ask_of(control.id(), "element.getAttribute('aria-valuetext')").await
    }

    /// Where the slider's thumb stands: 0 at its least, 1 at its most.
    ///
    /// # Errors
    /// When there is no such slider.
    pub async fn slider(&self, control: Control) -> Result<f64> {
        self.ask_of(control.id(), "(element.value - element.min) / (element.max - element.min)")
            .await
    }

    /// The sentence about what is wrong in the number field, or empty.
    ///
    /// # Errors
    /// When the browser is gone.
    pub async fn field_error(&self, control: Control) -> Result<String> {
        self.text_of(&format!("#{}-error", control.id())).await
    }

    /// The answer sentence.
    ///
    /// # Errors
    /// When the browser is gone.
    pub async fn answer(&self) -> Result<String> {
        self.text_of("#answer").await
    }

    /// What was last given to screen readers to say.
    ///
    /// # Errors
    /// When the browser is gone.
    pub async fn announced(&self) -> Result<String> {
        self.ask("document.getElementById('announce')?.textContent ?? ''").await
    }

    /// The sentence that stands where the page could not start, or empty.
    ///
    /// # Errors
    /// When the browser is gone.
    pub async fn failure(&self) -> Result<String> {
        self.text_of("#failure").await
    }

    /// The row of an entry in the summary table.
    ///
    /// # Errors
    /// When it has none.
    pub async fn summary(&self, entry: &str) -> Result<Row> {
        let rows: Vec<Row> = self
            .browser
            .run(
                "return [...document.querySelectorAll('#summary tr[data-entry]')]
                   .filter((row) => row.dataset.entry === arguments[0])
                   .map((row) => Object.fromEntries([...row.querySelectorAll('td[data-col]')]
                     .map((cell) => [cell.dataset.col, cell.textContent.trim()])));",
                vec![json!(entry)],
            )
            .await?;
        ensure!(rows.len() == 1, "{entry} has {} rows in the summary", rows.len());
        Ok(rows.into_iter().next().unwrap_or_default())
    }

    /// The time of the last reply of each entry, in the order of the table.
    ///
    /// # Errors
    /// When the browser is gone.
    pub async fn makespans(&self) -> Result<Vec<String>> {
        self.texts_of("#summary tr[data-entry] td[data-col=makespan]").await
    }

    /// The entries with a line in the plot, in the order in which they are drawn.
    ///
    /// # Errors
    /// When the browser is gone.
    pub async fn drawn(&self) -> Result<Vec<String>> {
        self.ask(
            "[...document.querySelectorAll('#plot svg path.series')]
               .map((path) => path.dataset.entry)",
        )
        .await
    }

    /// Waits until the plot has this many lines; they come when the first run is complete.
    ///
    /// # Errors
    /// When it does not come to have them.
    pub async fn await_drawn_lines(&self, count: usize) -> Result<()> {
        let look = async || Ok(self.drawn().await?.len());
        wait::until_equal("the number of lines in the plot", look, count).await?;
        Ok(())
    }

    /// The path of an entry's line in the plot.
    ///
    /// # Errors
    /// When it is not drawn.
    pub async fn line(&self, entry: &str) -> Result<String> {
        let lines: Vec<String> = self
            .browser
            .run(
                "return [...document.querySelectorAll('#plot svg path.series')]
                   .filter((path) => path.dataset.entry === arguments[0])
                   .map((path) => path.getAttribute('d'));",
                vec![json!(entry)],
            )
            .await?;
        ensure!(lines.len() == 1, "{entry} has {} lines in the plot", lines.len());
        Ok(lines.into_iter().next().unwrap_or_default())
    }

    /// The labels that stand beside the lines in the plot; a joint one may take several lines, each
    /// but the last of which ends with an equals sign.
    ///
    /// # Errors
    /// When the browser is gone.
    pub async fn labels(&self) -> Result<Vec<String>> {
        let lines = self.texts_of("#plot text.series-label").await?;
        let mut labels: Vec<String> = Vec::new();
        for line in lines {
            match labels.last_mut().filter(|label| label.ends_with('=')) {
                Some(label) => *label = format!("{label} {line}"),
                None => labels.push(line),
            }
        }
        Ok(labels)
    }

    /// The notices about the address.
    ///
    /// # Errors
    /// When the browser is gone.
    pub async fn notices(&self) -> Result<Vec<String>> {
        self.texts_of("#notices li").await
    }

    /// All text that can be seen.
    ///
    /// # Errors
    /// When the browser is gone.
    pub async fn visible_text(&self) -> Result<String> {
        self.ask("document.body.innerText").await
    }

    /// The `id` of the control that has the keyboard's focus, or what it is and of what: `entry`,
    /// `remove`, `chapter`, `view`, `summary`, `term`, `change`; empty where it is none of these.
    ///
    /// # Errors
    /// When the browser is gone.
    pub async fn focused(&self) -> Result<String> {
        self.ask(
            "((element) => {
               if (element.id) return element.id;
               if (element.type === 'checkbox') return `entry ${element.value}`;
               if (element.matches('.remove')) return `remove ${element.value}`;
               if (element.dataset.chapter) return `chapter ${element.dataset.chapter}`;
               if (element.matches('#views button')) return `view ${element.value}`;
               if (element.matches('summary')) return `summary ${element.parentElement.id}`;
               if (element.matches('.term')) return `term ${element.textContent}`;
               if (element.matches('.changes button')) return `change ${element.textContent}`;
               return '';
             })(document.activeElement)",
        )
        .await
    }

    /// Texts of all elements that a selector names, spaces made single.
    ///
    /// # Errors
    /// When the browser is gone.
    pub async fn texts_of(&self, selector: &str) -> Result<Vec<String>> {
        self.browser
            .run(
                "return [...document.querySelectorAll(arguments[0])]
                   .map((element) => element.textContent.replace(/\\s+/g, ' ').trim());",
                vec![json!(selector)],
            )
            .await
    }

    /// The text of the first element that a selector names; empty where there is none.
    ///
    /// # Errors
    /// When the browser is gone.
    pub async fn text_of(&self, selector: &str) -> Result<String> {
        Ok(self.texts_of(selector).await?.into_iter().next().unwrap_or_default())
    }
}
