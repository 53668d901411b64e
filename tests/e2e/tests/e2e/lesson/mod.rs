//! Exercises, as a student works through them. What is right and what is a known mistake is
//! computed here by the same engine, natively: no test types an answer in.

mod answers;
mod around;
mod drawing;
mod goals;
mod states;

use pool_vs_loop::lesson::{Exercise, Predict, Prediction, Set, Unit, parse_prediction};
use pool_vs_loop_e2e::wait::until_seen;
use pool_vs_loop_e2e::{Context, Page, Result};

/// The set that the page brings along.
pub fn set() -> Set {
    let text = include_str!("../../../../../static/exercises/post.json");
    Set::read(text).expect("the built-in set can be read")
}

/// Goes to an exercise and waits until it asks.
pub async fn open(page: &Page, id: &str) -> Result<()> {
    page.open(&format!("#exercise={id}")).await?;
    await_question(page).await
}

/// Waits until something can be predicted.
pub async fn await_question(page: &Page) -> Result<()> {
    let look = async || page.count("#commit").await;
    until_seen("the button that commits", look, |count| *count == 1).await?;
    Ok(())
}

/// Makes a prediction as a person without a pointer for the plot would, and commits to it.
pub async fn predict(page: &Page, exercise: &Exercise, prediction: &Prediction) -> Result<()> {
    enter(page, exercise, prediction).await?;
    page.click("#commit").await?;
    let look = async || page.count("#verdict").await;
    until_seen("the verdict", look, |count| *count == 1).await?;
    Ok(())
}

/// Predicts something for the first exercise, which asks for a number of seconds.
pub async fn predict_first(page: &Page, seconds: u64) -> Result<()> {
    let set = set();
    let first = &set.exercises[0];
    assert!(matches!(first.predict, Predict::Number { .. }), "the first asks for a number");
    open(page, &first.id).await?;
    predict(page, first, &Prediction::Number(seconds * 1_000_000)).await
}

/// Types or chooses a prediction.
pub async fn enter(page: &Page, exercise: &Exercise, prediction: &Prediction) -> Result<()> {
    match (prediction, &exercise.predict) {
        (Prediction::Number(number), Predict::Number { unit, .. }) => {
            page.type_over("prediction", &typed(*number, *unit)).await
        }
        (Prediction::Choice(place), _) => {
            page.click(&format!("#options input[value='{place}']")).await
        }
        (Prediction::Point(time), _) => fill(page, 0, *time).await,
        (Prediction::Line(times), _) => {
            if page.count(".ask details:not([open])").await? > 0 {
                page.click(".ask details > summary").await?;
            }
            let requests = u32::try_from(times.len())?;
            let places = pool_vs_loop::lesson::handles::places(requests);
            for (handle, place) in places.into_iter().enumerate() {
                let time = times.get(usize::try_from(place - 1)?).context("a request")?;
                fill(page, handle, *time).await?;
            }
            Ok(())
        }
        _ => anyhow::bail!("{prediction:?} is none for {}", exercise.id),
    }
}

/// Types the height of a handle.
pub async fn fill(page: &Page, handle: usize, time: u64) -> Result<()> {
    page.click(&format!(".handles input[data-handle='{handle}']")).await?;
    page.select_all().await?;
    page.type_text(typed(time, Unit::Seconds)).await
}

/// A number as a person would type it: to the last digit that it has.
pub fn typed(number: u64, unit: Unit) -> String {
    let decimals = |number: u64, size: u64| {
        let (whole, rest) = (number / size, number % size);
        let text = format!("{whole}.{rest:06}");
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    };
    let text = match unit {
        Unit::Milliseconds => format!("{} us", number),
        Unit::Percent => decimals(number * 100, 1_000_000) + " %",
        _ => decimals(number, 1_000_000),
    };
    assert_eq!(parse_prediction(&text, unit, '.'), Ok(number), "{text} for {unit:?}");
    text
}

/// A text as the page shows it, its spaces made single.
pub fn single(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
