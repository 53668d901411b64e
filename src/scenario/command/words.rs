//! Words of a command line, as a shell splits them. Nothing is run, looked up or expanded.

/// Reads words and what stands between commands. A quote that is never closed goes to the end.
#[derive(Debug, Default)]
struct Splitter {
    commands: Vec<Vec<String>>,
    words: Vec<String>,
    word: Option<String>,
    /// A list in brackets: brackets and commas part its words.
    list: bool,
}

/// The commands of a text, each with its words, none of them without any.
pub(super) fn commands(text: &str) -> Vec<Vec<String>> {
    let mut splitter = Splitter::default();
    let mut rest = text.chars().peekable();
    let mut line_begins = true;
    while let Some(c) = rest.next() {
        let begins = std::mem::take(&mut line_begins);
        match c {
            '\\' => match rest.next() {
                // The line goes on in the next.
                Some('\n') => {}
                Some('\r') => {
                    rest.next_if_eq(&'\n');
                }
                Some(c) => splitter.push(c),
                None => {}
            },
            '\'' => {
                splitter.open();
                for c in rest.by_ref().take_while(|c| *c != '\'') {
                    splitter.push(c);
                }
            }
            '"' => {
                splitter.open();
                while let Some(c) = rest.next().filter(|c| *c != '"') {
                    match (c, rest.peek()) {
                        ('\\', Some('"' | '\\' | '$' | '`')) => {
                            splitter.word.get_or_insert_default().extend(rest.next());
                        }
                        ('\\', Some('\n')) => {
                            rest.next();
                        }
                        _ => splitter.push(c),
                    }
                }
            }
            '$' if matches!(rest.peek(), Some('(' | '{')) => {
                // All that a shell would put here is one word, whatever is in it.
                splitter.push(c);
                let mut depth = 0_usize;
                for c in rest.by_ref() {
                    splitter.push(c);
                    match c {
                        '(' | '{' => depth += 1,
                        ')' | '}' => depth -= 1,
                        _ => {}
                    }
                    if depth == 0 {
                        break;
                    }
                }
            }
            '[' if splitter.begins_list() => splitter.list = true,
            ',' | ']' if splitter.list => splitter.end_word(),
            '\n' => {
                splitter.end_command();
                line_begins = true;
            }
            ';' | '&' | '|' => splitter.end_command(),
            // A prompt at the beginning of a line, for which root has the sign of a comment.
            '#' if splitter.word.is_none() && !(begins && rest.peek() == Some(&' ')) => {
                while rest.next_if(|c| *c != '\n').is_some() {}
            }
            c if c.is_whitespace() => {
                splitter.end_word();
                // Spaces before it are no part of a line.
                line_begins = begins;
            }
            c => splitter.push(c),
        }
    }
    splitter.end_command();
    splitter.commands
}

impl Splitter {
    fn open(&mut self) {
        self.word.get_or_insert_default();
    }

    fn push(&mut self, c: char) {
        self.word.get_or_insert_default().push(c);
    }

    fn end_word(&mut self) {
        self.words.extend(self.word.take());
    }

    fn end_command(&mut self) {
        self.end_word();
        self.list = false;
        if !self.words.is_empty() {
            self.commands.push(std::mem::take(&mut self.words));
        }
    }

    /// Whether a bracket is that of a list, as in a Dockerfile or a Compose file.
    fn begins_list(&self) -> bool {
        let key = |word: &String| word.ends_with(':') || word == "CMD" || word == "ENTRYPOINT";
        self.word.is_none() && self.words.len() < 2 && self.words.iter().all(key)
    }
}
