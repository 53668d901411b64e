//! The page in other languages: chosen by the link, the reader or the browser.

use pool_vs_loop_e2e::axe::violations;
use pool_vs_loop_e2e::browser::Window;
use pool_vs_loop_e2e::wait::until_equal;
use pool_vs_loop_e2e::{Control, Key, Page, Result, Site, Visit};

const PORTUGUESE: &str = include_str!("../../../../static/languages/pt.txt");
const SPANISH: &str = include_str!("../../../../static/languages/es.txt");

/// What a language has for an English text.
fn translated<'a>(file: &'a str, english: &str) -> &'a str {
    let line = file.lines().find_map(|line| line.strip_prefix(english)?.strip_prefix(" => "));
    line.unwrap_or_else(|| panic!("no translation of {english:?}"))
}

/// Waits until the page says of itself that it is in a language, and has texts in it: the title, the
/// views of the plot, and the times of the default scenario.
async fn await_language(page: &Page, tag: &str, file: Option<&str>) -> Result<()> {
    let said = |english: &str| file.map_or(english, |file| translated(file, english)).to_owned();
    until_equal("lang", async || page.ask::<String>("document.documentElement.lang").await, tag)
        .await?;
    let title = said("Pool vs Loop: why requests wait");
    until_equal("the title", async || page.ask::<String>("document.title").await, title).await?;
    let views = ["By request", "Finished over time", "Percentiles"].map(said);
    let look = async || page.texts_of("#views button").await;
    until_equal("the views", look, views).await?;
    assert_eq!(page.ask::<String>("document.documentElement.dir").await?, "ltr");
    let chosen: String = page.ask("document.getElementById('language')?.value ?? 'none'").await?;
    assert!(tag.starts_with(&chosen) || chosen == "none", "{chosen} is chosen");
    Ok(())
}

/// Waits until a file was asked for so many times.
async fn await_asked(page: &Page, ending: &str, times: usize) -> Result<()> {
    let look = async || {
        let asked = page.server().asked();
        Ok(asked.iter().filter(|asked| asked.path.ends_with(ending)).count())
    };
    until_equal(&format!("requests for {ending}"), look, times).await?;
    Ok(())
}

/// Goes to the list of languages, as a click does, and chooses one.
async fn choose(page: &Page, language: &str) -> Result<()> {
    page.ask::<()>("document.getElementById('language').focus()").await?;
    page.press(if language == "Español" { Key::End } else { Key::Home }).await?;
    if language == "Português" {
        page.press(Key::Down).await?;
    }
    Ok(())
}

/// What the notices say.
async fn notices(page: &Page) -> Result<Vec<String>> {
    page.texts_of("#notices li > span").await
}

const SECONDS: [&str; 6] = ["4,00 s", "4,00 s", "2,00 s", "1,00 s", "1,00 s", "0,500 s"];

#[tokio::test]
async fn of_the_link() -> Result<()> {
    Visit::default()
        .run(async |page| {
            for (lang, tag, file) in [
                ("pt", "pt-BR", PORTUGUESE),
                ("pt-br", "pt-BR", PORTUGUESE),
                ("es", "es", SPANISH),
                ("es-419", "es", SPANISH),
            ] {
                page.open(&format!("?lang={lang}")).await?;
                await_language(page, tag, Some(file)).await?;
                assert_eq!(notices(page).await?, [""; 0], "{lang}");
                if lang != "es-419" {
                    page.await_makespans(SECONDS).await?;
                    assert!(page.answer().await?.contains("4,00 s"), "{}", page.answer().await?);
                }
            }
            // Latin America writes numbers as English does.
            page.await_makespans(["4.00 s", "4.00 s", "2.00 s", "1.00 s", "1.00 s", "0.500 s"])
                .await?;
            page.open("?lang=en-gb").await?;
            await_language(page, "en", None).await
        })
        .await
}

#[tokio::test]
async fn of_the_browser() -> Result<()> {
    Visit::default()
        .speaking("de-DE,pt-PT,en")
        .run(async |page| {
            page.open("?requests=10000").await?;
            await_language(page, "pt-BR", Some(PORTUGUESE)).await?;
            assert_eq!(page.field(Control::Requests).await?, "10\u{a0}000", "as in Portugal");
            page.open("?lang=en").await?;
            await_language(page, "en", None).await?;
            // A language that there is none of: the browser's, and a sentence in it.
            page.open("?lang=fr-fr").await?;
            await_language(page, "pt-BR", Some(PORTUGUESE)).await?;
            let said = notices(page).await?;
            assert!(said.len() == 1 && said[0].contains("fr-fr"), "{said:?}");
            page.open("?lang=FR").await?;
            await_language(page, "pt-BR", Some(PORTUGUESE)).await?;
            assert_eq!(notices(page).await?.len(), 1);
            Ok(())
        })
        .await
}

#[tokio::test]
async fn its_texts_are_fetched_once_and_not_for_english() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open("").await?;
            page.await_loaded().await?;
            await_asked(page, ".txt", 0).await?;
            choose(page, "Español").await?;
            await_language(page, "es", Some(SPANISH)).await?;
            choose(page, "English").await?;
            await_language(page, "en", None).await?;
            choose(page, "Español").await?;
            await_language(page, "es", Some(SPANISH)).await?;
            await_asked(page, "languages/es.txt", 1).await?;
            // What early.js asks for and what the program asks for are the same request.
            page.open("?lang=pt").await?;
            await_language(page, "pt-BR", Some(PORTUGUESE)).await?;
            await_asked(page, "languages/pt.txt", 1).await
        })
        .await
}

#[tokio::test]
async fn numbers_are_typed_as_in_the_language_and_plain_in_the_address() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open("?lang=pt").await?;
            page.type_into(Control::Io, "0,5 s").await?;
            page.type_into(Control::Requests, "1.000").await?;
            page.press(Key::Tab).await?;
            page.await_address("?requests=1000&io=500ms&lang=pt").await?;
            assert_eq!(page.field(Control::Requests).await?, "1.000");
            assert_eq!(page.field(Control::Io).await?, "500 ms");
            page.type_into(Control::Io, "1.5 s").await?;
            page.press(Key::Tab).await?;
            page.await_address("?requests=1000&io=1500ms&lang=pt").await?;
            assert_eq!(page.field(Control::Io).await?, "1,5 s");
            page.type_into(Control::Io, "1.5,5 s").await?;
            let error = page.field_error(Control::Io).await?;
            assert!(error.contains("3.600 s"), "{error}");
            page.open("?requests=1000&lang=es").await?;
            assert_eq!(page.field(Control::Requests).await?, "1000");
            page.type_into(Control::Requests, "10000").await?;
            page.press(Key::Tab).await?;
            page.await_address("?requests=10000&lang=es").await?;
            page.await_quiet().await?;
            assert_eq!(page.field(Control::Requests).await?, "10.000");
            let ticks = page.texts_of("#plot text.tick").await?;
            assert!(ticks.contains(&"10.000".to_owned()), "{ticks:?}");
            Ok(())
        })
        .await
}

#[tokio::test]
async fn changing_it_loses_nothing() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open("?workers=3&at=500ms").await?;
            page.unfold("more").await?;
            page.unfold("twin").await?;
            page.type_over("command", "gunicorn -w 7").await?;
            page.type_into(Control::Workers, "5").await?;
            // Half of a time.
            page.type_into(Control::Io, "2 m").await?;
            choose(page, "Português").await?;
            await_language(page, "pt-BR", Some(PORTUGUESE)).await?;
            page.await_address("?workers=5&lang=pt&at=500ms").await?;
            assert_eq!(page.focused().await?, "language");
            assert_eq!(page.field(Control::Io).await?, "2 m");
            assert_eq!(page.field_error(Control::Io).await?, "");
            assert_eq!(page.playhead().await?, 500.0);
            for open in ["more", "twin"] {
                assert!(page.attribute(&format!("#{open}"), "open").await?.is_some(), "{open}");
            }
            let pasted: String = page.ask("document.getElementById('command').value").await?;
            assert_eq!(pasted, "gunicorn -w 7");
            // The plot as a table is in the language too.
            assert!(page.text_of("#twin table").await?.contains("4,00 s"));
            // On with the time.
            page.ask::<()>("document.getElementById('io-field').focus()").await?;
            page.press(Key::End).await?;
            page.type_text("s").await?;
            page.press(Key::Tab).await?;
            page.await_address("?workers=5&io=2ms&lang=pt&at=500ms").await?;
            page.click("#undo").await?;
            page.await_address("?workers=5&lang=pt&at=500ms").await?;
            page.click("#undo").await?;
            page.await_address("?workers=3&lang=pt&at=500ms").await?;
            await_language(page, "pt-BR", Some(PORTUGUESE)).await
        })
        .await
}

#[tokio::test]
async fn a_run_plays_on_while_it_changes() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open("?at=0").await?;
            page.await_quiet().await?;
            page.ask::<()>("document.getElementById('speed').focus()").await?;
            page.press(Key::Home).await?; // the slowest
            page.click("#play").await?;
            choose(page, "Español").await?;
            await_language(page, "es", Some(SPANISH)).await?;
            let before = page.playhead().await?;
            let look = async || Ok(page.playhead().await? > before);
            until_equal("the playhead to go on", look, true).await?;
            assert!(page.ask::<bool>("document.body.dataset.state === 'ready'").await?);
            Ok(())
        })
        .await
}

#[tokio::test]
async fn what_is_chosen_stays_on_the_way_back() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open("").await?;
            page.go_to_chapter(2).await?;
            choose(page, "Português").await?;
            await_language(page, "pt-BR", Some(PORTUGUESE)).await?;
            page.back().await?;
            page.await_address("?lang=pt").await?;
            await_language(page, "pt-BR", Some(PORTUGUESE)).await?;
            page.go_to_chapter(3).await?;
            assert!(page.address().await?.contains("lang=pt"));
            page.click("#reset").await?;
            page.await_address("?lang=pt").await
        })
        .await
}

#[tokio::test]
async fn by_the_keyboard_alone() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open("").await?;
            page.tab_to("language").await?;
            page.type_text("P").await?;
            await_language(page, "pt-BR", Some(PORTUGUESE)).await?;
            assert_eq!(page.focused().await?, "language");
            let tags: Vec<(String, String)> = page
                .ask("[...document.querySelectorAll('#language option')].map((it) => [it.lang, it.text])")
                .await?;
            let own = [("en", "English"), ("pt-BR", "Português"), ("es", "Español")];
            assert_eq!(tags, own.map(|(tag, name)| (tag.into(), name.into())));
            Ok(())
        })
        .await
}

#[tokio::test]
async fn without_its_texts_the_page_is_in_english_and_says_so() -> Result<()> {
    let sites = [
        Site::of_the_build()?.without("languages/pt.txt"),
        Site::of_the_build()?.with("languages/pt.txt", "text/html", "<!doctype html><p>Not here"),
        Site::of_the_build()?.with("languages/pt.txt", "text/plain", ""),
    ];
    for site in sites {
        Visit::default()
            .of(site)
            .expecting_complaints()
            .run(async |page| {
                page.open("?lang=pt").await?;
                await_language(page, "en", None).await?;
                assert_eq!(
                    notices(page).await?,
                    ["Português could not be loaded, so the page is in English."]
                );
                page.await_makespans(["4.00 s", "4.00 s", "2.00 s", "1.00 s", "1.00 s", "0.500 s"])
                    .await?;
                assert_eq!(page.address().await?, "?lang=pt", "a reload may have them");
                choose(page, "Español").await?;
                await_language(page, "es", Some(SPANISH)).await?;
                assert_eq!(notices(page).await?, [""; 0]);
                // It stays in the language that it has.
                page.ask::<()>("document.getElementById('language').focus()").await?;
                page.press(Key::Up).await?;
                let look = async || Ok(notices(page).await?.len());
                until_equal("the notice", look, 1).await?;
                await_language(page, "es", Some(SPANISH)).await?;
                page.await_address("?lang=es").await
            })
            .await?;
    }
    Ok(())
}

#[tokio::test]
async fn until_its_texts_are_there_the_picture_stands() -> Result<()> {
    Visit::default()
        .of(Site::of_the_build()?.stalling("languages/es.txt"))
        .run(async |page| {
            page.enter("?lang=es").await?;
            await_asked(page, ".wasm", 1).await?;
            until_equal(
                "the first words",
                async || page.text_of("#loading").await,
                "Cargando la simulación …",
            )
            .await?;
            assert_eq!(page.ask::<String>("document.documentElement.lang").await?, "es");
            assert!(
                page.ask::<bool>("document.querySelector('#picture svg').checkVisibility()")
                    .await?
            );
            assert_eq!(page.await_state(|_| true).await?, "loading");
            Ok(())
        })
        .await
}

#[tokio::test]
async fn it_fails_in_its_language_too() -> Result<()> {
    Visit::default()
        .of(Site::of_the_build()?.without(".wasm"))
        .expecting_complaints()
        .run(async |page| {
            page.enter("?lang=pt").await?;
            page.await_state(|state| state == "failed").await?;
            assert!(page.failure().await?.starts_with("A simulação não começou"));
            Ok(())
        })
        .await
}

#[tokio::test]
async fn in_a_frame() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open("?embed=1&lang=es").await?;
            await_language(page, "es", Some(SPANISH)).await?;
            assert_eq!(page.count("#language").await?, 0, "its page has chosen");
            page.open("?embed=1&lang=fr").await?;
            await_language(page, "en", None).await?;
            assert_eq!(notices(page).await?, [""; 0]);
            // As embed.js tells of another attribute.
            page.ask::<()>(
                "(history.replaceState(null, '', '?embed=1&lang=pt'),
                  dispatchEvent(new PopStateEvent('popstate')), undefined)",
            )
            .await?;
            await_language(page, "pt-BR", Some(PORTUGUESE)).await
        })
        .await
}

#[tokio::test]
async fn axe_finds_nothing_wrong_with_it() -> Result<()> {
    Visit::default()
        .run(async |page| {
            page.open("?lang=pt&workers=0").await?;
            page.await_quiet().await?;
            page.unfold("more").await?;
            for (width, dark) in [(320, true), (1280, false)] {
                page.browser().resize(Window { width, dark, ..Window::default() }).await?;
                let found = violations(page).await?;
                assert!(found.is_empty(), "{width}: {found:#?}");
            }
            Ok(())
        })
        .await
}
