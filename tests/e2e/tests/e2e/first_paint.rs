//! What stands in the page until the program runs: the picture of the default plot, where the
//! address asks for that plot, in the colours and the layout that the address asks for.

use pool_vs_loop_e2e::{Page, Result, Site, Visit};

/// Whether the picture is to be seen.
async fn pictured(page: &Page) -> Result<bool> {
    page.ask("document.querySelector('#picture svg').checkVisibility()").await
}

/// A page whose program never comes.
async fn waiting(doing: impl AsyncFnOnce(&Page) -> Result<()>) -> Result<()> {
    Visit::default().of(Site::of_the_build()?.stalling(".wasm")).run(doing).await
}

#[tokio::test]
async fn the_picture_stands_for_its_own_plot_alone() -> Result<()> {
    waiting(async |page| {
        for (query, shown) in [
            ("", true),
            ("?", true),
            // What the picture shows, written out.
            ("?workers=4&requests=16&io=1s&seed=1&view=request&v=1", true),
            ("?lineup=pool%3Ablocking,pool:async,pool:gather,loop:blocking,loop:async,loop:gather", true),
            // What changes nothing about it.
            ("?embed=1", true),
            ("?embed=1&theme=dark&lang=de&focus=2&at=500ms", true),
            ("?show=controls,plot", true),
            ("?utm_source=feed&toString=1&__proto__=2", true),
            // Another scenario.
            ("?workers=3", false),
            ("?embed=1&requests=100", false),
            ("?theme=dark&cpu=1ms", false),
            ("?lineup=pool:blocking,loop:async", false),
            ("?spread=exponential&embed=1", false),
            ("?workers=4&workers=5", false),
            ("?%77orkers=3", false),
            ("?v=2", false),
            // The scenario, drawn otherwise or not at all.
            ("?hide=2", false),
            ("?view=finished", false),
            ("?embed=1&show=answer,controls", false),
            ("?show=", false),
        ] {
            page.enter(query).await?;
            assert_eq!(pictured(page).await?, shown, "{query}");
        }
        let long = format!("?{}", "a=1&".repeat(2_100));
        page.enter(&long).await?;
        assert!(!pictured(page).await?, "for an address that is read in part only");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn theme_and_embed_are_known_before_the_program() -> Result<()> {
    waiting(async |page| {
        for (query, theme, embed) in [
            ("", "none", "none"),
            ("?theme=dark", "dark", "none"),
            ("?theme=light&embed=1", "light", "1"),
            ("?theme=auto&embed=0", "none", "none"),
            ("?theme=%22%3E%3Cscript%3E&embed=yes", "none", "none"),
            ("?theme=light&theme=dark", "light", "none"),
        ] {
            page.enter(query).await?;
            let set: (String, String, String) = page
                .ask(
                    "(({ dataset: { theme, embed }, lang }) => \
                     [theme ?? 'none', embed === undefined ? 'none' : '1', lang])(document.documentElement)",
                )
                .await?;
            assert_eq!(set, (theme.into(), embed.into(), "en".into()), "{query}");
        }
        Ok(())
    })
    .await
}
