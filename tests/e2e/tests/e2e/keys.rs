//! Keys that work all over the page, the list of them, and terms that explain themselves.

use pool_vs_loop_e2e::wait::until_equal;
use pool_vs_loop_e2e::{Control, Key, Page, Result, Visit};

async fn await_open(page: &Page, open: bool) -> Result<()> {
    let look = async || page.ask::<bool>("document.getElementById('keys').open").await;
    until_equal("the list of keys to be open", look, open).await?;
    Ok(())
}

async fn await_focused(page: &Page, name: &str) -> Result<()> {
    until_equal("the focus", async || page.focused().await, name).await?;
    Ok(())
}

/// Ids of the meanings that are open.
async fn meanings(page: &Page) -> Result<Vec<String>> {
    page.ask("[...document.querySelectorAll('.meaning:popover-open')].map(({ id }) => id)").await
}

#[tokio::test]
async fn the_list_opens_and_closes_and_the_focus_returns() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open("").await?;
            page.tab_to("workers").await?;
            page.type_text("?").await?;
            await_open(page, true).await?;
            let inside: bool =
                page.ask("document.activeElement.closest('dialog') !== null").await?;
            assert!(inside, "the focus is in the list");
            let keys = page.texts_of("#keys dt kbd").await?;
            for key in ["?", "p", ",", ".", "[", "]", "+", "-", "f", "v", "n", "b", "u", "r"] {
                assert!(keys.iter().any(|listed| listed == key), "{key} is not listed");
            }
            // What lies below does not hear of keys.
            page.type_text("n").await?;
            page.press(Key::Escape).await?;
            await_open(page, false).await?;
            await_focused(page, "workers").await?;
            assert_eq!(page.chapter().await?, None);

            page.click("#help").await?;
            await_open(page, true).await?;
            page.click("#keys-close").await?;
            await_open(page, false).await?;
            await_focused(page, "help").await
        })
        .await
}

#[tokio::test]
async fn single_keys_can_be_turned_off() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open("").await?;
            page.click("h1").await?;
            page.type_text("?").await?;
            page.click("#single-keys").await?;
            page.press(Key::Escape).await?;
            await_open(page, false).await?;
            page.click("h1").await?;
            for key in ["n", "v", "f", "[", "?"] {
                page.type_text(key).await?;
            }
            // Control with a letter stays, and comes after all of these.
            page.drag(Control::Workers, 0.0).await?;
            page.await_address("?workers=1").await?;
            page.press_with(&[Key::Control], "z").await?;
            page.await_address("").await?;
            await_open(page, false).await?;
            page.click("#help").await?;
            page.click("#single-keys").await?;
            page.press(Key::Escape).await?;
            page.click("h1").await?;
            page.type_text("v").await?;
            page.await_address("?view=finished").await
        })
        .await
}

#[tokio::test]
async fn keys_do_nothing_while_a_text_is_typed() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open("").await?;
            page.click("#workers-field").await?;
            for key in ["n", "v", "f", "[", "u", "?", "+"] {
                page.type_text(key).await?;
            }
            page.press(Key::Escape).await?;
            assert_eq!(page.field(Control::Workers).await?, "4");
            // In a list they choose.
            page.tab_to("focus").await?;
            page.type_text("n").await?;
            // With Alt they are the browser's.
            page.click("h1").await?;
            page.press_with(&[Key::Alt], "n").await?;
            page.drag(Control::Workers, 0.0).await?;
            page.await_address("?workers=1").await?;
            await_open(page, false).await?;
            assert_eq!(page.chapter().await?, None);
            Ok(())
        })
        .await
}

#[tokio::test]
async fn chapters_by_key() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open("").await?;
            page.click("h1").await?;
            for (key, chapter) in [("n", 1), ("n", 2), ("n", 3), ("b", 2), ("b", 1), ("b", 1)] {
                page.type_text(key).await?;
                let look = async || page.chapter().await;
                until_equal("the chapter", look, Some(chapter)).await?;
            }
            page.go_to_chapter(10).await?;
            let address = "?requests=100&subtasks=1&lineup=pool:blocking,loop:async&connections=5\
                           &focus=2&at=1500ms";
            page.await_address(address).await?;
            page.type_text("n").await?;
            page.type_text("v").await?;
            let there = address.replace("&focus", "&view=finished&focus");
            page.await_address(&there).await
        })
        .await
}

#[tokio::test]
async fn a_term_says_what_it_means() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open("").await?;
            page.await_quiet().await?;
            page.click("#why .term[popovertarget=term-bottleneck]").await?;
            let open = async || meanings(page).await;
            until_equal("the meaning", open, ["term-bottleneck"]).await?;
            let text = page.text_of("#term-bottleneck").await?;
            assert!(text.starts_with("bottleneck: What runs short first"), "{text}");
            // It is beside its word and in sight.
            let [left, top, right, bottom, from, to]: [f64; 6] = page
                .ask(
                    "((meaning, word) => [meaning.left, meaning.top, innerWidth - meaning.right,
                       innerHeight - meaning.bottom, meaning.top - word.bottom,
                       word.top - meaning.bottom])(
                       document.querySelector('#term-bottleneck').getBoundingClientRect(),
                       document.querySelector('[popovertarget=term-bottleneck]')
                         .getBoundingClientRect())",
                )
                .await?;
            assert!(left >= 0.0 && top >= 0.0 && right >= 0.0 && bottom >= 0.0);
            let beside = (0.0..20.0).contains(&from) || (0.0..20.0).contains(&to);
            assert!(beside, "{from} below, {to} above");
            page.press(Key::Escape).await?;
            until_equal("no meaning", async || Ok(meanings(page).await?.len()), 0).await?;
            await_focused(page, "term bottleneck").await?;

            // With the keyboard, on the head of a column.
            page.tab_to("term Utilisation").await?;
            page.press(Key::Enter).await?;
            until_equal("the meaning", open, ["column-utilisation"]).await?;
            page.press(Key::Enter).await?;
            until_equal("no meaning", async || Ok(meanings(page).await?.len()), 0).await?;
            // One at a time.
            page.press(Key::Enter).await?;
            until_equal("the meaning", open, ["column-utilisation"]).await?;
            page.click("#why .term[popovertarget=term-queueing]").await?;
            until_equal("the meaning", open, ["term-queueing"]).await?;
            page.click("h1").await?;
            until_equal("no meaning", async || Ok(meanings(page).await?.len()), 0).await?;
            Ok(())
        })
        .await
}

#[tokio::test]
async fn every_term_has_a_meaning() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open("?requests=100&backlog=10&timeout=500ms").await?;
            page.await_quiet().await?;
            let without: Vec<String> = page
                .ask(
                    "[...document.querySelectorAll('.term')]
                       .map((term) => term.getAttribute('popovertarget'))
                       .filter((id) => (document.getElementById(id)?.textContent ?? '').length < 20)",
                )
                .await?;
            assert_eq!(without, Vec::<String>::new());
            assert!(page.count(".term").await? > 8);
            Ok(())
        })
        .await
}
