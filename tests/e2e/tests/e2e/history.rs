//! Undo and redo: a step is what a person would call one.

use pool_vs_loop_e2e::{Control, Key, Page, Result, Visit};

const DEFAULTS: [&str; 6] = ["4.00 s", "4.00 s", "2.00 s", "1.00 s", "1.00 s", "0.500 s"];

async fn undo(page: &Page) -> Result<()> {
    page.press_with(&[Key::Control], "z").await
}

async fn redo(page: &Page) -> Result<()> {
    page.press_with(&[Key::Control, Key::Shift], "z").await
}

/// Whether there is something to undo, and to redo.
async fn can(page: &Page) -> Result<(bool, bool)> {
    Ok((page.is_on("#undo").await?, page.is_on("#redo").await?))
}

#[tokio::test]
async fn a_whole_drag_is_one_step() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open("").await?;
            assert_eq!(can(page).await?, (false, false));
            let mut held = page.grab(Control::Workers).await?;
            for to in [0.6, 0.2, 0.0] {
                held.pull(to).await?;
            }
            held.let_go().await?;
            page.await_address("?workers=1").await?;
            page.drag(Control::Workers, 1.0).await?;
            page.await_address("?workers=1024").await?;

            page.click("#undo").await?;
            page.await_address("?workers=1").await?;
            page.await_makespans(["16.0 s", "16.0 s", "8.00 s", "1.00 s", "1.00 s", "0.500 s"])
                .await?;
            page.click("#undo").await?;
            page.await_address("").await?;
            page.await_makespans(DEFAULTS).await?;
            assert_eq!(can(page).await?, (false, true));
            page.click("#redo").await?;
            page.await_address("?workers=1").await?;
            page.click("#redo").await?;
            page.await_address("?workers=1024").await?;
            assert_eq!(can(page).await?, (true, false));
            Ok(())
        })
        .await
}

#[tokio::test]
async fn what_is_typed_in_one_go_is_one_step() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open("").await?;
            // Valid all along: 1, 12, 125.
            page.type_into(Control::Workers, "125").await?;
            page.press(Key::Enter).await?;
            page.await_address("?workers=125").await?;
            page.type_into(Control::Requests, "300").await?;
            page.press(Key::Tab).await?;
            page.await_address("?workers=125&requests=300").await?;
            page.click("h1").await?;
            undo(page).await?;
            page.await_address("?workers=125").await?;
            assert_eq!(page.field(Control::Requests).await?, "16", "the field follows");
            undo(page).await?;
            page.await_address("").await?;
            assert_eq!(can(page).await?, (false, true));
            redo(page).await?;
            page.await_address("?workers=125").await?;
            page.press_with(&[Key::Control], "y").await?;
            page.await_address("?workers=125&requests=300").await
        })
        .await
}

#[tokio::test]
async fn keys_of_a_text_field_are_its_own() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open("").await?;
            page.drag(Control::Workers, 0.0).await?;
            page.await_address("?workers=1").await?;
            page.toggle("pool:async").await?;
            page.await_address("?workers=1&hide=2").await?;
            page.click("#requests-field").await?;
            undo(page).await?;
            page.type_text("u").await?;
            page.press(Key::Escape).await?;
            page.click("h1").await?;
            // One step only is undone: none was in the field.
            undo(page).await?;
            page.await_address("?workers=1").await?;
            page.await_drawn_lines(6).await
        })
        .await
}

#[tokio::test]
async fn every_change_of_settings_is_a_step_and_looking_is_none() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open("").await?;
            let addresses = [
                "?hide=2",
                "?lineup=pool:blocking,pool:async,pool:gather,loop:blocking,loop:async&hide=2",
                "?lineup=pool:blocking,pool:async,pool:gather,loop:blocking,loop:async&hide=2\
                 &client=closed:8",
                "?lineup=pool:async,loop:async&focus=2&at=500ms",
            ];
            page.toggle("pool:async").await?;
            page.remove("loop:gather").await?;
            page.unfold("more").await?;
            page.choose("client", "Clo").await?;
            page.await_address(addresses[2]).await?;
            page.go_to_chapter(4).await?;
            page.await_address(addresses[3]).await?;
            // How it is looked at: no steps.
            page.choose_view("percentiles").await?;
            page.click("#to-start").await?;
            page.choose_view("request").await?;
            page.click("#reset").await?;
            page.await_address("").await?;

            page.click("#undo").await?;
            page.await_makespans(["4.00 s", "1.00 s"]).await?;
            page.click("#undo").await?;
            page.await_part("#more > summary", "8 users").await?;
            for lines in [4, 5, 6] {
                page.click("#undo").await?;
                page.await_drawn_lines(lines).await?;
            }
            page.await_makespans(DEFAULTS).await?;
            assert_eq!(can(page).await?, (false, true));
            page.click("h1").await?;
            for _ in 0..3 {
                page.type_text("r").await?;
            }
            page.await_part("#more > summary", "8 users").await?;
            page.type_text("u").await?;
            page.await_text("#more > summary", "More").await?;
            // Something new takes the place of what was undone.
            page.drag(Control::Workers, 0.0).await?;
            page.await_part("#answer", "on 1 worker").await?;
            assert_eq!(can(page).await?, (true, false));
            Ok(())
        })
        .await
}
