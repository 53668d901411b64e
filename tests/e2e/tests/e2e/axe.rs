//! axe-core finds nothing wrong, in any state the page can be in. Needs `PVL_AXE`.

use pool_vs_loop_e2e::axe::violations;
use pool_vs_loop_e2e::browser::Window;
use pool_vs_loop_e2e::wait::until_seen;
use pool_vs_loop_e2e::{Control, Page, Result, Site, Visit};

/// Checks the page as it is, light and dark, narrow and wide.
async fn accessible_in_all_windows(page: &Page) -> Result<()> {
    let mut found = Vec::new();
    for width in [320, 1280] {
        for dark in [false, true] {
            let window = Window { width, dark, ..Window::default() };
            page.browser().resize(window).await?;
            let violations = violations(page).await?;
            found.extend(violations.into_iter().map(|violation| (width, dark, violation)));
        }
    }
    assert!(found.is_empty(), "axe-core found (width, dark, violation): {found:#?}");
    Ok(())
}

#[tokio::test]
async fn as_it_opens() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open("").await?;
            accessible_in_all_windows(page).await
        })
        .await
}

#[tokio::test]
async fn with_a_field_error() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open("").await?;
            page.type_into(Control::Workers, "four").await?;
            accessible_in_all_windows(page).await
        })
        .await
}

#[tokio::test]
async fn with_notices() -> Result<()> {
    Visit::default()
        .run(async |page| {
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
