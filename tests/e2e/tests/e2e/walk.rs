//! A random walk of keys, drags and clicks: nothing that a person can do breaks the page.

use fastrand::Rng;
use pool_vs_loop_e2e::wait::{until_equal, until_seen};
use pool_vs_loop_e2e::{Context, Control, Key, Page, Result, Visit};

/// Steps of one walk.
const STEPS: usize = 200;

/// The canonical query of what is on show (the plot's run, the hidden entries) and the address's.
const SHOWN_AND_ADDRESS: &str = "(() => {
    const boxes = [...document.querySelectorAll('#lineup input[type=checkbox]')];
    const hidden = boxes.map((box, place) => (box.checked ? 0 : place + 1)).filter(Boolean).join();
    const query = [document.querySelector('#plot').dataset.shown, hidden && `hide=${hidden}`];
    const sorted = (text) => text.split('&').sort().join('&');
    return [sorted(query.filter(Boolean).join('&')), sorted(location.search.replace('?', ''))];
})()";

/// Takes one random step and says which.
async fn step(page: &Page, random: &mut Rng) -> Result<String> {
    let control = Control::ALL[random.usize(..Control::ALL.len())];
    let done = match random.u8(..10) {
        0 => {
            let to = random.f64();
            page.drag(control, to).await?;
            format!("dragged {control:?} to {to}")
        }
        1 => {
            let entries: Vec<String> = page
                .ask("[...document.querySelectorAll('#lineup li input')].map(({ value }) => value)")
                .await?;
            let entry = &entries[random.usize(..entries.len())];
            page.toggle(entry).await?;
            format!("toggled {entry}")
        }
        2 => {
            let text =
                ["1", "7", "37", "1000", "", "-", "0", "1e3", "2s", "300ms", "999999999", "ä"];
            let text = text[random.usize(..text.len())];
            page.type_into(control, text).await?;
            format!("typed {text:?} into {control:?}")
        }
        3 => {
            page.click(&format!("#{}", control.id())).await?;
            format!("clicked {control:?}")
        }
        4 if random.u8(..4) == 0 => {
            page.click("#reset").await?;
            "reset".to_owned()
        }
        _ => press_any_key(page, random).await?,
    };
    Ok(done)
}

async fn press_any_key(page: &Page, random: &mut Rng) -> Result<String> {
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
    // Enter on a link leaves the page, which is no step of this walk.
    let on_link: bool = page.ask("document.activeElement.localName === 'a'").await?;
    if !(on_link && matches!(key, Key::Enter)) {
        page.press(key.clone()).await?;
    }
    Ok(format!("pressed {key:?}"))
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
            // Leaving a field ends a half-typed value; then the page stands by its address.
            page.click("h1").await?;
            let text = page.visible_text().await?;
            assert!(!text.contains("NaN"), "seed {seed}: there is a NaN on the page:\n{text}");
            let look = async || page.ask::<(String, String)>(SHOWN_AND_ADDRESS).await;
            until_seen("the page to stand by its address", look, |(shown, address)| {
                shown == address
            })
            .await?;

            let (makespans, answer) = (page.makespans().await?, page.answer().await?);
            page.reload().await?;
            until_equal("the times after a reload", async || page.makespans().await, makespans)
                .await?;
            assert_eq!(page.answer().await?, answer, "seed {seed}");
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
