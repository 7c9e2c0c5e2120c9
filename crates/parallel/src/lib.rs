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
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::sync_channel;

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

/// Does `work` on every item in the threads of `pool` and hands the results to `take` in the order of
/// the items, until it breaks. At most `AHEAD` results a thread exist at a time, and items are drawn no earlier. A
/// result is `None` where `work` panicked. Items are drawn and results taken in the calling thread.
pub fn in_order<T: Send, R: Send>(
    pool: &ThreadPool,
    items: impl IntoIterator<Item = T>,
    work: impl Fn(T) -> R + Sync,
    mut take: impl FnMut(usize, Option<R>) -> ControlFlow<()>,
) {
    let window = AHEAD * pool.current_num_threads();
    let stopped = AtomicBool::new(false);
    let guarded = |item: T| {
        let wanted = !stopped.load(Ordering::Relaxed);
        wanted.then(|| catch_unwind(AssertUnwindSafe(|| work(item))).ok()).flatten()
    };
    pool.in_place_scope(|scope| {
        let mut under_way = VecDeque::with_capacity(window);
        let mut items = items.into_iter().enumerate();
        loop {
            for (place, item) in items.by_ref().take(window - under_way.len()) {
                let (sender, receiver) = sync_channel(1);
                let guarded = &guarded;
                // Nobody receives any more where `take` has broken off.
                scope.spawn(move |_| drop(sender.send(guarded(item))));
                under_way.push_back((place, receiver));
            }
            let Some((place, receiver)) = under_way.pop_front() else { break };
            if take(place, receiver.recv().ok().flatten()).is_break() {
                stopped.store(true, Ordering::Relaxed);
                break;
            }
        }
    });
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
}
