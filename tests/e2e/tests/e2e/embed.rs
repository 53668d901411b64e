//! The element of `embed.js` in pages of another origin: one line of script, and attributes.

use anyhow::ensure;
use pool_vs_loop_e2e::server::Server;
use pool_vs_loop_e2e::wait::{until_equal, until_seen};
use pool_vs_loop_e2e::{Page, Result, Site, Visit};
use serde_json::{Value, json};

/// Notes what comes from frames: which of them it was, and what it said.
const NOTES: &str = "
    window.told = [];
    addEventListener('message', ({ source, data }) => {
      const frames = [...document.querySelectorAll('iframe')];
      told.push({ frame: frames.findIndex((frame) => frame.contentWindow === source), data });
    });";

/// Visits a post that holds this, with `{page}` for the address of the build on another origin.
pub async fn visit_post(
    visit: Visit,
    body: &str,
    doing: impl AsyncFnOnce(&Page, &Server) -> Result<()>,
) -> Result<()> {
    visit_post_around(Site::of_the_build()?, visit, body, doing).await
}

/// As [`visit_post`], with a site of its own in the frames.
pub async fn visit_post_around(
    embedded: Site,
    visit: Visit,
    body: &str,
    doing: impl AsyncFnOnce(&Page, &Server) -> Result<()>,
) -> Result<()> {
    let embedded = embedded.serve().await?;
    let html = format!(
        "<!doctype html><html lang=en><meta charset=utf-8><title>A post</title>
         <link rel=icon href='data:,'><script>{NOTES}</script>{}",
        body.replace("{page}", &embedded.address(""))
    );
    visit
        .of(Site::of_one_page(&html))
        .run(async |page| {
            page.enter("").await?;
            doing(page, &embedded).await
        })
        .await
}

/// Does something inside a frame.
pub async fn inside<T>(
    page: &Page,
    frame: u16,
    doing: impl AsyncFnOnce() -> Result<T>,
) -> Result<T> {
    page.browser().driver().enter_frame(frame).await?;
    let done = doing().await?;
    page.browser().driver().enter_default_frame().await?;
    Ok(done)
}

/// Does something on the page by script.
pub async fn act(page: &Page, script: &str) -> Result<()> {
    page.browser().run(script, Vec::new()).await
}

/// Waits until a frame has the height that it last asked for, and says nothing more for a while.
pub async fn await_fit(page: &Page, frame: u16) -> Result<u32> {
    let script = "
        const [place, done] = arguments;
        const begun = performance.now();
        let quiet = 0;
        let before = -1;
        const look = () => {
          const said = told.filter(({ frame }) => frame === place).map(({ data }) => data.height);
          const height = document.querySelectorAll('iframe')[place]?.clientHeight;
          const still = said.length === before && Math.max(said.at(-1), 120) === height;
          quiet = still ? quiet + 1 : 0;
          before = said.length;
          if (quiet >= 40) done([height, '']);
          else if (performance.now() - begun > 20000) done([0, `${height} for ${said}`]);
          else requestAnimationFrame(look);
        };
        look();";
    let (height, complaint): (u32, String) =
        page.browser().run_async(script, vec![json!(frame)]).await?;
    ensure!(complaint.is_empty(), "frame {frame} does not come to rest: it has {complaint}");
    Ok(height)
}

/// How often a frame has told its height.
pub async fn times_told(page: &Page, frame: u16) -> Result<usize> {
    page.ask(&format!("told.filter((one) => one.frame === {frame}).length")).await
}

/// Waits until the frame in it shows these times of the last reply.
async fn await_times(page: &Page, times: [&str; 2]) -> Result<()> {
    inside(page, 0, async || {
        page.await_ready().await?;
        page.await_makespans(times).await
    })
    .await
}

const SUMMARY: &str = "<script async src='{page}embed.js'></script>
    <pool-vs-loop id=one class=wide style='max-width: 560px' lineup='pool:blocking, loop:async'
      requests=8 show=summary></pool-vs-loop>";

async fn set(page: &Page, attribute: &str, value: Option<&str>) -> Result<()> {
    let script = "
        const [name, value] = arguments;
        const element = document.querySelector('pool-vs-loop');
        if (value === null) element.removeAttribute(name);
        else element.setAttribute(name, value);";
    page.browser().run(script, vec![json!(attribute), json!(value)]).await
}

#[tokio::test]
async fn one_line_of_script_and_attributes() -> Result<()> {
    visit_post(Visit::default(), SUMMARY, async |page, embedded| {
        await_times(page, ["2.00 s", "1.00 s"]).await?;
        let frame: Value = page
            .ask(
                "(({ src, title, loading, clientWidth }) => ({ src, title, loading, clientWidth }))
                   (document.querySelector('pool-vs-loop > iframe'))",
            )
            .await?;
        let query = "?embed=1&requests=8&lineup=pool:blocking,loop:async&show=summary";
        let expected = json!({
            "src": embedded.address(query),
            "title": "Pool vs Loop: 8 requests on 4 workers",
            "loading": "lazy",
            "clientWidth": 560,
        });
        assert_eq!(frame, expected);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn attributes_set_the_scenario_without_loading_anew() -> Result<()> {
    visit_post(Visit::default(), SUMMARY, async |page, embedded| {
        await_times(page, ["2.00 s", "1.00 s"]).await?;
        await_fit(page, 0).await?;
        inside(page, 0, async || act(page, "window.mark = 1").await).await?;
        let asked = embedded.asked().len();
        let entries: usize = page.ask("history.length").await?;

        set(page, "workers", Some("1")).await?;
        set(page, "theme", Some("dark")).await?;
        await_times(page, ["8.00 s", "1.00 s"]).await?;
        let theme =
            async || page.ask::<String>("document.documentElement.dataset.theme ?? ''").await;
        inside(page, 0, async || until_equal("the theme", theme, "dark").await).await?;
        let title: String = page.ask("document.querySelector('iframe').title").await?;
        assert_eq!(title, "Pool vs Loop: 8 requests on 1 worker");
        set(page, "title", Some("Eight requests")).await?;
        set(page, "workers", None).await?;
        set(page, "theme", None).await?;
        await_times(page, ["2.00 s", "1.00 s"]).await?;
        until_equal(
            "the frame's title",
            async || page.ask::<String>("document.querySelector('iframe').title").await,
            "Eight requests",
        )
        .await?;

        // As a slider of the post's own would, at every frame.
        let slide = "
            const [done] = arguments;
            let workers = 1;
            const step = () => {
              document.querySelector('pool-vs-loop').setAttribute('workers', workers);
              workers += 1;
              if (workers <= 60) requestAnimationFrame(step);
              else done();
            };
            step();";
        page.browser().run_async::<()>(slide, vec![]).await?;
        set(page, "workers", Some("2")).await?;
        await_times(page, ["4.00 s", "1.00 s"]).await?;

        // What is no key of links is none of the frame's business.
        set(page, "class", Some("narrow")).await?;
        set(page, "onclick", Some("nothing()")).await?;
        set(page, "io", Some("<img src=x onerror=alert(1)>&workers=9")).await?;
        inside(page, 0, async || {
            page.await_part(".notices", "<imgsrc=xonerror=alert(1)>&workers=9").await?;
            assert_eq!(page.count("img, [onerror]").await?, 0);
            assert!(page.ask::<bool>("window.mark === 1").await?, "it was loaded anew");
            assert_eq!(theme().await?, "");
            let query = page.address().await?;
            assert!(
                query.starts_with("?workers=2&requests=8&")
                    || query.starts_with("?embed=1&workers=2"),
                "{query}"
            );
            Ok(())
        })
        .await?;
        assert_eq!(embedded.asked().len(), asked, "files were asked for again");
        assert_eq!(page.ask::<usize>("history.length").await?, entries);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn it_loads_when_it_comes_near() -> Result<()> {
    let body = "<script async src='{page}embed.js'></script>
        <pool-vs-loop show=answer></pool-vs-loop>
        <pool-vs-loop hidden workers=2></pool-vs-loop>
        <div style='height: 30000px'></div>
        <pool-vs-loop workers=3></pool-vs-loop>";
    visit_post(Visit::default(), body, async |page, embedded| {
        await_fit(page, 0).await?;
        let times_loaded =
            || embedded.asked().iter().filter(|asked| asked.path.ends_with("/early.js")).count();
        assert_eq!(times_loaded(), 1, "those out of sight have loaded");
        // What it is to show changes while it waits: it loads that.
        act(page, "document.querySelectorAll('pool-vs-loop')[2].setAttribute('workers', 5)")
            .await?;
        act(page, "scrollTo(0, 30000)").await?;
        inside(page, 2, async || page.await_ready().await).await?;
        let query = inside(page, 2, async || page.address().await).await?;
        assert!(query.contains("workers=5"), "{query}");
        await_fit(page, 2).await?;
        assert_eq!(times_told(page, 1).await?, 0, "the hidden one has loaded");
        act(page, "document.querySelector('[hidden]').hidden = false").await?;
        act(page, "scrollTo(0, 0)").await?;
        await_fit(page, 1).await?;
        Ok(())
    })
    .await
}

/// Every way in which a page can take a script, from a folder of a version of its own.
#[tokio::test]
async fn loaded_in_any_way_it_finds_the_page_beside_it() -> Result<()> {
    for script in [
        "<script src='{page}embed.js'></script>",
        "<script defer src='{page}embed.js?x=/a/b/'></script>",
        "<script type=module src='{page}embed.js'></script>",
        "<script type=module>import '{page}embed.js';</script>",
        "<script>import('{page}embed.js');</script>",
        "<script async src='{page}embed.js'></script><script async src='{page}embed.js?again'></script>
         <script type=module src='{page}embed.js'></script>",
    ] {
        let body = format!("{script}<pool-vs-loop show=answer></pool-vs-loop>");
        let pinned = Site::of_the_build()?.under("/pool/1/");
        visit_post_around(pinned, Visit::default(), &body, async |page, embedded| {
            await_fit(page, 0).await?;
            assert_eq!(page.count("iframe").await?, 1);
            let address: String = page.ask("document.querySelector('iframe').src").await?;
            assert_eq!(address, embedded.address("?embed=1&show=answer"), "{script}");
            Ok(())
        })
        .await?;
    }
    Ok(())
}

/// A strict policy of the post's has to name the script and the frame, and nothing else.
#[tokio::test]
async fn a_strict_policy_of_the_post_is_enough_for_it() -> Result<()> {
    let embedded = Site::of_the_build()?.serve().await?;
    let post = Site::of_one_page(&format!(
        "<!doctype html><html lang=en><title>A post</title><link rel=icon href='data:,'>
         <script async src='{}'></script><pool-vs-loop show=answer></pool-vs-loop>",
        embedded.address("embed.js")
    ))
    .with_policy(
        "default-src 'none'; img-src data:; script-src http://127.0.0.1:*; frame-src http://127.0.0.1:*",
    );
    Visit::default()
        .of(post)
        .run(async |page| {
            page.enter("").await?;
            inside(page, 0, async || page.await_ready().await).await?;
            let look =
                async || page.ask::<f64>("document.querySelector('iframe').clientHeight").await;
            // Not what was guessed for a window of this width.
            until_seen("a height", look, |height| (100.0..125.0).contains(height)).await?;
            let display = page
                .ask::<String>("getComputedStyle(document.querySelector('pool-vs-loop')).display");
            assert_eq!(display.await?, "block");
            Ok(())
        })
        .await
}

#[tokio::test]
async fn elements_that_come_and_go_leave_nothing() -> Result<()> {
    let body = "<script async src='{page}embed.js'></script><div></div>
        <pool-vs-loop show=answer></pool-vs-loop><aside></aside>";
    visit_post(Visit::default(), body, async |page, _| {
        await_fit(page, 0).await?;
        // Moved, it is there once and works.
        act(page, "document.querySelector('aside').append(document.querySelector('pool-vs-loop'))")
            .await?;
        assert_eq!(page.count("iframe").await?, 1);
        await_fit(page, 0).await?;
        set(page, "requests", Some("100")).await?;
        inside(page, 0, async || page.await_part("#answer", "100 requests").await).await?;

        act(page, "document.querySelector('pool-vs-loop').remove()").await?;
        let before = held(page).await?;
        act(
            page,
            "{
               for (let time = 0; time < 20; time += 1) {
                 const element = document.createElement('pool-vs-loop');
                 document.body.append(element);
                 element.setAttribute('workers', time + 1);
                 element.remove();
                 element.setAttribute('workers', 100);
               }
             }",
        )
        .await?;
        until_equal("what the page holds", async || held(page).await, before).await?;
        Ok(())
    })
    .await
}

/// Frames, documents and listeners that the browser holds for the page.
async fn held(page: &Page) -> Result<Vec<u64>> {
    page.browser().cdp("HeapProfiler.collectGarbage", json!({})).await?;
    let counts = page.browser().cdp("Memory.getDOMCounters", json!({})).await?;
    let count = |name: &str| counts[name].as_u64().unwrap_or(u64::MAX);
    Ok(vec![count("documents"), count("jsEventListeners")])
}

#[tokio::test]
async fn ten_on_a_page() -> Result<()> {
    let elements: String = (1..=10)
        .map(|workers| {
            format!("<pool-vs-loop workers={workers} show=answer,plot style='width: 560px'></pool-vs-loop>")
        })
        .collect();
    let body = format!("<script async src='{{page}}embed.js'></script>{elements}");
    visit_post(Visit::default(), &body, async |page, _| {
        for frame in 0..10 {
            let come_near =
                format!("document.querySelectorAll('iframe')[{frame}]?.scrollIntoView()");
            act(page, &come_near).await?;
            inside(page, frame, async || page.await_ready().await).await?;
            await_fit(page, frame).await?;
            let answer = inside(page, frame, async || page.answer().await).await?;
            let workers = if frame == 0 { "1 worker:" } else { &format!("{} workers:", frame + 1) };
            assert!(answer.contains(workers), "{answer}");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_is_scrolled_away_stops_playing() -> Result<()> {
    const POST: &str = "<iframe title=Run width=560 height=700
          src='{page}?embed=1&show=timeline&at=0s&io=60s'></iframe><p style='height: 5000px'>";
    visit_post(Visit::default(), POST, async |page, _| {
        let playing =
            async || inside(page, 0, async || page.attribute("#play", "aria-label").await).await;
        inside(page, 0, async || {
            page.await_ready().await?;
            page.await_quiet().await?;
            act(page, "document.getElementById('play').click()").await
        })
        .await?;
        until_equal("the button", playing, Some("Pause".to_owned())).await?;
        act(page, "scrollTo(0, 5000)").await?;
        until_equal("the button", playing, Some("Play".to_owned())).await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_image_of_that_name_is_not_the_script() -> Result<()> {
    const POST: &str = "<img name=currentScript alt='' src='data:,'>
        <script src='{page}embed.js'></script><pool-vs-loop show=answer></pool-vs-loop>";
    visit_post(Visit::default().expecting_complaints(), POST, async |page, embedded| {
        let look = async || {
            page.ask::<Option<String>>("document.querySelector('iframe')?.src ?? null").await
        };
        let address = embedded.address("?embed=1&show=answer");
        until_equal("the frame", look, Some(address)).await?;
        Ok(())
    })
    .await
}
