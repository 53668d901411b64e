//! What a heap snapshot says of the engine's own code.

use pool_vs_loop_e2e::browser::Browser;
use pool_vs_loop_e2e::{Context, Result};
use serde::Deserialize;
use serde_json::Value;
use thirtyfour::common::command::FormatRequestData;
use thirtyfour::common::requestdata::RequestData;
use thirtyfour::common::types::SessionId;

/// Type of the nodes that are V8's code of scripts: bytecode, feedback, machine code and what
/// undoes it.
const CODE: &str = "code";

/// Lists of the machine code that depends on an object's shape; they grow with that code.
const DEPENDENT: &str = "system / WeakArrayList";

/// A snapshot in V8's format: nodes as rows of numbers, one after the other.
#[derive(Debug, Deserialize)]
struct Snapshot {
    snapshot: About,
    nodes: Vec<usize>,
    strings: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct About {
    meta: Meta,
}

#[derive(Debug, Deserialize)]
struct Meta {
    node_fields: Vec<String>,
    node_types: Vec<Value>,
}

/// Chromedriver's command that takes a snapshot; DevTools would give it as events.
#[derive(Debug)]
struct TakeSnapshot;

impl FormatRequestData for TakeSnapshot {
    fn format_request(&self, session: &SessionId) -> RequestData {
        let get = Default::default();
        RequestData::new(get, format!("session/{session}/chromium/heap_snapshot"))
    }
}

/// Bytes of the JS heap that are code of scripts in any form, and what belongs to it.
pub async fn code_bytes(browser: &Browser) -> Result<u64> {
    let answer = browser.driver().cmd(TakeSnapshot).await.context("no heap snapshot")?;
    code_bytes_in(&answer.value::<String>()?)
}

fn code_bytes_in(json: &str) -> Result<u64> {
    let snapshot: Snapshot = serde_json::from_str(json).context("no V8 heap snapshot")?;
    let Meta { node_fields, node_types } = &snapshot.snapshot.meta;
    let field = |name: &str| {
        let place = node_fields.iter().position(|field| field == name);
        place.with_context(|| format!("nodes of the heap snapshot have no {name}"))
    };
    let (kind, name, size) = (field("type")?, field("name")?, field("self_size")?);
    let kinds = node_types.get(kind).and_then(Value::as_array);
    let code = kinds.and_then(|kinds| kinds.iter().position(|kind| kind == CODE));
    let code = code.context("the heap snapshot knows no code")?;
    let nodes = snapshot.nodes.chunks_exact(node_fields.len());
    let dependent = snapshot.strings.iter().position(|string| string == DEPENDENT);
    let bytes = nodes.filter(|node| node[kind] == code || Some(node[name]) == dependent);
    Ok(bytes.map(|node| node[size] as u64).sum())
}

#[cfg(test)]
mod tests {
    use super::code_bytes_in;

    #[test]
    fn code_and_lists_of_it_are_summed() {
        let json = r#"{
            "snapshot": { "meta": {
                "node_fields": ["type", "name", "self_size"],
                "node_types": [["hidden", "code", "native"], "string", "number"]
            } },
            "nodes": [1, 0, 10, 0, 0, 100, 2, 1, 7, 1, 0, 5],
            "strings": ["f", "system / WeakArrayList"]
        }"#;
        assert_eq!(code_bytes_in(json).unwrap(), 22);
        assert!(code_bytes_in("{}").is_err());
    }
}
