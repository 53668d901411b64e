//! Without network: what the browser keeps after one visit, how a newer build takes over, and where
//! nothing is kept. The single file is in `single`.

use std::fs;
use std::path::Path;

use pool_vs_loop_e2e::wait::{until_equal, until_seen};
use pool_vs_loop_e2e::{Control, Page, Result, Site, Visit, settings};
use serde_json::json;
use tempfile::TempDir;

const DEFAULTS: [&str; 6] = ["4.00 s", "4.00 s", "2.00 s", "1.00 s", "1.00 s", "0.500 s"];
const HUNDRED: [&str; 6] = ["25.0 s", "25.0 s", "12.5 s", "1.00 s", "1.00 s", "0.500 s"];

/// The names of all that is kept, builds of other folders among it.
async fn kept(page: &Page) -> Result<Vec<String>> {
    page.browser().run_async("caches.keys().then(arguments[0])", vec![]).await
}

/// Waits until this many builds are kept, and this page is one that its worker answers for.
async fn await_kept(page: &Page, builds: usize) -> Result<Vec<String>> {
    let controlled = async || page.ask::<bool>("navigator.serviceWorker.controller !== null").await;
    until_equal("a worker for the page", controlled, true).await?;
    let names = async || kept(page).await;
    until_seen("what is kept", names, |names| names.len() == builds).await
}

/// Waits until a newer build waits for its turn.
async fn await_newer(page: &Page) -> Result<()> {
    let script = "navigator.serviceWorker.getRegistration()
        .then((registration) => arguments[0](registration?.waiting != null))";
    let waits = async || page.browser().run_async::<bool>(script, vec![]).await;
    until_equal("that a newer build waits", waits, true).await?;
    Ok(())
}

/// Waits until all that is to be done when the page is idle has begun, and some moments more. Out of
/// sight a frame is never told that it is idle.
async fn await_idle(page: &Page) -> Result<()> {
    let script = "const [done] = arguments;
        requestIdleCallback(() => setTimeout(done, 800), { timeout: 2000 });";
    page.browser().run_async(script, vec![]).await
}

/// Waits until the server has been asked for this.
async fn await_asked(page: &Page, path: &str) -> Result<()> {
    let look = async || Ok(page.server().asked().iter().any(|asked| asked.path == path));
    until_equal(&format!("whether {path} was asked for"), look, true).await?;
    Ok(())
}

/// What the server has sent in full.
fn sent(page: &Page) -> Vec<String> {
    let asked = page.server().asked();
    asked.iter().filter(|asked| asked.status == Some(200)).map(|asked| asked.path.clone()).collect()
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let (path, target) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            copy(&path, &target)?;
        } else {
            fs::copy(&path, &target)?;
        }
    }
    Ok(())
}

/// Folders of a host, each with a copy of the build.
fn host(folders: &[&str]) -> Result<TempDir> {
    let host = tempfile::tempdir()?;
    for folder in folders {
        copy(&settings::dist()?, &host.path().join(folder))?;
    }
    Ok(host)
}

/// Makes the build in a folder a newer one: its page has another byte, and so its worker another
/// list and version, as `cargo xtask build` would make them. The browser computes the hashes.
async fn renew(page: &Page, folder: &Path, mark: &str) -> Result<()> {
    let index = fs::read_to_string(folder.join("index.html"))?;
    let newer = index.replace("<body ", &format!("<body data-mark=\"{mark}\" "));
    assert_ne!(index, newer);
    let hash = async |text: &str| {
        let script = "crypto.subtle.digest('SHA-256', new TextEncoder().encode(arguments[0]))
            .then((hash) => arguments[1](btoa(String.fromCharCode(...new Uint8Array(hash)))))";
        page.browser().run_async::<String>(script, vec![json!(text)]).await
    };
    let worker = fs::read_to_string(folder.join("sw.js"))?;
    let (old, new) = (hash(&index).await?, hash(&newer).await?);
    assert_eq!(worker.matches(&old).count(), 1, "the worker has the page's hash");
    let Some((_, version)) = worker.split_once('"') else { panic!("no text in {worker}") };
    let (version, _) = version.split_once('"').unwrap_or_default();
    assert_eq!(version.len(), 12, "the version comes first in {worker}");
    let worker = worker.replace(&old, &new).replace(version, &format!("version-{mark}"));
    fs::write(folder.join("index.html"), newer)?;
    fs::write(folder.join("sw.js"), worker)?;
    Ok(())
}

/// The mark of the build that the page is of; empty for the first.
async fn mark(page: &Page) -> Result<String> {
    page.ask("document.body?.dataset.mark ?? ''").await
}

#[tokio::test]
async fn all_of_it_works_after_one_visit() -> Result<()> {
    Visit::default()
        .keeping()
        .run(async |page| {
            page.open("?requests=8").await?;
            await_kept(page, 1).await?;
            let asked = page.server().asked().len();
            page.server().stop().await?;

            // What this very page has not asked for yet.
            page.unfold("truth").await?;
            let runs = async || page.count("#fits tbody tr").await;
            until_equal("the number of measured runs", runs, 55).await?;
            for address in ["?requests=100", "index.html?requests=100", "?requests=100&at=1s#a"] {
                page.open(address).await?;
                page.await_makespans(HUNDRED).await?;
            }
            page.drag(Control::Workers, 0.0).await?;
            page.await_address("?workers=1&requests=100&at=1s").await?;
            page.reload().await?;
            page.await_makespans(["100 s", "100 s", "50.0 s", "3.00 s", "1.00 s", "0.500 s"])
                .await?;
            page.open("?requests=100&lang=pt").await?;
            page.await_part("main", "Percentis").await?;
            page.open("#exercises").await?;
            page.await_part("main", "From the pool to the loop").await?;
            page.open("teach.html").await?;
            page.open("?requests=100").await?;
            page.click("#copy-embed").await?;
            page.browser().driver().enter_frame(0).await?;
            page.await_ready().await?;
            page.browser().driver().enter_default_frame().await?;
            assert_eq!(page.server().asked().len(), asked);
            Ok(())
        })
        .await
}

#[tokio::test]
async fn nothing_is_sent_twice() -> Result<()> {
    Visit::default()
        .keeping()
        .run(async |page| {
            page.open("").await?;
            await_kept(page, 1).await?;
            let mut sent = sent(page);
            sent.sort();
            let all = sent.len();
            sent.dedup();
            assert_eq!(sent.len(), all, "of {sent:?}, some came twice");
            for left_out in ["/demo.html", "/embed.js", "/picture.svg", "/pool-vs-loop.html"] {
                assert!(!sent.iter().any(|path| path == left_out), "{left_out} was loaded");
            }
            // The next visit asks whether there is a newer build, and for nothing else.
            let before = page.server().asked().len();
            page.open("?requests=100").await?;
            await_idle(page).await?;
            let asked = page.server().asked();
            assert!(asked[before..].iter().all(|asked| asked.path == "/sw.js"), "{asked:?}");
            Ok(())
        })
        .await
}

#[tokio::test]
async fn the_reader_goes_to_a_newer_build() -> Result<()> {
    let host = host(&[""])?;
    Visit::default()
        .keeping()
        .of(Site::of_folder(host.path()))
        .run(async |page| {
            page.open("").await?;
            let old = await_kept(page, 1).await?;
            assert_eq!(page.count("#newer button").await?, 0);
            renew(page, host.path(), "2").await?;

            // The old one stays as it is, although the browser has the newer one.
            page.open("?requests=100").await?;
            await_newer(page).await?;
            assert_eq!(await_kept(page, 2).await?[0], old[0]);
            page.await_part("#newer", "new version").await?;
            page.click("#newer-later").await?;
            until_equal("the line", async || page.count("#newer button").await, 0).await?;
            page.reload().await?;
            page.await_makespans(HUNDRED).await?;
            assert_eq!(mark(page).await?, "");

            // Until the reader asks for it, with the settings that the page has by then.
            page.drag(Control::Workers, 0.0).await?;
            page.await_part("#newer", "new version").await?;
            page.click("#newer-now").await?;
            until_equal("the build", async || mark(page).await, "2").await?;
            page.await_ready().await?;
            page.await_address("?workers=1&requests=100").await?;
            let new = await_kept(page, 1).await?;
            assert_ne!(new, old);
            await_idle(page).await?;
            assert_eq!(page.count("#newer button").await?, 0);
            page.server().stop().await?;
            page.open("").await?;
            page.await_makespans(DEFAULTS).await?;
            assert_eq!(mark(page).await?, "2");
            Ok(())
        })
        .await
}

#[tokio::test]
async fn a_newer_build_waits_for_the_last_page_of_the_old_one() -> Result<()> {
    let host = host(&[""])?;
    Visit::default()
        .keeping()
        .of(Site::of_folder(host.path()))
        .run(async |page| {
            page.open("").await?;
            await_kept(page, 1).await?;
            renew(page, host.path(), "2").await?;
            let driver = page.browser().driver();
            let first = driver.window().await?;
            let second = driver.new_tab().await?;
            driver.switch_to_window(second).await?;
            page.open("").await?;
            await_newer(page).await?;
            assert_eq!(mark(page).await?, "");
            driver.close_window().await?;
            driver.switch_to_window(first).await?;
            await_newer(page).await?;
            page.unfold("truth").await?; // a file that the old build has not asked for yet
            let runs = async || page.count("#fits tbody tr").await;
            until_equal("the number of measured runs", runs, 55).await?;

            // Elsewhere for a moment, the old one is open nowhere.
            driver.goto("about:blank").await?;
            let look = async || {
                page.open("").await?;
                let mark = mark(page).await?;
                driver.goto("about:blank").await?;
                Ok(mark)
            };
            until_equal("the build", look, "2").await?;
            page.open("").await?;
            await_kept(page, 1).await?;
            Ok(())
        })
        .await
}

/// While a host is being updated, files of both builds are there: none of the newer one is kept.
#[tokio::test]
async fn half_a_build_is_not_kept() -> Result<()> {
    let host = host(&[""])?;
    Visit::default()
        .keeping()
        .of(Site::of_folder(host.path()))
        .run(async |page| {
            page.open("").await?;
            let old = await_kept(page, 1).await?;
            let index = fs::read(host.path().join("index.html"))?;
            renew(page, host.path(), "2").await?;
            fs::write(host.path().join("index.html"), index)?;
            let before = page.server().asked().len();
            page.reload().await?;
            let look = async || Ok(page.server().asked());
            until_seen("a try", look, |asked| asked[before..].iter().any(|it| it.path == "/"))
                .await?;
            await_idle(page).await?;
            until_equal("what is kept", async || kept(page).await, old).await?;
            assert_eq!(page.count("#newer button").await?, 0);
            page.server().stop().await?;
            page.open("?requests=100").await?;
            page.await_makespans(HUNDRED).await
        })
        .await
}

#[tokio::test]
async fn builds_in_two_folders_do_not_disturb_each_other() -> Result<()> {
    let host = host(&["", "1"])?;
    let one = host.path().join("1");
    Visit::default()
        .keeping()
        .of(Site::of_folder(host.path()))
        .run(async |page| {
            page.open("").await?;
            renew(page, &one, "1").await?;
            let upper = await_kept(page, 1).await?;
            // The worker of the upper folder has nothing to say in the lower one.
            page.open("1/?requests=100").await?;
            assert_eq!(mark(page).await?, "1");
            let both = await_kept(page, 2).await?;
            assert!(both.contains(&upper[0]), "{both:?}");

            renew(page, host.path(), "2").await?;
            page.open("").await?;
            await_newer(page).await?;
            page.await_part("#newer", "new version").await?;
            page.click("#newer-now").await?;
            until_equal("the build", async || mark(page).await, "2").await?;
            page.await_ready().await?;
            let names = await_kept(page, 2).await?;
            let lower = both.iter().find(|name| **name != upper[0]);
            assert!(
                names.contains(lower.unwrap_or(&upper[0])) && !names.contains(&upper[0]),
                "{names:?}"
            );
            page.server().stop().await?;
            page.open("1/?requests=100").await?;
            page.await_makespans(HUNDRED).await?;
            assert_eq!(mark(page).await?, "1");
            page.open("?requests=100").await?;
            page.await_makespans(HUNDRED).await?;
            assert_eq!(mark(page).await?, "2");
            Ok(())
        })
        .await
}

#[tokio::test]
async fn inside_other_pages_nothing_is_kept() -> Result<()> {
    let embedded = Site::of_the_build()?.serve().await?;
    let address = embedded.address("?embed=1&requests=100");
    let frames = format!(
        "<!doctype html><html lang=en><title>A post</title><link rel=icon href='data:,'>
         <style>iframe {{ inline-size: 30% }}</style>
         <iframe title=Embed src='{address}'></iframe>
         <iframe title=Sandbox sandbox=allow-scripts src='{address}'></iframe>
         <iframe title=Whole src='{}'></iframe>",
        embedded.address("")
    );
    Visit::default()
        .keeping()
        .of(Site::of_one_page(&frames))
        .run(async |page| {
            page.enter("").await?;
            for frame in 0..3 {
                page.browser().driver().enter_frame(frame).await?;
                page.await_ready().await?;
                await_idle(page).await?;
                page.browser().driver().enter_default_frame().await?;
            }
            for asked in embedded.asked() {
                assert!(
                    !["/sw.js", "/offline.js"].contains(&&*asked.path),
                    "it asked for {asked:?}"
                );
            }
            Ok(())
        })
        .await
}

/// A browser that stores nothing, and one that has no room: the page says nothing about it.
#[tokio::test]
async fn without_storage_the_page_works_as_ever() -> Result<()> {
    Visit::default()
        .blocking_storage()
        .run(async |page| {
            page.open("?requests=100").await?;
            let storage = "try { localStorage.length; return 'there'; } catch { return 'denied'; }";
            assert_eq!(page.browser().run::<String>(storage, vec![]).await?, "denied");
            await_asked(page, "/offline.js").await?;
            await_idle(page).await?;
            assert!(!page.server().asked().iter().any(|asked| asked.path == "/measured.txt"));
            page.await_makespans(HUNDRED).await
        })
        .await?;
    Visit::default()
        .keeping()
        .run(async |page| {
            let quota = json!({ "origin": page.server().origin(), "quotaSize": 1000 });
            page.browser().cdp("Storage.overrideQuotaForOrigin", quota).await?;
            page.open("?requests=100").await?;
            await_asked(page, "/measured.txt").await?;
            await_idle(page).await?;
            until_equal("what is kept", async || kept(page).await, Vec::<String>::new()).await?;
            page.await_makespans(HUNDRED).await
        })
        .await
}

/// As `cargo xtask serve` has it, whose files change all the time.
#[tokio::test]
async fn a_page_that_is_no_build_keeps_nothing() -> Result<()> {
    let index = fs::read_to_string(settings::dist()?.join("index.html"))?;
    let (before, rest) = index.split_once("<meta name=\"offline\"").unwrap_or((&index, ""));
    let (_, after) = rest.split_once('>').unwrap_or_default();
    assert!(!after.is_empty(), "the build has its mark");
    let html = [before, after].concat();
    Visit::default()
        .keeping()
        .of(Site::of_the_build()?.with("/", "text/html; charset=utf-8", html))
        .run(async |page| {
            page.open("").await?;
            await_idle(page).await?;
            for asked in page.server().asked() {
                assert!(
                    !["/sw.js", "/offline.js"].contains(&&*asked.path),
                    "it asked for {asked:?}"
                );
            }
            assert_eq!(page.count("#download").await?, 0);
            Ok(())
        })
        .await
}
