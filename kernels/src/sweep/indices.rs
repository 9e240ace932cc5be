//! Which elements the lanes hold, for bodies that read what is no array of floats.

use super::block::Position;
use super::operand::Operand;
use crate::element::Element;
use crate::element::sealed::OnIsa as _;
use crate::lane::{Lane, Mask};
use crate::vector::{MAX_LANES, Vector, array_of, for_each_below};

/// The indices of the elements: each lane holds that of its element, as an integer in the bits of a float.
///
/// A body hands it to [`per_element`]. It is computed, not read. Lanes without an
/// element hold the index of one that is there.
#[derive(Clone, Copy, Debug)]
pub struct Indices;

impl<T: Element> Operand<T> for Indices {
    const ARRAYS: usize = 0;

    #[inline(always)]
    fn assert_len(self, len: usize) {
        assert!(
            len <= T::INDICES,
            "a sweep of {} has at most {} elements with indices, not {len}",
            T::DTYPE,
            T::INDICES
        );
    }

    #[inline(always)]
    unsafe fn read<V: Vector<Elem = T>>(self, at: Position, _: *const T) -> V {
        let (first, count) = match at {
            Position::Whole { first } => (first, V::LANES),
            Position::Part { first, count, .. } => (first, count),
        };
        V::from_array(array_of(
            #[inline(always)]
            |lane| T::of_index(first + lane.min(count - 1)),
        ))
    }
}

/// A truth value as a float, which is 1 or 0.
#[inline(always)]
#[must_use]
pub fn number_of_truth<T: Element>(truth: bool) -> T {
    T::of_truth(truth)
}

/// What `f` gives for the index of each lane's element, one lane after the other. Where `mask` is not, `f` is not
/// called, and the lanes are 0.
#[inline(always)]
pub fn per_element<V: Lane, const N: usize>(
    indices: V,
    mask: impl Lanes<V>,
    f: impl Fn(usize) -> [V::Elem; N],
) -> [V; N] {
    let (indices, mut numbers) = (indices.to_lanes(), [[V::Elem::ZERO; MAX_LANES]; N]);
    if mask.are_all() {
        for_each_below::<MAX_LANES>(
            #[inline(always)]
            |lane| {
                if lane < V::COUNT {
                    let given = f(indices[lane].index());
                    for_each_below::<N>(
                        #[inline(always)]
                        |i| numbers[i][lane] = given[i],
                    );
                }
            },
        );
    } else {
        of_some(&indices[..V::COUNT], &mask.numbers().to_lanes(), &f, &mut numbers);
    }
    array_of(
        #[inline(always)]
        |i| V::of_lanes(numbers[i]),
    )
}

/// [`per_element`] where `are_on` is not 0.
///
/// Not inlined: a function that holds all of a body, for several levels and tails, has thousands of jumps
/// with these, and takes LLVM minutes.
#[inline(never)]
fn of_some<T: Element, const N: usize>(
    indices: &[T],
    are_on: &[T; MAX_LANES],
    f: &impl Fn(usize) -> [T; N],
    numbers: &mut [[T; MAX_LANES]; N],
) {
    for (lane, (&index, &is_on)) in indices.iter().zip(are_on).enumerate() {
        if is_on != T::ZERO {
            let given = f(index.index());
            for i in 0..N {
                numbers[i][lane] = given[i];
            }
        }
    }
}

/// In each lane the element of `all` at the index that it holds as a float.
///
/// # Panics
/// If there is none.
#[inline(always)]
pub fn picked<V: Lane, const N: usize>(index: V, all: [V; N]) -> V {
    let is_outside = !index.lt(V::splat(V::Elem::from_usize(N)));
    assert!(!is_outside.any(), "index out of bounds: an array of {N} has no such element");
    let mut element = V::splat(V::Elem::ZERO);
    for_each_below::<N>(
        #[inline(always)]
        |at| {
            let is_it = index.equals(V::splat(V::Elem::from_usize(at)));
            element = V::select(is_it, all[at], element);
        },
    );
    element
}

/// Some of the lanes: a mask, or `()` for all of them.
pub trait Lanes<V: Lane>: Copy {
    /// Whether these are all lanes, whatever the data is.
    fn are_all(self) -> bool;
    /// 1 in these lanes, 0 in the others.
    fn numbers(self) -> V;
}

impl<V: Lane> Lanes<V> for () {
    #[inline(always)]
    fn are_all(self) -> bool {
        true
    }
    #[inline(always)]
    fn numbers(self) -> V {
        V::splat(V::Elem::ONE)
    }
}

/// A mask.
#[derive(Clone, Copy, Debug)]
pub struct Only<M>(pub M);

impl<V: Lane> Lanes<V> for Only<V::Mask>
where
    V::Mask: Mask,
{
    #[inline(always)]
    fn are_all(self) -> bool {
        false
    }
    #[inline(always)]
    fn numbers(self) -> V {
        V::select(self.0, V::splat(V::Elem::ONE), V::splat(V::Elem::ZERO))
    }
}
