//! Corpora of pronouns and their antecedents: GAP and `OntoGUM`.

use crate::error::{TrainError, files, read};
use onrecord_text::{Bytes, Span};
use std::path::Path;

/// A text with pronouns whose antecedents are known.
#[derive(Debug, Clone, Default)]
pub(crate) struct Article {
    pub(crate) text: String,
    pub(crate) pronouns: Vec<Known>,
    /// Whether it is a line of GAP.
    pub(crate) is_gap: bool,
}

/// What is known of one pronoun.
#[derive(Debug, Clone)]
pub(crate) struct Known {
    pub(crate) pronoun: Span<Bytes>,
    /// Mentions of whom or what it stands for.
    pub(crate) right: Vec<Span<Bytes>>,
    /// Mentions of others, where these are known too.
    pub(crate) wrong: Vec<Span<Bytes>>,
}

/// Reads a file of GAP (Webster et al. 2018): one pronoun and two names in each line.
pub(crate) fn gap(path: &Path) -> Result<Vec<Article>, TrainError> {
    Ok(read(path)?.lines().skip(1).filter_map(gap_line).collect())
}

fn gap_line(line: &str) -> Option<Article> {
    let fields: Vec<&str> = line.split('\t').collect();
    let [_, text, pronoun, at, a, a_at, a_right, b, b_at, b_right, ..] = fields[..] else {
        return None;
    };
    // GAP counts characters.
    let bytes = |at: &str, words: &str| -> Option<Span<Bytes>> {
        let start = text.char_indices().map(|(at, _)| at).nth(at.parse().ok()?)? as u32;
        Some(Span::new(start, start + words.len() as u32))
    };
    let names = [(bytes(a_at, a)?, a_right), (bytes(b_at, b)?, b_right)];
    let those = |wanted: &str| {
        names.iter().filter(|(_, told)| *told == wanted).map(|&(span, _)| span).collect()
    };
    let known = Known { pronoun: bytes(at, pronoun)?, right: those("TRUE"), wrong: those("FALSE") };
    Some(Article { text: text.to_owned(), pronouns: vec![known], is_gap: true })
}

/// Reads all files of `OntoGUM` (Zhu, Pradhan & Zeldes 2021) in a folder, sorted by name.
pub(crate) fn ontogum(folder: &Path) -> Result<Vec<Article>, TrainError> {
    files(folder, "conllu")?
        .iter()
        .map(|path| Ok(Chains::default().article(&read(path)?)))
        .collect()
}

/// A document of `OntoGUM` in the course of being read.
#[derive(Default)]
struct Chains {
    text: String,
    /// Mentions with the number of their chain.
    mentions: Vec<(Span<Bytes>, String)>,
    /// Mentions that have begun: chain and start.
    open: Vec<(String, u32)>,
    pronouns: Vec<Span<Bytes>>,
    /// Last word of the multiword token being read, and whether a space stands behind it.
    whole: (u32, bool),
}

impl Chains {
    fn article(mut self, file: &str) -> Article {
        for line in file.lines() {
            if line.starts_with("# newpar") && !line.starts_with("# newpar_block") {
                self.paragraph();
            } else if !line.starts_with('#') {
                self.word(line);
            }
        }
        let pronouns = self.pronouns.iter().map(|&pronoun| self.known(pronoun)).collect();
        Article { text: self.text, pronouns, is_gap: false }
    }

    fn paragraph(&mut self) {
        let length = self.text.trim_end().len();
        self.text.truncate(length);
        if length > 0 {
            self.text.push_str("\n\n");
        }
    }

    fn word(&mut self, line: &str) {
        let fields: Vec<&str> = line.split('\t').collect();
        let [id, form, _, _, tag, .., misc] = fields[..] else { return };
        let spaced = !misc.contains("SpaceAfter=No");
        if let Some((_, last)) = id.split_once('-') {
            self.whole = (last.parse().unwrap_or(0), spaced);
            return;
        }
        let Ok(number) = id.parse::<u32>() else { return };
        if number == 1 && self.whole.0 > 0 {
            self.whole = (0, false);
        }
        let start = self.text.len() as u32;
        self.text.push_str(form);
        let span = Span::new(start, self.text.len() as u32);
        if matches!(tag, "PRP" | "PRP$") {
            self.pronouns.push(span);
        }
        self.brackets(misc, span);
        let inside = number < self.whole.0;
        if if number == self.whole.0 { self.whole.1 } else { spaced && !inside } {
            self.text.push(' ');
        }
    }

    /// "Entity=(12)(7" begins and ends mentions; numbers are of chains.
    fn brackets(&mut self, misc: &str, span: Span<Bytes>) {
        let Some(entity) = misc.split('|').find_map(|part| part.strip_prefix("Entity=")) else {
            return;
        };
        let mut number = String::new();
        let mut opened = false;
        for c in entity.chars().chain(['(']) {
            match c {
                '0'..='9' => number.push(c),
                ')' => {
                    let chain = std::mem::take(&mut number);
                    let start = if opened { Some(span.start) } else { self.close(&chain) };
                    if let Some(start) = start {
                        self.mentions.push((Span::new(start, span.end), chain));
                    }
                    opened = false;
                }
                _ => {
                    if opened && !number.is_empty() {
                        self.open.push((std::mem::take(&mut number), span.start));
                    }
                    opened = c == '(';
                }
            }
        }
    }

    fn close(&mut self, chain: &str) -> Option<u32> {
        let at = self.open.iter().rposition(|(open, _)| open == chain)?;
        Some(self.open.remove(at).1)
    }

    /// The other mentions of a pronoun's chain; a pronoun in none stands for nothing that is mentioned.
    fn known(&self, pronoun: Span<Bytes>) -> Known {
        let chain = self.mentions.iter().find(|(span, _)| *span == pronoun).map(|(_, chain)| chain);
        let others =
            self.mentions.iter().filter(|(span, of)| Some(of) == chain && *span != pronoun);
        let right = others.map(|&(span, _)| span).collect();
        Known { pronoun, right, wrong: Vec::new() }
    }
}

#[cfg(test)]
mod tests {
    use super::{Chains, gap_line};

    #[test]
    fn a_line_of_gap_is_read_by_characters() {
        let line = "x-1\tZoë met Ana. She left.\tShe\t13\tZoë\t0\tTRUE\tAna\t8\tFALSE\turl";
        let article = gap_line(line).unwrap();
        let known = &article.pronouns[0];
        let words = |span: onrecord_text::Span<_>| &article.text[span.range()];
        assert_eq!(words(known.pronoun), "She");
        assert_eq!(words(known.right[0]), "Zoë");
        assert_eq!(words(known.wrong[0]), "Ana");
    }

    #[test]
    fn brackets_make_chains() {
        let row = |id: &str, form: &str, tag: &str, misc: &str| {
            format!("{id}\t{form}\t_\t_\t{tag}\t_\t_\t_\t_\t{misc}\n")
        };
        let file = row("1", "The", "DT", "Entity=(4")
            + &row("2", "nurse", "NN", "Entity=4)")
            + &row("3", "said", "VBD", "_")
            + &row("4", "she", "PRP", "Entity=(4)")
            + &row("5", "left", "VBD", "SpaceAfter=No")
            + &row("6", ".", ".", "_");
        let article = Chains::default().article(&file);
        assert_eq!(article.text, "The nurse said she left. ");
        let right = &article.pronouns[0].right;
        assert_eq!(
            right.iter().map(|span| &article.text[span.range()]).collect::<Vec<_>>(),
            ["The nurse"]
        );
    }
}
