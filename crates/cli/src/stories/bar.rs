//! A bar while articles are added.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use onrecord_record::words::count;
use onrecord_store::Progress;
use std::io::IsTerminal as _;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

/// How often a bar of which the end is not known turns.
const TURN: Duration = Duration::from_millis(120);

/// How far the adding is, on standard error; hidden where nobody looks.
pub(super) struct Bar {
    shown: ProgressBar,
    /// How many articles were handed over to be read.
    given: AtomicUsize,
    /// Whether there are no further ones.
    ended: AtomicBool,
}

impl Bar {
    /// A bar up to `total`; one that only counts where that is not known.
    pub(super) fn new(total: Option<u64>, quiet: bool) -> Self {
        let shown = !quiet && std::io::stderr().is_terminal();
        let target =
            if shown { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
        let bar = ProgressBar::with_draw_target(total, target);
        let template = if total.is_some() {
            "{bar:24} {msg}, {eta} left"
        } else {
            "{spinner} {msg}, {elapsed}"
        };
        let style = ProgressStyle::with_template(template);
        let bar = style.map_or_else(|_| bar.clone(), |style| bar.clone().with_style(style));
        if shown && total.is_none() {
            bar.enable_steady_tick(TURN);
        }
        bar.set_message("reading");
        Self { shown: bar, given: AtomicUsize::new(0), ended: AtomicBool::new(false) }
    }

    /// How far the inputs are read.
    pub(super) fn at(&self, position: u64) {
        self.shown.set_position(position);
    }

    /// An article was handed over to be read.
    pub(super) fn given(&self) {
        self.given.fetch_add(1, Ordering::SeqCst);
    }

    /// There are no further ones.
    pub(super) fn ended(&self) {
        self.ended.store(true, Ordering::SeqCst);
    }

    /// How many articles are done with.
    pub(super) fn told(&self, progress: &Progress) {
        if self.ended.load(Ordering::SeqCst) && progress.taken >= self.given.load(Ordering::SeqCst)
        {
            self.shown.set_message("working out who is who, and who carries the same words");
            return;
        }
        let seconds = self.shown.elapsed().as_secs_f64().max(0.001);
        let rate = progress.taken as f64 / seconds;
        let refused = match progress.refused {
            0 => String::new(),
            some => format!(", {some} refused"),
        };
        let done = count(progress.taken, "article");
        self.shown.set_message(format!("{done} done{refused}, {rate:.0} a second"));
    }

    /// Takes the bar away.
    pub(super) fn finish(&self) {
        self.shown.finish_and_clear();
    }
}
