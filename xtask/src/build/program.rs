//! The two programs of a build: the one that most readers load, and the whole one with exercises and
//! the teacher's page, which `static/boot.js` starts where the address asks for them.

use super::tags::{Tag, replace_tags, start_tags};
use crate::Result;

/// The script and the wasm of a program, relative to the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Program {
    js: String,
    wasm: String,
}

/// The program that a page starts; `name` is for the refusal.
pub fn of(html: &str, name: &str) -> Result<Program> {
    let tags = start_tags(html);
    let mut programs = tags.iter().filter_map(named);
    match (programs.next(), programs.next()) {
        (Some(program), None) => Ok(program),
        (None, _) => Err(format!("{name} starts no program.")),
        (Some(_), Some(_)) => Err(format!("{name} starts more than one program.")),
    }
}

/// The page with this program in place of its own.
pub fn with(html: &str, program: &Program) -> Result<String> {
    let Program { js, wasm } = program;
    started(html, &format!("data-js=\"{js}\" data-wasm=\"{wasm}\""))
}

/// The page with this one as its second program.
pub fn with_second(html: &str, second: &Program) -> Result<String> {
    let Program { js, wasm } = of(html, "index.html")?;
    let (whole_js, whole_wasm) = (&second.js, &second.wasm);
    started(
        html,
        &format!(
            "data-js=\"{js}\" data-wasm=\"{wasm}\" data-whole-js=\"{whole_js}\" \
             data-whole-wasm=\"{whole_wasm}\""
        ),
    )
}

fn named(tag: &Tag) -> Option<Program> {
    let of = |name| tag.attribute(name).map(str::to_owned);
    Some(Program { js: of("data-js")?, wasm: of("data-wasm")? })
}

fn started(html: &str, data: &str) -> Result<String> {
    replace_tags(html, |tag| {
        let src = tag.attribute("src").unwrap_or_default();
        Ok(named(tag).map(|_| format!("<script type=\"module\" src=\"{src}\" {data}>")))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<p>a</p><script type=\"module\" src=\"./boot.js\" data-js=\"a.js\" \
        data-wasm=\"a.wasm\"></script><script src=\"early.js\"></script>";

    fn program(name: &str) -> Program {
        Program { js: format!("{name}.js"), wasm: format!("{name}.wasm") }
    }

    #[test]
    fn a_page_starts_one_program() {
        assert_eq!(of(PAGE, "a.html"), Ok(program("a")));
        assert!(of("<script src=b.js></script>", "b.html").unwrap_err().contains("b.html"));
        assert!(of(&PAGE.repeat(2), "a.html").unwrap_err().contains("more than one"));
    }

    #[test]
    fn another_takes_its_place_or_stands_beside_it() {
        let other = with(PAGE, &program("b")).unwrap();
        assert_eq!(other, PAGE.replace("\"a.", "\"b."));
        let both = with_second(PAGE, &program("b")).unwrap();
        assert_eq!(of(&both, "a.html"), Ok(program("a")));
        let second = "data-wasm=\"a.wasm\" data-whole-js=\"b.js\" data-whole-wasm=\"b.wasm\">";
        assert_eq!(both, PAGE.replace("data-wasm=\"a.wasm\">", second));
    }
}
