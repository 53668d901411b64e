//! The settings behind "More": they open when the address sets them, and say what they are.

use pool_vs_loop_e2e::wait::until_equal;
use pool_vs_loop_e2e::{Control, Key, Page, Result, Visit};

async fn await_summary(page: &Page, text: &str) -> Result<()> {
    let look = async || Ok(page.texts_of("#more > summary").await?.join(" "));
    until_equal("the summary of more", look, text).await?;
    Ok(())
}

async fn is_open(page: &Page) -> Result<bool> {
    page.ask("document.getElementById('more').open").await
}

#[tokio::test]
async fn another_client_with_the_keyboard_alone() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open("?requests=80&io=200ms").await?;
            assert!(!is_open(page).await?);
            await_summary(page, "More").await?;
            page.tab_to("summary more").await?;
            page.press(Key::Enter).await?;
            page.choose("client", "Pac").await?;
            page.await_address("?requests=80&io=200ms&client=paced:3").await?;
            page.tab_to("rate-field").await?;
            page.select_all().await?;
            page.type_text("30").await?;
            page.await_address("?requests=80&io=200ms&client=paced:30").await?;
            await_summary(page, "More: paced 30/s").await?;
            let caption = page.texts_of(".caption").await?.join(" ");
            assert!(caption.starts_with("80 requests arrive one every 33.3 ms"), "{caption}");
            let answer = page.answer().await?;
            assert!(
                answer.starts_with("80 requests at 30 a second on 4 workers: the median reply")
            );

            // Another client keeps the rate if it has one, and takes its field away if not.
            page.tab_to("client").await?;
            page.press(Key::Down).await?;
            page.await_address("?requests=80&io=200ms&client=poisson:30").await?;
            page.press(Key::Down).await?;
            page.await_address("?requests=80&io=200ms&client=closed:8").await?;
            assert_eq!(page.texts_of("#rate, #rate-field").await?.len(), 0);
            page.press(Key::Home).await?;
            page.await_address("?requests=80&io=200ms").await?;
            await_summary(page, "More").await
        })
        .await
}

#[tokio::test]
async fn it_opens_when_the_address_sets_something_in_it() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open("?cores=2&seed=7").await?;
            assert!(is_open(page).await?);
            await_summary(page, "More: 2 cores, seed 7").await?;
            page.click("#reset").await?;
            await_summary(page, "More").await?;
            let chosen: String = page.ask("document.getElementById('client').value").await?;
            assert_eq!(chosen, "Burst");
            page.open("?workers=3").await?;
            assert!(!is_open(page).await?);
            Ok(())
        })
        .await
}

#[tokio::test]
async fn lists_show_what_holds_after_reset_and_back() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open("?client=closed:4").await?;
            let chosen =
                async || page.ask::<String>("document.getElementById('client').value").await;
            assert_eq!(chosen().await?, "Closed");
            page.choose("client", "Poi").await?;
            page.await_address("?client=poisson:3").await?;
            page.click("#reset").await?;
            until_equal("the choice", chosen, "Burst").await?;
            Ok(())
        })
        .await
}

#[tokio::test]
async fn what_can_be_none_has_a_tick_box() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open("?requests=100&seed=2").await?;
            page.click("#backlog-on").await?;
            page.await_address("?requests=100&backlog=2048&seed=2").await?;
            page.type_over("backlog-field", "10").await?;
            page.await_address("?requests=100&backlog=10&seed=2").await?;
            let row = page.summary("pool:blocking").await?;
            assert_eq!((row["served"].as_str(), row["refused"].as_str()), ("15", "85"));
            assert_eq!(row["formula"], "–");
            let answer = page.answer().await?;
            assert!(answer.contains("(85 refused)"), "{answer}");
            page.click("#backlog-on").await?;
            page.await_address("?requests=100&seed=2").await?;
            assert!(!page.summary("pool:blocking").await?.contains_key("refused"));
            Ok(())
        })
        .await
}

#[tokio::test]
async fn weights_are_typed_and_go_with_the_workers() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open("?requests=100&accept=random").await?;
            page.choose("accept", "Sha").await?;
            page.await_address("?requests=100&accept=shares:4-3-2-1").await?;
            page.type_over("weights", "44 24 16 16").await?;
            page.await_address("?requests=100&accept=shares:44-24-16-16").await?;
            page.await_makespans(["25.0 s", "25.0 s", "12.5 s", "2.00 s", "1.00 s", "0.500 s"])
                .await?;
            page.type_over("weights", "1-2").await?;
            let sentence = async || Ok(page.texts_of("#weights-error").await?.join(" "));
            until_equal(
                "the sentence",
                sentence,
                "“1-2” is not possible: Weights are a whole number for each of 4 workers, such as \
                 4-3-2-1 for four, not all 0. Kept 44-24-16-16.",
            )
            .await?;
            page.type_into(Control::Workers, "3").await?;
            page.await_address("?workers=3&requests=100").await?;
            let notices = page.notices().await?;
            assert!(notices.iter().any(|notice| notice.contains("even now")), "{notices:?}");
            Ok(())
        })
        .await
}

#[tokio::test]
async fn nothing_served_and_too_much_are_sentences() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open("?timeout=10ms&lineup=pool:blocking").await?;
            let look = async || page.answer().await;
            until_equal(
                "the answer",
                look,
                "16 requests on 4 workers: no reply from pool: blocking (16 killed).",
            )
            .await?;
            let plot = page.texts_of("#plot").await?.join(" ");
            assert_eq!(plot, "Nothing to plot: no request was answered.");
            let text = page.visible_text().await?;
            assert!(!text.contains("NaN"), "{text}");
            Ok(())
        })
        .await
}
