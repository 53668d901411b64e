//! What can be taken along: the link, and the page inside other pages.

use pool_vs_loop_e2e::browser::Window;
use pool_vs_loop_e2e::wait::{until_equal, until_seen};
use pool_vs_loop_e2e::{Control, Page, Result, Site, Visit};
use serde_json::json;

/// Lets the page read what it has copied, which only this test needs.
async fn allow_reading(page: &Page) -> Result<()> {
    let permissions = ["clipboardReadWrite", "clipboardSanitizedWrite"];
    page.browser().cdp("Browser.grantPermissions", json!({ "permissions": permissions })).await?;
    Ok(())
}

async fn clipboard(page: &Page) -> Result<String> {
    let script = "const done = arguments[arguments.length - 1];
        navigator.clipboard.readText().then(done, (error) => done(String(error)));";
    page.browser().run_async(script, vec![]).await
}

async fn code(page: &Page) -> Result<String> {
    page.ask("document.getElementById('embed-code').value").await
}

async fn preview(page: &Page) -> Result<String> {
    page.ask("document.getElementById('preview').getAttribute('src').split('?')[1]").await
}

#[tokio::test]
async fn the_link_is_copied_as_the_address_is() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open("").await?;
            allow_reading(page).await?;
            page.drag(Control::Workers, 0.0).await?;
            page.choose_view("percentiles").await?;
            page.await_address("?workers=1&view=percentiles").await?;
            page.click("#copy-link").await?;
            page.await_text("#take .told", "Copied.").await?;
            let address: String = page.ask("location.href").await?;
            assert_eq!(clipboard(page).await?, address);
            let shown: String = page.ask("document.getElementById('link').value").await?;
            assert_eq!(shown, address);
            // Of another link nothing is copied yet.
            page.choose_view("request").await?;
            page.await_text("#take .told", "").await
        })
        .await
}

#[tokio::test]
async fn where_copying_is_refused_the_text_is_selected() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open("?workers=3").await?;
            page.ask::<()>(
                "(navigator.clipboard.writeText = () => Promise.reject('no'),
                  document.execCommand = () => false, undefined)",
            )
            .await?;
            page.click("#copy-link").await?;
            page.await_part("#take .told", "The text is selected").await?;
            let [selected, all]: [String; 2] = page
                .ask(
                    "(({ value, selectionStart, selectionEnd }) =>
                       [value.slice(selectionStart, selectionEnd), value])(
                       document.getElementById('link'))",
                )
                .await?;
            assert_eq!(selected, all);
            Ok(())
        })
        .await
}

#[tokio::test]
async fn the_dialog_gives_code_for_what_it_previews() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open("?workers=8").await?;
            allow_reading(page).await?;
            assert_eq!(page.count("iframe").await?, 0, "nothing loads before it is asked for");
            page.click("#copy-embed").await?;
            assert_eq!(preview(page).await?, "workers=8&embed=1");
            page.click("#embed input[value=timeline]").await?;
            page.click("#embed input[value=controls]").await?;
            page.choose("embed-theme", "dark").await?;
            page.choose("embed-width", "320").await?;
            let query = "workers=8&embed=1&show=answer,plot,timeline&theme=dark";
            assert_eq!(preview(page).await?, query);
            let script = code(page).await?;
            let element =
                "<pool-vs-loop workers=\"8\" show=\"answer,plot,timeline\" theme=\"dark\" ";
            assert!(script.contains(element), "{script}");
            assert!(script.contains("max-width: 320px"), "{script}");

            // The preview is the page, and as high as it says.
            let height = async || page.ask("document.getElementById('preview').height").await;
            until_seen("the height", height, |it: &String| it != "640").await?;
            page.browser().driver().enter_frame(0).await?;
            page.await_part("#answer", "on 8 workers").await?;
            page.browser().driver().enter_default_frame().await?;

            page.click("#embed .tab:nth-child(2)").await?;
            let frame = code(page).await?;
            assert!(frame.starts_with("<iframe src=\"http"), "{frame}");
            assert!(frame.contains(&query.replace('&', "&amp;")), "{frame}");
            page.click("#copy-code").await?;
            page.await_part("#embed .told", "Copied.").await?;
            assert_eq!(clipboard(page).await?, frame);

            page.click("#embed .tab:nth-child(3)").await?;
            let text = code(page).await?;
            assert!(text.starts_with("[![Pool vs Loop: 16 requests on 8 workers]("), "{text}");
            assert!(text.contains("?workers=8>)"), "{text}");
            page.click("#embed-close").await?;
            until_equal("the frames", async || page.count("iframe").await, 0).await?;
            // The preview left nothing to go back to.
            page.await_address("?workers=8").await
        })
        .await
}

#[tokio::test]
async fn the_code_works_in_a_page_of_another_origin() -> Result<()> {
    let embedded = Site::of_the_build()?.serve().await?;
    let codes = Visit::default()
        .run(async |page| {
            page.open("?requests=64").await?;
            page.click("#copy-embed").await?;
            let script = code(page).await?;
            page.click("#embed .tab:nth-child(2)").await?;
            let own: String = page.ask("location.origin + '/'").await?;
            let codes = [script, code(page).await?];
            Ok(codes.map(|code| code.replace(&own, &embedded.address(""))))
        })
        .await?;
    for code in codes {
        let host = Site::of_one_page(&format!(
            "<!doctype html><html lang=en><title>A post</title>\
             <link rel=icon href='data:,'><article>{code}</article>"
        ));
        Visit::default()
            .of(host)
            .run(async |page| {
                page.enter("").await?;
                let frames = async || page.count("iframe").await;
                until_equal("the frames", frames, 1).await?;
                page.browser().driver().enter_frame(0).await?;
                page.await_ready().await?;
                page.await_part("#answer", "64 requests on 4 workers").await?;
                let own: String = page.ask("document.getElementById('open').href").await?;
                assert!(own.ends_with("/?requests=64"), "{own}");
                Ok(())
            })
            .await?;
    }
    Ok(())
}

/// What stands below the chapters, by the ids and classes that style it.
const PARTS: &str = "[...document.querySelectorAll('main > :not(#terms)')]
    .map((part) => part.id || part.className)";

#[tokio::test]
async fn the_panels_stand_as_the_link_asks() -> Result<()> {
    Visit::default()
        .run(async |page| {
            for (query, parts, log) in [
                ("?embed=1", vec!["answer", "controls", "plot"], 0),
                ("?embed=1&show=plot,answer", vec!["plot", "answer"], 0),
                ("?embed=1&show=log,diagram,summary,why", vec!["pair", "inside", "summary"], 1),
                ("?show=why,controls", vec!["pair", "controls", "more", "lineup"], 0),
                ("?embed=1&show=truth,take", vec!["truth", "take"], 0),
            ] {
                page.open(query).await?;
                page.await_quiet().await?;
                assert_eq!(page.ask::<Vec<String>>(PARTS).await?, parts, "{query}");
                assert_eq!(page.count("#log").await?, log, "{query}");
                let chrome = usize::from(!query.contains("embed"));
                assert_eq!(page.count("header").await?, chrome, "{query}");
                assert_eq!(page.count("#open").await?, 1 - chrome, "{query}");
                assert_eq!(page.notices().await?, Vec::<String>::new(), "{query}");
            }
            Ok(())
        })
        .await
}

#[tokio::test]
async fn no_panel_of_an_embedded_page_scrolls_it_sideways() -> Result<()> {
    Visit::default()
        .run(async |page| {
            for width in [320, 560] {
                page.browser().resize(Window { width, ..Window::default() }).await?;
                for panel in [
                    "chapters", "answer", "controls", "plot", "timeline", "diagram", "summary",
                    "log", "why", "take", "truth",
                ] {
                    page.open(&format!("?requests=1000&cores=1&cpu=3ms&embed=1&show={panel}"))
                        .await?;
                    page.await_quiet().await?;
                    let wider: i32 = page
                        .ask(
                            "(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)(
                               document.documentElement)",
                        )
                        .await?;
                    assert!(wider <= 0, "{panel} sticks out by {wider} px at {width}");
                }
            }
            Ok(())
        })
        .await
}

#[tokio::test]
async fn an_embedded_page_keeps_its_state_in_open_and_makes_no_history() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open("?embed=1&show=controls,plot,timeline&theme=dark").await?;
            page.drag(Control::Workers, 0.0).await?;
            page.click("#to-start").await?;
            page.await_address("?workers=1&embed=1&show=controls,plot,timeline&theme=dark&at=0s")
                .await?;
            let own: String = page.ask("document.getElementById('open').search").await?;
            assert_eq!(own, "?workers=1&theme=dark&at=0s");
            let writes = page.browser().watched().await?.address_writes;
            assert!(writes.iter().all(|write| !write.pushed), "a reader goes back to the post");
            Ok(())
        })
        .await
}

#[tokio::test]
async fn colours_are_those_that_the_link_asks_for() -> Result<()> {
    const GROUND: &str = "getComputedStyle(document.body).backgroundColor";
    let (light, dark) = ("rgb(253, 252, 250)", "rgb(21, 23, 26)");
    for (visit, usual, other, theme) in
        [(Visit::default(), light, dark, "dark"), (Visit::default().dark(), dark, light, "light")]
    {
        visit
            .run(async |page| {
                page.open(&format!("?theme={theme}")).await?;
                assert_eq!(page.ask::<String>(GROUND).await?, other);
                page.open("").await?;
                assert_eq!(page.ask::<String>(GROUND).await?, usual);
                Ok(())
            })
            .await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_pasted_command_line_sets_the_sliders_in_one_step() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open("").await?;
            page.ask::<()>("document.getElementById('command').focus()").await?;
            page.type_text("WEB_CONCURRENCY=2 gunicorn -w 8 --preload <b>app:app</b>").await?;
            page.click("#command-set").await?;
            page.await_address("?workers=8").await?;
            page.await_part("#command-read", "8 workers").await?;
            page.await_part("#command-read", "--preload").await?;
            assert_eq!(page.count("#command-read b").await?, 0, "text never becomes markup");
            page.await_makespans(["2.00 s", "2.00 s", "1.00 s", "1.00 s", "1.00 s", "0.500 s"])
                .await?;
            page.click("#undo").await?;
            page.await_address("").await?;

            // And the commands of what is set, with the code.
            page.click("#commands details summary").await?;
            page.await_text("#command-pool\\:blocking", "gunicorn -w 4 app:app").await?;
            page.await_text("#command-loop\\:async", "uvicorn app:app --workers 4").await
        })
        .await
}

#[tokio::test]
async fn a_run_that_plays_behind_the_dialog_leaves_its_preview_alone() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open("?at=0s&theme=dark").await?;
            page.await_quiet().await?;
            page.click("#play").await?;
            page.click("#copy-embed").await?;
            page.ask::<()>("(window.first = document.getElementById('preview'), undefined)")
                .await?;
            let before = page.playhead().await?;
            until_seen("the playhead", async || page.playhead().await, |&at| at > before).await?;
            let same: bool = page.ask("first === document.getElementById('preview')").await?;
            assert!(same, "the preview was loaded anew");
            assert!(preview(page).await?.contains("&theme=dark"), "as the page is seen");
            Ok(())
        })
        .await
}

#[tokio::test]
async fn what_leaves_an_embedded_page_leads_to_all_of_it() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open("?workers=2&embed=1&show=take").await?;
            let link: String = page.ask("document.getElementById('link').value").await?;
            assert!(link.ends_with("/?workers=2"), "{link}");
            // Also without a timeline on show there is one to save.
            page.ask::<()>(
                "(HTMLAnchorElement.prototype.click = function () { window.saved = this.download },
                  undefined)",
            )
            .await?;
            let save = async || {
                page.click("#timeline-as-svg").await?;
                page.ask::<Option<String>>("window.saved ?? null").await
            };
            let name = Some("pool-vs-loop-2-workers-16-requests-timeline-pool-blocking.svg");
            until_equal("the file", save, name.map(ToOwned::to_owned)).await?;
            Ok(())
        })
        .await
}

#[tokio::test]
async fn a_command_that_drops_the_shares_says_so() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open("?accept=shares:44-24-16-16").await?;
            page.ask::<()>("document.getElementById('command').focus()").await?;
            page.type_text("gunicorn -w 8 app:app").await?;
            page.click("#command-set").await?;
            page.await_address("?workers=8").await?;
            let notices = page.notices().await?;
            assert!(notices.iter().any(|notice| notice.contains("The shares are even")));
            Ok(())
        })
        .await
}
