//! A bar while many inputs are read.

use crate::args::ReadingOptions;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::IsTerminal as _;

/// How far the reading is, on standard error; hidden where nobody looks or one input is read.
pub(super) struct Progress(ProgressBar);

impl Progress {
    pub(super) fn new(options: &ReadingOptions, inputs: usize) -> Self {
        let shown = inputs > 1 && !options.quiet && std::io::stderr().is_terminal();
        let target =
            if shown { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
        let bar = ProgressBar::with_draw_target(Some(inputs as u64), target);
        let style = ProgressStyle::with_template("{bar:24} {pos}/{len} read, {eta} left");
        Self(style.map_or_else(|_| bar.clone(), |style| bar.clone().with_style(style)))
    }

    /// Does something with the bar out of the way.
    pub(super) fn pause<T>(&self, act: impl FnOnce() -> T) -> T {
        self.0.suspend(act)
    }

    /// One input more is done.
    pub(super) fn step(&self) {
        self.0.inc(1);
    }

    /// Takes the bar away.
    pub(super) fn finish(&self) {
        self.0.finish_and_clear();
    }
}
