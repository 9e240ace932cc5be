//! Loops that keep what they carry now and then, and compute the iterations between again.

use proc_macro2::{Literal, TokenStream};

use super::lane_code::LaneCode;
use crate::ir::{Header, Over};

/// The pieces of a loop.
pub(super) struct Pieces<'a> {
    pub(super) inits: &'a [TokenStream],
    /// What ends the loop in front of an iteration.
    pub(super) is_done: Option<TokenStream>,
    /// An iteration: its results.
    pub(super) value: &'a TokenStream,
    /// An iteration: its results, and its pullback.
    pub(super) vjp: &'a TokenStream,
    /// The sums that the pullback begins with.
    pub(super) open: &'a [TokenStream],
    /// One step back along `tape`, from `iteration`.
    pub(super) back: &'a TokenStream,
    pub(super) given: &'a [TokenStream],
}

impl LaneCode<'_> {
    /// What runs forward, and the body of the pullback.
    ///
    /// ```ignore
    /// let (mut checkpoints, mut count) = (Tape::new(), 0_usize);
    /// let mut carried = (s_1,);
    /// for i in 0..n {
    ///     if count % 8 == 0 { checkpoints.push(carried); }
    ///     count += 1;
    ///     carried = { .. };
    /// }
    /// |mut seeds| {
    ///     let mut segment = checkpoints.len();
    ///     while segment > 0 {
    ///         segment -= 1;
    ///         let start = segment * 8;
    ///         let steps = if count - start < 8 { count - start } else { 8 };
    ///         let (mut tape, mut carried) = (Tape::new(), checkpoints[segment]);
    ///         for i in (0..n).into_iter().skip(start).take(steps) { .. tape.push(pullback); .. }
    ///         let mut iteration = tape.len();
    ///         while iteration > 0 { .. }
    ///     }
    ///     ..
    /// }
    /// ```
    pub(super) fn with_checkpoints(
        &self,
        header: &Header,
        every: usize,
        pieces: &Pieces<'_>,
    ) -> (TokenStream, TokenStream) {
        let Pieces { inits, is_done, value, vjp, open, back, given } = pieces;
        let every = Literal::usize_suffixed(every);
        let step = hygienic! {
            #is_done
            if count % #every == 0 { checkpoints.push(carried); }
            count += 1;
            carried = #value;
        };
        let again = hygienic! {
            let (results, pullback) = #vjp;
            tape.push(pullback);
            carried = results;
        };
        let (forward, again) = match &header.over {
            Over::Iterator { pattern, iterator } => (
                hygienic!(for #pattern in #iterator { #step }),
                hygienic! {
                    for #pattern in ::core::iter::Iterator::take(
                        ::core::iter::Iterator::skip(
                            ::core::iter::IntoIterator::into_iter(#iterator),
                            start,
                        ),
                        steps,
                    ) {
                        #again
                    }
                },
            ),
            Over::Counter { counter, count } => {
                let count = count.map(|count| self.name(count));
                (
                    hygienic!(for #counter in 0_usize..#count { #step }),
                    hygienic!(for #counter in start..start + steps { #again }),
                )
            }
            Over::Nothing => {
                (hygienic!(loop { #step }), hygienic!(for _ in 0_usize..steps { #again }))
            }
        };
        let forward = hygienic! {
            let (mut checkpoints, mut count) = (::cotangent::__private::Tape::new(), 0_usize);
            let mut carried = (#(#inits,)*);
            #forward
            let results = carried;
        };
        let pullback = hygienic!({
            let mut seeds = seeds;
            #(#open)*
            let mut segment = checkpoints.len();
            while segment > 0 {
                segment -= 1;
                let start = segment * #every;
                let steps = if count - start < #every { count - start } else { #every };
                let mut tape = ::cotangent::__private::Tape::new();
                let mut carried = checkpoints[segment];
                #again
                let mut iteration = tape.len();
                while iteration > 0 {
                    iteration -= 1;
                    #back
                }
            }
            (#(#given,)*)
        });
        (forward, pullback)
    }
}
