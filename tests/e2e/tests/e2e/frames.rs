//! What the page in a frame and the page around it tell each other, and frames that are sandboxed.

use crate::embed::{act, await_fit, inside, times_told, visit_post, visit_post_around};
use pool_vs_loop_e2e::browser::Window;
use pool_vs_loop_e2e::wait::{until_equal, until_seen};
use pool_vs_loop_e2e::{Key, Page, Result, Site, Visit};
use serde_json::json;

const COLUMN: &str = "<style>body { margin: 0 } pool-vs-loop { max-width: 560px }</style>
    <script async src='{page}embed.js'></script>";

/// A sandboxed frame whose post listens as docs/embedding.md says.
const SANDBOXED: &str = "
    <iframe title=Embed sandbox=allow-scripts width=560 height=300 src='{page}?embed=1{query}'></iframe>
    <script>
      const frame = document.querySelector('iframe');
      addEventListener('message', ({ source, data }) => {
        if (source !== frame.contentWindow || data?.type !== 'pool-vs-loop:size') return;
        if (data.version !== 1 || !Number.isFinite(data.height)) return;
        frame.style.height = `${Math.min(Math.max(data.height, 120), 4000)}px`;
      });
    </script>";

async fn resize(page: &Page, width: u32) -> Result<()> {
    page.browser().resize(Window { width, ..Window::default() }).await
}

/// Nothing in a frame is out of sight.
async fn all_is_seen(page: &Page) -> Result<()> {
    let (room, needed): ((f64, f64), (f64, f64)) = inside(page, 0, async || {
        let root = "document.documentElement";
        let needed = format!("[{root}.scrollWidth, {root}.scrollHeight]");
        Ok((page.ask("[innerWidth, innerHeight]").await?, page.ask(&needed).await?))
    })
    .await?;
    assert!(room.0 >= needed.0 && room.1 >= needed.1, "{room:?} for {needed:?}");
    Ok(())
}

#[tokio::test]
async fn a_frame_is_as_high_as_its_contents_at_any_width() -> Result<()> {
    let body = format!("{COLUMN}<pool-vs-loop></pool-vs-loop>");
    visit_post(Visit::default(), &body, async |page, _| {
        let guessed: f64 = {
            let look = async || page.count("pool-vs-loop > iframe").await;
            until_equal("the number of frames", look, 1).await?;
            page.ask("document.querySelector('iframe').getBoundingClientRect().height").await?
        };
        let wide = await_fit(page, 0).await?;
        all_is_seen(page).await?;
        assert!((0.9..1.1).contains(&(guessed / f64::from(wide))), "{guessed} was kept for {wide}");
        resize(page, 320).await?;
        until_seen(
            "another height",
            async || {
                page.ask::<u32>("Math.round(document.querySelector('iframe').clientHeight)").await
            },
            |height| *height != wide,
        )
        .await?;
        let narrow = await_fit(page, 0).await?;
        assert!(narrow > wide, "{narrow} at 320 px, {wide} at 560 px");
        all_is_seen(page).await?;
        resize(page, 560).await?;
        until_equal("the height", async || await_fit(page, 0).await, wide).await?;
        let told = times_told(page, 0).await?;
        assert!(told <= 9, "three widths, and {told} heights");
        Ok(())
    })
    .await
}

/// However high it was before.
#[tokio::test]
async fn the_height_depends_on_the_width_only() -> Result<()> {
    for (width, show) in [(560, "answer,controls,plot"), (700, "plot"), (320, "plot,timeline")] {
        let mut heights = Vec::new();
        for before in [130, 3000] {
            let body = format!(
                "<style>body {{ margin: 0 }}</style><script async src='{{page}}embed.js'></script>
                 <pool-vs-loop show='{show}' height={before}></pool-vs-loop>"
            );
            visit_post(Visit::default().width(width), &body, async |page, _| {
                let height = await_fit(page, 0).await?;
                assert!(times_told(page, 0).await? <= 3);
                heights.push(height);
                Ok(())
            })
            .await?;
        }
        assert_eq!(heights[0], heights[1], "{show} at {width} px");
    }
    Ok(())
}

/// What readers open in the frame makes room for itself.
#[tokio::test]
async fn a_frame_grows_with_what_is_opened_in_it() -> Result<()> {
    let body = format!("{COLUMN}<pool-vs-loop></pool-vs-loop>");
    visit_post(Visit::default(), &body, async |page, _| {
        let before = await_fit(page, 0).await?;
        inside(page, 0, async || page.click("details > summary").await).await?;
        let look = async || {
            page.ask::<u32>("Math.round(document.querySelector('iframe').clientHeight)").await
        };
        until_seen("more room", look, |height| *height > before).await?;
        await_fit(page, 0).await?;
        all_is_seen(page).await
    })
    .await
}

#[tokio::test]
async fn forged_and_malformed_heights_are_ignored() -> Result<()> {
    let body = format!(
        "{COLUMN}<pool-vs-loop show=controls></pool-vs-loop>
         <iframe title=Other srcdoc='<script>
           onmessage = () => {{
             parent.postMessage({{ type: \"pool-vs-loop:size\", version: 1, height: 3001 }}, \"*\");
             parent.postMessage(\"done\", \"*\");
           }};</script>'></iframe>"
    );
    visit_post(Visit::default(), &body, async |page, _| {
        await_fit(page, 0).await?;
        act(page,
            "{
               window.heights = [];
               const [frame, other] = document.querySelectorAll('iframe');
               new MutationObserver(() => heights.push(frame.style.height))
                 .observe(frame, { attributeFilter: ['style'] });
               postMessage({ type: 'pool-vs-loop:size', version: 1, height: 3002 }, '*');
               other.contentWindow.postMessage('go', '*');
             }",
        )
        .await?;
        let done = async || page.ask::<bool>("told.some(({ data }) => data === 'done')").await;
        until_equal("that the other frame has spoken", done, true).await?;
        inside(page, 0, async || {
            act(page,
                "{
                   const type = 'pool-vs-loop:size';
                   for (const height of ['3003', '3003px', NaN, Infinity, -Infinity, null, undefined, true,
                     [3003], { valueOf: 3003 }, 3003n, new Date(3003)]) {
                     parent.postMessage({ type, version: 1, height }, '*');
                   }
                   for (const message of [null, undefined, 3003, '', 'pool-vs-loop:size', [type, 1, 3003], {},
                     JSON.stringify({ type, version: 1, height: 3003 }), { type, height: 3003 },
                     { type, version: 2, height: 3003 }, { type: 'size', version: 1, height: 3003 },
                     'x'.repeat(5000000)]) {
                     parent.postMessage(message, '*');
                   }
                   for (const height of [-7, 1e300, 200.25]) {
                     parent.postMessage({ type, version: 1, height }, '*');
                   }
                 }",
            )
            .await
        })
        .await?;
        let heights = async || page.ask::<Vec<String>>("heights").await;
        let last = |heights: &Vec<String>| heights.last().is_some_and(|last| last == "201px");
        let heights = until_seen("the last height", heights, last).await?;
        // The observer sees what a task leaves behind, and each message is a task.
        assert_eq!(heights, ["120px", "4000px", "201px"]);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn scenarios_come_from_the_page_around_and_nobody_else() -> Result<()> {
    let body = format!(
        "{COLUMN}<pool-vs-loop show=answer></pool-vs-loop>
         <iframe title=Other srcdoc='<script>
           onmessage = () => {{
             const open = {{ type: \"pool-vs-loop:open\", version: 1, query: \"requests=666\" }};
             parent.document.querySelector(\"iframe\").contentWindow.postMessage(open, \"*\");
             parent.postMessage(\"done\", \"*\");
           }};</script>'></iframe>"
    );
    visit_post(Visit::default(), &body, async |page, embedded| {
        await_fit(page, 0).await?;
        let asked = embedded.asked().len();
        act(page, "document.querySelectorAll('iframe')[1].contentWindow.postMessage('go', '*')").await?;
        let done = async || page.ask::<bool>("told.some(({ data }) => data === 'done')").await;
        until_equal("that the other frame has spoken", done, true).await?;
        inside(page, 0, async || {
            act(page,
                "{
                   window.searches = [];
                   addEventListener('popstate', () => searches.push(location.href));
                   postMessage({ type: 'pool-vs-loop:open', version: 1, query: 'requests=666' }, '*');
                 }",
            )
            .await
        })
        .await?;
        act(page,
            "{
               const type = 'pool-vs-loop:open';
               const frame = document.querySelector('iframe').contentWindow;
               for (const query of [null, undefined, 7, ['requests=666'], { toString: 1 },
                 'requests=666&'.repeat(1000)]) frame.postMessage({ type, version: 1, query }, '*');
               for (const message of [null, 'requests=666', type, { type, query: 'requests=666' },
                 { type, version: 2, query: 'requests=666' }]) frame.postMessage(message, '*');
               for (const query of [
                 'javascript:alert(1)//&requests=7',
                 '?embed=1&requests=8&lang=<script>alert(1)</script>&show=answer#<img src=x onerror=alert(1)>',
                 '/../../evil?embed=1&requests=9',
                 'embed=1&requests=10&show=answer',
               ]) frame.postMessage({ type, version: 1, query }, '*');
             }",
        )
        .await?;
        inside(page, 0, async || {
            page.await_part("#answer", "10 requests").await?;
            let seen: Vec<String> = page.ask("searches").await?;
            assert_eq!(seen.len(), 4, "{seen:#?}");
            for address in seen {
                assert!(address.starts_with(&embedded.address("?")), "{address}");
                assert!(!address.contains("666") && !address.contains('#'), "{address}");
            }
            assert_eq!(page.count("img, script:not([src])").await?, 0);
            Ok(())
        })
        .await?;
        assert_eq!(embedded.asked().len(), asked, "it loaded something");
        Ok(())
    })
    .await
}

/// A page that nobody embeds, or that is no embed, neither speaks nor listens.
#[tokio::test]
async fn only_an_embed_in_a_frame_speaks_and_listens() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open("?embed=1&show=answer").await?;
            act(
                page,
                "{
                   window.heard = [];
                   addEventListener('message', ({ data }) => { if (data) heard.push(data); });
                   postMessage({ type: 'pool-vs-loop:open', version: 1, query: 'requests=9' }, '*');
                   postMessage('last', '*');
                 }",
            )
            .await?;
            let last = async || page.ask::<usize>("heard.length").await;
            until_equal("the number of messages", last, 2).await?;
            assert_eq!(page.address().await?, "?embed=1&show=answer");
            Ok(())
        })
        .await?;
    let body = "<iframe title=Page width=560 height=600 src='{page}?requests=9'></iframe>";
    visit_post(Visit::default(), body, async |page, _| {
        inside(page, 0, async || {
            page.await_ready().await?;
            page.await_quiet().await
        })
        .await?;
        assert_eq!(times_told(page, 0).await?, 0);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn in_a_sandbox_where_the_host_shares_its_files() -> Result<()> {
    let body = SANDBOXED.replace("{query}", "&requests=100&show=controls,summary");
    visit_post(Visit::default(), &body, async |page, _| {
        inside(page, 0, async || {
            page.await_ready().await?;
            assert_eq!(page.ask::<String>("self.origin").await?, "null");
            let storage = "try { localStorage.length; return 'works'; } catch { return 'throws'; }";
            assert_eq!(page.browser().run::<String>(storage, vec![]).await?, "throws");
            page.await_makespans(["25.0 s", "25.0 s", "12.5 s", "1.00 s", "1.00 s", "0.500 s"])
                .await?;
            page.browser().run::<()>("document.getElementById('workers').focus();", vec![]).await?;
            page.press(Key::Home).await?;
            page.await_makespans(["100 s", "100 s", "50.0 s", "3.00 s", "1.00 s", "0.500 s"]).await
        })
        .await?;
        await_fit(page, 0).await?;
        all_is_seen(page).await?;
        // And it takes what the post sends, with an origin of null as well.
        let message = json!({
            "type": "pool-vs-loop:open", "version": 1,
            "query": "embed=1&requests=4&show=controls,summary",
        });
        page.browser()
            .run::<()>("frames[0].postMessage(arguments[0], '*');", vec![message])
            .await?;
        inside(page, 0, async || {
            page.await_makespans(["1.00 s", "1.00 s", "0.500 s", "1.00 s", "1.00 s", "0.500 s"])
                .await
        })
        .await
    })
    .await
}

#[tokio::test]
async fn in_a_sandbox_where_the_host_does_not_share_its_files() -> Result<()> {
    for (query, picture) in
        [("", true), ("&theme=dark", true), ("&requests=100", false), ("&show=answer", false)]
    {
        let body = SANDBOXED.replace("{query}", query);
        let embedded = Site::of_the_build()?.unshared();
        let visit = Visit::default().expecting_complaints();
        visit_post_around(embedded, visit, &body, async |page, _| {
            inside(page, 0, async || {
                assert_eq!(page.await_state(|state| state == "failed").await?, "failed");
                let sentence = page.failure().await?;
                assert!(sentence.contains("did not start"), "{sentence}");
                assert!(page.visible_text().await?.contains(&sentence), "it is hidden");
                let seen: bool =
                    page.ask("document.querySelector('#picture svg').checkVisibility()").await?;
                assert_eq!(seen, picture, "with {query}");
                let address: String = page.ask("document.querySelector('#failure a').href").await?;
                assert!(!address.contains("embed="), "{address}");
                Ok(())
            })
            .await?;
            await_fit(page, 0).await?;
            all_is_seen(page).await
        })
        .await?;
    }
    Ok(())
}
