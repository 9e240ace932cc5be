//! Where the arrays of a kernel are.

/// A level of the memory, which holds all arrays of a kernel together.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Place {
    L1,
    L2,
    L3,
    Memory,
}

/// The length of arrays in memory.
const LARGE: usize = 10_000_000;

impl Place {
    pub(crate) const ALL: [Self; 4] = [Self::L1, Self::L2, Self::L3, Self::Memory];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::L1 => "L1",
            Self::L2 => "L2",
            Self::L3 => "L3",
            Self::Memory => "memory",
        }
    }

    /// How many elements there are, of which each takes `bytes` in all arrays together: parts of an L1 of
    /// 32 KiB, and of the other caches that CPUs have had for years.
    ///
    /// No array is a whole number of pages long: a load waits for earlier stores whose addresses have the
    /// same 12 lowest bits, and took 3 times as long where arrays lay that far apart.
    pub(crate) fn len(self, bytes: usize) -> usize {
        let footprint = match self {
            Self::L1 => 20 << 10,
            Self::L2 => 320 << 10,
            Self::L3 => 7 << 20,
            Self::Memory => return LARGE,
        };
        footprint / bytes / 64 * 64
    }

    /// The least share of the roof that is wanted.
    pub(crate) fn goal(self) -> Option<f64> {
        match self {
            Self::L1 => Some(0.80),
            Self::L2 | Self::L3 => None,
            Self::Memory => Some(0.95),
        }
    }
}
