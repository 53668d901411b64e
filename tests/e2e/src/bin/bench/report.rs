//! Results as tables to read and as JSON to keep.

use std::fmt;

use serde_json::{Map, Number, Value};

/// One cell of a table.
#[derive(Clone, Debug)]
pub enum Cell {
    /// Words: a row's name.
    Text(String),
    /// A count.
    Count(u64),
    /// A measure, shown with this many decimals.
    Measure(f64, usize),
}

/// Milliseconds, shown to the hundredth.
pub fn ms(milliseconds: f64) -> Cell {
    Cell::Measure(milliseconds, 2)
}

/// The results of one measure.
#[derive(Clone, Debug)]
pub struct Table {
    /// What was measured, and how.
    pub title: String,
    /// The head of each column; its key in the JSON.
    pub columns: &'static [&'static str],
    /// Rows with as many cells as there are columns.
    pub rows: Vec<Vec<Cell>>,
}

/// The order statistics that the tables show.
#[derive(Clone, Copy, Debug)]
pub struct Spread {
    /// The 50th percentile.
    pub median: f64,
    /// The 95th percentile.
    pub p95: f64,
    /// The greatest.
    pub max: f64,
}

impl Spread {
    /// The spread of some values: nearest-rank percentiles, as the page itself uses. Zeros where
    /// there are no values.
    pub fn of(values: &[f64]) -> Self {
        let mut sorted = values.to_vec();
        sorted.sort_by(f64::total_cmp);
        let percentile = |percent: usize| {
            let rank = (sorted.len() * percent).div_ceil(100);
            sorted.get(rank.saturating_sub(1)).copied().unwrap_or(0.0)
        };
        Self { median: percentile(50), p95: percentile(95), max: percentile(100) }
    }

    /// Its three cells, in milliseconds.
    pub fn cells(self) -> [Cell; 3] {
        [self.median, self.p95, self.max].map(ms)
    }
}

impl fmt::Display for Cell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => f.pad(text),
            Self::Count(count) => f.pad(&grouped(*count)),
            Self::Measure(value, decimals) => f.pad(&format!("{value:.decimals$}")),
        }
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}\n", self.title)?;
        let widths: Vec<usize> = self
            .columns
            .iter()
            .enumerate()
            .map(|(column, head)| {
                let cells = self.rows.iter().map(|row| row[column].to_string().chars().count());
                cells.chain([head.chars().count()]).max().unwrap_or(0)
            })
            .collect();
        for (head, &width) in self.columns.iter().zip(&widths) {
            write!(f, "  {head:>width$}")?;
        }
        writeln!(f)?;
        for row in &self.rows {
            for (cell, &width) in row.iter().zip(&widths) {
                write!(f, "  {cell:>width$}")?;
            }
            writeln!(f)?;
        }
        Ok(())
    }
}

/// All tables as one object: a measure's name to its title and its rows.
pub fn json(tables: &[(&str, Table)]) -> Value {
    let tables = tables.iter().map(|(name, table)| {
        let rows = table.rows.iter().map(|row| {
            let cells = table.columns.iter().zip(row);
            let object: Map<String, Value> =
                cells.map(|(&head, cell)| (head.to_owned(), value(cell))).collect();
            Value::Object(object)
        });
        let content = serde_json::json!({
            "title": table.title,
            "rows": rows.collect::<Vec<_>>(),
        });
        ((*name).to_owned(), content)
    });
    Value::Object(tables.collect())
}

fn value(cell: &Cell) -> Value {
    match cell {
        Cell::Text(text) => Value::String(text.clone()),
        Cell::Count(count) => Value::from(*count),
        Cell::Measure(value, _) => Number::from_f64(*value).map_or(Value::Null, Value::Number),
    }
}

/// A count with its thousands grouped.
pub fn grouped(count: u64) -> String {
    let digits = count.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{Spread, grouped};

    #[test]
    fn percentiles_are_values_that_occurred() {
        let values: Vec<f64> = (1..=20).rev().map(f64::from).collect();
        let spread = Spread::of(&values);
        assert_eq!((spread.median, spread.p95, spread.max), (10.0, 19.0, 20.0));
        assert_eq!(Spread::of(&[]).max, 0.0);
    }

    #[test]
    fn thousands_are_grouped() {
        let texts = [0, 999, 1_000, 1_234_567].map(grouped);
        assert_eq!(texts, ["0", "999", "1,000", "1,234,567"]);
    }
}
