//! Work in parallel, results in order, memory bounded.
//!
//! ```
//! use std::ops::ControlFlow;
//! let pool = onrecord_parallel::pool(2)?;
//! let mut squares = Vec::new();
//! onrecord_parallel::in_order(&pool, 1..=4, |n| n * n, |_, square| {
//!     squares.extend(square);
//!     ControlFlow::Continue(())
//! });
//! assert_eq!(squares, [1, 4, 9, 16]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use rayon::{ThreadPool, ThreadPoolBuildError, ThreadPoolBuilder};
use std::collections::VecDeque;
use std::marker::PhantomData;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, sync_channel};

/// How many results may wait for an earlier one, for each thread.
const AHEAD: usize = 2;

/// Stack of a thread in bytes. HTML is bounded in depth where it is read; this leaves ample room for that depth in
/// builds without optimisation too.
const STACK: usize = 16 << 20;

/// Threads that read articles; 0 stands for one for each processor.
///
/// # Errors
/// Where the system does not give so many.
pub fn pool(threads: usize) -> Result<ThreadPool, ThreadPoolBuildError> {
    ThreadPoolBuilder::new().num_threads(threads).stack_size(STACK).build()
}

/// Most weight of what is under way, in the unit of [`Flow::weight`]; what weighs more alone goes alone.
///
/// An article of plain text takes some hundred and fifty times its bytes while it is read.
const HEAVIEST: usize = 8 << 20;

/// Work that comes and goes through one thread while many carry it out.
pub trait Flow {
    /// What is to be done.
    type Item;
    /// What comes of it.
    type Done;

    /// The next item. Where there is none yet, `may_wait` says whether to wait for it; it is false while results are under way
    /// that can be taken meanwhile.
    fn draw(&mut self, may_wait: bool) -> Drawn<Self::Item>;

    /// About how many bytes an item has.
    fn weight(&self, _item: &Self::Item) -> usize {
        0
    }

    /// Takes the result of the item of this number (from 0), `None` where the work panicked. Nothing more is drawn or taken
    /// behind a break.
    fn take(&mut self, place: usize, done: Option<Self::Done>) -> ControlFlow<()>;
}

/// What there is to be done.
#[derive(Debug)]
pub enum Drawn<T> {
    /// This.
    Item(T),
    /// Nothing at this moment.
    NotYet,
    /// Nothing any more.
    End,
}

/// Does `work` on every item of `flow` in the threads of `pool`. Results are taken in the order of the items. At most `AHEAD`
/// results a thread exist at a time, of bounded weight together, and items are drawn no earlier. Items are drawn and results
/// taken in the calling thread.
pub fn run<F: Flow>(pool: &ThreadPool, flow: &mut F, work: impl Fn(F::Item) -> F::Done + Sync)
where
    F::Item: Send,
    F::Done: Send,
{
    let stopped = AtomicBool::new(false);
    let guarded = |item| {
        let wanted = !stopped.load(Ordering::Relaxed);
        wanted.then(|| catch_unwind(AssertUnwindSafe(|| work(item))).ok()).flatten()
    };
    let guarded = &guarded;
    pool.in_place_scope(|scope| {
        let mut under_way = UnderWay::new(AHEAD * pool.current_num_threads());
        for place in 0.. {
            while let Some((item, weight)) = under_way.draw(flow) {
                let (sender, receiver) = sync_channel(1);
                // Nobody receives any more where `take` has broken off.
                scope.spawn(move |_| drop(sender.send(guarded(item))));
                under_way.push(weight, receiver);
            }
            let Some(result) = under_way.pop() else { break };
            if flow.take(place, result.recv().ok().flatten()).is_break() {
                stopped.store(true, Ordering::Relaxed);
                break;
            }
        }
    });
}

/// What is drawn and not yet taken.
struct UnderWay<T, R> {
    /// Weights and results.
    results: VecDeque<(usize, Receiver<Option<R>>)>,
    most: usize,
    weight: usize,
    /// An item that has to wait until others are done with, and its weight.
    held: Option<(T, usize)>,
}

impl<T, R> UnderWay<T, R> {
    fn new(most: usize) -> Self {
        Self { results: VecDeque::with_capacity(most), most, weight: 0, held: None }
    }

    /// The next item and its weight, if there is one and room for it.
    fn draw(&mut self, flow: &mut impl Flow<Item = T, Done = R>) -> Option<(T, usize)> {
        if self.results.len() >= self.most {
            return None;
        }
        let next = match self.held.take() {
            Some(held) => held,
            None => match flow.draw(self.results.is_empty()) {
                Drawn::Item(item) => {
                    let weight = flow.weight(&item);
                    (item, weight)
                }
                Drawn::NotYet | Drawn::End => return None,
            },
        };
        if !self.results.is_empty() && self.weight.saturating_add(next.1) > HEAVIEST {
            self.held = Some(next);
            return None;
        }
        Some(next)
    }

    fn push(&mut self, weight: usize, result: Receiver<Option<R>>) {
        self.weight += weight;
        self.results.push_back((weight, result));
    }

    /// Where the result of the first item comes out.
    fn pop(&mut self) -> Option<Receiver<Option<R>>> {
        let (weight, result) = self.results.pop_front()?;
        self.weight -= weight;
        Some(result)
    }
}

/// Does `work` on every item in the threads of `pool` and hands the results to `take` in the order of
/// the items, until it breaks: [`run`] for what is there already and light.
pub fn in_order<T: Send, R: Send>(
    pool: &ThreadPool,
    items: impl IntoIterator<Item = T>,
    work: impl Fn(T) -> R + Sync,
    take: impl FnMut(usize, Option<R>) -> ControlFlow<()>,
) {
    let mut flow = Listed { items: items.into_iter().fuse(), take, done: PhantomData };
    run(pool, &mut flow, work);
}

/// Items of an iterator.
struct Listed<I, F, R> {
    items: I,
    take: F,
    done: PhantomData<R>,
}

impl<I: Iterator, R, F: FnMut(usize, Option<R>) -> ControlFlow<()>> Flow for Listed<I, F, R> {
    type Item = I::Item;
    type Done = R;

    fn draw(&mut self, _may_wait: bool) -> Drawn<I::Item> {
        self.items.next().map_or(Drawn::End, Drawn::Item)
    }

    fn take(&mut self, place: usize, done: Option<R>) -> ControlFlow<()> {
        (self.take)(place, done)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::AtomicUsize;

    #[test]
    fn results_come_in_order_and_few_at_a_time() {
        let (begun, mut taken) = (AtomicUsize::new(0), Vec::new());
        let slow_first = |item: u64| {
            begun.fetch_add(1, Ordering::SeqCst);
            std::thread::sleep(std::time::Duration::from_micros(if item.is_multiple_of(7) {
                900
            } else {
                5
            }));
            item
        };
        in_order(&pool(3).unwrap(), 0..200, slow_first, |place, item| {
            assert!(begun.load(Ordering::SeqCst) <= place + AHEAD * 3, "runs ahead of the window");
            taken.push(item.unwrap());
            ControlFlow::Continue(())
        });
        assert_eq!(taken, (0..200).collect::<Vec<u64>>());
    }

    #[test]
    fn a_panic_loses_one_result_only() {
        let mut taken = Vec::new();
        in_order(
            &pool(2).unwrap(),
            [1, 2, 3],
            |item| if item == 2 { panic!("on purpose") } else { item },
            |_, item| {
                taken.push(item);
                ControlFlow::Continue(())
            },
        );
        assert_eq!(taken, [Some(1), None, Some(3)]);
    }

    #[test]
    fn breaking_ends_it_and_draws_no_more() {
        let (mut drawn, mut taken) = (0, 0);
        in_order(
            &pool(2).unwrap(),
            (0..500).inspect(|_| drawn += 1),
            |item| item,
            |_, _| {
                taken += 1;
                ControlFlow::Break(())
            },
        );
        assert_eq!(taken, 1);
        assert!(drawn <= AHEAD * 2);
    }

    /// Items that are their own weights.
    struct Heavy(std::vec::IntoIter<usize>);

    impl Flow for Heavy {
        type Item = usize;
        type Done = ();

        fn draw(&mut self, _may_wait: bool) -> Drawn<usize> {
            self.0.next().map_or(Drawn::End, Drawn::Item)
        }

        fn weight(&self, item: &usize) -> usize {
            *item
        }

        fn take(&mut self, _place: usize, _done: Option<()>) -> ControlFlow<()> {
            ControlFlow::Continue(())
        }
    }

    #[test]
    fn heavy_items_wait_for_each_other() {
        let weights: Vec<_> =
            (0..60).map(|item| [HEAVIEST * 3, HEAVIEST / 2, 1][item % 3]).collect();
        let most = std::sync::Mutex::new((0_usize, 0_usize));
        run(&pool(4).unwrap(), &mut Heavy(weights.into_iter()), |weight| {
            let mut now = most.lock().unwrap();
            now.0 += weight;
            now.1 = now.1.max(now.0);
            drop(now);
            std::thread::sleep(std::time::Duration::from_micros(300));
            most.lock().unwrap().0 -= weight;
        });
        assert_eq!(most.into_inner().unwrap(), (0, HEAVIEST * 3));
    }

    /// One item at once, the next when the first was taken.
    struct Slow {
        taken: usize,
        waited: Vec<usize>,
    }

    impl Flow for Slow {
        type Item = usize;
        type Done = usize;

        fn draw(&mut self, may_wait: bool) -> Drawn<usize> {
            match (may_wait, self.taken) {
                (_, 3) => Drawn::End,
                (false, _) => Drawn::NotYet,
                (true, taken) => {
                    self.waited.push(taken);
                    Drawn::Item(taken)
                }
            }
        }

        fn take(&mut self, place: usize, done: Option<usize>) -> ControlFlow<()> {
            assert_eq!(done, Some(place));
            self.taken += 1;
            ControlFlow::Continue(())
        }
    }

    #[test]
    fn results_are_taken_before_anybody_waits() {
        let mut flow = Slow { taken: 0, waited: Vec::new() };
        run(&pool(2).unwrap(), &mut flow, |item| item);
        assert_eq!(flow.waited, [0, 1, 2]);
    }
}
