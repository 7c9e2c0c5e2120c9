//! Patterns over pieces, as rules write them:
//!
//! * `word` and `one|other`: a word, folded to lower case, or one of several;
//! * `<month>`: what a [`Reader`] takes, into its slot;
//! * `[ … ]`: may be absent; `( … | … )`: one of several;
//! * `{ … }`: the words of the expression, where the pattern also asks for words around it;
//! * `@unit=day`: sets a slot; `~`: no white space here; `\(`: a bracket of the text.

use crate::times::holidays::Holidays;
use crate::times::lexicon::{Lexicon, Word};
use crate::times::numbers::Reading;
use crate::times::readers::{self, Reader};
use crate::times::slots::Slots;

/// A step of a compiled pattern.
#[derive(Debug)]
enum Step {
    Words(Box<[Word]>),
    Read(Reader),
    Set(&'static str, &'static str),
    Attached,
    Open,
    Close,
    /// Tries the next step, then this one.
    Or(usize),
    Jump(usize),
    Done,
}

/// A compiled pattern.
#[derive(Debug)]
pub(crate) struct Pattern {
    steps: Vec<Step>,
}

/// Where a pattern matched.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Match {
    /// First piece of the expression.
    pub(crate) start: usize,
    /// Piece behind its last.
    pub(crate) end: usize,
    /// Piece behind the last that the pattern looked at.
    pub(crate) seen: usize,
    pub(crate) slots: Slots,
}

/// What can begin a match.
#[derive(Debug, Default)]
pub(crate) struct Heads {
    pub(crate) words: Vec<Word>,
    pub(crate) readers: Vec<Reader>,
}

impl Pattern {
    /// Compiles a pattern; words that it names go into the vocabulary.
    pub(crate) fn parse(source: &'static str, lexicon: &mut Lexicon) -> Option<Self> {
        let mut parser =
            Parser { words: source.split_whitespace().peekable(), steps: Vec::new(), lexicon };
        parser.sequence()?;
        if parser.words.next().is_some() {
            return None;
        }
        parser.steps.push(Step::Done);
        Some(Self { steps: parser.steps })
    }

    /// Every word that it names.
    pub(crate) fn words(&self) -> impl Iterator<Item = Word> {
        let words = self.steps.iter().map(|step| match step {
            Step::Words(words) => &**words,
            _ => &[],
        });
        words.flatten().copied()
    }

    /// What can stand at the head of a match.
    pub(crate) fn heads(&self) -> Heads {
        let mut heads = Heads::default();
        let mut open = vec![0];
        while let Some(at) = open.pop() {
            match &self.steps[at] {
                Step::Words(words) => heads.words.extend(words),
                Step::Read(reader) => heads.readers.push(*reader),
                Step::Or(other) => open.extend([at + 1, *other]),
                Step::Jump(to) => open.push(*to),
                Step::Done => {}
                _ => open.push(at + 1),
            }
        }
        heads
    }

    /// Matches at a piece.
    pub(crate) fn at(&self, from: Reading<'_>, holidays: &Holidays, at: usize) -> Option<Match> {
        let run = Run { pattern: self, from, holidays };
        let start = State {
            step: 0,
            at,
            first: at,
            open: None,
            close: None,
            inside: Slots::default(),
            slots: Slots::default(),
        };
        run.go(start)
    }
}

/// One attempt to match.
struct Run<'a> {
    pattern: &'a Pattern,
    from: Reading<'a>,
    holidays: &'a Holidays,
}

#[derive(Clone, Copy)]
struct State {
    step: usize,
    at: usize,
    first: usize,
    open: Option<usize>,
    close: Option<usize>,
    /// The slots at the end of the expression, before what stands behind it was read.
    inside: Slots,
    slots: Slots,
}

impl Run<'_> {
    fn go(&self, mut state: State) -> Option<Match> {
        loop {
            match &self.pattern.steps[state.step] {
                Step::Words(words) => {
                    let piece = self
                        .from
                        .pieces
                        .get(state.at)
                        .filter(|piece| words.contains(&piece.word))?;
                    if piece.breaks && state.at > state.first {
                        return None;
                    }
                    state.at += 1;
                }
                Step::Read(reader) => state.at = self.read(*reader, &mut state)?,
                Step::Set(name, value) => readers::set(&mut state.slots, name, value)?,
                Step::Attached => self.is_attached(state.at).then_some(())?,
                Step::Open => state.open = Some(state.at),
                Step::Close => {
                    state.close = Some(state.at);
                    state.inside = state.slots;
                }
                Step::Or(other) => {
                    if self.may_go(state.step + 1, state.at)
                        && let Some(found) = self.go(State { step: state.step + 1, ..state })
                    {
                        return Some(found);
                    }
                    state.step = *other;
                    continue;
                }
                Step::Jump(to) => {
                    state.step = *to;
                    continue;
                }
                Step::Done => {
                    return Some(Match {
                        start: state.open.unwrap_or(state.first),
                        end: state.close.unwrap_or(state.at),
                        seen: state.at,
                        slots: state.inside.or(state.slots),
                    });
                }
            }
            state.step += 1;
        }
    }

    /// Whether the pattern may go on from a step with a piece: a cheap look before a branch is tried.
    fn may_go(&self, mut step: usize, at: usize) -> bool {
        loop {
            match &self.pattern.steps[step] {
                Step::Words(words) => {
                    return self
                        .from
                        .pieces
                        .get(at)
                        .is_some_and(|piece| words.contains(&piece.word));
                }
                Step::Read(reader) => {
                    return self
                        .from
                        .pieces
                        .get(at)
                        .is_some_and(|piece| reader.may_begin(self.from.lexicon, piece));
                }
                Step::Jump(to) => step = *to,
                Step::Or(_) | Step::Done => return true,
                _ => step += 1,
            }
        }
    }

    /// What a reader takes, unless a break stands inside or before it.
    fn read(&self, reader: Reader, state: &mut State) -> Option<usize> {
        let next = reader.read(self.from, self.holidays, state.at, &mut state.slots)?;
        let from = if state.at > state.first { state.at } else { state.at + 1 };
        let taken = self.from.pieces.get(from..next).unwrap_or_default();
        (!taken.iter().any(|piece| piece.breaks)).then_some(next)
    }

    fn is_attached(&self, at: usize) -> bool {
        let pieces = self.from.pieces;
        at > 0
            && pieces
                .get(at - 1)
                .zip(pieces.get(at))
                .is_some_and(|(left, right)| left.end == right.start)
    }
}

struct Parser<'a> {
    words: std::iter::Peekable<std::str::SplitWhitespace<'static>>,
    steps: Vec<Step>,
    lexicon: &'a mut Lexicon,
}

impl Parser<'_> {
    /// Elements up to the end of the pattern, a closing bracket or a bar.
    fn sequence(&mut self) -> Option<()> {
        while let Some(word) = self.words.next_if(|word| !matches!(*word, ")" | "]" | "|")) {
            match word {
                "(" => self.alternatives(")")?,
                "[" => {
                    let at = self.hole();
                    self.alternatives("]")?;
                    self.steps[at] = Step::Or(self.steps.len());
                }
                "{" => self.steps.push(Step::Open),
                "}" => self.steps.push(Step::Close),
                "~" => self.steps.push(Step::Attached),
                _ => self.element(word)?,
            }
        }
        Some(())
    }

    /// Sequences parted by bars, and the bracket that closes them.
    fn alternatives(&mut self, close: &str) -> Option<()> {
        let mut ends = Vec::new();
        loop {
            let at = self.hole();
            self.sequence()?;
            let word = self.words.next()?;
            if word == close {
                self.steps[at] = Step::Jump(at + 1);
                break;
            }
            ends.push(self.hole());
            self.steps[at] = Step::Or(self.steps.len());
        }
        for end in ends {
            self.steps[end] = Step::Jump(self.steps.len());
        }
        Some(())
    }

    /// A step that is filled in later.
    fn hole(&mut self) -> usize {
        self.steps.push(Step::Done);
        self.steps.len() - 1
    }

    fn element(&mut self, word: &'static str) -> Option<()> {
        let step = if let Some(name) = word.strip_prefix('<') {
            Step::Read(Reader::named(name.strip_suffix('>')?)?)
        } else if let Some(setting) = word.strip_prefix('@') {
            let (name, value) = setting.split_once('=')?;
            readers::set(&mut Slots::default(), name, value)?;
            Step::Set(name, value)
        } else {
            let word = word.strip_prefix('\\').unwrap_or(word);
            Step::Words(word.split('|').map(|word| self.lexicon.add(word)).collect())
        };
        self.steps.push(step);
        Some(())
    }
}
