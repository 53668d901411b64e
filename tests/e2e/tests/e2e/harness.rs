//! The harness itself: a visit fails when something breaks on the way, though nothing asserts it.

use pool_vs_loop_e2e::{Result, Site, Visit};

/// What a visit to a page with this in its body fails with.
async fn failure_of(body: &str) -> String {
    let html = format!(
        "<!doctype html><html lang=en><title>Broken</title><link rel=icon href='data:,'>
         <meta http-equiv=content-security-policy content=\"img-src 'self' data:\">{body}"
    );
    let visit = Visit::default().of(Site::of_one_page(&html));
    let result: Result<()> = visit.run(async |page| page.enter("").await).await;
    result.err().map(|error| format!("{error:#}")).unwrap_or_default()
}

#[tokio::test]
async fn a_visit_without_trouble_passes() {
    assert_eq!(failure_of("<p>Fine</p>").await, "");
}

#[tokio::test]
async fn trouble_fails_a_visit() {
    for (body, part) in [
        ("<script>console.error('spilt milk')</script>", "spilt milk"),
        ("<script>console.log('panicked at src/ui.rs')</script>", "panicked"),
        ("<script>throw new Error('spilt milk')</script>", "spilt milk"),
        ("<script>Promise.reject('spilt milk')</script>", "spilt milk"),
        ("<img src='http://127.0.0.1:1/pixel.png' alt=''>", "security policy"),
        ("<img src='lost/and/found.png' alt=''>", "found.png"),
    ] {
        let failure = failure_of(body).await;
        assert!(failure.contains(part), "{body} fails with {failure:?}");
    }
}
