//! Pictures that stand alone: the plot and the timeline with a ground of their own, a title, and
//! the settings and the link in small print.
//!
//! All looks are presentation attributes: besides browsers, programs for drawings, texts and slides
//! read these files. None of them is asked how wide a text is, so lines are broken by their number
//! of letters, with room for wide fonts.

use crate::chart::{Plot, Scene, Timeline, activity_mark, colour, top_of_axis};
use crate::chart::{escaped, write_shapes};
use crate::explain::{Phrase, answer, plain, settings, timeline_title};
use crate::scenario::{Entry, Link, Theme};
use crate::sim::{Results, Traced};
use crate::words::{own, t};
use std::fmt::Write;

/// Width of a picture, and of the margin around what is in it, in CSS pixels.
const WIDTH: i32 = 840;
const MARGIN: i32 = 24;

/// Width of the plot or the timeline in it.
const SCENE: i32 = WIDTH - 2 * MARGIN;

/// Families that browsers and other programs know or have a stand-in for.
const FONT: &str = "Helvetica, Arial, sans-serif";

/// Space between the title and what is below it, in pixels.
const GAP: i32 = 14;

/// A way to write lines of text. The letters that surely fit into a line are 0.57 of the font's
/// size wide on average: as many as of DejaVu Sans, a wide font.
struct Print {
    /// Font size in pixels.
    size: i32,
    /// Distance of lines in pixels.
    leading: i32,
    /// Letters that fit into a line.
    letters: usize,
}

const TITLE: Print = Print { size: 17, leading: 25, letters: 81 };
const SMALL: Print = Print { size: 12, leading: 18, letters: 115 };
const KEY: Print = Print { size: 12, leading: 22, letters: 115 };

/// Width of a mark of the key with the gap behind it, and the gap in front of the next, in pixels.
const MARK: i32 = 32;
const APART: i32 = 20;

/// What is pictured.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    /// What was simulated, and how it is looked at.
    pub link: &'a Link,
    /// What came of it.
    pub results: &'a Results,
    /// The address of the page, to which the link leads, without a query; empty if it is unknown.
    pub address: &'a str,
    /// The colours; [`Theme::Auto`] is light.
    pub theme: Theme,
}

/// A picture as the text of an SVG file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// The SVG.
    pub svg: String,
    /// Width in CSS pixels.
    pub width: i32,
    /// Height in CSS pixels.
    pub height: i32,
}

impl Subject<'_> {
    /// The completion plot in the view that the link says, under the answer.
    ///
    /// ```
    /// use pool_vs_loop::{export::Subject, scenario::{Link, Theme}, sim};
    ///
    /// let (link, _) = Link::decode("workers=8");
    /// let results = sim::run(&link.scenario);
    /// let address = "https://example.org/pool-vs-loop/";
    /// let subject = Subject { link: &link, results: &results, address, theme: Theme::Dark };
    /// let svg = subject.plot().svg;
    /// assert!(svg.contains("<title>16 requests on 8 workers: the pool takes 2.00 s with def"));
    /// assert!(svg.contains("https://example.org/pool-vs-loop/?workers=8"));
    /// ```
    #[must_use]
    pub fn plot(&self) -> Picture {
        let Self { results, link, .. } = *self;
        let shown: Vec<Entry> = link.shown().collect();
        let until = top_of_axis(results, &shown, link.view);
        let (shown, view, width, at) = (&shown[..], link.view, SCENE, link.at);
        let scene = Plot { results, shown, view, until, width, at }.scene();
        self.picture(&answer(results, shown), &scene, |_, y| y)
    }

    /// A timeline as it is traced, with the playhead that the link says, and what its marks mean.
    #[must_use]
    pub fn timeline(&self, traced: &Traced) -> Picture {
        let scenario = &self.results.scenario;
        let timeline = Timeline { scenario, traced, width: SCENE, at: self.link.at };
        let title = timeline_title(scenario, traced);
        self.picture(&title, &timeline.scene(), |svg, top| self.key(svg, &timeline, top))
    }

    /// Puts all parts below each other. `below` writes what comes below the scene from a height on
    /// and gives the height that it ends at.
    fn picture(
        &self,
        title: &[Phrase],
        scene: &Scene,
        below: impl FnOnce(&mut String, i32) -> i32,
    ) -> Picture {
        let mut svg = String::new();
        let mut y = MARGIN - 4;
        for line in wrapped(title, TITLE.letters) {
            y += TITLE.leading;
            self.text(&mut svg, y - 5, &TITLE, "ink", &self.markup(&line));
        }
        // Writing to a string cannot fail.
        let _ = write!(svg, "<g transform=\"translate({MARGIN} {})\">", y + GAP);
        write_shapes(&mut svg, &scene.shapes, self.theme);
        svg.push_str("</g>");
        y = below(&mut svg, y + GAP + scene.height);
        let rule = self.of("rule");
        let right = WIDTH - MARGIN;
        let _ = write!(
            svg,
            "<path fill=\"none\" stroke=\"{rule}\" d=\"M{MARGIN} {}H{right}\"/>",
            y + 12
        );
        y += 14;
        let settings = settings(&self.results.scenario);
        let source = self.source();
        for line in broken(&settings).into_iter().chain(broken(&source)) {
            y += SMALL.leading;
            self.text(&mut svg, y, &SMALL, "soft", &escaped(line));
        }
        let height = y + MARGIN - 4;
        let ground = self.of("ground");
        let head = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{height}\" \
             viewBox=\"0 0 {WIDTH} {height}\" role=\"img\" font-family=\"{FONT}\" font-size=\"13\">\
             <title>{}</title><desc>{} {}.</desc>\
             <path fill=\"{ground}\" d=\"M0 0H{WIDTH}V{height}H0z\"/>",
            escaped(&plain(title)),
            escaped(&scene.description),
            escaped(&settings),
        );
        Picture { svg: [&head, &svg, "</svg>"].concat(), width: WIDTH, height }
    }

    fn of(&self, name: &str) -> &'static str {
        colour(name, self.theme).unwrap_or("none")
    }

    /// A line of text at the left margin; `markup` is what stands in it.
    fn text(&self, svg: &mut String, y: i32, print: &Print, name: &str, markup: &str) {
        let (fill, size) = (self.of(name), print.size);
        let _ = write!(
            svg,
            "<text x=\"{MARGIN}\" y=\"{y}\" fill=\"{fill}\" font-size=\"{size}\">{markup}</text>"
        );
    }

    /// A line of a sentence, its parts as what they are.
    fn markup(&self, line: &[(Option<Entry>, bool, &str)]) -> String {
        let mut markup = String::new();
        for &(entry, is_code, words) in line {
            let words = escaped(words);
            let _ = match entry {
                Some(entry) => {
                    let fill = self.of(entry.server.word());
                    write!(markup, "<tspan fill=\"{fill}\" font-weight=\"600\">{words}</tspan>")
                }
                None if is_code => write!(
                    markup,
                    "<tspan font-family=\"Menlo, Consolas, monospace\" font-size=\"16\">{words}</tspan>"
                ),
                None => write!(markup, "{words}"),
            };
        }
        markup
    }

    /// What the marks of a timeline mean, in as many lines as it takes from a height on. Gives the
    /// height that they end at.
    fn key(&self, svg: &mut String, timeline: &Timeline, top: i32) -> i32 {
        let (mut x, mut y) = (0, top + 4);
        let soft = self.of("soft");
        for (activity, words) in timeline.keys() {
            let letters = i32::try_from(words.chars().count()).unwrap_or(0);
            let width = MARK + letters * SCENE / i32::try_from(KEY.letters).unwrap_or(1);
            if x > 0 && x + width > SCENE {
                (x, y) = (0, y + KEY.leading);
            }
            let left = MARGIN + x;
            let _ = write!(svg, "<g transform=\"translate({left} {y})\">");
            write_shapes(svg, &activity_mark(activity).shapes, self.theme);
            let size = KEY.size;
            let _ = write!(
                svg,
                "<text x=\"{MARK}\" y=\"11\" fill=\"{soft}\" font-size=\"{size}\">{}</text></g>",
                escaped(words)
            );
            x += width + APART;
        }
        y + 14
    }

    /// Where the picture comes from.
    fn source(&self) -> String {
        let query = self.link.opened().encode();
        let mark = if query.is_empty() { "" } else { "?" };
        let link = [self.address, mark, &query].concat();
        if link.is_empty() {
            return own(t!("Simulated with Pool vs Loop"));
        }
        t!("Simulated with Pool vs Loop: {link}", link)
    }
}

/// Small print in lines that fit: broken between words, and a link or list that is longer than a
/// line between its parts.
fn broken(text: &str) -> Vec<&str> {
    let mut lines = Vec::new();
    let mut rest = text;
    while let Some((limit, _)) = rest.char_indices().nth(SMALL.letters) {
        let line = &rest[..limit];
        let seam = line.rfind(' ').or_else(|| line.rfind(['&', ',', '-']));
        let line;
        (line, rest) = rest.split_at(seam.map_or(limit, |seam| seam + 1));
        lines.push(line);
    }
    lines.push(rest);
    lines
}

/// A sentence in lines of at most so many letters, broken between words, never within a figure; a
/// word that is longer has a line of its own. Parts come with the entry that they are a figure of,
/// and whether they are code.
fn wrapped(sentence: &[Phrase], letters: usize) -> Vec<Vec<(Option<Entry>, bool, &str)>> {
    let mut lines = vec![Vec::new()];
    // What must not be broken: a word with what adheres to it.
    let mut word: Vec<(Option<Entry>, bool, &str)> = Vec::new();
    let (mut used, mut length) = (0, 0);
    let mut end = |word: &mut Vec<_>, length: &mut usize| {
        if used > 0 && used + *length > letters {
            lines.push(Vec::new());
            used = 0;
        }
        used += *length + 1;
        *length = 0;
        if let Some(line) = lines.last_mut() {
            line.append(word);
        }
    };
    for phrase in sentence {
        match phrase {
            Phrase::Words(text) => {
                for part in text.split_inclusive(' ') {
                    length += part.trim_end().chars().count();
                    word.push((None, false, part));
                    if part.ends_with(' ') {
                        end(&mut word, &mut length);
                    }
                }
            }
            Phrase::Figure(entry, text) => {
                length += text.chars().count();
                word.push((Some(*entry), false, text));
            }
            Phrase::Code(text) | Phrase::Term(_, text) => {
                length += text.chars().count();
                word.push((None, matches!(phrase, Phrase::Code(_)), text));
            }
        }
    }
    end(&mut word, &mut length);
    lines
}
