//! axe-core finds nothing wrong, in any state the page can be in. Needs `PVL_AXE`.

use pool_vs_loop_e2e::axe::violations;
use pool_vs_loop_e2e::browser::Window;
use pool_vs_loop_e2e::wait::{until_equal, until_seen};
use pool_vs_loop_e2e::{Control, Key, Page, Result, Site, Visit};

/// Checks the page as it is, in windows of these widths, light and dark.
async fn accessible(page: &Page, state: &str, windows: &[(u32, bool)]) -> Result<()> {
    let mut found = Vec::new();
    for &(width, dark) in windows {
        page.browser().resize(Window { width, dark, ..Window::default() }).await?;
        let violations = violations(page).await?;
        found.extend(violations.into_iter().map(|violation| (width, dark, violation)));
    }
    assert!(found.is_empty(), "{state}: axe-core found (width, dark, violation): {found:#?}");
    Ok(())
}

/// Checks the page as it is, light and dark, narrow and wide.
pub async fn accessible_in_all_windows(page: &Page) -> Result<()> {
    accessible(page, "", &[(320, false), (320, true), (1280, false), (1280, true)]).await
}

/// The same in half of the windows, for states whose colours and widths are those of others.
pub async fn accessible_in_two(page: &Page, state: &str) -> Result<()> {
    accessible(page, state, &[(320, true), (1280, false)]).await
}

#[tokio::test]
async fn as_it_opens() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open("").await?;
            page.await_quiet().await?;
            accessible_in_all_windows(page).await
        })
        .await
}

#[tokio::test]
async fn in_each_chapter() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open("").await?;
            for chapter in 1..=10 {
                page.go_to_chapter(chapter).await?;
                page.await_quiet().await?;
                accessible_in_two(page, &format!("chapter {chapter}")).await?;
            }
            page.drag(Control::Workers, 0.0).await?;
            page.await_text("#chapter-back", "Back to this chapter").await?;
            accessible_in_two(page, "a chapter that was changed").await
        })
        .await
}

#[tokio::test]
async fn in_each_view_and_read_out() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open("?at=1500ms").await?;
            for view in ["request", "finished", "percentiles"] {
                page.choose_view(view).await?;
                page.tab_to("reader").await?;
                page.press(Key::End).await?;
                page.await_part("#readout", "pool: blocking").await?;
                accessible_in_two(page, view).await?;
            }
            page.unfold("twin").await?;
            page.unfold("spent").await?;
            page.unfold("summary > details").await?;
            page.unfold("lineup > details").await?;
            accessible_in_all_windows(page).await
        })
        .await
}

#[tokio::test]
async fn with_something_over_the_page() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open("").await?;
            page.await_quiet().await?;
            page.click("#help").await?;
            accessible_in_all_windows(page).await?;
            page.press(Key::Escape).await?;
            page.click("#why .term").await?;
            let look = async || page.count(".meaning:popover-open").await;
            until_equal("the meaning", look, 1).await?;
            accessible_in_all_windows(page).await
        })
        .await
}

#[tokio::test]
async fn while_it_plays_and_zoomed() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open("?at=1s").await?;
            page.await_quiet().await?;
            page.click("#zoom-in").await?;
            page.point_at("#playhead", 0.5, 0.4).await?;
            accessible_in_two(page, "zoomed").await?;
            // Slow enough to play all the while.
            page.ask::<()>("document.getElementById('speed').focus()").await?;
            page.press(Key::Home).await?;
            page.click("#play").await?;
            accessible_in_two(page, "playing").await?;
            let name = page.attribute("#play", "aria-label").await?;
            assert_eq!(name.as_deref(), Some("Pause"), "it played to the end meanwhile");
            Ok(())
        })
        .await
}

#[tokio::test]
async fn with_a_field_error_and_with_notices() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open("").await?;
            page.type_into(Control::Workers, "four").await?;
            accessible_in_all_windows(page).await?;
            page.open("?workers=0&colour=blue&requests=many").await?;
            accessible_in_all_windows(page).await
        })
        .await
}

#[tokio::test]
async fn with_all_entries_hidden() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open("?hide=1,2,3,4,5,6").await?;
            accessible_in_all_windows(page).await
        })
        .await
}

#[tokio::test]
async fn with_more_open_and_everything_set() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open(
                "?lineup=pool:blocking,threads:stuck,greenlets:blocking,loop:stuck&client=paced:30\
                 &spread=uniform:0.5&accept=shares:4-3-2-1&connections=10&overhead=2ms&backlog=1\
                 &timeout=1500ms",
            )
            .await?;
            page.type_over("weights", "4-3").await?;
            accessible_in_all_windows(page).await
        })
        .await
}

#[tokio::test]
async fn with_requests_that_are_lost_and_runs_that_are_too_large() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open("?requests=100&backlog=10&timeout=1500ms&lineup=pool:blocking,pool:gather")
                .await?;
            page.await_quiet().await?;
            accessible_in_all_windows(page).await?;
            page.open("?lineup=pool:blocking&timeout=10ms").await?;
            page.await_quiet().await?;
            accessible_in_two(page, "none answered").await?;
            page.open("?requests=1000000&subtasks=64&connections=5&lineup=loop:gather").await?;
            page.await_part("#answer", "too large to simulate").await?;
            page.await_part("#inside", "too large to simulate").await?;
            accessible_in_two(page, "too large").await
        })
        .await
}

#[tokio::test]
async fn with_the_measured_runs() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open("").await?;
            page.unfold("truth").await?;
            let look = async || Ok(page.texts_of("#fits tbody tr").await?.len());
            until_seen("the measured runs", look, |&rows| rows > 0).await?;
            accessible_in_all_windows(page).await
        })
        .await
}

#[tokio::test]
async fn with_a_million_requests() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open("?requests=1000000&io=3600s").await?;
            accessible_in_all_windows(page).await
        })
        .await
}

#[tokio::test]
async fn when_it_failed() -> Result<()> {
    let site = Site::of_the_build()?.without(".wasm");
    Visit::default()
        .of(site)
        .expecting_complaints()
        .run(async |page| {
            page.enter("").await?;
            page.await_state(|state| state == "failed").await?;
            accessible_in_all_windows(page).await
        })
        .await
}

#[tokio::test]
async fn the_demo_page() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.enter("demo.html").await?;
            until_equal("the number of frames", async || page.count("iframe").await, 3).await?;
            accessible_in_all_windows(page).await
        })
        .await
}
