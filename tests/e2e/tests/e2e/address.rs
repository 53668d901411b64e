//! Any address opens the page, whatever is in it.

use pool_vs_loop_e2e::wait::until_equal;
use pool_vs_loop_e2e::{Control, Page, Result, Visit};

const DEFAULTS: [&str; 6] = ["4.00 s", "4.00 s", "2.00 s", "1.00 s", "1.00 s", "0.500 s"];

/// Opens the page and checks that it shows the defaults and says that something was not taken.
async fn opens_with_the_defaults_and_a_notice(page: &Page, query: &str) -> Result<String> {
    page.open(query).await?;
    page.await_makespans(DEFAULTS).await?;
    let notices = page.notices().await?.join(" ");
    assert!(!notices.is_empty(), "no notice about {query:.200}");
    let executed: bool = page.ask("'executed' in window").await?;
    assert!(!executed, "{query:.200} was executed");
    Ok(notices)
}

#[tokio::test]
async fn a_bad_value_falls_back_for_its_key_alone() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open("?workers=0&requests=100").await?;
            page.await_makespans(["25.0 s", "25.0 s", "12.5 s", "1.00 s", "1.00 s", "0.500 s"])
                .await?;
            let notices = page.notices().await?;
            assert_eq!(notices.len(), 1, "{notices:?}");
            for part in ["workers", "0", "1,024"] {
                assert!(notices[0].contains(part), "no {part:?} in {:?}", notices[0]);
            }
            Ok(())
        })
        .await
}

#[tokio::test]
async fn bad_values_and_keys_are_named() -> Result<()> {
    Visit::default()
        .run(async |page| {
            for (query, named) in [
                ("?workers=1025", "1025"),
                ("?requests=-5", "requests"),
                ("?requests=1e6", "1e6"),
                ("?subtasks=", "subtasks"),
                ("?io=2h", "2h"),
                ("?hide=7", "hide"),
                ("?lineup=pool:wishful", "wishful"),
                ("?v=99", "99"),
                ("?worker=3", "worker"),
                ("?WORKERS=3", "WORKERS"),
                ("?workers=4&workers=9", "workers"),
            ] {
                let notices = opens_with_the_defaults_and_a_notice(page, query).await?;
                assert!(notices.contains(named), "{query}: no {named:?} in {notices:?}");
            }
            Ok(())
        })
        .await
}

#[tokio::test]
async fn rubbish_and_attacks_open_the_page() -> Result<()> {
    Visit::default()
        .run(async |page| {
            for query in [
                "?%",
                "?%ZZ=%ZZ",
                "?%00=%00",
                "?workers=%00",
                "?workers=%FF%FE%C3%28",
                "?workers=٣",
                "?workers=4%00",
                "?a&b&c==&=d",
                "?<script>window.executed=1</script>",
                "?workers=<script>window.executed=1</script>",
                "?workers=%3Cimg%20src%3Dx%20onerror%3D%22window.executed%3D1%22%3E",
                "?workers=javascript:window.executed=1",
                "?javascript:window.executed=1",
                "?__proto__=1&constructor=2&toString=3",
                "?workers=99999999999999999999999999999999",
                "?io=0.0000000000000000000000000000000001s",
            ] {
                opens_with_the_defaults_and_a_notice(page, query).await?;
            }
            // None of it stopped the page from working.
            page.drag(Control::Workers, 0.0).await?;
            page.await_makespans(["16.0 s", "16.0 s", "8.00 s", "1.00 s", "1.00 s", "0.500 s"])
                .await
        })
        .await
}

#[tokio::test]
async fn endless_queries_open_the_page() -> Result<()> {
    Visit::default()
        .run(async |page| {
            for query in [
                format!("?{}", "x".repeat(10_000)),
                format!("?workers={}", "9".repeat(10_000)),
                format!("?{}", "a=1&".repeat(2_500)),
                format!("?{}", (0..1_500).map(|n| format!("k{n}=1&")).collect::<String>()),
                format!("?hide={}", "1,".repeat(5_000)),
                format!("?workers={}", "%3Cb%3E".repeat(1_000)),
            ] {
                opens_with_the_defaults_and_a_notice(page, &query).await?;
                let wider: bool =
                    page.ask("document.documentElement.scrollWidth > innerWidth").await?;
                assert!(!wider, "{query:.100} makes the page scroll sideways");
                let count = page.notices().await?.len();
                assert!(count <= 10, "{count} notices are more than anyone reads");
            }
            Ok(())
        })
        .await
}

#[tokio::test]
async fn a_notice_can_be_dismissed() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open("?workers=0&colour=blue").await?;
            assert_eq!(page.notices().await?.len(), 2);
            page.dismiss_notice().await?;
            let count = async || Ok(page.notices().await?.len());
            until_equal("the number of notices", count, 1).await?;
            page.dismiss_notice().await?;
            until_equal("the number of notices", count, 0).await?;
            Ok(())
        })
        .await
}

#[tokio::test]
async fn both_forms_of_separators_are_read() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open("?hide=2%2C3&lineup=pool%3Ablocking,pool%3Aasync,loop:async").await?;
            assert_eq!(page.drawn().await?, ["pool:blocking"]);
            assert_eq!(page.notices().await?, Vec::<String>::new());
            Ok(())
        })
        .await
}
