//! The states of exercises: coming back, and what axe-core says of each.

use super::{await_question, open, predict, predict_first, set};
use crate::axe::{accessible_in_all_windows, accessible_in_two};
use pool_vs_loop::lesson::{Predict, Prediction};
use pool_vs_loop_e2e::wait::{until_equal, until_seen};
use pool_vs_loop_e2e::{Control, Key, Result, Visit};

#[tokio::test]
async fn reloading_resumes_and_the_list_knows_how_it_went() -> Result<()> {
    let set = set();
    let (first, second) = (&set.exercises[0], &set.exercises[1]);
    Visit::default()
        .run(async |page| {
            predict_first(page, 3).await?;
            page.type_into(Control::Workers, "12").await?;
            page.await_address("?workers=12&requests=24&lineup=pool:blocking").await?;
            page.reload().await?;
            let head = async || page.text_of("#verdict").await;
            until_equal("the verdict", head, "✗ Not quite").await?;
            page.await_part("#verdict + p", "3.00 s").await?;
            assert_eq!(page.field(Control::Workers).await?, "12", "the address counts");
            page.click(".crumbs a").await?;
            page.await_part(".exercises li:first-child", "not at first").await?;
            page.await_part(".exercises li:first-child", "“Your turn”: 1 of 1").await?;
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
            let begin = format!("First exercise: {}", first.title.in_language("en"));
            until_equal("the way on", onward, &*begin).await?;
            assert_eq!(page.ask::<u32>("localStorage.length").await?, 0);
            open(page, &first.id).await
        })
        .await
}

#[tokio::test]
async fn a_later_try_that_is_right_is_said_and_comes_back() -> Result<()> {
    let set = set();
    let first = &set.exercises[0];
    Visit::default()
        .run(async |page| {
            predict_first(page, 3).await?;
            page.click("#again").await?;
            await_question(page).await?;
            predict(page, first, &Prediction::Number(6_000_000)).await?;
            page.await_text("#verdict", "✓ Right, at the 2nd try").await?;
            page.await_part(".verdict", "For the result code your first prediction").await?;
            accessible_in_two(page, "right at the second try").await?;
            page.click(".crumbs a").await?;
            page.await_part(".exercises li:first-child", "✓ right at the 2nd try").await?;
            let went = page.text_of(".exercises li:first-child .went").await?;
            assert_eq!(went, "✓ right at the 2nd try", "nothing of what wasn't begun");
            page.await_part("#lesson", "1 of 13 done, 0 right at first, 1 later.").await?;
            page.reload().await?;
            page.await_part(".exercises li:first-child", "✓ right at the 2nd try").await?;
            page.click(".exercises li:first-child a").await?;
            page.await_text("#verdict", "✓ Right, at the 2nd try").await?;
            assert_eq!(page.count("#again").await?, 0);
            page.await_part("#plot .guess", "6.00 s").await?;
            Ok(())
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
            page.await_part("#answer", "24 requests on 4 workers").await?;
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
            for seconds in [3, 6] {
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
