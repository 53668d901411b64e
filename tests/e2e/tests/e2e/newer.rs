//! "Load it" of the line about a newer build: it loads the page anew, and what neither the address nor
//! the device has would be lost by it. That builds take over is in `offline`; here the browser only
//! pretends that one waits.

use crate::class::{go_to, open as open_class, type_codes};
use crate::lesson::open;
use pool_vs_loop_e2e::wait::until_equal;
use pool_vs_loop_e2e::{Key, Page, Result, Visit};
use serde_json::json;

/// A newer build waits from the start, and takes over as soon as it is told to.
const WAITING: &str = "
    const workers = new EventTarget();
    const registration = new EventTarget();
    const waiting = { postMessage: (message) => {
        if (message === 'pool-vs-loop:take-over') workers.dispatchEvent(new Event('controllerchange'));
    } };
    Object.assign(registration, { active: {}, waiting, installing: null });
    workers.register = async () => registration;
    Object.defineProperty(navigator, 'serviceWorker', { value: workers });";

async fn let_it_wait(page: &Page) -> Result<()> {
    let script = json!({ "source": WAITING });
    page.browser().cdp("Page.addScriptToEvaluateOnNewDocument", script).await?;
    Ok(())
}

/// Presses "Load it", and waits until the page is another one.
async fn loads(page: &Page) -> Result<()> {
    page.ask::<()>("(window.stays = true, undefined)").await?;
    page.await_part("#newer", "Later").await?;
    page.click("#newer-now").await?;
    until_equal("the old page", async || page.ask::<bool>("window.stays ?? false").await, false)
        .await?;
    page.await_ready().await
}

/// Presses "Load it", which then says what would be lost.
async fn warns(page: &Page, what: &str) -> Result<()> {
    page.ask::<()>("(window.stays = true, undefined)").await?;
    page.await_part("#newer", "new version").await?;
    page.click("#newer-now").await?;
    page.await_part("#newer", what).await?;
    assert!(page.ask::<bool>("window.stays ?? false").await?, "it is loaded");
    Ok(())
}

#[tokio::test]
async fn a_prediction_is_not_lost_unasked() -> Result<()> {
    Visit::default()
        .run(async |page| {
            let_it_wait(page).await?;
            page.open("?workers=3").await?;
            loads(page).await?;
            page.await_address("?workers=3").await?;

            // Typed, chosen, drawn: nothing of it is anywhere else.
            open(page, "first-wave").await?;
            loads(page).await?;
            page.await_part("#question", "?").await?;
            page.type_over("prediction", "3").await?;
            warns(page, "prediction that you have not committed to").await?;
            let typed = page.ask::<String>("document.getElementById('prediction').value").await?;
            assert_eq!(typed, "3");
            page.click("#newer-later").await?;
            until_equal("the line", async || page.count("#newer").await, 0).await?;
            open(page, "blocking-call").await?;
            page.click("#options input[value='1']").await?;
            warns(page, "prediction that you have not committed to").await?;
            // Asked twice, it does what it is told.
            loads(page).await?;
            open(page, "the-loop").await?;
            page.ask::<()>("document.getElementById('pen').focus()").await?;
            page.press(Key::Up).await?;
            warns(page, "prediction that you have not committed to").await?;

            // What is committed to is kept.
            open(page, "first-wave").await?;
            page.type_over("prediction", "3").await?;
            page.click("#commit").await?;
            page.await_part("#verdict", "Not quite").await?;
            loads(page).await
        })
        .await
}

#[tokio::test]
async fn pasted_codes_are_not_lost_unasked() -> Result<()> {
    Visit::default()
        .run(async |page| {
            let_it_wait(page).await?;
            open_class(page, "").await?;
            loads(page).await?;
            page.await_part("#counted", "No codes yet").await?;
            type_codes(page, "16V3-H02T").await?;
            page.await_part("#left-out", "Line 1").await?;
            // Also from another part of the page.
            go_to(page, "plan").await?;
            warns(page, "codes here will be gone").await?;
            page.click("#newer-later").await?;
            go_to(page, "class").await?;
            page.click("#class-keep").await?;
            page.await_part("#left-out", "Line 1").await?;
            open_class(page, "?again").await?;
            page.await_part("#left-out", "Line 1").await?;
            loads(page).await?;
            page.await_part("#left-out", "Line 1").await?;
            Ok(())
        })
        .await
}
