//! Which instructions this CPU has: the only file that detects features.

use std::cell::Cell;
use std::fmt;
use std::sync::atomic::{AtomicU8, Ordering};

/// The environment variable that forces a level: `avx512`, `avx2` or `portable`.
pub const ISA_VARIABLE: &str = "COTANGENT_ISA";

/// An ISA level that this CPU has.
///
/// A value other than `Portable` is the proof that the CPU has the instructions: it is handed out by
/// [`Level::current`] and [`Level::available`] only.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
#[non_exhaustive]
pub enum Level {
    /// What the build enables at compile time: SSE2 or NEON by default.
    #[non_exhaustive]
    Portable,
    /// AVX2 and FMA.
    #[cfg(target_arch = "x86_64")]
    #[non_exhaustive]
    Avx2,
    /// The AVX-512 of Ice Lake and Zen 4. The parts before them lower their clock for it, so they
    /// run at `Avx2`.
    #[cfg(target_arch = "x86_64")]
    #[non_exhaustive]
    Avx512,
}

/// From best to least.
#[cfg(target_arch = "x86_64")]
const LEVELS: &[Level] = &[Level::Avx512, Level::Avx2, Level::Portable];
#[cfg(not(target_arch = "x86_64"))]
const LEVELS: &[Level] = &[Level::Portable];

thread_local! {
    /// 0, or 1 + the index in `LEVELS` that `Level::scope` has set.
    static SCOPED: Cell<u8> = const { Cell::new(0) };
}
/// 0, or 1 + the index in `LEVELS` of the process's level.
static PROCESS: AtomicU8 = AtomicU8::new(0);

impl Level {
    /// The level that kernels called from this thread run at: the best that the CPU has, unless
    /// [`ISA_VARIABLE`] or [`Level::scope`] says otherwise.
    ///
    /// # Panics
    /// On the first use, if [`ISA_VARIABLE`] names no level or one that the CPU does not have.
    #[inline]
    pub fn current() -> Self {
        match SCOPED.get() {
            0 => match PROCESS.load(Ordering::Relaxed) {
                0 => Self::choose_for_process(),
                index => LEVELS[index as usize - 1],
            },
            index => LEVELS[index as usize - 1],
        }
    }

    /// The levels that this CPU has, from best to least.
    pub fn available() -> impl Iterator<Item = Self> {
        LEVELS.iter().copied().filter(|level| level.is_detected())
    }

    /// Runs `f` with all kernels that it calls from this thread at this level.
    ///
    /// ```
    /// use cotangent_kernels::{Level, mean};
    /// for level in Level::available() {
    ///     assert_eq!(level.scope(|| mean(&[1.0_f32, 2.0, 6.0])), 3.0, "on {level}");
    /// }
    /// ```
    pub fn scope<R>(self, f: impl FnOnce() -> R) -> R {
        struct Restore(u8);
        impl Drop for Restore {
            fn drop(&mut self) {
                SCOPED.set(self.0);
            }
        }
        let _restore = Restore(SCOPED.replace(self.tag()));
        f()
    }

    /// The name that [`ISA_VARIABLE`] takes.
    pub fn name(self) -> &'static str {
        match self {
            Self::Portable => "portable",
            #[cfg(target_arch = "x86_64")]
            Self::Avx2 => "avx2",
            #[cfg(target_arch = "x86_64")]
            Self::Avx512 => "avx512",
        }
    }

    /// Whether `mul_add` is rounded once: levels of which this is true give the same bits.
    pub const fn has_fma(self) -> bool {
        match self {
            Self::Portable => cfg!(any(target_feature = "fma", target_arch = "aarch64")),
            #[cfg(target_arch = "x86_64")]
            Self::Avx2 | Self::Avx512 => true,
        }
    }

    /// The level whose registers are half as wide and give the same bits, if there is one.
    #[inline]
    pub(crate) fn narrower(self) -> Self {
        match self {
            #[cfg(target_arch = "x86_64")]
            Self::Avx512 => Self::Avx2,
            level => level,
        }
    }

    /// Whether there are stores past the caches.
    #[inline]
    pub(crate) fn has_streaming_stores(self) -> bool {
        !matches!(self, Self::Portable)
    }

    fn tag(self) -> u8 {
        let index = LEVELS.iter().position(|&level| level == self);
        1 + index.expect("every level is listed") as u8
    }

    fn is_detected(self) -> bool {
        match self {
            Self::Portable => true,
            #[cfg(target_arch = "x86_64")]
            Self::Avx2 => is_x86_feature_detected!("avx2") && is_x86_feature_detected!("fma"),
            #[cfg(target_arch = "x86_64")]
            Self::Avx512 => {
                Self::Avx2.is_detected()
                    && is_x86_feature_detected!("avx512f")
                    && is_x86_feature_detected!("avx512bw")
                    && is_x86_feature_detected!("avx512cd")
                    && is_x86_feature_detected!("avx512dq")
                    && is_x86_feature_detected!("avx512vl")
                    && is_x86_feature_detected!("avx512vbmi2")
            }
        }
    }

    #[cold]
    fn choose_for_process() -> Self {
        let level = match std::env::var(ISA_VARIABLE) {
            Ok(name) => Self::named(&name),
            Err(_) => Self::available().next().expect("`Portable` is always available"),
        };
        PROCESS.store(level.tag(), Ordering::Relaxed);
        level
    }

    fn named(name: &str) -> Self {
        let Some(&level) = LEVELS.iter().find(|level| level.name() == name) else {
            let names: Vec<_> = LEVELS.iter().map(|level| level.name()).collect();
            panic!("{ISA_VARIABLE}={name} is no ISA level: use one of {}", names.join(", "));
        };
        assert!(level.is_detected(), "{ISA_VARIABLE}={name}, but this CPU does not have it");
        level
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
