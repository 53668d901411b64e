//! The keyboard alone does everything.

use pool_vs_loop_e2e::wait::{until_equal, until_seen};
use pool_vs_loop_e2e::{Control, ENTRIES, Key, Page, Result, Visit};

async fn await_field(page: &Page, control: Control, value: &str) -> Result<()> {
    let look = async || page.field(control).await;
    until_equal(&format!("the field of {control:?}"), look, value).await?;
    Ok(())
}

async fn await_complaint(page: &Page, control: Control) -> Result<()> {
    let look = async || page.field_error(control).await;
    let what = format!("a sentence about what is in the field of {control:?}");
    until_seen(&what, look, |text: &String| !text.is_empty()).await?;
    Ok(())
}

#[tokio::test]
async fn tab_reaches_every_control() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open("?workers=3").await?; // so that there is something to reset
            page.await_quiet().await?;
            for chapter in 1..=10 {
                page.tab_to(&format!("chapter {chapter}")).await?;
            }
            page.tab_to("chapter-next").await?;
            for view in ["request", "finished", "percentiles"] {
                page.tab_to(&format!("view {view}")).await?;
            }
            for name in ["reader", "summary twin"] {
                page.tab_to(name).await?;
            }
            for control in Control::ALL {
                page.tab_to(control.id()).await?;
                page.tab_to(&control.field_id()).await?;
            }
            page.tab_to("summary more").await?;
            for entry in ENTRIES {
                page.tab_to(&format!("entry {entry}")).await?;
                page.tab_to(&format!("remove {entry}")).await?;
            }
            for name in [
                "add-entry",
                "add",
                "focus",
                "playhead",
                "summary spent",
                "to-start",
                "back",
                "play",
                "forward",
                "to-end",
                "speed",
                "zoom-out",
                "zoom-in",
                "zoom-all",
                "term bottleneck",
                "change 6 workers",
                "log-rows",
                "term Utilisation",
                "summary truth",
                "language",
                "undo",
                "redo",
                "reset",
                "help",
            ] {
                page.tab_to(name).await?;
            }
            Ok(())
        })
        .await
}

#[tokio::test]
async fn keys_move_a_slider() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open("").await?;
            page.tab_to("workers").await?;
            for (key, value) in [
                (Key::Right, "5"),
                (Key::Up, "6"),
                (Key::Left, "5"),
                (Key::Down, "4"),
                (Key::Home, "1"),
                (Key::Down, "1"),
                (Key::End, "1024"),
            ] {
                page.press(key).await?;
                // The field may group thousands.
                let look = async || Ok(page.field(Control::Workers).await?.replace(',', ""));
                until_equal("the number of workers", look, value).await?;
            }
            page.press(Key::Home).await?;
            page.press(Key::PageUp).await?;
            let look = async || Ok(page.field(Control::Workers).await?.parse::<u32>()?);
            until_seen("PageUp to move by more than a step", look, |&workers| workers > 2).await?;
            Ok(())
        })
        .await
}

#[tokio::test]
async fn a_field_takes_any_value() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open("").await?;
            page.tab_to("workers-field").await?;
            page.select_all().await?;
            page.type_text("37").await?;
            page.press(Key::Enter).await?;
            page.await_address("?workers=37").await?;
            await_field(page, Control::Workers, "37").await?;

            page.tab_to("io-field").await?;
            page.select_all().await?;
            page.type_text("250ms").await?;
            page.press(Key::Tab).await?;
            page.await_address("?workers=37&io=250ms").await?;
            page.await_makespans([
                "0.250 s", "0.250 s", "0.125 s", "0.250 s", "0.250 s", "0.125 s",
            ])
            .await?;

            // From between two stops an arrow goes to the next one.
            page.tab_to("workers").await?;
            page.press(Key::Right).await?;
            await_field(page, Control::Workers, "40").await
        })
        .await
}

#[tokio::test]
async fn a_half_typed_value_changes_nothing_and_says_why() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open("?requests=100").await?;
            let before = page.makespans().await?;
            // None of them begins with a valid value, which would apply while it is typed.
            for (control, bad) in [
                (Control::Workers, "0"),
                (Control::Workers, "-1"),
                (Control::Workers, "four"),
                (Control::Subtasks, "x2"),
                (Control::Io, "soon"),
            ] {
                page.type_into(control, bad).await?;
                await_complaint(page, control).await?;
                assert_eq!(page.makespans().await?, before, "{bad:?} changed the result");
                assert_eq!(page.address().await?, "?requests=100", "{bad:?} changed the address");
            }
            for (control, bad) in
                [(Control::Workers, "1025"), (Control::Subtasks, "65"), (Control::Io, "2h")]
            {
                page.open("").await?;
                page.type_into(control, bad).await?;
                await_complaint(page, control).await?;
            }

            page.open("?requests=100").await?;
            page.type_into(Control::Workers, "").await?;
            page.press(Key::Delete).await?;
            assert_eq!(page.makespans().await?, before, "an empty field changed the result");

            page.type_into(Control::Workers, "50").await?;
            page.await_makespans(["2.00 s", "2.00 s", "1.00 s", "1.00 s", "1.00 s", "0.500 s"])
                .await?;
            until_equal("the sentence", async || page.field_error(Control::Workers).await, "")
                .await?;
            Ok(())
        })
        .await
}

#[tokio::test]
async fn space_hides_and_shows_an_entry() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open("").await?;
            page.tab_to("entry pool:async").await?;
            page.press(Key::Space).await?;
            page.await_address("?hide=2").await?;
            assert!(!page.drawn().await?.contains(&"pool:async".to_owned()));
            page.press(Key::Space).await?;
            page.await_address("").await?;
            assert_eq!(page.drawn().await?.len(), ENTRIES.len());
            Ok(())
        })
        .await
}

#[tokio::test]
async fn focus_can_always_be_seen() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open("?workers=3").await?;
            for name in [
                "reset",
                "chapter 1",
                "chapter-next",
                "view request",
                "reader",
                "workers",
                "workers-field",
                "summary more",
                "entry pool:blocking",
                "focus",
                "playhead",
                "play",
                "term bottleneck",
                "log-rows",
            ] {
                page.tab_to(name).await?;
                let ring: bool = page
                    .ask(
                        "(({ outlineStyle, outlineWidth, boxShadow }) => boxShadow !== 'none'
                            || (outlineStyle !== 'none' && outlineWidth !== '0px'))
                         (getComputedStyle(document.activeElement))",
                    )
                    .await?;
                assert!(ring, "{name} does not show that it has the focus");
            }
            Ok(())
        })
        .await
}

#[tokio::test]
async fn reset_leaves_the_focus_on_the_page() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open("?workers=3").await?;
            page.tab_to("reset").await?;
            page.press(Key::Space).await?;
            await_field(page, Control::Workers, "4").await?;
            let lost: bool = page.ask("document.activeElement === document.body").await?;
            assert!(!lost, "who pressed Reset with the keyboard starts again at the top");
            Ok(())
        })
        .await
}
