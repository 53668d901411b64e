//! When the program cannot start or breaks down: a sentence says so, and the address stays. The
//! picture in the page stays too where the address asks for the scenario that it shows; it never
//! stands for another.

use pool_vs_loop_e2e::{Page, Result, Site, Visit};

const ADDRESS: &str = "?workers=3&requests=50";

/// Whether there is a picture of some size to be seen.
async fn shows_a_picture(page: &Page) -> Result<bool> {
    page.ask(
        "[...document.querySelectorAll('svg, img')].some((picture) => {
           const { width, height } = picture.getBoundingClientRect();
           return width > 200 && height > 100 && picture.checkVisibility();
         })",
    )
    .await
}

/// The page has failed, says so in plain sight, and still has its address.
async fn has_failed_with_grace(page: &Page, address: &str) -> Result<()> {
    assert_eq!(page.await_state(|state| state == "failed").await?, "failed");
    let sentence = page.failure().await?;
    assert!(sentence.split_whitespace().count() > 4, "it says only {sentence:?}");
    assert!(page.visible_text().await?.contains(&sentence), "the sentence is hidden");
    assert_eq!(page.address().await?, address);
    Ok(())
}

async fn fails_with_grace(site: Site) -> Result<()> {
    Visit::default()
        .of(site)
        .expecting_complaints()
        .run(async |page| {
            page.enter(ADDRESS).await?;
            has_failed_with_grace(page, ADDRESS).await?;
            assert!(!shows_a_picture(page).await?, "the picture is of another scenario");
            page.enter("").await?;
            has_failed_with_grace(page, "").await?;
            assert!(shows_a_picture(page).await?, "there is no picture");
            Ok(())
        })
        .await
}

#[tokio::test]
async fn without_its_wasm() -> Result<()> {
    fails_with_grace(Site::of_the_build()?.without(".wasm")).await
}

#[tokio::test]
async fn with_a_broken_wasm() -> Result<()> {
    let spoiled = b"\0asm\x01\0\0\0 and then rubbish";
    fails_with_grace(Site::of_the_build()?.with(".wasm", "application/wasm", *spoiled)).await
}

#[tokio::test]
async fn with_an_error_page_for_its_wasm() -> Result<()> {
    let page = "<!doctype html><title>Not here</title>";
    fails_with_grace(Site::of_the_build()?.with(".wasm", "text/html", page)).await
}

#[tokio::test]
async fn with_wasm_forbidden_by_the_hosts_policy() -> Result<()> {
    fails_with_grace(Site::of_the_build()?.with_policy("script-src 'self'")).await
}

#[tokio::test]
async fn as_long_as_the_wasm_is_on_its_way() -> Result<()> {
    Visit::default()
        .of(Site::of_the_build()?.stalling(".wasm"))
        .run(async |page| {
            // A stalled preload must not keep the document from being done, either.
            page.enter("").await?;
            assert_eq!(page.await_state(|_| true).await?, "loading");
            assert!(shows_a_picture(page).await?, "there is no picture");
            Ok(())
        })
        .await
}

#[tokio::test]
async fn without_scripts() -> Result<()> {
    Visit::default()
        .run(async |page| {
            let disabled = serde_json::json!({ "value": true });
            page.browser().cdp("Emulation.setScriptExecutionDisabled", disabled).await?;
            page.enter("").await?;
            assert!(shows_a_picture(page).await?, "there is no picture");
            let text = page.visible_text().await?;
            assert!(text.contains("JavaScript"), "it does not say what is missing:\n{text}");
            Ok(())
        })
        .await
}

/// A browser extension that takes away what the page drew makes Yew panic when it puts something
/// before it: the nearest thing to a bug of our own that can be had from outside.
#[tokio::test]
async fn when_the_program_panics() -> Result<()> {
    Visit::default()
        .expecting_complaints()
        .run(async |page| {
            page.open("?workers=3&hide=2").await?;
            page.ask::<()>("document.querySelector('#plot svg g').replaceChildren()").await?;
            page.toggle("pool:async").await?;
            has_failed_with_grace(page, "?workers=3").await
        })
        .await
}
