//! The states of exercises: goals that become met, coming back, and what axe-core says of each.

use super::{await_question, open, predict, set};
use crate::axe::{accessible_in_all_windows, accessible_in_two};
use pool_vs_loop::lesson::{Predict, Prediction};
use pool_vs_loop_e2e::wait::{until_equal, until_seen};
use pool_vs_loop_e2e::{Control, Key, Page, Result, Visit};

/// Predicts something for the first exercise, which asks for a number of seconds.
async fn predict_first(page: &Page, seconds: u64) -> Result<()> {
    let set = set();
    let first = &set.exercises[0];
    assert!(matches!(first.predict, Predict::Number { .. }), "the first asks for a number");
    open(page, &first.id).await?;
    predict(page, first, &Prediction::Number(seconds * 1_000_000)).await
}

#[tokio::test]
async fn a_goal_is_met_by_moving_the_real_controls_and_stays_met() -> Result<()> {
    Visit::default()
        .run(async |page| {
            predict_first(page, 4).await?;
            page.await_part("#goals", "now 4.00 s").await?;
            assert_eq!(page.count("#goals li.met").await?, 0);
            // Too many workers meet one condition and not the other.
            page.type_into(Control::Workers, "16").await?;
            page.await_part("#goals", "now 1.00 s").await?;
            assert_eq!(page.count("#goals li.met").await?, 0);
            // What has to stay as it is, is named where it doesn't.
            page.type_into(Control::Requests, "8").await?;
            page.await_part("#goals", "as at the start").await?;
            page.type_into(Control::Requests, "16").await?;
            page.type_into(Control::Workers, "8").await?;
            let met = async || page.count("#goals li.met").await;
            until_equal("the goals that are met", met, 1).await?;
            accessible_in_two(page, "a goal that is met").await?;
            page.type_into(Control::Workers, "2").await?;
            page.await_part("#goals", "now 8.00 s").await?;
            assert_eq!(page.count("#goals li.met").await?, 1, "once met, it stays");
            // The prediction was about other settings.
            assert_eq!(page.count("#plot path.sketch").await?, 0);
            page.click("#goals button").await?;
            page.await_part("#goals", "now 4.00 s").await?;
            let sketch = async || page.count("#plot path.sketch").await;
            until_equal("the prediction in the plot", sketch, 1).await?;
            Ok(())
        })
        .await
}

#[tokio::test]
async fn reloading_resumes_and_the_list_knows_how_it_went() -> Result<()> {
    let set = set();
    let (first, second) = (&set.exercises[0], &set.exercises[1]);
    Visit::default()
        .run(async |page| {
            predict_first(page, 3).await?;
            page.type_into(Control::Workers, "8").await?;
            page.await_address("?workers=8&lineup=pool:blocking").await?;
            page.reload().await?;
            let head = async || page.text_of("#verdict").await;
            until_equal("the verdict", head, "✗ Not quite").await?;
            page.await_part("#verdict + p", "3.00 s").await?;
            assert_eq!(page.field(Control::Workers).await?, "8", "the address counts");
            page.click(".crumbs a").await?;
            page.await_part(".exercises li:first-child", "not at first").await?;
            page.await_part(".exercises li:first-child", "1 of 1 goals").await?;
            let onward = page.text_of(".row .main").await?;
            assert_eq!(onward, format!("Go on: {}", second.title.in_language("en")));
            page.reload().await?;
            page.await_part(".exercises li:first-child", "not at first").await?;
            // Forgetting asks once.
            page.click("#reset-progress").await?;
            page.await_text("#reset-keep", "Keep it").await?;
            assert_eq!(page.focused().await?, "reset-keep");
            accessible_in_two(page, "asked about forgetting").await?;
            page.click("#reset-keep").await?;
            page.await_part(".exercises li:first-child", "not at first").await?;
            page.click("#reset-progress").await?;
            page.click("#reset-really").await?;
            let onward = async || page.text_of(".row .main").await;
            let begin = format!("Begin: {}", first.title.in_language("en"));
            until_equal("the way on", onward, &*begin).await?;
            assert_eq!(page.ask::<u32>("localStorage.length").await?, 0);
            open(page, &first.id).await
        })
        .await
}

#[tokio::test]
async fn back_and_forward_lead_through_list_exercise_and_page() -> Result<()> {
    let set = set();
    let first = &set.exercises[0];
    Visit::default()
        .run(async |page| {
            page.open("?workers=3").await?;
            page.await_quiet().await?;
            page.click("#start-exercises").await?;
            let list = async || page.count(".exercises li").await;
            until_equal("the exercises", list, set.exercises.len()).await?;
            page.click(".exercises li:first-child a").await?;
            await_question(page).await?;
            let hash = async || page.ask::<String>("location.hash").await;
            assert_eq!(hash().await?, format!("#exercise={}", first.id));
            page.back().await?;
            until_equal("the exercises", list, set.exercises.len()).await?;
            assert_eq!(hash().await?, "#exercises");
            page.back().await?;
            page.await_part("#answer", "3 workers").await?;
            assert_eq!(
                (hash().await?, page.address().await?),
                (String::new(), "?workers=3".into())
            );
            page.forward().await?;
            until_equal("the exercises", list, set.exercises.len()).await?;
            page.forward().await?;
            await_question(page).await?;
            // Leaving gives the page back as it was.
            page.click(".crumbs a").await?;
            until_equal("the exercises", list, set.exercises.len()).await?;
            page.click(".row .quiet").await?;
            page.await_part("#answer", "3 workers").await?;
            page.await_address("?workers=3").await?;
            assert_eq!(hash().await?, "");
            Ok(())
        })
        .await
}

#[tokio::test]
async fn single_keys_and_undo_do_not_reveal_what_is_to_be_predicted() -> Result<()> {
    let set = set();
    Visit::default()
        .run(async |page| {
            page.open("?workers=3").await?;
            page.type_into(Control::Workers, "5").await?;
            page.await_address("?workers=5").await?;
            page.click("#start-exercises").await?;
            let list = async || page.count(".exercises li").await;
            until_equal("the exercises", list, set.exercises.len()).await?;
            page.click(".exercises li:first-child a").await?;
            await_question(page).await?;
            page.press_with(&[Key::Control], "z").await?;
            for key in ["n", "p", " ", "e", "v", "+"] {
                page.type_text(key).await?;
            }
            assert_eq!(page.count("#answer, #plot").await?, 0);
            assert_eq!(page.count("#commit").await?, 1);
            predict(page, &set.exercises[0], &Prediction::Number(4_000_000)).await?;
            page.await_part("#answer", "16 requests on 4 workers").await?;
            // What was before the exercise is not what undo goes back to.
            let off = page.attribute("#undo", "aria-disabled").await?;
            assert_eq!(off.as_deref(), Some("true"));
            Ok(())
        })
        .await
}

#[tokio::test]
async fn axe_finds_nothing_in_any_state() -> Result<()> {
    let set = set();
    let of = |wanted: fn(&Predict) -> bool| {
        set.exercises.iter().find(|it| wanted(&it.predict)).map(|it| it.id.clone())
    };
    let kinds = [
        of(|it| matches!(it, Predict::Number { .. })),
        of(|it| matches!(it, Predict::Choice { .. })),
        of(|it| matches!(it, Predict::Point { .. })),
        of(|it| matches!(it, Predict::Line { .. })),
    ];
    Visit::default()
        .run(async |page| {
            page.open("#exercises").await?;
            let list = async || page.count(".exercises li").await;
            until_equal("the exercises", list, set.exercises.len()).await?;
            accessible_in_all_windows(page).await?;
            for id in kinds.into_iter().flatten() {
                open(page, &id).await?;
                accessible_in_two(page, &format!("{id}, to be predicted")).await?;
                page.click("#hint-open").await?;
                page.click("#commit").await?;
                let error = async || page.text_of("#prediction-error").await;
                until_seen("what is wrong", error, |text| !text.is_empty()).await?;
                if page.count(".ask details > summary").await? > 0 {
                    page.click(".ask details > summary").await?;
                }
                accessible_in_all_windows(page).await?;
            }
            for seconds in [3, 4] {
                page.ask::<()>("localStorage.clear()").await?;
                page.open("").await?;
                page.reload().await?;
                predict_first(page, seconds).await?;
                page.await_quiet().await?;
                page.unfold("twin").await?;
                accessible_in_all_windows(page).await?;
            }
            page.open("#exercises").await?;
            until_equal("the exercises", list, set.exercises.len()).await?;
            accessible_in_two(page, "the list with progress").await
        })
        .await
}
