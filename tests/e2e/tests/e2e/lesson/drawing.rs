//! Predictions that are drawn: by mouse, by finger and by keyboard.

use super::{open, set};
use pool_vs_loop::lesson::{Predict, WhichRequest};
use pool_vs_loop_e2e::browser::Window;
use pool_vs_loop_e2e::wait::until_equal;
use pool_vs_loop_e2e::{Key, Page, Result, Visit};

/// The first exercise of the set that asks for a line of 16 requests, and the first for a point.
fn drawn() -> (String, String, u32) {
    let set = set();
    let line = set.exercises.iter().find(|it| {
        matches!(it.predict, Predict::Line { .. }) && it.scenario.scenario.requests == 16
    });
    let point = set.exercises.iter().find_map(|it| match it.predict {
        Predict::Point { request: WhichRequest::Number(number), .. } => {
            Some((it.id.clone(), number))
        }
        _ => None,
    });
    let (point, number) = point.expect("an exercise with a point");
    (line.expect("an exercise with a line").id.clone(), point, number)
}

/// The times in the fields, in seconds.
async fn times(page: &Page) -> Result<Vec<f64>> {
    page.ask(
        "[...document.querySelectorAll('.handles input')].map(({ value }) => {
           const number = parseFloat(value);
           return value.endsWith('ms') ? number / 1000 : number;
         })",
    )
    .await
}

#[tokio::test]
async fn a_line_by_mouse_is_what_the_fields_say_and_the_plot_shows() -> Result<()> {
    let (line, ..) = drawn();
    Visit::default()
        .run(async |page| {
            open(page, &line).await?;
            let mut pen = page.press_on("#pen", 0.07, 0.9).await?;
            pen.drag_to(0.97, 0.5).await?;
            pen.let_go().await?;
            let times = times(page).await?;
            assert_eq!(times.len(), 16);
            assert!(times.is_sorted(), "a line that rises: {times:?}");
            assert!(times[15] > 2.0 * times[0].max(0.5), "{times:?}");
            let before: String =
                page.ask("document.querySelector('#board .sketch').getAttribute('d')").await?;
            assert_eq!(before.matches('L').count(), 15, "{before}");
            page.click("#commit").await?;
            let look = async || page.count("#plot path.sketch").await;
            until_equal("the line in the plot", look, 1).await?;
            // It is read out beside the result.
            page.tab_to("reader").await?;
            page.press(Key::End).await?;
            let read = page.await_part("#readout", "your prediction").await?;
            assert!(read.contains("Request 16"), "{read}");
            Ok(())
        })
        .await
}

#[tokio::test]
async fn a_line_by_keyboard_makes_stairs() -> Result<()> {
    let (line, ..) = drawn();
    Visit::default()
        .run(async |page| {
            open(page, &line).await?;
            page.tab_to("pen").await?;
            page.press(Key::PageUp).await?;
            let first = times(page).await?;
            assert!(first.iter().all(|time| *time == first[0] && *time > 0.0), "{first:?}");
            for _ in 0..4 {
                page.press(Key::Right).await?;
            }
            page.press(Key::PageUp).await?;
            let stairs = times(page).await?;
            assert!(stairs[..4].iter().all(|time| *time == first[0]), "{stairs:?}");
            assert!(stairs[4..].iter().all(|time| *time == 2.0 * first[0]), "{stairs:?}");
            page.press(Key::Up).await?;
            let step = times(page).await?[4] - stairs[4];
            assert!(step > 0.0 && step < stairs[4], "a step of {step}");
            let spoken = page.attribute("#pen", "aria-valuetext").await?.unwrap_or_default();
            assert!(spoken.starts_with("Request 5: "), "{spoken}");
            page.press(Key::End).await?;
            page.press(Key::PageDown).await?;
            let last = times(page).await?;
            assert!(last[15] < last[14], "{last:?}");
            page.tab_to("commit").await?;
            page.press(Key::Enter).await?;
            let look = async || page.focused().await;
            until_equal("the focus", look, "verdict").await?;
            Ok(())
        })
        .await
}

#[tokio::test]
async fn a_point_by_mouse_finger_and_keyboard() -> Result<()> {
    let (_, point, number) = drawn();
    Visit::default()
        .run(async |page| {
            open(page, &point).await?;
            page.click_at("#pen", 0.3, 0.5).await?;
            let pressed = times(page).await?;
            assert!(pressed.len() == 1 && pressed[0] > 0.0, "{pressed:?}");
            let spoken = page.attribute("#pen", "aria-valuetext").await?.unwrap_or_default();
            assert!(spoken.starts_with(&format!("Request {number}: ")), "{spoken}");
            page.touch("#pen", 0.7, 0.3).await?.let_go().await?;
            let touched = times(page).await?;
            assert!(touched[0] > pressed[0], "{touched:?} higher than {pressed:?}");
            page.tab_to("pen").await?;
            page.press(Key::Down).await?;
            assert!(times(page).await?[0] < touched[0]);
            let window = Window { width: 320, ..Window::default() };
            page.browser().resize(window).await?;
            page.click("#commit").await?;
            let look = async || page.count("#plot path.handle").await;
            until_equal("the point in the plot", look, 1).await?;
            let outside: bool = page
                .ask(
                    "(() => {
                       const box = document.querySelector('#plot svg').getBoundingClientRect();
                       const name = document.querySelector('#plot .guess').getBoundingClientRect();
                       return name.left < box.left - 1 || name.right > box.right + 1;
                     })()",
                )
                .await?;
            assert!(!outside, "the prediction's name leaves the picture");
            Ok(())
        })
        .await
}
