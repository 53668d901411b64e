//! `t!`: texts that do not compile unless every language has them.
//!
//! - `t!("All at once")` is a `&'static str` in the language that is spoken.
//! - `t!("{name} takes {time}", name = …, time = …)` is a `String`; the values are texts, so numbers
//!   go through `explain::number` first. `name` alone stands for `name = name`.
//!   In the program values go by position, in the order in which the English text has their names:
//!   `words::fill("{name} takes {time}", &[…, …])`. A translation's names find their place by it.
//! - `t!("{n} request|{n} requests", n = …)` chooses the form that goes with `n`, which is a number
//!   (`u64`, or what is `Into<u64>`) and is written by `explain::number::count`. Where English has
//!   two forms, a language may have three: one, others, whole millions.
//! - `t!("Share##noun")` is `Share`: what follows `##` tells two meanings of one text apart.
//! - `mark!("…")` is the English text for a constant, to be put through `words::look_up` where it is
//!   shown. If it has placeholders, `words::parts` finds them.
//! - `phrases!("{who} takes {time}", who = …, time = …)` is a `Vec<Phrase>` with phrases, lists of
//!   them, or texts where the placeholders are.
//!
//! The files are `static/languages/pt.txt` and `es.txt` of the package that is compiled.

extern crate proc_macro;

mod check;
#[path = "../../src/words/text.rs"]
#[allow(dead_code)] // the page uses more of it
mod text;

use check::{Language, check, literal};
use proc_macro::{Delimiter, Group, Ident, Literal, Punct, Spacing, Span, TokenStream, TokenTree};
use std::cell::RefCell;
use std::path::Path;
use std::rc::Rc;
use std::time::SystemTime;

/// A text in the language that is spoken: `&'static str`, or `String` where it has placeholders.
#[proc_macro]
pub fn t(input: TokenStream) -> TokenStream {
    expand(input, Kind::Text)
}

/// The English text, for a constant: `words::look_up` has it in the language that is spoken.
#[proc_macro]
pub fn mark(input: TokenStream) -> TokenStream {
    expand(input, Kind::Mark)
}

/// A text as `Vec<Phrase>`, with phrases where the placeholders are.
#[proc_macro]
pub fn phrases(input: TokenStream) -> TokenStream {
    expand(input, Kind::Phrases)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text,
    Mark,
    Phrases,
}

struct Failure(Span, String);

/// A text with its arguments, as the source has them.
struct Call {
    text: String,
    span: Span,
    arguments: Vec<(Ident, TokenStream)>,
}

fn expand(input: TokenStream, kind: Kind) -> TokenStream {
    let expanded = parse(input).and_then(|call| {
        let span = call.span;
        let names: Vec<String> = call.arguments.iter().map(|(name, _)| name.to_string()).collect();
        let arguments = (kind != Kind::Mark).then_some(&names[..]);
        languages()
            .and_then(|languages| check(&call.text, arguments, &languages))
            .map_err(|what| Failure(span, what))?;
        write(call, kind)
    });
    expanded.unwrap_or_else(|Failure(span, what)| {
        let error = [
            TokenTree::Ident(Ident::new("compile_error", span)),
            TokenTree::Punct(Punct::new('!', Spacing::Alone)),
            group(Delimiter::Brace, TokenTree::Literal(Literal::string(&what)).into()),
        ];
        error
            .map(|mut token| {
                token.set_span(span);
                token
            })
            .into_iter()
            .collect()
    })
}

fn parse(input: TokenStream) -> Result<Call, Failure> {
    let mut tokens = input.into_iter();
    let first = tokens.next().map(unwrapped);
    let span = first.as_ref().map_or_else(Span::call_site, TokenTree::span);
    let text = first.and_then(|token| literal(&token.to_string()));
    let Some(text) = text else {
        return Err(Failure(span, "A text is a string literal".into()));
    };
    let mut call = Call { text, span, arguments: Vec::new() };
    let rest: Vec<TokenTree> = tokens.collect();
    let is_comma = |token: &TokenTree| matches!(token, TokenTree::Punct(p) if p.as_char() == ',');
    for (place, argument) in rest.split(is_comma).enumerate() {
        let wrong = |span| Err(Failure(span, "An argument is written name = value".into()));
        match argument {
            // Before the first comma, and behind the last.
            [] => {}
            [token, ..] if place == 0 => return wrong(token.span()),
            [TokenTree::Ident(name)] => {
                call.arguments.push((name.clone(), TokenTree::Ident(name.clone()).into()));
            }
            [TokenTree::Ident(name), TokenTree::Punct(equals), value @ ..]
                if equals.as_char() == '=' && !value.is_empty() =>
            {
                call.arguments.push((name.clone(), value.iter().cloned().collect()));
            }
            [token, ..] => return wrong(token.span()),
        }
    }
    Ok(call)
}

/// A literal that came through another macro is in a group without brackets.
fn unwrapped(token: TokenTree) -> TokenTree {
    match &token {
        TokenTree::Group(group) if group.delimiter() == Delimiter::None => {
            group.stream().into_iter().next().map_or(token, unwrapped)
        }
        _ => token,
    }
}

/// The expression for a text that was checked.
fn write(call: Call, kind: Kind) -> Result<TokenStream, Failure> {
    let Call { text, span, arguments } = call;
    let mut text_token = Literal::string(&text);
    text_token.set_span(span);
    let text_token = TokenStream::from(TokenTree::Literal(text_token));
    if kind == Kind::Mark {
        return Ok(text_token);
    }
    let counts = text::shown(&text).contains(text::FORMS);
    let mut number = None;
    let mut named = Vec::new();
    for (name, value) in arguments {
        match name.to_string() {
            name if counts && name == text::NUMBER => number = Some(value),
            name => named.push((name, value)),
        }
    }
    if counts && number.is_none() {
        return Err(Failure(span, "The number that chooses the form is missing".into()));
    }
    // The texts that are filled find their values by this order.
    let order = text::names(&text);
    named.sort_by_key(|(name, _)| order.iter().position(|other| other == name));
    let mut values = TokenStream::new();
    for (_, value) in named {
        let value = match kind {
            Kind::Phrases => function("explain::IntoPhrases::into_phrases", value),
            _ => {
                let reference = [
                    TokenTree::Punct(Punct::new('&', Spacing::Alone)),
                    group(Delimiter::Parenthesis, value),
                ];
                let mut call = path("::core::convert::AsRef::<str>::as_ref");
                call.extend([group(Delimiter::Parenthesis, reference.into_iter().collect())]);
                call
            }
        };
        values.extend(value);
        values.extend([comma()]);
    }
    let fill = match kind {
        _ if values.is_empty() && !counts && kind == Kind::Text => {
            return Ok(function("words::look_up", text_token));
        }
        Kind::Phrases if counts => "explain::fill_counted",
        Kind::Phrases => "explain::fill",
        _ if counts => "words::fill_counted",
        _ => "words::fill",
    };
    let mut inner = text_token;
    inner.extend([comma()]);
    if let Some(number) = number {
        inner.extend([group(Delimiter::Parenthesis, number), comma()]);
        inner.extend(own("explain::number::count"));
        inner.extend([comma()]);
    }
    if kind == Kind::Phrases {
        inner.extend(path("::std::vec!"));
    } else {
        inner.extend([TokenTree::Punct(Punct::new('&', Spacing::Alone))]);
    }
    inner.extend([group(Delimiter::Bracket, values)]);
    Ok(function(fill, inner))
}

fn group(delimiter: Delimiter, inner: TokenStream) -> TokenTree {
    TokenTree::Group(Group::new(delimiter, inner))
}

fn comma() -> TokenTree {
    TokenTree::Punct(Punct::new(',', Spacing::Alone))
}

/// A path that is written here.
fn path(text: &str) -> TokenStream {
    text.parse().unwrap_or_default()
}

/// A path within the library, from inside it or from a program or test beside it.
fn own(name: &str) -> TokenStream {
    let is = |variable: &str, value: &str| std::env::var(variable).is_ok_and(|it| it == value);
    let inside = is("CARGO_CRATE_NAME", "pool_vs_loop") && std::env::var("CARGO_BIN_NAME").is_err();
    path(&format!("{}::{name}", if inside { "crate" } else { "::pool_vs_loop" }))
}

/// A call of a function of the library.
fn function(name: &str, inner: TokenStream) -> TokenStream {
    let mut call = own(name);
    call.extend([group(Delimiter::Parenthesis, inner)]);
    call
}

/// The languages of the package that is compiled. An editor keeps the macro loaded while the files
/// change, so it is their times that say whether they are to be read again.
fn languages() -> Result<Rc<[Language]>, String> {
    type Known = (Vec<Option<SystemTime>>, Result<Rc<[Language]>, String>);
    thread_local! {
        static KNOWN: RefCell<Option<Known>> = const { RefCell::new(None) };
    }
    let root = std::env::var("CARGO_MANIFEST_DIR").unwrap_or_default();
    let files =
        ["pt.txt", "es.txt"].map(|name| Path::new(&root).join("static/languages").join(name));
    let changed = |file: &Path| file.metadata().and_then(|metadata| metadata.modified()).ok();
    let times: Vec<Option<SystemTime>> = files.iter().map(|file| changed(file)).collect();
    KNOWN.with_borrow_mut(|known| match known {
        Some((of, languages)) if *of == times => languages.clone(),
        _ => {
            let read = |file: &Path| {
                let name = format!("static/languages/{}", file.file_name()?.to_str()?);
                let text = std::fs::read_to_string(file).ok()?;
                Some(Language::read(&name, &text))
            };
            let languages = files.iter().map(|file| {
                read(file).unwrap_or_else(|| Err(format!("{} can't be read", file.display())))
            });
            let languages = languages.collect::<Result<Vec<_>, _>>().map(Rc::from);
            *known = Some((times, languages.clone()));
            languages
        }
    })
}
