//! Measures the release build in headless Chromium: `bench [NAME]... [--json FILE]`.
//!
//! Without names it measures everything. What each measure means stands beside its table.

mod drag;
mod embed;
mod embeds;
mod heap;
mod load;
mod nodes;
mod report;
mod rival;
mod sizes;
mod snapshot;
mod step;

use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

use pool_vs_loop_e2e::{Context, Result};
use report::Table;

const USAGE: &str =
    "usage: bench [step] [drag] [sizes] [nodes] [heap] [load] [embed] [--json FILE]";

/// What can be measured, in the order in which it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Measure {
    Step,
    Drag,
    Sizes,
    Nodes,
    Heap,
    Load,
    Embed,
}

impl Measure {
    const ALL: [Self; 7] =
        [Self::Sizes, Self::Load, Self::Embed, Self::Step, Self::Drag, Self::Nodes, Self::Heap];

    fn name(self) -> &'static str {
        match self {
            Self::Step => "step",
            Self::Drag => "drag",
            Self::Sizes => "sizes",
            Self::Nodes => "nodes",
            Self::Heap => "heap",
            Self::Load => "load",
            Self::Embed => "embed",
        }
    }

    /// Takes it; the tables that it gives, by name.
    async fn take(self) -> Result<Vec<(&'static str, Table)>> {
        let table = match self {
            Self::Step => return step::measure().await,
            Self::Sizes => return sizes::measure().await,
            Self::Embed => return embed::measure().await,
            Self::Drag => drag::measure().await,
            Self::Nodes => nodes::measure().await,
            Self::Heap => heap::measure().await,
            Self::Load => load::measure().await,
        };
        Ok(vec![(self.name(), table?)])
    }
}

/// What the command line asks for.
#[derive(Debug, PartialEq, Eq)]
struct Wish {
    measures: Vec<Measure>,
    json: Option<PathBuf>,
}

impl Wish {
    /// Reads the command line; `None` where it makes no sense.
    fn read(arguments: impl IntoIterator<Item = String>) -> Option<Self> {
        let mut named = Vec::new();
        let mut json = None;
        let mut arguments = arguments.into_iter();
        while let Some(argument) = arguments.next() {
            if argument == "--json" {
                json = Some(PathBuf::from(arguments.next()?));
            } else {
                named.push(Measure::ALL.into_iter().find(|measure| measure.name() == argument)?);
            }
        }
        let wanted = |measure: &Measure| named.is_empty() || named.contains(measure);
        let measures = Measure::ALL.into_iter().filter(wanted).collect();
        Some(Self { measures, json })
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<ExitCode> {
    let Some(wish) = Wish::read(std::env::args().skip(1)) else {
        eprintln!("{USAGE}");
        return Ok(ExitCode::from(2));
    };
    let mut tables = Vec::new();
    for measure in wish.measures {
        for (name, table) in measure.take().await? {
            println!("{table}");
            tables.push((name, table));
        }
    }
    if let Some(file) = wish.json {
        let text = format!("{:#}\n", report::json(&tables));
        fs::write(&file, text).with_context(|| format!("cannot write {}", file.display()))?;
    }
    Ok(ExitCode::SUCCESS)
}

#[cfg(test)]
mod tests {
    use super::{Measure, Wish};

    fn read(line: &str) -> Option<Wish> {
        Wish::read(line.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn no_names_mean_everything() {
        assert_eq!(read("").map(|wish| wish.measures), Some(Measure::ALL.to_vec()));
    }

    #[test]
    fn names_and_a_file() {
        let wish = read("drag --json out.json sizes");
        let expected =
            Wish { measures: vec![Measure::Sizes, Measure::Drag], json: Some("out.json".into()) };
        assert_eq!(wish, Some(expected));
    }

    #[test]
    fn what_makes_no_sense() {
        assert_eq!(read("slide"), None);
        assert_eq!(read("--json"), None);
    }
}
