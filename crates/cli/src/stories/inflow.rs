//! The articles of all inputs of a call, one after the other.

use super::bar::Bar;
use onrecord_ingest::{Input, Member, MemberOptions, Members, Refusal, Tally, members};
use std::sync::{Arc, Mutex, PoisonError};

/// The members of all inputs; tells a bar how far they are read.
pub(super) struct Inflow {
    inputs: std::vec::IntoIter<Result<Input, Refusal>>,
    options: MemberOptions,
    open: Option<Members>,
    bar: Arc<Bar>,
    /// Whether the bar counts inputs, as it does where there are several; else it counts bytes.
    by_input: bool,
    done: u64,
    passed: Arc<Mutex<Tally>>,
}

impl Inflow {
    pub(super) fn new(
        inputs: Vec<Result<Input, Refusal>>,
        options: MemberOptions,
        quiet: bool,
    ) -> (Self, Arc<Bar>, Arc<Mutex<Tally>>) {
        let by_input = inputs.len() > 1;
        let total = if by_input { Some(inputs.len() as u64) } else { bytes(&inputs) };
        let bar = Arc::new(Bar::new(total, quiet));
        let passed = Arc::default();
        let inflow = Self {
            inputs: inputs.into_iter(),
            options,
            open: None,
            bar: Arc::clone(&bar),
            by_input,
            done: 0,
            passed: Arc::clone(&passed),
        };
        (inflow, bar, passed)
    }

    fn following(&mut self) -> Option<Result<Member, Refusal>> {
        loop {
            if let Some(members) = &mut self.open {
                if let Some(next) = members.next() {
                    if !self.by_input {
                        self.bar.at(members.bytes_read());
                    }
                    return Some(next);
                }
                self.close();
            }
            match self.inputs.next()? {
                Ok(input) => self.open = Some(members(&input, &self.options)),
                Err(refusal) => {
                    self.close();
                    return Some(Err(refusal));
                }
            }
        }
    }

    /// Closes an input that is read to its end.
    fn close(&mut self) {
        if let Some(members) = self.open.take() {
            let mut passed = self.passed.lock().unwrap_or_else(PoisonError::into_inner);
            for (kind, number) in members.tally() {
                *passed.entry(kind.clone()).or_default() += number;
            }
        }
        self.done += 1;
        if self.by_input {
            self.bar.at(self.done);
        }
    }
}

impl Iterator for Inflow {
    type Item = Result<Member, Refusal>;

    fn next(&mut self) -> Option<Self::Item> {
        let next = self.following();
        if next.is_some() {
            self.bar.given();
        } else {
            self.bar.ended();
        }
        next
    }
}

/// Bytes of a single input, where they are known.
fn bytes(inputs: &[Result<Input, Refusal>]) -> Option<u64> {
    let [Ok(Input::Path(path))] = inputs else { return None };
    std::fs::metadata(path).ok().filter(std::fs::Metadata::is_file).map(|about| about.len())
}
