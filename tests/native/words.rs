//! Texts and languages: what the macros check, and that files and source fit.

use pool_vs_loop::explain::{Phrase, plain, requests, view_name};
use pool_vs_loop::scenario::{DEFAULT_LINEUP, View};
use pool_vs_loop::words::{
    Language, Part, capital, entries, fill, fill_counted, form, look_up, lower, parts, set, text,
};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// What the macros check with.
#[path = "../../words/src/check.rs"]
mod check;

/// The languages besides English, and their texts.
pub const FILES: [(Language, &str); 2] = [
    (Language::Portuguese, include_str!("../../static/languages/pt.txt")),
    (Language::Spanish, include_str!("../../static/languages/es.txt")),
];

/// A language that is spoken until this goes: other tests may follow in the same thread.
pub struct Speaking;

impl Speaking {
    pub fn new(language: Language, file: &str) -> Self {
        set(language, file).expect("a well-formed file");
        Self
    }
}

impl Drop for Speaking {
    fn drop(&mut self) {
        set(Language::English, "").expect("English needs no file");
    }
}

/// All Rust files of the library and its programs.
fn sources() -> Vec<PathBuf> {
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("the folder is part of the project") {
            let path = entry.expect("a readable entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                files.push(path);
            }
        }
    }
    files
}

/// The texts of `t!`, `mark!` and `phrases!` in a source. Their first arguments are literals.
fn texts(source: &str) -> Vec<String> {
    let code: String =
        source.split_inclusive('\n').filter(|line| !line.trim_start().starts_with("//")).collect();
    let mut found = Vec::new();
    for name in ["t!(", "mark!(", "phrases!("] {
        for (at, _) in code.match_indices(name) {
            if code[..at].ends_with(|before: char| before.is_alphanumeric() || before == '_') {
                continue;
            }
            let argument = code[at + name.len()..].trim_start();
            let end = literal_end(argument);
            let text = end.and_then(|end| check::literal(&argument[..end]));
            found.push(text.unwrap_or_else(|| panic!("no literal: {name}{argument:.60}")));
        }
    }
    found
}

/// Where the string literal ends that a text begins with.
fn literal_end(text: &str) -> Option<usize> {
    let mut letters = text.char_indices().skip(1);
    if !text.starts_with('"') {
        return None;
    }
    while let Some((at, letter)) = letters.next() {
        match letter {
            '\\' => drop(letters.next()),
            '"' => return Some(at + 1),
            _ => {}
        }
    }
    None
}

/// All texts of the source, with the first file that has each.
fn used() -> BTreeMap<String, PathBuf> {
    let mut used = BTreeMap::new();
    for file in sources() {
        let source = fs::read_to_string(&file).expect("a text");
        for text in texts(&source) {
            used.entry(text).or_insert_with(|| file.clone());
        }
    }
    used
}

#[test]
fn every_text_of_the_source_is_in_every_language_also_where_only_wasm_has_it() {
    let languages = FILES.map(|(language, file)| {
        check::Language::read(language.own_name(), file).expect("a well-formed file")
    });
    for (text, file) in used() {
        if let Err(wrong) = check::check(&text, None, &languages) {
            panic!("{}: {wrong}", file.display());
        }
    }
}

/// A file without the lines that are there twice, of which the first stays, and those of texts that
/// the source does not have.
fn tidy(file: &str, used: &BTreeMap<String, PathBuf>) -> String {
    let mut seen = BTreeSet::new();
    let is_wanted = |line: &&str| match entries(line).next() {
        Some(Ok((english, _))) => used.contains_key(english) && seen.insert(english.to_owned()),
        _ => true,
    };
    file.lines().filter(is_wanted).map(|line| format!("{line}\n")).collect()
}

/// Branches that both added a text leave it twice where they meet: `UPDATE_EXPECT=1` tidies up.
#[test]
fn no_language_has_a_text_twice_or_one_that_the_source_does_not_have() {
    let used = used();
    for (language, file) in FILES {
        if std::env::var_os("UPDATE_EXPECT").is_some() {
            let path = format!("static/languages/{}.txt", language.tag());
            let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
            fs::write(path, tidy(file, &used)).expect("a file that can be written");
            continue;
        }
        let mut seen = BTreeSet::new();
        for entry in entries(file) {
            let (english, _) = entry.expect("a well-formed line");
            assert!(seen.insert(english), "{language:?} has this twice: {english}");
            assert!(used.contains_key(english), "{language:?} has a text left over: {english}");
        }
    }
}

#[test]
fn a_file_whose_translation_differs_in_placeholders_is_found() {
    for (language, file) in FILES {
        for (english, translation) in entries(file).map(|entry| entry.expect("a line")) {
            let checked = check::check_translation(english, translation);
            assert_eq!(checked, Ok(()), "{language:?}");
        }
    }
}

/// A language with these texts.
fn language(file: &str) -> [check::Language; 1] {
    [check::Language::read("xx.txt", file).expect("a file")]
}

fn arguments(names: &[&str]) -> Vec<String> {
    names.iter().map(ToString::to_string).collect()
}

#[test]
fn the_macro_takes_what_every_language_has() {
    let languages = language(
        "# a comment\n\nTo the end => Até o fim\r\n{a} of {b} => {b}: {a}\n\
         {n} request|{n} requests => {n} pedido|{n} pedidos|{n} de pedidos\n\
         one {x}|{n} {x} => um {x}|{n} {x}\nShare##noun => Parte\n",
    );
    for (text, names) in [
        ("To the end", &[][..]),
        ("{a} of {b}", &["b", "a"]),
        ("{n} request|{n} requests", &["n"]),
        ("one {x}|{n} {x}", &["x", "n"]),
        ("Share##noun", &[]),
    ] {
        assert_eq!(check::check(text, Some(&arguments(names)), &languages), Ok(()), "{text}");
    }
}

#[test]
fn the_macro_names_the_text_and_the_language_that_lacks_it() {
    let cases = [
        ("Gone", "Here => Aqui", &[][..], "xx.txt lacks this text: Gone"),
        ("Share##verb", "Share##noun => Parte", &[], "xx.txt lacks this text: Share##verb"),
        (
            "{a} of {b}",
            "{a} of {b} => {a} de {c}",
            &["a", "b"],
            "xx.txt: The translation has [{a} {c}] in place of [{a} {b}]: {a} of {b}",
        ),
        ("{a} of {b}", "{a} of {b} => {a}, {b}", &["a"], "The argument b is missing: {a} of {b}"),
        ("{a} it", "{a} it => {a}", &["a", "b"], "The text has no {b}: {a} it"),
        ("{a} it", "{a} it => {a}", &["a", "a"], "An argument stands there twice: {a} it"),
        ("{n} a|{n} b", "{n} a|{n} b => {n} c", &[], "The argument n is missing: {n} a|{n} b"),
        ("a|b|c", "a|b|c => d", &["n"], "In English a text has one form or two, not 3: a|b|c"),
        ("a", "a => b|c", &[], "xx.txt: The translation has 2 forms: a"),
        ("{n} a|{n} b", "{n} a|{n} b => a|b", &["n"], "xx.txt: No form has {n}: {n} a|{n} b"),
        (
            " of",
            " of => de",
            &[],
            "A text neither begins nor ends with white space: make the whole sentence one text: \
             \" of\"",
        ),
    ];
    for (text, file, names, wrong) in cases {
        let checked = check::check(text, Some(&arguments(names)), &language(file));
        assert_eq!(checked, Err(wrong.to_owned()));
    }
    let malformed = check::Language::read("xx.txt", "# comment\nHello = Olá");
    let what = "xx.txt, line 2: There is no ` => ` between the English text and its translation.";
    assert_eq!(malformed.err().as_deref(), Some(what));
}

#[test]
fn literals_are_read_as_the_compiler_reads_them() {
    for (source, value) in [
        (r#""plain""#, "plain"),
        (r#""a \"b\" \\ c\u{2019}d \x41""#, "a \"b\" \\ c\u{2019}d A"),
        ("\"one \\\n      sentence\"", "one sentence"),
        (r##"r#"a "b""#"##, "a \"b\""),
    ] {
        assert_eq!(check::literal(source).as_deref(), Some(value));
    }
    assert_eq!(check::literal("b\"bytes\""), None);
    assert_eq!(check::literal("12"), None);
}

#[test]
fn a_language_is_spoken_until_another_is() {
    assert_eq!(view_name(View::Request), "By request");
    set(Language::Portuguese, FILES[0].1).expect("a well-formed file");
    assert_eq!(pool_vs_loop::words::language(), Language::Portuguese);
    let portuguese = view_name(View::Request);
    assert_ne!(portuguese, "By request");
    assert_eq!(requests(1), "1 requisição");
    assert_eq!(requests(1_000_000), "1,000,000 de requisições");
    // A file that is none changes nothing.
    let wrong = set(Language::Spanish, "<!doctype html>").expect_err("no file of texts");
    assert_eq!(wrong.line, 1);
    assert_eq!(view_name(View::Request), portuguese);
    set(Language::English, "").expect("English needs no file");
    assert_eq!(view_name(View::Request), "By request");
}

#[test]
fn every_text_of_a_language_is_found() {
    for (language, file) in FILES {
        let _speaking = Speaking::new(language, file);
        for (english, translation) in entries(file).map(|entry| entry.expect("a line")) {
            assert_eq!(look_up(english), translation);
        }
        assert_eq!(look_up("No language has this.##test"), "No language has this.");
    }
}

#[test]
fn values_stand_where_a_language_wants_them_whatever_the_order_of_the_call() {
    let file = "{a} of {b} => de {b} {a} ({b})\n\
                {x}: {n} of {y}|{x}: {n} of {y} => {y} {x}|{n} {y} {x}\n";
    let _speaking = Speaking::new(Language::Spanish, file);
    assert_eq!(fill("{a} of {b}", &["1", "2"]), "de 2 1 (2)");
    let counted =
        |n: u64| fill_counted("{x}: {n} of {y}|{x}: {n} of {y}", n, |n| n.to_string(), &["X", "Y"]);
    assert_eq!((counted(1), counted(7)), ("Y X".into(), "7 Y X".into()));
}

#[test]
fn cases_are_those_of_the_standard_library_in_latin_1() {
    for letter in '\0'..='\u{ff}' {
        let text = letter.to_string();
        assert_eq!(lower(&text), text.to_lowercase());
        // These three have no upper case in Latin-1.
        let upper = if "µßÿ".contains(letter) { text.clone() } else { text.to_uppercase() };
        assert_eq!(capital(&text), upper);
    }
    assert_eq!(FILES.map(|(_, file)| lower(file)), FILES.map(|(_, file)| file.to_lowercase()));
}

#[test]
fn phrases_stand_where_a_language_wants_them() {
    let figure = || Phrase::Figure(DEFAULT_LINEUP[0], "4.00 s".into());
    let code = || Phrase::Code("def");
    let sentence = pool_vs_loop::explain::fill(
        "{time} is what {who} takes",
        vec![vec![figure()], vec![code()]],
    );
    assert_eq!(plain(&sentence), "4.00 s is what def takes");
    assert_eq!(sentence[0], figure());
    assert_eq!(sentence[2], code());
}

#[test]
fn plural_forms_are_those_of_cldr() {
    let text = "one|other|many";
    for (language, file, numbers) in [
        (Language::English, "", [(0, "other"), (1, "one"), (2, "other"), (1_000_000, "other")]),
        (
            Language::Portuguese,
            FILES[0].1,
            [(0, "one"), (1, "one"), (2, "other"), (1_000_000, "many")],
        ),
        (
            Language::Spanish,
            FILES[1].1,
            [(0, "other"), (1, "one"), (1_000_001, "other"), (2_000_000, "many")],
        ),
    ] {
        let _speaking = Speaking::new(language, file);
        for (number, expected) in numbers {
            assert_eq!(form(text, number), expected, "{language:?} {number}");
        }
    }
}

/// Texts that are likely to have braces in unlikely places.
fn any_text() -> impl Strategy<Value = String> {
    prop_oneof!["[{}a-c_|é #]{0,12}", any::<String>()]
}

proptest! {
    #[test]
    fn filling_never_panics_and_leaves_nothing_out(
        text in any_text(),
        values in prop::collection::vec(any_text(), 0..4),
    ) {
        let values: Vec<&str> = values.iter().map(String::as_str).collect();
        // With values that say the same as its placeholders, a text stays as it is.
        if !text.contains(text::FORMS) {
            let own: Vec<String> =
                text::names(&text).iter().map(|name| format!("{{{name}}}")).collect();
            let own: Vec<&str> = own.iter().map(String::as_str).collect();
            prop_assert_eq!(fill(&text, &own), text::shown(&text));
        }
        let filled = fill(&text, &values);
        for part in parts(text::shown(&text)) {
            if let Part::Words(words) = part {
                prop_assert!(filled.contains(words));
            }
        }
    }

    #[test]
    fn a_file_is_read_or_refused_whatever_it_is(file in any::<String>(), n in any::<u64>()) {
        let _speaking = Speaking;
        let read = set(Language::Spanish, &file);
        let lines = file.trim_start_matches('\u{feff}').lines().count();
        prop_assert!(read.is_ok() || read.is_err_and(|wrong| (1..=lines).contains(&wrong.line)));
        prop_assert!(file.contains(form(&file, n)));
        prop_assert!(file.starts_with(text::shown(&file)));
    }
}
