//! On paper, with larger text, and from right to left.

use pool_vs_loop_e2e::browser::Window;
use pool_vs_loop_e2e::wait::until_seen;
use pool_vs_loop_e2e::{Page, Result, Visit};
use serde_json::json;

/// Elements that lie beyond the window's sides, where that makes the page scroll.
const STICKING_OUT: &str = "
    document.documentElement.scrollWidth <= document.documentElement.clientWidth ? []
      : [...document.querySelectorAll('body *')]
          .map((element) => [element, element.getBoundingClientRect()])
          .filter(([, { left, right }]) => right > innerWidth || left < 0)
          .map(([{ localName, id, className }]) => `${localName}#${id}.${className}`)";

/// Scenarios whose pages have different things in them.
const STATES: [&str; 5] = [
    "",
    "?workers=0&colour=blue&requests=a-very-long-value-that-nobody-would-ever-type",
    "?requests=1000000&workers=1024&io=3600s&subtasks=64&lineup=pool:blocking,loop:async",
    "?hide=1,2,3,4,5,6",
    "?requests=100&lineup=loop:blocking,loop:async&accept=shares:44-24-16-16&overhead=measured\
     &at=1500ms&view=finished",
];

async fn stays_within_its_sides(page: &Page, widths: &[u32], when: &str) -> Result<()> {
    for &width in widths {
        page.browser().resize(Window { width, ..Window::default() }).await?;
        let look = async || page.ask::<Vec<String>>(STICKING_OUT.trim()).await;
        let what = format!("nothing to stick out, {width} px wide, {when}");
        until_seen(&what, look, Vec::is_empty).await?;
    }
    Ok(())
}

#[tokio::test]
async fn from_right_to_left_nothing_scrolls_sideways() -> Result<()> {
    Visit::default()
        .run(async |page| {
            for query in STATES {
                page.open(query).await?;
                page.ask::<String>("document.documentElement.dir = 'rtl'").await?;
                let widths = [320, 560, 1280, 1920];
                stays_within_its_sides(page, &widths, &format!("from right to left, {query:?}"))
                    .await?;
            }
            // The settings go to the other side; the time in pictures still goes to the right.
            page.open("").await?;
            page.browser().resize(Window::default()).await?;
            let side = "document.querySelector('.controls').getBoundingClientRect().left \
                        > document.querySelector('#plot').getBoundingClientRect().left";
            assert!(!page.ask::<bool>(side).await?);
            page.ask::<String>("document.documentElement.dir = 'rtl'").await?;
            assert!(page.ask::<bool>(side).await?);
            Ok(())
        })
        .await
}

#[tokio::test]
async fn with_text_twice_as_large_all_is_there() -> Result<()> {
    Visit::default()
        .run(async |page| {
            // Only a page that is there takes them; those after it keep them.
            page.open("").await?;
            let sizes = json!({ "fontSizes": { "standard": 32, "fixed": 26 } });
            page.browser().cdp("Page.setFontSizes", sizes).await?;
            for query in STATES {
                page.open(query).await?;
                let size: String =
                    page.ask("getComputedStyle(document.documentElement).fontSize").await?;
                assert_eq!(size, "32px", "the browser's text is larger");
                stays_within_its_sides(
                    page,
                    &[560, 640, 1280, 1920],
                    &format!("large text, {query:?}"),
                )
                .await?;
                let look = async || {
                    page.ask::<Vec<f64>>(
                        "[...document.querySelectorAll('#plot svg text')].map((text) =>
                           parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().d)",
                    )
                    .await
                };
                until_seen("the plot's text to be large", look, |sizes| {
                    sizes.iter().all(|&size| size >= 21.0)
                })
                .await?;
            }
            Ok(())
        })
        .await
}

#[tokio::test]
async fn on_paper_the_plot_the_settings_and_the_link() -> Result<()> {
    Visit::default()
        .run(async |page| {
            let query = "?workers=3&requests=50&lineup=pool:blocking,loop:async&connections=7";
            page.open(query).await?;
            page.await_quiet().await?;
            let seen = async |selector: &str| {
                let script = format!("document.querySelector('{selector}').checkVisibility()");
                page.ask::<bool>(&script).await
            };
            assert!(!seen("#paper").await?, "the page has its own controls");
            page.browser().cdp("Emulation.setEmulatedMedia", json!({ "media": "print" })).await?;
            for part in ["h1", "#answer", "#plot svg", "#paper", "#summary table"] {
                assert!(seen(part).await?, "{part} is not on paper");
            }
            for part in ["#chapters", "#workers", "#play", "#undo", "#log", "footer", "#views"] {
                assert!(!seen(part).await?, "{part} is of no use on paper");
            }
            let paper = page.text_of("#paper").await?;
            let address: String = page.ask("location.href").await?;
            for part in ["Workers3", "Requests50", "Subtask splits2", "7 connections", &address] {
                assert!(paper.contains(part), "no {part:?} on paper: {paper}");
            }
            page.browser().cdp("Emulation.setEmulatedMedia", json!({ "media": "" })).await?;

            for query in [query, "", "?requests=1000000&lineup=pool:blocking,loop:stuck"] {
                page.open(query).await?;
                page.await_quiet().await?;
                let pages = pages_on_paper(page).await?;
                assert!((1..=3).contains(&pages), "{pages} pages of {query:?}");
            }
            Ok(())
        })
        .await
}

/// Prints to a PDF and counts its pages.
async fn pages_on_paper(page: &Page) -> Result<usize> {
    let a4 = json!({ "paperWidth": 8.27, "paperHeight": 11.69 });
    let printed = page.browser().cdp("Page.printToPDF", a4).await?;
    page.browser()
        .run(
            "const file = atob(arguments[0]);
             if (!file.startsWith('%PDF-')) throw new Error('no PDF');
             return file.match(/\\/Type\\s*\\/Page\\b(?!s)/g).length;",
            vec![printed["data"].clone()],
        )
        .await
}

#[tokio::test]
async fn with_forced_colours_lines_and_words_are_seen() -> Result<()> {
    Visit::default()
        .run(async |page| {
            let forced = json!({ "features": [{ "name": "forced-colors", "value": "active" }] });
            page.browser().cdp("Emulation.setEmulatedMedia", forced).await?;
            page.open("").await?;
            let unseen: Vec<String> = page
                .ask(
                    "((ground) => [...document.querySelectorAll('#plot path.series, #plot text')]
                       .filter((shape) => {
                         const style = getComputedStyle(shape);
                         const paint = shape.localName === 'text' ? style.fill : style.stroke;
                         return paint === ground || paint === 'none';
                       }).map((shape) => shape.outerHTML.slice(0, 80))
                     )(getComputedStyle(document.body).backgroundColor)",
                )
                .await?;
            assert_eq!(unseen, Vec::<String>::new());
            Ok(())
        })
        .await
}
