//! The page in a language that nobody speaks: English with accents, every word two fifths longer. What
//! stays plain was forgotten, and what has no room shows.

use pool_vs_loop::words::{Part, entries, parts, text::shown};
use pool_vs_loop_e2e::browser::Window;
use pool_vs_loop_e2e::wait::until_seen;
use pool_vs_loop_e2e::{Control, Page, Result, Site, Visit};

use crate::layout::{BROKEN_WORDS, COVERED, CUT_OFF, STICKING_OUT, TOO_SMALL};

const TEXTS: &str = include_str!("../../../../static/languages/pt.txt");

/// A letter with an accent, where there is a common one.
fn accented(letter: char) -> char {
    let plain = "acdeghijklnorstuwyzACDEGHIJKLNORSTUWYZ";
    let others = "áçđéğĥíĵķĺñóŕšťúŵýžÁÇĐÉĞĤÍĴĶĹÑÓŔŠŤÚŴÝŽ";
    plain.chars().zip(others.chars()).find(|(own, _)| *own == letter).map_or(letter, |(_, it)| it)
}

/// Words with accents, and two letters more for every five.
fn stretched(words: &str) -> String {
    let mut text = String::new();
    let mut owed = 0;
    for letter in words.chars() {
        let other = accented(letter);
        text.push(other);
        if letter.is_alphabetic() {
            owed += 2;
            if owed >= 5 {
                owed -= 5;
                text.extend(other.to_lowercase());
            }
        }
    }
    text
}

/// The file of that language: all texts that the page has.
fn file() -> String {
    let mut file = String::new();
    for (english, _) in entries(TEXTS).map(|entry| entry.expect("a well-formed line")) {
        file += english;
        file += " => ";
        for part in parts(shown(english)) {
            match part {
                Part::Words(words) => file += &stretched(words),
                Part::Placeholder(name) => file.extend(["{", name, "}"]),
            }
        }
        file += "\n";
    }
    file
}

/// A visit to the page in it.
fn visit() -> Result<Visit> {
    Ok(Visit::default().of(Site::of_the_build()?.with("languages/pt.txt", "text/plain", file())))
}

/// Opens the page with all that can be open.
async fn open_all(page: &Page) -> Result<()> {
    page.open(
        "?lang=pt&lang=pt&at=1s&lineup=pool:blocking,pool:gather,threads:blocking,threads:stuck,\
         greenlets:blocking,loop:blocking,loop:gather,loop:stuck&client=poisson:99999.5\
         &spread=lognormal:9.5&accept=shares:44-24-16-16&connections=100000&overhead=999999us\
         &timeout=3600s&backlog=1000000",
    )
    .await?;
    page.await_quiet().await?;
    page.type_into(Control::Io, "x").await?;
    for part in
        ["twin", "spent", "summary > details", "lineup > details", "truth", "commands > details"]
    {
        page.unfold(part).await?;
    }
    let look = async || Ok(page.texts_of("#fits tbody tr").await?.len());
    until_seen("the measured runs", look, |&rows| rows > 0).await?;
    Ok(())
}

/// Controls that lie one over the other, by more than a pixel.
const OVERLAPPING: &str = "
    ((controls) => controls.flatMap((one, at) => controls.slice(at + 1)
      .filter((other) => !one.contains(other) && !other.contains(one))
      .filter((other) => {
        const [a, b] = [one, other].map((it) => it.getBoundingClientRect());
        return a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
      })
      .map((other) => `${one.localName}#${one.id} ${one.textContent.slice(0, 20)}`
        + ` / ${other.localName}#${other.id} ${other.textContent.slice(0, 20)}`))
    )([...document.querySelectorAll('button, input, select, summary, textarea, label, legend, h2, h3')]
      .filter((it) => it.checkVisibility() && !it.matches('.unseen, [popover] *')))";

/// Texts that are cut: wider than what they are in, where that does not scroll.
const CUT: &str = "
    [...document.querySelectorAll('body *')]
      .filter((it) => it.checkVisibility() && !it.closest('.unseen, svg, #chapters, #log-rows, textarea, input, option'))
      .filter((it) => it.scrollWidth > it.clientWidth + 1 && it.clientWidth > 0)
      .filter((it) => !['auto', 'scroll'].includes(getComputedStyle(it).overflowX))
      .filter((it) => getComputedStyle(it).display !== 'inline')
      .map((it) => `${it.localName}#${it.id}.${it.className} ${it.textContent.slice(0, 30)}`)";

/// Lists whose choice is cut: its words take more room than there is.
const CUT_CHOICES: &str = "
    ((context) => [...document.querySelectorAll('select')]
      .filter((it) => it.checkVisibility())
      .filter((it) => {
        const { font, paddingInlineStart, paddingInlineEnd } = getComputedStyle(it);
        context.font = font;
        const words = context.measureText(it.selectedOptions[0]?.text ?? '').width;
        // The browser's arrow takes some 20 pixels.
        return words + 20 + parseFloat(paddingInlineStart) + parseFloat(paddingInlineEnd) > it.clientWidth + 1;
      })
      .map((it) => `${it.id}: ${it.selectedOptions[0].text}`)
    )(document.createElement('canvas').getContext('2d'))";

/// Texts of a picture that stick out of it or lie one over the other.
const CROWDED: &str = "
    [...document.querySelectorAll('#plot svg, #timeline svg, #diagram svg')].flatMap((svg) => {
      const all = svg.getBoundingClientRect();
      const texts = [...svg.querySelectorAll('text')].map((text) => [text.textContent, text.getBoundingClientRect()]);
      const out = texts.filter(([, box]) => box.left < all.left - 2 || box.right > all.right + 2).map(([text]) => text);
      const over = texts.flatMap(([text, a], at) => texts.slice(at + 1)
        .filter(([, b]) => a.left < b.right - 2 && b.left < a.right - 2 && a.top < b.bottom - 4 && b.top < a.bottom - 4)
        .map(([other]) => `${text} / ${other}`));
      return [...out, ...over];
    })";

#[tokio::test]
async fn everything_has_room() -> Result<()> {
    let mut found = Vec::new();
    visit()?
        .run(async |page| {
            open_all(page).await?;
            for width in [320, 560, 1280] {
                page.browser().resize(Window { width, ..Window::default() }).await?;
                page.await_quiet().await?;
                for (what, script) in [
                    ("sticks out", STICKING_OUT),
                    ("is too small", TOO_SMALL),
                    ("is cut off", CUT_OFF),
                    ("is covered", COVERED),
                    ("is broken", BROKEN_WORDS),
                    ("overlaps", OVERLAPPING),
                    ("is cut", CUT),
                    ("is cut in its list", CUT_CHOICES),
                    ("is crowded in a picture", CROWDED),
                ] {
                    let offenders: Vec<String> = page.ask(script.trim()).await?;
                    found.extend(offenders.into_iter().map(|it| format!("{width}: {it} {what}")));
                }
                if let Some(folder) = std::env::var_os("PVL_PICTURES") {
                    let height: u32 = page.ask("document.documentElement.scrollHeight").await?;
                    page.browser().resize(Window { width, height, ..Window::default() }).await?;
                    let file = std::path::Path::new(&folder).join(format!("stretched-{width}.png"));
                    page.browser().screenshot(&file).await?;
                }
            }
            Ok(())
        })
        .await?;
    assert!(found.is_empty(), "{found:#?}");
    Ok(())
}

/// Words that are the same in every language: names, code, units, and what links and logs are made
/// of.
const SAME: &str = "pool threads greenlets loop blocking async gather stuck io def sync multi lang ms vs \
    Pool Loop gunicorn uvicorn gevent gthread SVG PNG CSV JSON belinhacbr";

/// All words that are seen or heard.
const WORDS: &str = "
    (() => {
      const same = '.build, code, pre, kbd, #log-rows, [lang=en], svg .code, #language, textarea, .address, script, style, noscript, iframe, #announce';
      const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const words = [];
      while (walk.nextNode()) {
        const { parentElement, textContent } = walk.currentNode;
        if (!parentElement.closest(same) && textContent.trim()) words.push(textContent.trim());
      }
      for (const name of ['aria-label', 'title', 'aria-valuetext', 'alt', 'label']) {
        for (const it of document.body.querySelectorAll(`[${name}]`)) {
          if (!it.closest('#language')) words.push(it.getAttribute(name));
        }
      }
      return words;
    })()";

/// The plain words of a text that nobody put an accent on.
fn plain_words(text: &str) -> Vec<&str> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    words
        .filter(|word| word.len() > 1 && word.chars().any(|c| accented(c) != c))
        .filter(|word| word.chars().all(|c| c.is_ascii_alphabetic()))
        .filter(|word| !SAME.split(' ').any(|same| same == *word))
        .collect()
}

#[tokio::test]
async fn nothing_is_left_in_english() -> Result<()> {
    let mut found = Vec::new();
    visit()?
        .run(async |page| {
            let mut look = async |state: &str| -> Result<()> {
                for text in page.ask::<Vec<String>>(WORDS.trim()).await? {
                    let plain = plain_words(&text);
                    if !plain.is_empty() && !found.iter().any(|(_, other, _)| *other == text) {
                        let plain = plain.join(" ");
                        found.push((state.to_owned(), text, plain));
                    }
                }
                Ok(())
            };
            open_all(page).await?;
            page.click("#copy-embed").await?;
            look("all open").await?;
            page.click("#embed-close").await?;
            for chapter in 1..=10 {
                page.go_to_chapter(chapter).await?;
                page.await_quiet().await?;
                look(&format!("chapter {chapter}")).await?;
            }
            for query in [
                "requests=100&backlog=10&timeout=1500ms&lineup=pool:blocking,pool:gather",
                "hide=1,2,3,4,5,6",
                "requests=1000000&subtasks=64&connections=5&lineup=loop:gather",
                "io=0&client=closed:3&lang=fr",
            ] {
                page.open(&format!("?lang=pt&{query}")).await?;
                page.await_quiet().await?;
                look(query).await?;
            }
            Ok(())
        })
        .await?;
    assert!(found.is_empty(), "{found:#?}");
    Ok(())
}
