//! Arrays that are not contiguous, as operands of sweeps.
//!
//! A [`View`] is a slice seen with a shape and strides: transposed, broadcast, reversed, or every
//! other row of it. [`Gather`] picks rows by index. Their numbers may be stored narrower than they
//! are computed with (see [`Stored`]).
//!
//! No operand is copied whole. A sweep goes through elements in row-major order, and a piece of an
//! operand that is not contiguous there is staged in L1 just before it is computed with; what is
//! contiguous for the length of a piece is read in its place. Where nothing is summed and an operand
//! is transposed, the sweep goes through tiles instead, which are transposed in registers.
//!
//! # Bytes moved per element
//! For each layout of one operand of a sweep, with `s` bytes per number. Lines are 64 bytes.
//!
//! | layout | from memory | to and from the stage in L1 |
//! |---|---|---|
//! | contiguous, or in rows of 512 or more | `s` | 0 |
//! | in shorter rows | `s` | `2 s` |
//! | transposed, all results stored | `s` | `2 s` |
//! | transposed, with a sum: if the caches hold a line for each column | `s` | `2 s` |
//! | transposed, with a sum: else | 64 | `2 s` |
//! | every `k`th element | `min(k s, 64)` | `2 s` |
//! | broadcast along the last axis | 0 | `2 s` |
//! | broadcast along another axis, of `n` elements | `s / n` | 0 |
//! | rows of `w` by index | `s`, and a line per row; 4 or 8 `/ w` for the index | `2 s` |
//! | `f16`, `bf16` | 2 | 8 |

mod axes;
mod elements;
mod gather;
mod stored;
mod sum_to;
mod transpose;
mod view;

pub(crate) use axes::MAX_RANK;
pub use elements::Elements;
pub use gather::{Gather, Index, scatter_add};
pub use stored::Stored;
pub use sum_to::{Broadcast, Broadcasts, sweep_to};
pub use view::View;
