//! Helpers that stay awake between sweeps.
//!
//! To hand work to a thread that sleeps takes tens of microseconds, in which a core does 100,000
//! elements. Inside of [`warm`], threads of rayon's pool linger behind a sweep and spin, so that the
//! next one starts them within a fraction of a microsecond. They stay for a bounded time, as others
//! may want the pool: who calls sweep after sweep keeps them, who pauses loses them.
//!
//! The caller never waits for a helper that has not begun: it takes the share back and does it. So a
//! helper whose core is taken away costs no more than its share.

use std::any::Any;
use std::cell::{Cell, RefCell};
use std::panic::{self, AssertUnwindSafe};
use std::sync::atomic::{AtomicBool, AtomicPtr, AtomicU8, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, ThreadId};
use std::time::{Duration, Instant};
use std::{hint, ptr};

use super::pool;

/// How long a helper spins without work.
const LINGER: Duration = Duration::from_micros(100);

/// How often a helper looks for work, and a caller for the end of it, before it does something that
/// takes longer.
const SPINS: u32 = 64;

thread_local! {
    /// The warm section that this thread is in.
    static SECTION: RefCell<Option<Arc<Team>>> = const { RefCell::new(None) };
    /// When the last sweep of the section ended that helpers could have shared.
    static LAST_SWEEP: Cell<Option<Instant>> = const { Cell::new(None) };
}

/// Runs `f`, in which sweeps that follow one another share the work with threads that stay awake.
///
/// Put it around a training loop. Without it, a sweep has to wake other threads up, which pays for
/// large arrays only. The threads are rayon's, of the pool that the caller is in or of the global
/// one; they spin for up to 100 microseconds behind a sweep. Results do not depend on it: a sum has
/// the same bits on any number of threads.
///
/// ```
/// # use cotangent_kernels as cotangent;
/// # let x = [1.0_f32; 10_000];
/// # let mut step = || cotangent::dot(&x, &x);
/// let last = cotangent::warm(|| {
///     let mut loss = f32::NAN;
///     for _ in 0..10 {
///         loss = step();
///     }
///     loss
/// });
/// # assert_eq!(last, 1e4);
/// ```
pub fn warm<R>(f: impl FnOnce() -> R) -> R {
    /// Ends the section, also where `f` panics.
    struct End;
    impl Drop for End {
        fn drop(&mut self) {
            if let Some(team) = SECTION.take() {
                team.is_over.store(true, Ordering::Relaxed);
            }
        }
    }
    let helpers = pool::threads() - 1;
    if helpers == 0 || SECTION.with_borrow(Option::is_some) {
        return f();
    }
    let team = Arc::new(Team::new(helpers));
    team.summon();
    SECTION.set(Some(team));
    let _end = End;
    f()
}

/// The team of the section that the calling thread is in.
pub(super) fn current() -> Option<Arc<Team>> {
    SECTION.with_borrow(Clone::clone)
}

/// The caller of [`warm`] and its helpers.
pub(super) struct Team {
    caller: ThreadId,
    helpers: Box<[Helper]>,
    /// Whether the caller does a sweep alone, and those who come meanwhile are to wait for the next.
    is_expected: AtomicBool,
    is_over: AtomicBool,
}

/// Where a helper and the caller meet, on lines of its own.
#[repr(align(128))]
struct Helper {
    state: AtomicU8,
    /// What to run, and which part of it, while the state is [`ASSIGNED`] or [`RUNNING`].
    job: AtomicPtr<Job<'static>>,
    part: AtomicUsize,
}

/// No thread is there. The caller may summon one.
const ABSENT: u8 = 0;
/// A task is on its way through rayon.
const SUMMONED: u8 = 1;
/// A thread spins. It may leave, the caller may claim it.
const READY: u8 = 2;
/// The thread goes on spinning until the caller says what to do.
const CLAIMED: u8 = 3;
/// The thread may begin, the caller may take the part back.
const ASSIGNED: u8 = 4;
/// The thread runs its part. Only it ends this state.
const RUNNING: u8 = 5;

impl Helper {
    /// Changes the state if it is `from`.
    fn change(&self, from: u8, to: u8) -> bool {
        self.state.compare_exchange(from, to, Ordering::AcqRel, Ordering::Relaxed).is_ok()
    }
}

/// A piece of work whose parts may run at the same time.
struct Job<'a> {
    run: &'a (dyn Fn(usize) + Sync),
    /// What the first part that panicked has thrown.
    panic: Mutex<Option<Box<dyn Any + Send>>>,
}

impl Job<'_> {
    fn run(&self, part: usize) {
        if let Err(panic) = panic::catch_unwind(AssertUnwindSafe(|| (self.run)(part))) {
            self.panic.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert(panic);
        }
    }
}

impl Team {
    fn new(helpers: usize) -> Self {
        let helper = || Helper {
            state: AtomicU8::new(ABSENT),
            job: AtomicPtr::new(ptr::null_mut()),
            part: AtomicUsize::new(0),
        };
        Self {
            caller: thread::current().id(),
            helpers: std::iter::repeat_with(helper).take(helpers).collect(),
            is_expected: AtomicBool::new(false),
            is_over: AtomicBool::new(false),
        }
    }

    /// The caller and all its helpers.
    pub(super) fn threads(&self) -> usize {
        1 + self.helpers.len()
    }

    /// Has the end of a sweep noted, also where it panics.
    pub(super) fn sweep(&self) -> Sweep<'_> {
        Sweep { team: self }
    }

    /// Calls for helpers where sweeps follow closely, so that those who come will find work.
    pub(super) fn summon_if_busy(self: &Arc<Self>) {
        if LAST_SWEEP.get().is_some_and(|end| end.elapsed() < LINGER / 2) {
            self.is_expected.store(true, Ordering::Relaxed);
            self.summon();
        }
    }

    fn summon(self: &Arc<Self>) {
        for (index, helper) in self.helpers.iter().enumerate() {
            if helper.change(ABSENT, SUMMONED) {
                let team = Arc::clone(self);
                pool::spawn(move || team.help(&team.helpers[index]));
            }
        }
    }

    /// What a thread of rayon does in the team.
    fn help(&self, helper: &Helper) {
        // While the caller waits for a task of rayon's, it may be given this one.
        if thread::current().id() == self.caller {
            helper.state.store(ABSENT, Ordering::Release);
            return;
        }
        helper.state.store(READY, Ordering::Release);
        let mut idle_since = Instant::now();
        loop {
            for _ in 0..SPINS {
                if helper.state.load(Ordering::Relaxed) == ASSIGNED
                    && helper.change(ASSIGNED, RUNNING)
                {
                    let job = helper.job.load(Ordering::Relaxed);
                    // SAFETY: `Team::run` has assigned a job that lives until no helper is running.
                    let job = unsafe { &*job };
                    job.run(helper.part.load(Ordering::Relaxed));
                    helper.state.store(READY, Ordering::Release);
                    idle_since = Instant::now();
                }
                hint::spin_loop();
            }
            if self.is_expected.load(Ordering::Relaxed) {
                idle_since = Instant::now();
            }
            let leaves = self.is_over.load(Ordering::Relaxed) || idle_since.elapsed() > LINGER;
            if leaves && helper.change(READY, ABSENT) {
                return;
            }
        }
    }

    /// Claims up to `most` helpers that are awake.
    pub(super) fn claim(&self, most: usize) -> Claim<'_> {
        let mut claimed = 0;
        for helper in &self.helpers {
            if claimed < most && helper.change(READY, CLAIMED) {
                claimed += 1;
            }
        }
        Claim { team: self, claimed }
    }
}

/// A sweep of the caller's.
pub(super) struct Sweep<'a> {
    team: &'a Team,
}

impl Drop for Sweep<'_> {
    fn drop(&mut self) {
        self.team.is_expected.store(false, Ordering::Relaxed);
        LAST_SWEEP.set(Some(Instant::now()));
    }
}

/// Helpers that wait for what the caller says.
pub(super) struct Claim<'a> {
    team: &'a Team,
    claimed: usize,
}

impl Claim<'_> {
    /// The caller and the helpers that were claimed.
    pub(super) fn threads(&self) -> usize {
        1 + self.claimed
    }

    /// Runs `run` with the number of each part: part 0 here, the others on the helpers.
    ///
    /// # Panics
    /// As `run` does, when all parts have ended.
    pub(super) fn run(self, run: &(dyn Fn(usize) + Sync)) {
        let job = Job { run, panic: Mutex::new(None) };
        let mut part = 0;
        for helper in self.helpers() {
            part += 1;
            helper.part.store(part, Ordering::Relaxed);
            helper.job.store(ptr::from_ref(&job).cast_mut().cast(), Ordering::Relaxed);
            helper.state.store(ASSIGNED, Ordering::Release);
        }
        job.run(0);
        for helper in &self.team.helpers {
            if helper.change(ASSIGNED, READY) {
                job.run(helper.part.load(Ordering::Relaxed));
            }
            let mut spins = 0;
            while helper.state.load(Ordering::Acquire) == RUNNING {
                // Where the two share a core, the helper cannot go on while the caller spins.
                match spins < SPINS * SPINS {
                    true => hint::spin_loop(),
                    false => thread::yield_now(),
                }
                spins += 1;
            }
        }
        let panic = job.panic.into_inner().unwrap_or_else(PoisonError::into_inner);
        if let Some(panic) = panic {
            panic::resume_unwind(panic);
        }
    }

    fn helpers(&self) -> impl Iterator<Item = &Helper> {
        let is_claimed = |helper: &&Helper| helper.state.load(Ordering::Relaxed) == CLAIMED;
        self.team.helpers.iter().filter(is_claimed)
    }
}

impl Drop for Claim<'_> {
    /// Lets go of those who were given nothing.
    fn drop(&mut self) {
        for helper in &self.team.helpers {
            helper.change(CLAIMED, READY);
        }
    }
}

#[cfg(all(test, feature = "rayon"))]
mod tests {
    use super::*;

    /// Runs `run` on the caller and one helper, once there is one.
    fn with_helper(run: &(dyn Fn(usize) + Sync)) {
        let team = current().expect("a warm section");
        loop {
            team.summon();
            let claim = team.claim(1);
            if claim.threads() == 2 {
                return claim.run(run);
            }
            thread::yield_now();
        }
    }

    fn in_warm_pool(f: impl FnOnce() + Send) {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(2).build();
        pool.expect("threads can be started").install(|| warm(f));
    }

    #[test]
    fn each_part_is_run_once() {
        in_warm_pool(|| {
            for round in 0..20 {
                let runs = [AtomicUsize::new(0), AtomicUsize::new(0)];
                with_helper(&|part| {
                    runs[part].fetch_add(1, Ordering::Relaxed);
                });
                let runs = runs.map(AtomicUsize::into_inner);
                assert_eq!(runs, [1, 1], "runs of each part in round {round}");
            }
        });
    }

    #[test]
    fn a_panic_reaches_the_caller_when_all_parts_have_ended() {
        in_warm_pool(|| {
            for culprit in [0, 1] {
                let ended = AtomicUsize::new(0);
                let panic = panic::catch_unwind(AssertUnwindSafe(|| {
                    with_helper(&|part| {
                        if part == culprit {
                            panic!("part {part} has failed");
                        }
                        thread::sleep(Duration::from_millis(5));
                        ended.fetch_add(1, Ordering::Relaxed);
                    });
                }));
                let panic = panic.expect_err("the panic goes on");
                let message = panic.downcast_ref::<String>().expect("a message");
                assert_eq!(*message, format!("part {culprit} has failed"));
                assert_eq!(ended.into_inner(), 1, "the other part ended first");
            }
            with_helper(&|_| {});
        });
    }
}
