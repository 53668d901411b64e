//! How true it is: the measured runs, asked for only when somebody looks.

use anyhow::Context;
use pool_vs_loop_e2e::browser::Window;
use pool_vs_loop_e2e::wait::{until_equal, until_seen};
use pool_vs_loop_e2e::{Key, Page, Result, Site, Visit};

async fn await_runs(page: &Page) -> Result<()> {
    let look = async || Ok(page.texts_of("#fits tbody tr").await?.len());
    until_equal("the number of measured runs", look, 55).await?;
    Ok(())
}

/// How often the file of measured runs was asked for.
fn asked(page: &Page) -> usize {
    page.server().asked().iter().filter(|asked| asked.path.contains("measured")).count()
}

#[tokio::test]
async fn the_panel_compares_all_runs_when_it_is_opened() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open("").await?;
            page.await_loaded().await?;
            assert_eq!(asked(page), 0, "nobody has looked yet");
            page.unfold("truth").await?;
            await_runs(page).await?;
            assert_eq!(asked(page), 1);
            let ideal = page.texts_of("#published td:nth-child(4)").await?;
            assert_eq!(ideal, ["25.0 s", "25.0 s", "12.5 s", "1.00 s", "1.00 s", "0.500 s"]);
            let errors = page.texts_of("#truth-errors strong").await?;
            assert_eq!(errors.len(), 3, "{errors:?}");
            assert!(errors.iter().all(|error| error.ends_with(" %")), "{errors:?}");
            let text = page.visible_text().await?;
            assert!(!text.contains("NaN") && text.contains("12.05 s"), "{text}");
            // Closing and opening it again asks for nothing.
            page.unfold("truth").await?;
            let rows = async || Ok(page.texts_of("#fits tr").await?.len());
            until_equal("the rows", rows, 0).await?;
            page.unfold("truth").await?;
            await_runs(page).await?;
            assert_eq!(asked(page), 1);

            for width in [320, 560] {
                page.browser().resize(Window { width, ..Window::default() }).await?;
                let wide = async || {
                    page.ask::<bool>("document.documentElement.scrollWidth > innerWidth").await
                };
                until_seen(&format!("no sideways scrolling at {width}"), wide, |wide| !wide)
                    .await?;
            }
            Ok(())
        })
        .await
}

#[tokio::test]
async fn a_run_can_be_seen_on_the_page() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open("?workers=9").await?;
            page.unfold("truth").await?;
            await_runs(page).await?;
            let query: String = page
                .ask("document.querySelector('#fits tbody a[href*=\"loop:stuck\"]').search")
                .await?;
            // Opened elsewhere it is in the language that is spoken here; here it is that anyway.
            let query = query.strip_suffix("&lang=en").context("a language")?.to_owned();
            page.click("#fits tbody a[href*='loop:stuck']").await?;
            page.await_address(&query).await?;
            page.await_drawn_lines(1).await?;
            assert_eq!(page.drawn().await?, ["loop:stuck"]);
            assert_eq!(page.focused().await?, "answer", "the reader is taken to the answer");
            let open: bool = page.ask("document.getElementById('more').open").await?;
            assert!(open, "more says what is set");

            // The same with the keyboard, by the first of the two models of the post's figures.
            page.ask::<()>("document.querySelector('#published a').focus()").await?;
            page.press(Key::Enter).await?;
            page.await_address("?requests=100").await?;
            page.await_makespans(["25.0 s", "25.0 s", "12.5 s", "1.00 s", "1.00 s", "0.500 s"])
                .await?;

            // And back to where the reader came from.
            page.back().await?;
            page.await_address(&query).await?;
            page.await_drawn_lines(1).await?;
            page.back().await?;
            page.await_address("?workers=9").await
        })
        .await
}

async fn fails_with_a_sentence(site: Site) -> Result<()> {
    Visit::default()
        .of(site)
        .expecting_complaints()
        .run(async |page| {
            page.open("").await?;
            page.unfold("truth").await?;
            let look = async || Ok(page.texts_of("#truth [role=alert]").await?.join(" "));
            let sentence = "The measured runs could not be loaded. Try again";
            until_equal("the sentence", look, sentence).await?;
            let asked = page.server().asked().len();
            page.click("#truth-retry").await?;
            let look = async || Ok(page.server().asked().len());
            until_equal("one more request", look, asked + 1).await?;
            let look = async || Ok(page.texts_of("#truth-retry").await?.len());
            until_equal("the button", look, 1).await?;
            page.await_makespans(["4.00 s", "4.00 s", "2.00 s", "1.00 s", "1.00 s", "0.500 s"])
                .await
        })
        .await
}

#[tokio::test]
async fn without_the_file_a_sentence_and_another_try() -> Result<()> {
    fails_with_a_sentence(Site::of_the_build()?.without("measured.txt")).await
}

#[tokio::test]
async fn with_a_hosts_own_page_instead_of_the_file() -> Result<()> {
    let page = "<!doctype html><title>Not here</title>";
    fails_with_a_sentence(Site::of_the_build()?.with("measured.txt", "text/html", page)).await
}

#[tokio::test]
async fn as_long_as_the_file_is_on_its_way_the_page_works() -> Result<()> {
    Visit::default()
        .of(Site::of_the_build()?.stalling("measured.txt"))
        .run(async |page| {
            page.open("").await?;
            page.unfold("truth").await?;
            let look = async || Ok(page.texts_of("#truth p").await?.join(" "));
            until_equal("a sentence", look, "Loading the measured runs …").await?;
            page.remove("pool:async").await?;
            page.await_makespans(["4.00 s", "2.00 s", "1.00 s", "1.00 s", "0.500 s"]).await
        })
        .await
}

#[tokio::test]
async fn in_a_folder_the_file_is_found() -> Result<()> {
    Visit::default()
        .of(Site::of_the_build()?.under("/a/b/"))
        .run(async |page| {
            page.open("index.html").await?;
            page.unfold("truth").await?;
            await_runs(page).await
        })
        .await
}
