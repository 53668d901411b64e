//! A random walk of keys, drags and clicks: nothing that a person can do breaks the page.

use fastrand::Rng;
use pool_vs_loop_e2e::browser::Window;
use pool_vs_loop_e2e::wait::{until_equal, until_seen};
use pool_vs_loop_e2e::{Context, Control, Key, Page, Result, Visit};

/// Steps of one walk.
const STEPS: usize = 1_000;

/// All that a click can do something to, without leaving the page.
const CLICKABLE: &str = "button, summary, input[type=checkbox], input[type=range], #truth a, \
                         #reader, #playhead, #log-rows";

/// Most of that does something to the inside of an entry, or changes settings that can be undone.
const BUSIEST: &str = "#transport button, #views button, #chapters button, .changes li > button, \
                       .actions button, #lineup button, #lineup input, #keys button, #keys input";

/// The canonical query of what is simulated and drawn, and that of the address without how it is
/// looked at.
const SHOWN_AND_ADDRESS: &str = "(() => {
    const boxes = [...document.querySelectorAll('#lineup input[type=checkbox]')];
    const hidden = boxes.map((box, place) => (box.checked ? 0 : place + 1)).filter(Boolean).join();
    const query = [document.querySelector('#plot').dataset.shown, hidden && `hide=${hidden}`];
    const sorted = (text) => text.split('&').sort()
      .filter((key) => !/^(view|focus|at|lang)=/.test(key)).join('&');
    return [sorted(query.filter(Boolean).join('&')), sorted(location.search.replace('?', ''))];
})()";

/// Takes one random step and says which.
async fn step(page: &Page, random: &mut Rng) -> Result<String> {
    let control = Control::ALL[random.usize(..Control::ALL.len())];
    Ok(match random.u8(..32) {
        0 => {
            // Not to the far end, a million requests of an hour: that is a test of its own.
            let to = random.f64() * 0.6;
            page.drag(control, to).await?;
            format!("dragged {control:?} to {to}")
        }
        1 => {
            let panel = if random.bool() { "#playhead" } else { "#reader" };
            let (from, to) = (random.f64(), random.f64());
            if page.count(panel).await? == 0 {
                return Ok(format!("found no {panel}"));
            }
            let mut hand = page.press_on(panel, from, random.f64()).await?;
            hand.across(to).await?;
            hand.let_go().await?;
            format!("dragged across {panel} from {from} to {to}")
        }
        2..=3 => {
            let text =
                ["1", "7", "37", "1000", "", "-", "0", "1e3", "2s", "300ms", "999999999", "ä"];
            let text = text[random.usize(..text.len())];
            let field = page.click_any("input[type=text]", random.f64()).await?;
            page.select_all().await?;
            page.type_text(text).await?;
            format!("typed {text:?} into {field:?}")
        }
        4 => {
            let width = [320, 560, 768, 1280, 1920][random.usize(..5)];
            page.browser().resize(Window { width, ..Window::default() }).await?;
            format!("made the window {width} px wide")
        }
        5..=11 => clicked(page.click_any(CLICKABLE, random.f64()).await?),
        12..=18 => clicked(page.click_any(BUSIEST, random.f64()).await?),
        _ => press_any_key(page, random).await?,
    })
}

fn clicked(what: Option<String>) -> String {
    what.map_or_else(|| "found nothing to click".into(), |what| format!("clicked {what}"))
}

async fn press_any_key(page: &Page, random: &mut Rng) -> Result<String> {
    const SINGLE: &str = "?p,.[]+-fvnbur";
    if random.u8(..4) == 0 {
        let place = random.usize(..SINGLE.len());
        let key = &SINGLE[place..=place];
        page.type_text(key).await?;
        return Ok(format!("pressed {key}"));
    }
    if random.u8(..8) == 0 {
        let held: &[Key] =
            if random.bool() { &[Key::Control] } else { &[Key::Control, Key::Shift] };
        page.press_with(held, "z").await?;
        return Ok(format!("pressed z with {held:?}"));
    }
    let keys = [
        Key::Tab,
        Key::Right,
        Key::Left,
        Key::Up,
        Key::Down,
        Key::Home,
        Key::End,
        Key::PageUp,
        Key::PageDown,
        Key::Backspace,
        Key::Escape,
        Key::Space,
        Key::Enter,
    ];
    let key = keys[random.usize(..keys.len())].clone();
    // Enter on a link leaves the page, which is no step of this walk; nor is all of a slider.
    let spared: bool = page
        .ask("document.activeElement.matches('a, #requests, #io, #seed, #threads, #tokens')")
        .await?;
    if !(spared && matches!(key, Key::Enter | Key::End)) {
        page.press(key.clone()).await?;
    }
    Ok(format!("pressed {key:?}"))
}

/// What the page shows of a link, settings as well as how they are looked at.
async fn sight(page: &Page) -> Result<[String; 5]> {
    page.ask(
        "[
           document.querySelector('#answer').textContent,
           [...document.querySelectorAll('#summary td')].map((cell) => cell.textContent).join(),
           document.querySelector('#views [aria-pressed=true]').value,
           String(document.querySelector('#focus').selectedIndex),
           document.querySelector('#moment')?.textContent ?? '',
         ]",
    )
    .await
}

async fn walk(seed: u64) -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open("").await?;
            page.unfold("more").await?;
            let mut random = Rng::with_seed(seed);
            let mut steps = Vec::new();
            for _ in 0..STEPS {
                let done = step(page, &mut random).await;
                let lately = steps[steps.len().saturating_sub(10)..].join(", ");
                steps.push(done.with_context(|| format!("seed {seed}, after: {lately}"))?);
            }
            // Leaving a field ends a half-typed value, and what plays goes on; then the page stands
            // by its address.
            page.press(Key::Escape).await?;
            page.click("h1").await?;
            if page.count("#play[aria-label=Pause]").await? > 0 {
                page.click("#play").await?;
            }
            let state = page.await_state(|_| true).await?;
            let lately = steps[steps.len() - 20..].join(", ");
            assert_eq!(state, "ready", "seed {seed}, after: {lately}");
            page.await_quiet().await.with_context(|| format!("seed {seed}, after: {lately}"))?;
            let text = page.visible_text().await?;
            assert!(!text.contains("NaN"), "seed {seed}: there is a NaN on the page:\n{text}");
            let look = async || page.ask::<(String, String)>(SHOWN_AND_ADDRESS).await;
            until_seen("the page to stand by its address", look, |(shown, address)| {
                shown == address
            })
            .await?;
            let elements = page.elements().await?;
            assert!(elements < 3_000, "seed {seed}: {elements} elements");

            let seen = sight(page).await?;
            page.reload().await?;
            page.await_quiet().await?;
            let look = async || sight(page).await;
            until_equal(&format!("what is seen after a reload, seed {seed}"), look, seen).await?;
            Ok(())
        })
        .await
}

#[tokio::test]
async fn one_way() -> Result<()> {
    walk(1).await
}

#[tokio::test]
async fn another_way() -> Result<()> {
    walk(2).await
}

#[tokio::test]
async fn a_third_way() -> Result<()> {
    walk(3).await
}
