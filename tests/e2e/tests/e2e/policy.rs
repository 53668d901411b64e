//! The Content-Security-Policy, and that nothing but the page's own files is ever asked for.

use pool_vs_loop_e2e::wait::{until_equal, until_seen};
use pool_vs_loop_e2e::{Control, Result, Visit};

#[tokio::test]
async fn only_its_own_files_and_none_after_loading() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open("").await?;
            page.await_loaded().await?;
            let loaded = page.server().asked();
            page.drag(Control::Workers, 0.0).await?;
            page.toggle("pool:async").await?;
            page.type_into(Control::Requests, "100").await?;
            page.await_address("?workers=1&requests=100&hide=2").await?;
            assert_eq!(page.server().asked(), loaded, "it asked for more after loading");
            page.unfold("truth").await?;
            let look = async || Ok(page.server().asked().len());
            until_equal("the number of files asked for", look, loaded.len() + 1).await?;
            assert_eq!(page.server().asked()[loaded.len()].path, "/measured.txt");

            // Nothing of what is taken along asks for anything, but for the preview: that is the
            // page once more.
            page.ask::<()>(
                "(HTMLAnchorElement.prototype.click = function () { window.saved = this.href },
                  undefined)",
            )
            .await?;
            for button in
                ["#copy-link", "#plot-as-svg", "#plot-as-png", "#timeline-as-png", "#data-as-csv"]
            {
                page.click(button).await?;
            }
            let saved = async || page.ask::<Option<String>>("window.saved ?? null").await;
            until_seen("a file", saved, Option::is_some).await?;
            page.ask::<()>("document.getElementById('command').focus()").await?;
            page.type_text("gunicorn -w 3 https://example.org/app:app").await?;
            page.click("#command-set").await?;
            page.await_address("?workers=3&requests=100&hide=2").await?;
            assert_eq!(page.server().asked().len(), loaded.len() + 1, "it asked for more");
            page.click("#copy-embed").await?;
            page.browser().driver().enter_frame(0).await?;
            page.await_ready().await?;
            page.browser().driver().enter_default_frame().await?;
            for asked in &page.server().asked()[loaded.len() + 1..] {
                let known = loaded.iter().any(|file| file.path == asked.path);
                assert!(known, "it asked for {asked:?}");
            }

            let asked: Vec<String> = page
                .ask("performance.getEntriesByType('resource').map(({ name }) => name)")
                .await?;
            let own = format!("{}/", page.server().origin());
            for address in asked {
                assert!(
                    address.starts_with(&own) || address.starts_with("data:"),
                    "it asked another host: {address}"
                );
            }
            let cookie: String = page.ask("document.cookie").await?;
            assert_eq!(cookie, "");
            Ok(())
        })
        .await
}

#[tokio::test]
async fn the_policy_is_strict_and_in_force() -> Result<()> {
    Visit::default()
        .expecting_complaints() // of the two attempts made here
        .run(async |page| {
            page.open("").await?;
            let policy: String =
                page.ask("document.querySelector('meta[http-equiv]')?.content ?? ''").await?;
            assert!(policy.contains("default-src 'none'"), "the policy is {policy:?}");
            for hole in ["unsafe-inline", "'unsafe-eval'", "*", "http:", "https:"] {
                assert!(!policy.contains(hole), "{hole} in the policy: {policy}");
            }
            let executed: bool = page
                .ask(
                    "(() => {
                       const script = document.createElement('script');
                       script.textContent = 'window.executed = 1';
                       document.body.append(script);
                       document.body.setAttribute('onclick', 'window.executed = 1');
                       document.body.click();
                       return 'executed' in window;
                     })()",
                )
                .await?;
            assert!(!executed, "an inline script ran");
            assert_eq!(page.browser().watched().await?.violations.len(), 2);
            Ok(())
        })
        .await
}

#[tokio::test]
async fn the_document_says_what_it_is() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open("").await?;
            let title: String = page.ask("document.title").await?;
            assert!(title.contains("Pool vs Loop"), "the title is {title:?}");
            for (what, selector) in [
                ("a language", "html[lang]"),
                ("a viewport", "meta[name=viewport][content*='width=device-width']"),
                ("a description", "meta[name=description][content]"),
                ("an icon", "link[rel~=icon][href]"),
                ("colour schemes", "meta[name=color-scheme][content]"),
                ("one heading of the first level", "h1"),
                ("a main part", "main"),
            ] {
                let found: usize =
                    page.ask(&format!("document.querySelectorAll(\"{selector}\").length")).await?;
                assert_eq!(found, 1, "the document should have {what}");
            }
            Ok(())
        })
        .await
}
