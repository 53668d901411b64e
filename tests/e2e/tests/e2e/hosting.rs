//! From any folder of any static host, and inside other people's pages.

use pool_vs_loop_e2e::{Control, Key, Result, Site, Visit};

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
