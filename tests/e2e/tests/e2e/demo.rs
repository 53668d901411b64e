//! The demo page: what it shows is what it says.

use crate::embed::{act, inside};
use pool_vs_loop_e2e::wait::{until_equal, until_seen};
use pool_vs_loop_e2e::{Result, Site, Visit, settings};
use serde_json::json;

/// From another origin than the build's.
#[tokio::test]
async fn the_demo_embeds_it_in_four_ways() -> Result<()> {
    let embedded = Site::of_the_build()?.serve().await?;
    let demo = std::fs::read_to_string(settings::dist()?.join("demo.html"))?;
    let base = format!("<head><base href=\"{}\">", embedded.address(""));
    let demo = demo.replacen("<head>", &base, 1);
    Visit::default()
        .of(Site::of_one_page(&demo))
        .run(async |page| {
            page.enter("").await?;
            let frames = "document.querySelectorAll('iframe')";
            let count = async || page.ask::<usize>(&format!("{frames}.length")).await;
            until_equal("the number of frames", count, 3).await?;
            for (frame, answer) in [(0, Some("25.0 s")), (1, Some("17.0 s")), (2, None)] {
                act(page, &format!("{frames}[{frame}].scrollIntoView()")).await?;
                inside(page, frame, async || {
                    page.await_ready().await?;
                    if let Some(answer) = answer {
                        page.await_part("#answer", answer).await?;
                    }
                    // The element hears of the height some moments after that.
                    let needed = "document.documentElement.getBoundingClientRect().height";
                    let missing = async || page.ask::<f64>(&format!("{needed} - innerHeight")).await;
                    let what = format!("the height that frame {frame} lacks");
                    until_seen(&what, missing, |&missing| missing <= 0.0).await?;
                    Ok(())
                })
                .await?;
            }
            let look = async || page.ask::<f64>("document.querySelector('#picture ~ .picture img').naturalWidth").await;
            act(page, "document.querySelector('.picture').scrollIntoView()").await?;
            until_equal("the picture's width", look, 840.0).await?;
            // The code in the page is what stands below it.
            let differences: Vec<String> = page
                .ask(
                    "[...document.querySelectorAll('pre')].slice(0, 3).flatMap((pre) => {
                       const plain = (node) => {
                         const copy = node.cloneNode(true);
                         for (const frame of copy.querySelectorAll('pool-vs-loop > iframe')) frame.remove();
                         for (const element of copy.querySelectorAll('noscript')) {
                           element.innerHTML = element.textContent || element.innerHTML;
                         }
                         for (const script of copy.querySelectorAll('script')) script.remove();
                         // The driver's own mark on a frame that was entered.
                         copy.querySelector('iframe')?.removeAttribute('cd_frame_id_');
                         return copy.innerHTML.replace(/\\s+/g, ' ').replace(/> </g, '><').trim();
                       };
                       const said = document.createElement('div');
                       said.innerHTML = pre.textContent;
                       const [code, live] = [plain(said), plain(pre.nextElementSibling)];
                       return code === live ? [] : [`${code} is not ${live}`];
                     })",
                )
                .await?;
            assert!(differences.is_empty(), "{differences:#?}");
            let own = [page.server().origin().to_owned(), embedded.origin().to_owned()];
            let asked: Vec<String> =
                page.ask("performance.getEntriesByType('resource').map(({ name }) => name)").await?;
            for address in asked {
                assert!(own.iter().any(|own| address.starts_with(own)) || address.starts_with("data:"), "{address}");
            }

            let disabled = json!({ "value": true });
            page.browser().cdp("Emulation.setScriptExecutionDisabled", disabled).await?;
            page.enter("").await?;
            let frames: Vec<String> = page
                .ask("[...document.querySelectorAll('noscript iframe')].map((frame) => frame.src)")
                .await?;
            let query = "?lineup=loop:async,loop:stuck&embed=1&show=plot";
            assert_eq!(frames, [embedded.address(query)]);
            let height: f64 = page
                .ask("document.querySelector('noscript iframe').getBoundingClientRect().height")
                .await?;
            assert!((height - 520.0).abs() < 1.0, "{height}");
            Ok(())
        })
        .await
}
