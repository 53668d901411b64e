//! Every exercise with the right answer, with every known mistake, and with nonsense.

use super::{await_question, enter, open, predict, set, single};
use pool_vs_loop::lesson::{
    Answer, Exercise, Expression, Goal, Mistake, Predict, Prediction, Text, Unit, Verdict, answer,
    judge, parse_prediction,
};
use pool_vs_loop_e2e::wait::{until_equal, until_seen};
use pool_vs_loop_e2e::{Context, Page, Result, Visit};

/// What would tell of the run before it is predicted.
const TELLING: &str = "main:not(.asking), #answer, #plot, #summary, #inside, #timeline, #why, #log, #twin, \
                       #feedback, #explanation, #board .series, path.points, path.ring, .series-label, table";

fn right(exercise: &Exercise) -> Prediction {
    match answer(exercise).expect("an answer") {
        Answer::Number(number, _) => Prediction::Number(number),
        Answer::Choice(place) => Prediction::Choice(place),
        Answer::Point { time, .. } => Prediction::Point(time),
        Answer::Line { times, .. } => Prediction::Line(times),
    }
}

/// Nothing on the page betrays the run.
async fn nothing_betrays(page: &Page, exercise: &Exercise) -> Result<()> {
    assert_eq!(page.count(TELLING).await?, 0, "{}: something of the run is there", exercise.id);
    let text = single(&page.visible_text().await?);
    let verdict = judge(exercise, &right(exercise)).expect("a verdict");
    let explanation = single(&exercise.words(&exercise.explanation, "en"));
    assert!(!text.contains(&explanation), "{}: the explanation is there", exercise.id);
    let feedback = single(&verdict.feedback(exercise, "en"));
    assert!(!text.contains(&feedback), "{}: the feedback is there", exercise.id);
    let announced = page.announced().await?;
    assert_eq!(announced, "", "{}: it is announced", exercise.id);
    Ok(())
}

/// The page shows what came of a prediction.
async fn shows(page: &Page, exercise: &Exercise, verdict: &Verdict) -> Result<()> {
    let feedback = single(&verdict.feedback(exercise, "en"));
    let look = async || page.text_of("#feedback").await;
    until_equal(&format!("the feedback of {}", exercise.id), look, &*feedback).await?;
    let head = page.text_of("#verdict").await?;
    assert_eq!(head.starts_with('✓'), verdict.right, "{}: {head}", exercise.id);
    let explanation = single(&exercise.words(&exercise.explanation, "en"));
    assert_eq!(page.text_of("#explanation").await?, explanation, "{}", exercise.id);
    assert_eq!(page.focused().await?, "verdict", "{}", exercise.id);
    Ok(())
}

#[tokio::test]
async fn the_right_answer_is_right_and_nothing_betrays_it() -> Result<()> {
    Visit::default()
        .run(async |page| {
            for exercise in &set().exercises {
                open(page, &exercise.id).await?;
                // The run is there by now, and not on the page.
                nothing_betrays(page, exercise).await?;
                let right = right(exercise);
                enter(page, exercise, &right).await?;
                nothing_betrays(page, exercise).await?;
                predict(page, exercise, &right).await?;
                let verdict = judge(exercise, &right).expect("a verdict");
                assert!(verdict.right, "{}", exercise.id);
                shows(page, exercise, &verdict).await?;
                let entries = exercise.scenario.shown().count();
                page.await_drawn_lines(entries).await?;
                assert!(!page.answer().await?.is_empty());
                beside(page, exercise).await?;
            }
            page.open("#exercises").await?;
            let all = set().exercises.len();
            let look = async || page.count(".exercises .went b").await;
            until_equal("all right at first", look, all).await?;
            Ok(())
        })
        .await
}

/// A prediction that has a place in the plot is in it, in its table and in its read-out.
async fn beside(page: &Page, exercise: &Exercise) -> Result<()> {
    let drawn = match &exercise.predict {
        Predict::Number { unit, .. } => {
            !matches!(unit, Unit::Times | Unit::Percent | Unit::PerSecond | Unit::Workers)
        }
        Predict::Choice { .. } => false,
        Predict::Point { .. } | Predict::Line { .. } => true,
    };
    let look = async || page.count("#plot path.handle").await;
    until_equal(&format!("the prediction of {}", exercise.id), look, usize::from(drawn)).await?;
    if drawn {
        assert!(page.text_of("#plot text.guess").await?.contains("your prediction"));
        page.unfold("twin").await?;
        page.await_part("#twin", "our prediction").await?;
        page.unfold("twin").await?;
    }
    Ok(())
}

/// What those who make a known mistake predict, computed by running their scenario.
fn mistaken(exercise: &Exercise, mistake: &Mistake) -> Prediction {
    let goal = Goal {
        text: Text::default(),
        start: mistake.with.clone(),
        conditions: Vec::new(),
        fixed: Vec::new(),
        solution: None,
    };
    let mut own = exercise.clone();
    own.scenario = goal.start(exercise);
    let time = |exercise: &mut Exercise, text: &str| {
        exercise.predict = Predict::Number {
            unit: Unit::Seconds,
            answer: Expression::parse(text).expect("an expression"),
            tolerance: Unit::Seconds.tolerance(),
        };
        match answer(exercise).expect("an answer") {
            Answer::Number(number, _) => number,
            other => panic!("{other:?}"),
        }
    };
    match (&mut own.predict, &mistake.answer) {
        (_, None) => right(&own),
        (Predict::Number { answer, .. }, Some(theirs)) => {
            *answer = theirs.clone();
            right(&own)
        }
        (Predict::Point { .. }, Some(theirs)) => Prediction::Point(time(&mut own, theirs.text())),
        (Predict::Line { .. }, Some(theirs)) => {
            let requests = exercise.scenario.scenario.requests;
            let times = (1..=requests).map(|n| time(&mut own, &with_n(theirs.text(), n)));
            Prediction::Line(times.collect())
        }
        (Predict::Choice { .. }, _) => unreachable!("a choice has no mistakes"),
    }
}

/// An expression with a number for its `n`.
fn with_n(text: &str, n: u32) -> String {
    let mut whole = String::new();
    let mut word = String::new();
    for letter in text.chars().chain([' ']) {
        if letter.is_ascii_alphanumeric() || letter == '_' || letter == ':' {
            word.push(letter);
            continue;
        }
        let word = std::mem::take(&mut word);
        whole.push_str(&if word == "n" { n.to_string() } else { word });
        whole.push(letter);
    }
    whole
}

#[tokio::test]
async fn every_known_mistake_gets_its_own_feedback() -> Result<()> {
    Visit::default()
        .run(async |page| {
            for exercise in &set().exercises {
                open(page, &exercise.id).await?;
                let predictions: Vec<(Prediction, String)> = match &exercise.predict {
                    Predict::Choice { options } => {
                        let option = |(place, option): (usize, &pool_vs_loop::lesson::Choice)| {
                            (Prediction::Choice(place), exercise.words(&option.feedback, "en"))
                        };
                        options.iter().enumerate().map(option).collect()
                    }
                    _ => {
                        let wrong = |mistake: &Mistake| {
                            let feedback = exercise.words(&mistake.feedback, "en");
                            (mistaken(exercise, mistake), feedback)
                        };
                        exercise.mistakes.iter().map(wrong).collect()
                    }
                };
                assert!(predictions.len() > 1, "{} knows mistakes", exercise.id);
                let mut tries = 0;
                let mut first = None;
                for (prediction, feedback) in predictions {
                    if tries > 0 {
                        if page.count("#again").await? == 0 {
                            break; // It was right: there is nothing to predict again.
                        }
                        page.click("#again").await?;
                        await_question(page).await?;
                    }
                    predict(page, exercise, &prediction).await?;
                    tries += 1;
                    let verdict = judge(exercise, &prediction).expect("a verdict");
                    first.get_or_insert(verdict.right);
                    assert_eq!(verdict.feedback(exercise, "en"), feedback, "{}", exercise.id);
                    shows(page, exercise, &verdict).await?;
                }
                // Only the first counts, however often one tries.
                let stored = stored(page).await?;
                let line =
                    stored.lines().find(|line| line.starts_with(&format!("{} ", exercise.id)));
                let line = line.context("the exercise is kept")?;
                let right = if first == Some(true) { "r" } else { "w" };
                assert!(line.starts_with(&format!("{} {tries} {right} 0 ", exercise.id)), "{line}");
            }
            Ok(())
        })
        .await
}

/// What the device keeps.
async fn stored(page: &Page) -> Result<String> {
    page.ask("Object.values(localStorage).join('\\n')").await
}

#[tokio::test]
async fn nonsense_is_refused_with_a_sentence_and_counts_for_nothing() -> Result<()> {
    Visit::default()
        .run(async |page| {
            for exercise in &set().exercises {
                open(page, &exercise.id).await?;
                let nonsense: &[&str] = match &exercise.predict {
                    Predict::Number { .. } => {
                        &["", "-3", "soon", "4 apples", "NaN", "1e99", "<b>4</b>", "1,2,3", "٤"]
                    }
                    _ => &[""],
                };
                for text in nonsense {
                    if let Predict::Number { unit, .. } = &exercise.predict {
                        page.type_over("prediction", "1").await?;
                        page.select_all().await?;
                        page.press(pool_vs_loop_e2e::Key::Delete).await?;
                        page.type_text(*text).await?;
                        page.click("#commit").await?;
                        let refused = parse_prediction(text, *unit, '.').expect_err("nonsense");
                        let look = async || page.text_of("#prediction-error").await;
                        until_equal("the sentence", look, &*single(&refused.sentence())).await?;
                        assert_eq!(page.focused().await?, "prediction");
                    } else {
                        page.click("#commit").await?;
                        let look = async || page.text_of("#prediction-error").await;
                        until_seen("a sentence", look, |text| text.ends_with('.')).await?;
                    }
                    nothing_betrays(page, exercise).await?;
                }
            }
            assert_eq!(stored(page).await?, "", "nonsense is no try");
            Ok(())
        })
        .await
}
