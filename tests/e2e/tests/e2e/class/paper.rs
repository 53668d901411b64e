//! The worksheet, and as it comes out of a printer: a PDF, of which pages, headings and links are read.

use super::{open, set};
use pool_vs_loop_e2e::wait::until_equal;
use pool_vs_loop_e2e::{Context, Page, Result, Visit};
use serde_json::json;
use std::collections::BTreeMap;

/// A printed document. Chromium packs what is drawn on its pages, and nothing else.
struct Pdf {
    /// Its objects by their numbers, those that are texts.
    objects: BTreeMap<u32, String>,
    /// The objects that are pages, the first first.
    pages: Vec<u32>,
}

impl Pdf {
    fn read(bytes: &[u8]) -> Result<Self> {
        let text: String = bytes.iter().map(|&byte| char::from(byte)).collect();
        let mut objects = BTreeMap::new();
        for part in text.split("\nendobj").collect::<Vec<_>>() {
            let Some((head, body)) = part.split_once(" 0 obj\n") else { continue };
            let number = head.rsplit('\n').next().unwrap_or_default();
            let body = body.split("\nstream\n").next().unwrap_or_default();
            objects.insert(number.parse()?, body.to_owned());
        }
        let kinds = |kind: &str| {
            let kind = format!("/Type /{kind}\n");
            objects.values().find(|body| body.contains(&kind)).context(kind)
        };
        let kids = between(kinds("Pages")?, "/Kids [", "]").context("pages")?;
        let pages = references(kids);
        Ok(Self { objects, pages })
    }

    /// The headings of its outline, and the page on which each is.
    fn headings(&self) -> Vec<(String, usize)> {
        let heading = |body: &String| {
            let title = between(body, "/Title (", ")\n/Dest [")?;
            let page = references(between(body, "/Dest [", "/XYZ")?);
            Some((title.to_owned(), self.pages.iter().position(|it| *it == page[0])?))
        };
        self.objects.values().filter_map(heading).collect()
    }

    /// The addresses to which links lead, and the page of each.
    fn links(&self) -> Vec<(String, usize)> {
        let mut links = Vec::new();
        for (place, page) in self.pages.iter().enumerate() {
            let annotations = between(&self.objects[page], "/Annots [", "]").unwrap_or_default();
            for annotation in references(annotations) {
                let address = between(&self.objects[&annotation], "/URI (", ")");
                links.extend(address.map(|address| (address.to_owned(), place)));
            }
        }
        links
    }
}

fn between<'a>(text: &'a str, from: &str, to: &str) -> Option<&'a str> {
    Some(text.split_once(from)?.1.split_once(to)?.0)
}

/// The objects that a text such as `3 0 R 7 0 R` names.
fn references(text: &str) -> Vec<u32> {
    text.split(" 0 R").filter_map(|number| number.trim().parse().ok()).collect()
}

async fn print(page: &Page) -> Result<Pdf> {
    let paper = json!({
        "paperWidth": 8.27, "paperHeight": 11.69,
        "generateTaggedPDF": true, "generateDocumentOutline": true,
    });
    let printed = page.browser().cdp("Page.printToPDF", paper).await?;
    // The browser itself decodes what it has encoded.
    let script = "const text = atob(arguments[0]);
        return Array.from(text, (letter) => letter.charCodeAt(0));";
    let bytes: Vec<u8> = page.browser().run(script, vec![printed["data"].clone()]).await?;
    Pdf::read(&bytes)
}

/// Goes to the worksheet and waits until it has so many exercises.
async fn open_worksheet(page: &Page, count: usize) -> Result<()> {
    open(page, "#worksheet").await?;
    let exercises = async || page.count(".worksheet .exercise").await;
    until_equal("the exercises", exercises, count).await?;
    Ok(())
}

#[tokio::test]
async fn the_worksheet_has_no_answers() -> Result<()> {
    let set = set()?;
    Visit::default()
        .run(async |page| {
            open_worksheet(page, set.exercises.len()).await?;
            assert_eq!(page.count(".worksheet .qr").await?, set.exercises.len());
            let text = page.text_of(".worksheet").await?;
            for exercise in &set.exercises {
                let explained = exercise.words(&exercise.explanation, "en");
                assert!(!text.contains(&explained), "{}", exercise.id);
                assert!(
                    text.contains(&exercise.words(&exercise.question, "en")),
                    "{}",
                    exercise.id
                );
            }
            assert_eq!(page.count(".worksheet path.series").await?, 0, "the axes are empty");
            Ok(())
        })
        .await
}

#[tokio::test]
async fn printed_each_exercise_is_whole_on_its_page() -> Result<()> {
    let set = set()?;
    Visit::default()
        .run(async |page| {
            open_worksheet(page, set.exercises.len()).await?;
            let pdf = print(page).await?;
            // Two of them on a page, or nearly: no page is spent on little.
            let least = set.exercises.len().div_ceil(3);
            assert!((least..=7).contains(&pdf.pages.len()), "{} pages", pdf.pages.len());
            let (headings, links) = (pdf.headings(), pdf.links());
            let mut before = 0;
            for (place, exercise) in set.exercises.iter().enumerate() {
                // Its title is the first line, and the address of the page's exercise the last.
                let title = format!("{}. {}", place + 1, exercise.title.in_language("en"));
                let first = headings.iter().find(|(heading, _)| *heading == title);
                let (_, first) = first.with_context(|| format!("{title} in {headings:?}"))?;
                let end = format!("#exercise={}", exercise.id);
                let last = links.iter().find(|(address, _)| address.ends_with(&end));
                let (_, last) = last.with_context(|| format!("{end} in {links:?}"))?;
                assert_eq!(first, last, "{title} is parted");
                assert!(before <= *first, "{title} is out of order");
                before = *first;
            }
            assert_eq!(before + 1, pdf.pages.len(), "a page without an exercise");
            Ok(())
        })
        .await
}
