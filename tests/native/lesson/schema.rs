//! The JSON schema and the reader agree: on the fields, and on files that are right or wrong.

use super::POST;
use pool_vs_loop::lesson::{FIELDS, Set};
use serde_json::{Value, json};

const SCHEMA: &str = include_str!("../../../static/exercises/schema.json");
const DOCS: &str = include_str!("../../../docs/exercises.md");

/// The worked example of the docs.
fn example() -> &'static str {
    let behind = DOCS.split_once("```json\n").expect("an example").1;
    behind.split_once("```").expect("its end").0
}

/// Whether a value fits a schema: those words of JSON Schema 2020-12 that ours has. Another word is a
/// mistake of this test.
fn fits(schema: &Value, root: &Value, value: &Value) -> bool {
    schema.as_object().expect("a schema").iter().all(|(word, rule)| {
        let text = value.as_str();
        let length = |text: &str| text.chars().count() as u64;
        let object = value.as_object();
        let array = value.as_array();
        let most = |count: u64| rule.as_u64().expect("a number") >= count;
        let least = |count: u64| rule.as_u64().expect("a number") <= count;
        match word.as_str() {
            "$schema" | "title" | "description" | "$defs" => true,
            "$ref" => {
                let name = rule.as_str().and_then(|path| path.strip_prefix("#/$defs/"));
                fits(&root["$defs"][name.expect("a definition")], root, value)
            }
            "type" => match rule.as_str().expect("a type") {
                "object" => object.is_some(),
                "array" => array.is_some(),
                "string" => text.is_some(),
                "integer" => value.is_u64() || value.is_i64(),
                other => panic!("type {other}"),
            },
            "const" => rule == value,
            "enum" => rule.as_array().expect("a list").contains(value),
            "oneOf" => {
                let rules = rule.as_array().expect("a list").iter();
                rules.filter(|rule| fits(rule, root, value)).count() == 1
            }
            "anyOf" => rule.as_array().expect("a list").iter().any(|rule| fits(rule, root, value)),
            "required" => object.is_none_or(|object| {
                let names = rule.as_array().expect("a list").iter();
                names.filter_map(Value::as_str).all(|name| object.contains_key(name))
            }),
            "properties" => object.is_none_or(|object| {
                object.iter().all(|(name, value)| {
                    rule.get(name).is_none_or(|schema| fits(schema, root, value))
                })
            }),
            "additionalProperties" => object.is_none_or(|object| {
                let known = &schema["properties"];
                let others = object.iter().filter(|(name, _)| known.get(name).is_none());
                others.clone().next().is_none()
                    || (rule.is_object()
                        && others.clone().all(|(_, value)| fits(rule, root, value)))
            }),
            "propertyNames" => object.is_none_or(|object| {
                object.keys().all(|name| fits(rule, root, &Value::String(name.clone())))
            }),
            "minProperties" => object.is_none_or(|object| least(object.len() as u64)),
            "maxProperties" => object.is_none_or(|object| most(object.len() as u64)),
            "items" => array.is_none_or(|items| items.iter().all(|item| fits(rule, root, item))),
            "minItems" => array.is_none_or(|items| least(items.len() as u64)),
            "maxItems" => array.is_none_or(|items| most(items.len() as u64)),
            "uniqueItems" => array.is_none_or(|items| {
                items.iter().enumerate().all(|(place, item)| !items[..place].contains(item))
            }),
            "minLength" => text.is_none_or(|text| least(length(text))),
            "maxLength" => text.is_none_or(|text| most(length(text))),
            "minimum" => value.as_i64().is_none_or(|value| value >= rule.as_i64().expect("one")),
            "maximum" => value.as_u64().is_none_or(most),
            "pattern" => text.is_none_or(|text| matches(rule.as_str().expect("one"), text)),
            other => panic!("the test doesn't know {other}"),
        }
    })
}

/// The schema's few patterns, by hand.
fn matches(pattern: &str, text: &str) -> bool {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
    match pattern {
        "^[a-z0-9-]{1,40}$" => {
            (1..=40).contains(&text.len()) && text.chars().all(|c| plain(c) || c == '-')
        }
        "^[a-z0-9]{1,8}(-[a-z0-9]{1,8})*$" => {
            text.split('-').all(|part| (1..=8).contains(&part.len()) && part.chars().all(plain))
        }
        "^[a-z]+:[a-z]+$" => text.split_once(':').is_some_and(|(server, handler)| {
            let word =
                |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase());
            word(server) && word(handler)
        }),
        "^(exact|[0-9]+(\\.[0-9]+)? *%)$" => {
            let number = |text: &str| {
                let digits =
                    |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
                let (whole, part) = text.split_once('.').unwrap_or((text, "0"));
                digits(whole) && digits(part)
            };
            text == "exact"
                || text.strip_suffix('%').is_some_and(|text| number(text.trim_end_matches(' ')))
        }
        other => panic!("the test doesn't know {other}"),
    }
}

fn valid(value: &Value) -> bool {
    let schema: Value = serde_json::from_str(SCHEMA).expect("JSON");
    fits(&schema, &schema, value)
}

#[test]
fn right_files_are_right_to_both() {
    for file in [POST, example()] {
        assert!(valid(&serde_json::from_str(file).expect("JSON")));
        Set::read(file).unwrap_or_else(|problem| panic!("{}", problem.sentence()));
    }
}

#[test]
fn the_example_of_the_docs_works() {
    let set = Set::read(example()).expect("a set");
    assert_eq!(set.write(), example(), "in the canonical form");
    for exercise in &set.exercises {
        assert_eq!(exercise.faults(), []);
    }
    let exercise = &set.exercises[0];
    assert_eq!(exercise.words(&exercise.explanation, "en"), "4 waves of 500 ms each are 2.00 s.");
    let goal = &exercise.goals[0];
    let mut scenario = goal.start(exercise).scenario;
    scenario.workers = 15;
    let checks = goal.check(exercise, &scenario, "en").expect("checks");
    assert!(checks.iter().all(|check| check.holds), "{checks:?}");
}

/// Every field of the schema is known to the reader, and the other way round; needed ones alike.
#[test]
fn they_know_the_same_fields() {
    let schema: Value = serde_json::from_str(SCHEMA).expect("JSON");
    let definitions = schema["$defs"].as_object().expect("definitions");
    let mut objects = 0;
    for (name, definition) in definitions {
        let Some(properties) = definition["properties"].as_object() else { continue };
        let (_, needed, more) =
            FIELDS.iter().find(|(own, ..)| own == name).unwrap_or_else(|| panic!("{name}"));
        let mut known: Vec<&str> = needed.iter().chain(*more).copied().collect();
        let mut own: Vec<&str> = properties.keys().map(String::as_str).collect();
        known.sort_unstable();
        own.sort_unstable();
        assert_eq!(known, own, "{name}");
        assert_eq!(definition["required"], json!(needed), "{name}");
        objects += 1;
    }
    // The reader has two more: a predict of no kind yet, and a text.
    assert_eq!(objects + 2, FIELDS.len());
    for (name, ..) in FIELDS {
        assert!(
            DOCS.contains(&format!("| {name} |")) || ["set", "predict", "text"].contains(&name)
        );
    }
}

/// Files that are wrong by form alone are wrong to both.
#[test]
fn wrong_files_are_wrong_to_both() {
    let whole: Value = serde_json::from_str(example()).expect("JSON");
    type Wrong = fn(&mut Value);
    let wrong: [Wrong; 24] = [
        |set| set["format"] = json!(2),
        |set| set["format"] = json!("1"),
        |set| set["exercises"] = json!([]),
        |set| set["exercises"] = json!({}),
        |set| set["titel"] = json!("t"),
        |set| drop(set.as_object_mut().expect("an object").remove("title")),
        |set| set["title"] = json!(""),
        |set| set["title"] = json!({}),
        |set| set["title"] = json!({"EN": "t"}),
        |set| set["title"] = json!("x".repeat(101)),
        |set| set["exercises"][0]["id"] = json!("Über"),
        |set| set["exercises"][0]["question"] = json!(null),
        |set| set["exercises"][0]["predict"]["unit"] = json!("m"),
        |set| set["exercises"][0]["predict"]["kind"] = json!("guess"),
        |set| set["exercises"][0]["predict"]["tolerance"] = json!(5),
        |set| set["exercises"][0]["predict"]["answer"] = json!(""),
        |set| set["exercises"][0]["predict"]["entry"] = json!("pool:blocking"),
        |set| set["exercises"][0]["mistakes"][0] = json!({"feedback": "f"}),
        |set| set["exercises"][0]["goals"][0]["conditions"] = json!([]),
        |set| set["exercises"][0]["goals"][0]["conditions"][0] = json!(1),
        |set| set["exercises"][0]["goals"][0]["fixed"] = json!(["io", "io"]),
        |set| set["exercises"][0]["goals"][0]["fixed"] = json!(["view"]),
        |set| {
            set["exercises"][1]["predict"] =
                json!({"kind": "point", "entry": "pool:blocking", "request": 0})
        },
        |set| set["exercises"][1]["predict"] = json!({"kind": "choice", "options": []}),
    ];
    for (place, wrong) in wrong.iter().enumerate() {
        let mut set = whole.clone();
        wrong(&mut set);
        let file = serde_json::to_string_pretty(&set).expect("JSON");
        assert!(!valid(&set), "{place} to the schema: {file}");
        let problem = Set::read(&file).expect_err(&file);
        let at = problem.place.expect("a place");
        assert!(at.line > 1 || at.field.is_empty(), "{place}: {at:?}");
    }
}
