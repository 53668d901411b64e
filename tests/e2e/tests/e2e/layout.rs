//! From 320 pixels up: nothing sticks out, and all can be read and hit.

use pool_vs_loop_e2e::browser::Window;
use pool_vs_loop_e2e::wait::until_seen;
use pool_vs_loop_e2e::{Control, Page, Result, Visit};
use serde::Deserialize;

const WIDTHS: [u32; 5] = [320, 560, 768, 1280, 1920];

/// An address that sets everything behind "More", on eight entries.
const EVERYTHING: &str = "?requests=40&cpu=50ms&lineup=pool:blocking,pool:gather,threads:blocking,\
    threads:stuck,greenlets:blocking,loop:blocking,loop:gather,loop:stuck&threads=1024&tokens=1024\
    &cores=1024&client=poisson:99999.999999&spread=lognormal:9.999999&accept=shares:44-24-16-16\
    &connections=100000&overhead=999999us&timeout=3600s&backlog=1000000&seed=4294967295";

/// Elements to the right of the window, where that makes the page scroll.
pub const STICKING_OUT: &str = "
    document.documentElement.scrollWidth <= document.documentElement.clientWidth ? []
      : [...document.querySelectorAll('body *')]
          .filter((element) => element.getBoundingClientRect().right > innerWidth)
          .map(({ localName, id, className }) => `${localName}#${id}.${className}`)";

/// Controls under 24 pixels, sliders under 44. A label is part of its box; a link within a
/// sentence may be as low as its line.
pub const TOO_SMALL: &str = "
    [...document.querySelectorAll('a[href], button, input, select, summary')]
      .filter((element) => element.checkVisibility())
      .filter((element) => !element.matches('a') || getComputedStyle(element).display !== 'inline')
      .map((element) => {
        const parts = [element, ...(element.type === 'checkbox' ? element.labels : [])];
        const boxes = parts.map((part) => part.getBoundingClientRect());
        return {
          name: `${element.localName}#${element.id}`,
          width: Math.max(...boxes.map((box) => box.width)),
          height: Math.max(...boxes.map((box) => box.height)),
          least: element.type === 'range' ? 44 : 24,
        };
      })
      .filter(({ width, height, least }) => width < 24 || height < least)
      .map(({ name, width, height }) => `${name} ${width} x ${height}`)";

/// Fields whose value does not fit.
pub const CUT_OFF: &str = "
    [...document.querySelectorAll('input[type=text]:not([readonly])')]
      .filter((field) => field.scrollWidth > field.clientWidth)
      .map((field) => field.id)";

/// Settings whose label's words lie under the slider or the field.
pub const COVERED: &str = "
    [...document.querySelectorAll('input[type=range]')]
      .filter((slider) => slider.labels.length && slider.checkVisibility())
      .filter((slider) => {
        const words = document.createRange();
        words.selectNodeContents(slider.labels[0]);
        const { left, top, right, bottom } = words.getBoundingClientRect();
        return [slider, document.getElementById(`${slider.id}-field`)]
          .map((input) => input.getBoundingClientRect())
          .some((box) => box.left < right && left < box.right
            && box.top < bottom && top < box.bottom);
      })
      .map((slider) => slider.id)";

/// Buttons with a word that runs over two lines.
pub const BROKEN_WORDS: &str = "
    [...document.querySelectorAll('button')]
      .filter((button) => {
        const words = document.createRange();
        words.selectNodeContents(button);
        return words.getClientRects().length > button.textContent.trim().split(/\\s+/).length;
      })
      .map((button) => button.textContent)";

/// Runs a check at every width.
async fn at_every_width(page: &Page, check: impl AsyncFn(&Page, u32) -> Result<()>) -> Result<()> {
    for width in WIDTHS {
        let window = Window { width, ..Window::default() };
        page.browser().resize(window).await?;
        check(page, width).await?;
    }
    Ok(())
}

/// Waits, at every width, until an expression that names offenders names none: the plot takes a
/// new width a frame after the page.
async fn await_none(page: &Page, offenders: &str, what: &str) -> Result<()> {
    at_every_width(page, async |page, width| {
        let look = async || page.ask::<Vec<String>>(offenders.trim()).await;
        until_seen(&format!("nothing to {what}, {width} px wide"), look, Vec::is_empty).await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn nothing_scrolls_sideways() -> Result<()> {
    Visit::default()
        .run(async |page| {
            for query in [
                "",
                "?workers=0&colour=blue&requests=a-very-long-value-that-nobody-would-ever-type",
                "?requests=1000000&workers=1024&io=3600s&subtasks=64",
                "?hide=1,2,3,4,5,6",
                EVERYTHING,
                "?view=percentiles&requests=100&lineup=loop:stuck,threads:gather&at=500ms",
            ] {
                page.open(query).await?;
                await_none(page, STICKING_OUT, &format!("stick out with {query:?}")).await?;
            }
            page.type_into(Control::Io, "soon").await?;
            await_none(page, STICKING_OUT, "stick out with an error").await?;
            for part in ["twin", "spent", "summary > details", "lineup > details"] {
                page.unfold(part).await?;
            }
            page.go_to_chapter(10).await?;
            page.click("#zoom-in").await?;
            page.click("#reader").await?;
            await_none(page, STICKING_OUT, "stick out with all open").await?;
            page.click("#help").await?;
            await_none(page, STICKING_OUT, "stick out with the list of keys").await
        })
        .await
}

#[tokio::test]
async fn everything_can_be_hit() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open("?workers=0").await?;
            await_none(page, TOO_SMALL, "be too small").await?;
            page.open(EVERYTHING).await?;
            await_none(page, TOO_SMALL, "be too small").await?;
            for part in ["twin", "summary > details", "lineup > details"] {
                page.unfold(part).await?;
            }
            page.click("#help").await?;
            await_none(page, TOO_SMALL, "be too small with all open").await
        })
        .await
}

#[tokio::test]
async fn fields_show_their_whole_value_beside_their_label() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open("?workers=1024&requests=1000000&subtasks=64&io=3600s").await?;
            await_none(page, CUT_OFF, "be cut off").await?;
            await_none(page, COVERED, "cover a label").await?;
            page.open(EVERYTHING).await?;
            await_none(page, CUT_OFF, "be cut off").await?;
            await_none(page, COVERED, "cover a label").await
        })
        .await
}

#[tokio::test]
async fn words_on_buttons_are_not_broken() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open("?workers=0&colour=blue").await?;
            await_none(page, BROKEN_WORDS, "break a word").await
        })
        .await
}

/// Settings behind "More" that can't be in the window together with a good piece of the plot.
const OUT_OF_REACH: &str = "
    ((plot) => [...document.querySelectorAll('#more .control')]
      .map((control) => [control.textContent, control.getBoundingClientRect().bottom - plot])
      .filter(([, distance]) => distance > innerHeight - 100)
    )(document.querySelector('#plot').getBoundingClientRect().bottom)";

#[tokio::test]
async fn the_plot_is_in_sight_with_the_settings_and_covers_nothing() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open("").await?;
            let apart: bool = page
                .ask(
                    "document.querySelector('#plot').getBoundingClientRect().bottom < innerHeight
                       && document.querySelector('#cpu').getBoundingClientRect().bottom < innerHeight",
                )
                .await?;
            assert!(apart, "the plot and the five settings are in the first window");
            page.unfold("more").await?;
            let look = async || page.ask::<Vec<(String, f64)>>(OUT_OF_REACH.trim()).await;
            until_seen("the settings to be near the plot", look, Vec::is_empty).await?;
            page.open(EVERYTHING).await?;
            page.await_drawn_lines(8).await?;
            for selector in ["#accept", "footer"] {
                let script = format!(
                    "(() => {{
                       document.querySelector('{selector}').scrollIntoView({{ behavior: 'instant' }});
                       const box = (part) => document.querySelector(part).getBoundingClientRect();
                       return [box('#plot').bottom, box('.caption').bottom, box('#more').top,
                         box('#more').bottom, box('#lineup').top];
                     }})()"
                );
                let [plot, caption, more, end, lineup] = page.ask::<[f64; 5]>(&script).await?;
                let order = plot <= caption && caption <= more && end <= lineup;
                assert!(order, "{plot} {caption} {more} {end} {lineup} overlap");
            }
            Ok(())
        })
        .await
}

/// A text of the plot.
#[derive(Debug, Deserialize)]
struct PlotText {
    text: String,
    /// Height of the font in CSS pixels, after any scaling of the plot.
    size: f64,
    /// Left, top, right and bottom, from the left and top of the plot.
    place: [f64; 4],
    /// Whether it ends within the plot's width.
    inside: bool,
}

async fn plot_texts(page: &Page) -> Result<Vec<PlotText>> {
    page.ask(
        "(() => {
           const plot = document.querySelector('#plot').getBoundingClientRect();
           return [...document.querySelectorAll('#plot svg text')].map((text) => {
             const { left, top, right, bottom } = text.getBoundingClientRect();
             return {
               text: text.textContent,
               size: parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().d,
               place: [left - plot.left, top - plot.top, right - plot.left, bottom - plot.top],
               inside: left >= plot.left - 1 && right <= plot.right + 1,
             };
           });
         })()",
    )
    .await
}

/// Whether two texts leave each other room. Line boxes are higher than letters: they may touch.
fn apart([left, top, right, bottom]: [f64; 4], other: [f64; 4]) -> bool {
    right <= other[0] + 1.0
        || other[2] <= left + 1.0
        || bottom <= other[1] + 4.0
        || other[3] <= top + 4.0
}

#[tokio::test]
async fn the_plots_text_keeps_its_reading_size_and_its_place() -> Result<()> {
    Visit::default()
        .run(async |page| {
            for query in [
                "",
                "?requests=1000000",
                "?requests=1000000&io=3600s&workers=3",
                "?subtasks=1",
                "?io=1ms&requests=1",
                "?lineup=pool:blocking,threads:blocking,greenlets:blocking,loop:blocking,loop:async,\
                 loop:stuck&requests=40&client=paced:30",
            ] {
                page.open(query).await?;
                page.await_drawn_lines(6).await?;
                at_every_width(page, async |page, width| {
                    let when = format!("{width} px wide, {query:?}");
                    let texts = until_seen(
                        &format!("the plot's text to be 11 px and more and inside, {when}"),
                        async || plot_texts(page).await,
                        |texts| texts.iter().all(|text| text.size >= 11.0 && text.inside),
                    )
                    .await?;
                    for (index, one) in texts.iter().enumerate() {
                        for other in &texts[index + 1..] {
                            let apart = apart(one.place, other.place);
                            assert!(apart, "{:?} and {:?} overlap, {when}", one.text, other.text);
                        }
                    }
                    Ok(())
                })
                .await?;
            }
            Ok(())
        })
        .await
}

#[tokio::test]
async fn dark_and_light_differ() -> Result<()> {
    let background = async |visit: Visit| {
        visit
            .run(async |page| {
                page.open("").await?;
                page.ask::<String>("getComputedStyle(document.body).backgroundColor").await
            })
            .await
    };
    let light = background(Visit::default()).await?;
    let dark = background(Visit::default().dark()).await?;
    assert_ne!(light, dark);
    Ok(())
}

#[tokio::test]
async fn nothing_moves_by_itself_for_those_who_ask_so() -> Result<()> {
    Visit::default()
        .reduced_motion()
        .run(async |page| {
            page.open("").await?;
            page.drag(Control::Workers, 0.0).await?;
            let moving: usize = page.ask("document.getAnimations().length").await?;
            assert_eq!(moving, 0);
            Ok(())
        })
        .await
}
