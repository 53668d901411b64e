//! Elements without attributes or events of their own, made by functions: the code that `html!`
//! writes for each of them takes more bytes.

use crate::words::{Part, look_up, parts};
use yew::prelude::*;
use yew::virtual_dom::{VTag, VText};

/// An element with these children.
#[inline(never)]
pub fn tag(name: &'static str, children: Vec<Html>) -> VTag {
    let mut tag = VTag::new(name);
    tag.add_children(children);
    tag
}

/// A text. Without this, `html!` copies one that isn't a literal.
#[inline(always)]
pub fn node(text: impl Into<AttrValue>) -> Html {
    bare(text.into())
}

#[inline(never)]
fn bare(text: AttrValue) -> Html {
    VText::new(text).into()
}

/// An element with a text.
#[inline(never)]
pub fn text(name: &'static str, text: impl Into<AttrValue>) -> Html {
    worded(name, text.into())
}

#[inline(never)]
fn worded(name: &'static str, text: AttrValue) -> Html {
    tag(name, vec![bare(text)]).into()
}

/// A text of [`mark!`](crate::words::mark) in the reader's language, with elements where its
/// placeholders are.
pub fn filled(text: &'static str, mut values: Vec<(&'static str, Html)>) -> Vec<Html> {
    let part = |part: Part<'static>| match part {
        Part::Words(words) => words.into(),
        Part::Placeholder(name) => {
            let value = values.iter_mut().find(|(own, _)| *own == name);
            value.map(|(_, value)| std::mem::take(value)).unwrap_or_default()
        }
    };
    parts(look_up(text)).map(part).collect()
}

/// An element with a key and these children.
#[inline(never)]
pub fn keyed(
    name: &'static str,
    key: impl Into<yew::virtual_dom::Key>,
    children: Vec<Html>,
) -> VTag {
    let mut tag = tag(name, children);
    tag.key = Some(key.into());
    tag
}

/// A cell of a heading, for a column.
pub fn head(name: &'static str) -> Html {
    scoped("col", vec![name.into()])
}

/// A cell of a heading, for a row or a column.
#[inline(never)]
pub fn scoped(scope: &'static str, children: Vec<Html>) -> Html {
    html! { <th {scope}>{ children }</th> }
}
