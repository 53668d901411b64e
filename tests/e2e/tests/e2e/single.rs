//! The single file: the whole playground, opened from disk.

use std::fs;

use pool_vs_loop::explain::number::count;
use pool_vs_loop_e2e::wait::{until_equal, until_seen};
use pool_vs_loop_e2e::{Context, Control, Page, Result, Visit, settings};

/// The address of the single file, with this query.
fn address(query: &str) -> Result<String> {
    let file = settings::dist()?.join("pool-vs-loop.html");
    let file = file.canonicalize().with_context(|| format!("{} is missing", file.display()))?;
    Ok(format!("file://{}{query}", file.display()))
}

async fn open(page: &Page, query: &str) -> Result<()> {
    page.browser().driver().goto(address(query)?).await?;
    page.await_ready().await
}

/// Nothing was asked for, from nobody.
async fn asks_for_nothing(page: &Page) -> Result<()> {
    let asked: Vec<String> =
        page.ask("performance.getEntriesByType('resource').map(({ name }) => name)").await?;
    let outside: Vec<_> = asked.iter().filter(|name| !name.starts_with("data:")).collect();
    assert!(outside.is_empty(), "it asked for {outside:?}");
    assert_eq!(page.server().asked(), []);
    Ok(())
}

#[tokio::test]
async fn it_works_from_disk() -> Result<()> {
    Visit::default()
        .keeping()
        .run(async |page| {
            open(page, "").await?;
            page.await_makespans(["4.00 s", "4.00 s", "2.00 s", "1.00 s", "1.00 s", "0.500 s"])
                .await?;
            let answer = page.answer().await?;
            page.drag(Control::Workers, 0.0).await?;
            page.await_makespans(["16.0 s", "16.0 s", "8.00 s", "1.00 s", "1.00 s", "0.500 s"])
                .await?;
            assert_ne!(page.answer().await?, answer);
            page.await_address("?workers=1").await?;
            page.unfold("truth").await?;
            let runs = async || page.count("#fits tbody tr").await;
            until_equal("the number of measured runs", runs, 55).await?;

            // Its own file isn't in it, and nobody can embed what is on a disk.
            assert_eq!(page.count("#download, #copy-embed").await?, 0);
            let link: String = page.ask("document.getElementById('link').value").await?;
            assert_eq!(link, address("?workers=1")?);
            asks_for_nothing(page).await?;
            page.browser().driver().goto(link).await?;
            page.await_ready().await?;
            page.await_makespans(["16.0 s", "16.0 s", "8.00 s", "1.00 s", "1.00 s", "0.500 s"])
                .await?;
            open(page, "?lang=pt&requests=8").await?;
            page.await_part("main", "Percentis").await?;
            open(page, "?lang=es#exercises").await?;
            page.await_part("main", "Del pool al loop").await?;
            asks_for_nothing(page).await
        })
        .await
}

/// Its own address is a path of this device, which leads nowhere else and is nobody's business.
#[tokio::test]
async fn exercises_written_in_it_are_given_away_without_its_path() -> Result<()> {
    /// Writes an exercise, and presses "Copy link".
    async fn copy(page: &Page) -> Result<()> {
        page.ask::<()>(
            "(document.addEventListener('copy', () => { window.copied = 1; }), undefined)",
        )
        .await?;
        crate::editor::write_exercise(page).await?;
        page.click("#edit-copy").await
    }
    Visit::default()
        .run(async |page| {
            open(page, "?requests=12&lineup=pool:blocking,loop:async#editor").await?;
            copy(page).await?;
            page.await_part("#editor-said", "Save a file").await?;
            assert_eq!(page.ask::<String>("document.activeElement.id").await?, "edit-save");
            assert_eq!(page.count("#lesson-link").await?, 0);
            assert_eq!(page.ask::<Option<u8>>("window.copied ?? null").await?, None);
            let file = crate::editor::saved(page).await?;
            assert_eq!(file["exercises"][0]["title"], "Three waves");
            asks_for_nothing(page).await
        })
        .await?;
    // One of a build that knows where it stands on the web.
    let folder = tempfile::tempdir()?;
    let copied = folder.path().join("pool.html");
    let html = fs::read_to_string(settings::dist()?.join("pool-vs-loop.html"))?;
    let named = html.replacen(
        "</title>",
        "</title><link rel=\"canonical\" href=\"https://example.org/pool/\">",
        1,
    );
    assert_ne!(html, named);
    fs::write(&copied, named)?;
    Visit::default()
        .run(async |page| {
            let address = format!(
                "file://{}?requests=12&lineup=pool:blocking,loop:async#editor",
                copied.display()
            );
            page.browser().driver().goto(address).await?;
            page.await_ready().await?;
            copy(page).await?;
            let look = async || {
                page.ask::<String>("document.getElementById('lesson-link')?.value ?? ''").await
            };
            let link = until_seen("the link", look, |link| !link.is_empty()).await?;
            assert!(link.starts_with("https://example.org/pool/#lesson=z."), "{link}");
            Ok(())
        })
        .await
}

#[tokio::test]
async fn its_policy_lets_nothing_in_and_nothing_out() -> Result<()> {
    Visit::default()
        .expecting_complaints() // of the attempts made here
        .run(async |page| {
            open(page, "").await?;
            let policy: String =
                page.ask("document.querySelector('meta[http-equiv]')?.content ?? ''").await?;
            assert!(policy.contains("default-src 'none'"), "the policy is {policy:?}");
            for hole in
                ["unsafe-inline", "'unsafe-eval'", "*", "http:", "https:", "'self'", "file:"]
            {
                assert!(!policy.contains(hole), "{hole} in the policy: {policy}");
            }
            let refused: bool = page
                .browser()
                .run_async(
                    "const done = arguments[0];
                     const script = document.createElement('script');
                     script.textContent = 'window.executed = 1';
                     document.body.append(script);
                     fetch('data:,').then(() => done(false), () => done(!('executed' in window)))",
                    vec![],
                )
                .await?;
            assert!(refused, "a script ran, or something was fetched");
            assert_eq!(page.browser().watched().await?.violations.len(), 2);
            Ok(())
        })
        .await
}

#[tokio::test]
async fn the_page_offers_it_with_its_size() -> Result<()> {
    let bytes = fs::metadata(settings::dist()?.join("pool-vs-loop.html"))?.len();
    Visit::default()
        .run(async |page| {
            page.open("").await?;
            let line = page.text_of("#offline").await?;
            let size = format!("{} kB", count(bytes.div_ceil(1000)));
            assert!(line.contains(&size), "{size} isn't in {line:?}");
            let target: String = page.ask("document.getElementById('download').href").await?;
            assert_eq!(target, page.server().address("pool-vs-loop.html"));
            page.open("?embed=1").await?;
            assert_eq!(page.count("#download").await?, 0);
            Ok(())
        })
        .await
}
