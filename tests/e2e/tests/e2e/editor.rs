//! Exercises of a teacher's own: written in the editor, sent as a link or a file, and whatever else
//! comes by these ways. axe-core needs `PVL_AXE`.

mod files;
mod kept;
mod writing;

use std::path::Path;

use pool_vs_loop_e2e::wait::until_seen;
use pool_vs_loop_e2e::{Page, Result};
use serde_json::{Value, json};

/// Chooses from a list by its id and what the choice begins with, as a keyboard's user does.
async fn pick(page: &Page, id: &str, beginning: &str) -> Result<()> {
    page.ask::<()>(&format!("document.getElementById('{id}').focus()")).await?;
    page.type_text(beginning).await
}

/// Writes into a field by its id.
async fn fill(page: &Page, id: &str, text: &str) -> Result<()> {
    page.type_over(id, text).await
}

/// What stands in a field.
async fn value(page: &Page, id: &str) -> Result<String> {
    let script = "return document.getElementById(arguments[0])?.value ?? '';";
    page.browser().run(script, vec![json!(id)]).await
}

/// Notes what is saved instead of saving it.
async fn note_files(page: &Page) -> Result<()> {
    page.ask(
        "(URL.createObjectURL = (file) => {
            file.text().then((text) => { window.file = text; });
            return '#';
          }, HTMLAnchorElement.prototype.click = () => {}, undefined)",
    )
    .await
}

/// The file that the editor saves.
pub async fn saved(page: &Page) -> Result<Value> {
    note_files(page).await?;
    page.ask::<()>("(window.file = null, undefined)").await?;
    page.click("#edit-save").await?;
    let look = async || page.ask::<Option<String>>("window.file").await;
    let file = until_seen("the saved file", look, Option::is_some).await?;
    Ok(serde_json::from_str(&file.unwrap_or_default())?)
}

/// The set in a link, as a browser unpacks it.
async fn unpacked(page: &Page, link: &str) -> Result<Value> {
    let script = "
        const [link, done] = arguments;
        const data = link.split('#lesson=z.')[1].replaceAll('-', '+').replaceAll('_', '/');
        const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
        const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
        new Response(stream).json().then(done);";
    page.browser().run_async(script, vec![json!(link)]).await
}

/// The fragment of a link to the teacher's own exercises, once it was asked for.
async fn copied(page: &Page) -> Result<String> {
    page.click("#edit-copy").await?;
    let look =
        async || page.ask::<String>("document.getElementById('lesson-link')?.value ?? ''").await;
    let link = until_seen("the link", look, |link| !link.is_empty()).await?;
    page.await_part("#editor-said", "characters").await?;
    Ok(link)
}

/// Writes an exercise about the page's settings, as far as it has to be.
pub async fn write_exercise(page: &Page) -> Result<()> {
    fill(page, "edit-set-title", "Monday <img src=x onerror=alert(1)>").await?;
    fill(page, "edit-title", "Three waves").await?;
    fill(page, "edit-situation", "Twelve requests at four workers. javascript:alert(1)").await?;
    fill(page, "edit-question", "When is the <b>last</b> one answered?").await?;
    pick(page, "edit-predict-answer-what", "Makespan").await?;
    page.await_part("#edit-computed", "3.00 s").await?;
    page.click("#edit-add-mistakes").await?;
    fill(page, "edit-mistakes-0-answer", "makespan(pool:blocking) - io").await?;
    page.await_part("#editor", "2.00 s").await?;
    fill(page, "edit-mistakes-0-feedback", "The first wave counts, too.").await?;
    fill(page, "edit-explanation", "{makespan(1)}: twelve by four is three.").await
}

const PAGE: &str = "?requests=12&lineup=pool:blocking,loop:async#editor";

/// Drops files on the page as a hand does, through the browser.
async fn drop_files(page: &Page, files: &[&Path]) -> Result<()> {
    let data = json!({ "items": [], "files": files, "dragOperationsMask": 1 });
    for kind in ["dragEnter", "dragOver", "drop"] {
        let event = json!({ "type": kind, "x": 600, "y": 300, "data": data });
        page.browser().cdp("Input.dispatchDragEvent", event).await?;
    }
    Ok(())
}

/// A set of one exercise.
fn set(title: &str) -> Value {
    json!({ "format": 1, "title": title, "exercises": [{
        "id": "one", "title": "One", "scenario": "lineup=pool:blocking",
        "situation": "s", "question": "q", "explanation": "e",
        "predict": { "kind": "number", "unit": "s", "answer": "makespan(1)" },
    }] })
}
