//! Rules that explain themselves: what a label's rule looks at, from where it is taken, an example and a
//! counter-example.
//!
//! They are written down beside the lexicons, one file for each phenomenon, in blocks:
//!
//! ```text
//! rule NAME        the name that the record shows
//! gives LABEL      the label that it gives, as the record writes it
//! says SENTENCE    what it looks at, for whoever asks why; several lines are one text
//! from SOURCE      where the rule comes from: a paper, a guideline, a statute, or the reason for it
//! is TEXT          a text in which the rule gives its label; several lines are several examples
//! not TEXT         a text in which it must not
//! ```
//!
//! In texts ` ¶ ` parts paragraphs. Every rule has all six; tests read each example and counter-example.

/// One rule, as its file describes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// The name that the record shows.
    pub name: &'static str,
    /// The label that it gives, as the record writes it.
    pub gives: &'static str,
    /// What it looks at.
    pub says: String,
    /// Where it comes from.
    pub from: &'static str,
    /// Texts in which it gives its label; ` ¶ ` parts paragraphs.
    pub examples: Vec<&'static str>,
    /// Texts in which it must not.
    pub counter_examples: Vec<&'static str>,
}

impl Rule {
    fn named(name: &'static str) -> Self {
        Self {
            name,
            gives: "",
            says: String::new(),
            from: "",
            examples: Vec::new(),
            counter_examples: Vec::new(),
        }
    }

    /// Takes one line of its block; a key that is none is left out, which the tests of each file see.
    fn take(&mut self, key: &str, text: &'static str) {
        match key {
            "gives" => self.gives = text,
            "says" if self.says.is_empty() => text.clone_into(&mut self.says),
            "says" => {
                self.says.push(' ');
                self.says.push_str(text);
            }
            "from" => self.from = text,
            "is" => self.examples.push(text),
            "not" => self.counter_examples.push(text),
            _ => {}
        }
    }

    /// Whether all six parts are there.
    pub fn is_whole(&self) -> bool {
        let words = [self.name, self.gives, &self.says, self.from];
        words.iter().all(|word| !word.is_empty())
            && !self.examples.is_empty()
            && !self.counter_examples.is_empty()
    }
}

/// The rules of a file, in its order. Lines that begin with `#` are comments.
pub fn parse(file: &'static str) -> Vec<Rule> {
    let mut out: Vec<Rule> = Vec::new();
    for line in crate::lists::lines(file) {
        let (key, text) = line.split_once(' ').unwrap_or((line, ""));
        let text = text.trim();
        if key == "rule" {
            out.push(Rule::named(text));
        } else if let Some(rule) = out.last_mut() {
            rule.take(key, text);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::parse;

    const FILE: &str = "# A comment.\nrule one\ngives a\nsays It looks\nsays at words.\nfrom A paper.\nis Yes.\nis Yes, too.\nnot No.\n\nrule two\ngives b\n";

    #[test]
    fn blocks_become_rules() {
        let rules = parse(FILE);
        assert_eq!(rules.len(), 2);
        assert_eq!(rules[0].says, "It looks at words.");
        assert_eq!(rules[0].examples, ["Yes.", "Yes, too."]);
        assert!(rules[0].is_whole());
        assert!(!rules[1].is_whole());
    }
}
