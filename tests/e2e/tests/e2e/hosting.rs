//! From any folder of any static host, and inside other people's pages.

use std::fs;
use std::path::Path;

use pool_vs_loop_e2e::{Control, Key, Result, Site, Visit, settings};

const DEFAULTS: [&str; 6] = ["4.00 s", "4.00 s", "2.00 s", "1.00 s", "1.00 s", "0.500 s"];

#[tokio::test]
async fn from_a_folder_of_a_host() -> Result<()> {
    Visit::default()
        .of(Site::of_the_build()?.under("/a/b/"))
        .run(async |page| {
            page.open("").await?;
            page.await_makespans(DEFAULTS).await?;
            page.open("index.html?requests=100").await?;
            page.drag(Control::Workers, 0.0).await?;
            page.await_address("?workers=1&requests=100").await?;
            let path: String = page.ask("location.pathname").await?;
            assert_eq!(path, "/a/b/index.html");
            Ok(())
        })
        .await
}

/// Copies a folder with all that is in it.
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

/// A host that keeps an old build in `/1/`, beside the new one: they share nothing, so that each
/// may be replaced or removed without the other.
#[tokio::test]
async fn a_build_that_is_kept_beside_another() -> Result<()> {
    let folder = tempfile::tempdir()?;
    copy(&settings::dist()?, folder.path())?;
    copy(&settings::dist()?, &folder.path().join("1"))?;
    Visit::default()
        .of(Site::of_folder(folder.path()))
        .run(async |page| {
            page.open("1/?requests=100&workers=2").await?;
            page.await_loaded().await?;
            page.unfold("truth").await?; // it fetches the measured runs
            let look = async || Ok(page.server().asked());
            pool_vs_loop_e2e::wait::until_seen("the measured runs", look, |asked| {
                asked.iter().any(|asked| asked.path.ends_with("/measured.txt"))
            })
            .await?;
            page.drag(Control::Workers, 0.0).await?;
            page.await_address("?workers=1&requests=100").await?;
            let path: String = page.ask("location.pathname").await?;
            assert_eq!(path, "/1/");
            for asked in page.server().asked() {
                assert!(asked.path.starts_with("/1/"), "the build in /1/ asked for {asked:?}");
            }
            page.open("?requests=100").await?;
            let path: String = page.ask("location.pathname").await?;
            assert_eq!(path, "/");
            Ok(())
        })
        .await
}

/// Another page shows one version of the playground for ever by naming its folder.
#[tokio::test]
async fn an_embed_that_pins_a_build() -> Result<()> {
    let embedded = Site::of_the_build()?.under("/1/").serve().await?;
    let host = Site::of_one_page(&format!(
        "<!doctype html><html lang=en><title>A post</title><link rel=icon href='data:,'>
         <iframe title=Embed width=560 height=600 src='{}'></iframe>",
        embedded.address("?v=1&embed=1&requests=100"),
    ));
    Visit::default()
        .of(host)
        .run(async |page| {
            page.enter("").await?;
            page.browser().driver().enter_frame(0).await?;
            page.await_ready().await?;
            assert!(page.ask::<bool>("document.querySelector('#plot svg') !== null").await?);
            for asked in embedded.asked() {
                assert!(asked.path.starts_with("/1/"), "the build in /1/ asked for {asked:?}");
            }
            Ok(())
        })
        .await
}

/// What needs the page's own address is left out of a build that doesn't know it.
#[tokio::test]
async fn a_build_without_an_address_names_none() -> Result<()> {
    let folder = settings::dist()?;
    for file in ["404.html", "card.png"] {
        assert!(!folder.join(file).exists(), "{file} is there");
    }
    Visit::default()
        .run(async |page| {
            page.open("").await?;
            let named = "[rel=canonical], [property^='og:'], [name^='twitter:']";
            let found: usize =
                page.ask(&format!("document.querySelectorAll(\"{named}\").length")).await?;
            assert_eq!(found, 0);
            Ok(())
        })
        .await
}

#[tokio::test]
async fn in_a_sandboxed_frame_of_another_origin() -> Result<()> {
    let embedded = Site::of_the_build()?.serve().await?;
    let host = Site::of_one_page(&format!(
        "<!doctype html><html lang=en><title>A post</title><link rel=icon href='data:,'>
         <iframe title=Embed sandbox=allow-scripts width=560 height=600 src='{}'></iframe>",
        embedded.address("?requests=100"),
    ));
    Visit::default()
        .of(host)
        .run(async |page| {
            page.enter("").await?;
            page.browser().driver().enter_frame(0).await?;
            page.await_ready().await?;
            page.await_makespans(["25.0 s", "25.0 s", "12.5 s", "1.00 s", "1.00 s", "0.500 s"])
                .await?;
            // Keys, since they need no coordinates across frames.
            page.browser().run::<()>("document.getElementById('workers').focus();", vec![]).await?;
            page.press(Key::Home).await?;
            page.await_makespans(["100 s", "100 s", "50.0 s", "3.00 s", "1.00 s", "0.500 s"])
                .await?;
            page.await_address("?workers=1&requests=100").await
        })
        .await
}
