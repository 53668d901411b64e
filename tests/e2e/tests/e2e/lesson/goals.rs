//! "Your turn": goals that become met, by the hand that moves the real controls.

use super::{open, predict, predict_first, set};
use crate::axe::accessible_in_two;
use pool_vs_loop::lesson::Prediction;
use pool_vs_loop::scenario::{Setting, steps};
use pool_vs_loop_e2e::wait::until_equal;
use pool_vs_loop_e2e::{Control, Page, Result, Visit};

/// Where the slider of the workers stands, 0 to 1, for so many.
fn at(workers: u64) -> f64 {
    let scale = steps::scale(Setting::Workers);
    let place = steps::nearest(&scale, workers);
    assert_eq!(scale.get(place), Some(&workers));
    place as f64 / (scale.len() - 1) as f64
}

/// Waits until so many goals have been met.
async fn await_met(page: &Page, goals: usize) -> Result<()> {
    let met = async || page.count("#goals li.met").await;
    until_equal("the goals that are met", met, goals).await?;
    Ok(())
}

/// The marks of the conditions of the goal that is under way.
async fn marks(page: &Page) -> Result<String> {
    Ok(page.texts_of("#goals ul .mark").await?.concat())
}

/// Where a slider is in the window.
async fn top(page: &Page, control: Control) -> Result<f64> {
    let id = control.id();
    page.ask(&format!("document.getElementById('{id}').getBoundingClientRect().top")).await
}

#[tokio::test]
async fn a_goal_is_met_by_moving_the_real_controls_and_stays_met() -> Result<()> {
    Visit::default()
        .run(async |page| {
            predict_first(page, 6).await?;
            page.await_part("#goals", "pool: blocking is done within 2 s — now 6.00 s").await?;
            page.await_part("#goals", "As few workers as possible — now 4").await?;
            assert_eq!(marks(page).await?, "○○✓", "fewer workers than needed aren't few enough");
            // Too many workers meet one condition and not the other.
            page.type_into(Control::Workers, "16").await?;
            page.await_part("#goals", "now 2.00 s").await?;
            assert_eq!(marks(page).await?, "✓○✓");
            assert_eq!(page.count("#goals li.met").await?, 0);
            // What has to stay as it is, is named where it doesn't.
            page.type_into(Control::Requests, "8").await?;
            page.await_text("#goals .kept .off", "Requests").await?;
            page.type_into(Control::Requests, "24").await?;
            page.type_into(Control::Workers, "12").await?;
            await_met(page, 1).await?;
            page.await_text("#goals .row", "Start over✓ Met").await?;
            accessible_in_two(page, "a goal that is met").await?;
            page.type_into(Control::Workers, "2").await?;
            page.await_part("#goals", "now 12.0 s").await?;
            assert_eq!(page.count("#goals li.met").await?, 1, "once met, it stays");
            page.await_part("#goals .row", "✓ Met before").await?;
            assert_eq!(marks(page).await?, "○○✓", "what holds is what holds now");
            // The prediction was about other settings.
            assert_eq!(page.count("#plot path.sketch").await?, 0);
            page.click("#goals button").await?;
            page.await_part("#goals", "now 6.00 s").await?;
            let sketch = async || page.count("#plot path.sketch").await;
            until_equal("the prediction in the plot", sketch, 1).await?;
            Ok(())
        })
        .await
}

/// On the way out of an exercise the page has other settings already, which reach none of its goals.
#[tokio::test]
async fn going_back_meets_no_goal() -> Result<()> {
    let set = set();
    let exercise = set.exercise("blocking-call").expect("an exercise");
    let link = "a[href$='#exercise=blocking-call']";
    Visit::default()
        .run(async |page| {
            page.open("?workers=8#exercises").await?;
            page.click(link).await?;
            predict(page, exercise, &Prediction::Choice(0)).await?;
            await_met(page, 0).await?;
            page.back().await?;
            page.click(link).await?;
            page.await_part("#goals", "Your turn").await?;
            page.await_quiet().await?;
            await_met(page, 0).await?;
            // The same settings of the reader's own reach it.
            page.type_into(Control::Workers, "8").await?;
            await_met(page, 1).await
        })
        .await
}

/// What a drag passes is not what the reader set, and nothing moves away from the finger.
#[tokio::test]
async fn a_goal_is_met_where_the_slider_is_let_go() -> Result<()> {
    for width in [390, 1280] {
        Visit::default()
            .width(width)
            .run(async |page| {
                predict_first(page, 6).await?;
                let mut held = page.grab(Control::Workers).await?;
                let before = top(page, Control::Workers).await?;
                held.pull(at(12)).await?;
                page.await_part("#goals", "now 2.00 s").await?;
                assert_eq!(page.field(Control::Workers).await?, "12");
                assert_eq!(marks(page).await?, "✓✓✓", "it holds now");
                assert_eq!(page.count("#goals li.met").await?, 0, "it isn't let go");
                held.pull(at(40)).await?;
                page.await_part("#goals", "now 40").await?;
                assert_eq!(top(page, Control::Workers).await?, before, "at {width} px");
                held.let_go().await?;
                page.await_quiet().await?;
                assert_eq!(page.count("#goals li.met").await?, 0, "it was only passed");

                let mut held = page.grab(Control::Workers).await?;
                let before = top(page, Control::Workers).await?;
                held.pull(at(12)).await?;
                held.let_go().await?;
                await_met(page, 1).await?;
                assert_eq!(page.count("#goals .onward a.main").await?, 1);
                assert_eq!(top(page, Control::Workers).await?, before, "at {width} px");
                let mut held = page.grab(Control::Workers).await?;
                held.pull(at(40)).await?;
                page.await_part("#goals .row", "✓ Met before").await?;
                assert_eq!(marks(page).await?, "✓○✓");
                held.let_go().await?;

                // Also what has to stay as it is does not move while it is dragged.
                let mut held = page.grab(Control::Requests).await?;
                let before = top(page, Control::Requests).await?;
                held.pull(0.9).await?;
                page.await_text("#goals .kept .off", "Requests").await?;
                assert_eq!(top(page, Control::Requests).await?, before, "at {width} px");
                // More than the exercises compute does not hold, and takes nothing away.
                assert_eq!(marks(page).await?, "○○○");
                held.let_go().await
            })
            .await?;
    }
    Ok(())
}

/// Whoever changes the settings themselves has met the goal, also without its start; and a start
/// takes nobody's settings away for good.
#[tokio::test]
async fn a_goal_is_met_without_its_start_and_undo_brings_settings_back() -> Result<()> {
    let set = set();
    let exercise = set.exercise("split-the-wait").expect("the fourth");
    assert!(exercise.goals[0].start.is_some());
    Visit::default()
        .run(async |page| {
            open(page, &exercise.id).await?;
            predict(page, exercise, &Prediction::Number(1_000_000)).await?;
            page.await_text("#goals button", "Start").await?;
            page.type_into(Control::Requests, "64").await?;
            page.type_into(Control::Workers, "8").await?;
            page.await_part("#answer", "2.00 s").await?;
            await_met(page, 1).await?;
            page.await_text("#goals .row", "Again✓ Met").await?;
            accessible_in_two(page, "a goal that is met without its start").await?;
            let own = page.address().await?;

            page.click("#goals button").await?;
            page.await_part("#goals", "now 8.00 s").await?;
            assert_eq!(page.field(Control::Workers).await?, "4");
            page.await_part("#goals", "Undo brings your own settings back.").await?;
            page.click("#undo").await?;
            page.await_address(&own).await?;
            assert_eq!(page.field(Control::Workers).await?, "8");

            page.click("#goals button").await?;
            page.await_part("#goals", "now 8.00 s").await?;
            page.back().await?;
            page.await_address(&own).await?;
            page.await_part("#goals", "now 2.00 s").await?;
            Ok(())
        })
        .await
}
