//! Loops.

use proc_macro2::TokenStream;
use syn::Index;

use super::checkpoint::Pieces;
use super::lane_code::{LaneCode, Mode};
use super::local;
use super::regions::Shape;
use crate::ir::{Header, Kind, Over, Region, Value};

impl LaneCode<'_> {
    /// The body runs again and again; the pullbacks of its iterations are kept on a tape.
    ///
    /// ```ignore
    /// let mut tape = Tape::new();
    /// let mut carried = (s_1,);
    /// for i in 0..n {
    ///     let (results, pullback) = { let (s_0, w_1) = (carried.0, w_2); .. };
    ///     tape.push(pullback);
    ///     carried = results;
    /// }
    /// (carried, move |mut seeds: (V,)| {
    ///     let mut sum_1 = V::splat(0.0);
    ///     let mut iteration = tape.len();
    ///     while iteration > 0 {
    ///         iteration -= 1;
    ///         let cotangents = tape[iteration]((w_2,), seeds);
    ///         seeds.0 = cotangents.0;
    ///         sum_1 = sum_1 + cotangents.1;
    ///     }
    ///     (seeds.0, sum_1)
    /// })
    /// ```
    pub(super) fn iteration(
        &self,
        header: &Header,
        carried: &[Value],
        captures: &[Value],
        body: &Region,
    ) -> (TokenStream, TokenStream) {
        let lane = self.lane;
        let shape = Shape::of_loop(body, carried.len());
        let inits = carried.iter().enumerate().map(|(index, &init)| {
            let kind = body.program.parameters[index].kind;
            self.as_kind(init, kind)
        });
        let inits: Vec<_> = inits.collect();
        let inputs = (0..carried.len())
            .map(|index| {
                let index = Index::from(index);
                hygienic!(carried.#index)
            })
            .chain(captures.iter().map(|&capture| {
                let name = self.name(capture);
                hygienic!(#name)
            }));
        let inputs: Vec<_> = inputs.collect();
        // What the same value is for all iterations is handed to their pullbacks, not kept by each.
        let is_handed = |index: usize| {
            index >= carried.len() && body.program.parameters[index].kind.has_cotangent()
        };
        let code = self.code_of(&shape, &inputs, body, &is_handed);
        let handed: Vec<_> =
            code.handed.iter().map(|&index| self.name(captures[index - carried.len()])).collect();
        let block = &code.block;

        let is_done = header.running.map(|index| {
            let index = Index::from(index);
            hygienic!(if !::cotangent::__private::Mask::any(carried.#index) { break; })
        });
        let iterate = |step: TokenStream| match &header.over {
            Over::Iterator { pattern, iterator } => {
                hygienic!(for #pattern in #iterator { #is_done #step })
            }
            Over::Counter { counter, count } => {
                let count = count.map(|count| self.name(count));
                hygienic!(for #counter in 0_usize..#count { #is_done #step })
            }
            Over::Nothing => hygienic!(loop { #is_done #step }),
        };
        let value = iterate(hygienic!(carried = #block;));
        let vjp = iterate(hygienic! {
            let (results, pullback) = #block;
            tape.push(pullback);
            carried = results;
        });
        let carried_indices: Vec<_> = (0..carried.len()).map(Index::from).collect();
        // The cotangents of carried floats, by their places among all that is carried.
        let seeds = shape.seeded_indices();
        let mut open = Vec::new();
        let mut next = TokenStream::new();
        let mut given = vec![hygienic!(()); shape.wanted.len()];
        for (place, index) in seeds.iter().enumerate() {
            let (place, at) = (Index::from(place), Index::from(*index));
            next.extend(hygienic!(seeds.#place = cotangents.#at;));
            given[*index] = hygienic!(seeds.#place);
        }
        for (index, given) in given.iter_mut().enumerate().skip(carried.len()) {
            if shape.wanted[index] {
                let (at, sum) = (Index::from(index), local(&format!("sum_{index}")));
                if body.program.parameters[index].kind == Kind::Record {
                    let witness = self.witness(captures[index - carried.len()]);
                    open.push(hygienic! {
                        let mut #sum =
                            ::cotangent::__private::no_cotangent::<#lane, _>(#witness);
                    });
                    next.extend(hygienic! {
                        ::cotangent::__private::Cotangents::<#lane>::add(&mut #sum, cotangents.#at);
                    });
                } else {
                    open.push(hygienic! {
                        let mut #sum = <#lane as ::cotangent::__private::Lane>::splat(0.0);
                    });
                    next.extend(hygienic!(#sum = #sum + cotangents.#at;));
                }
                *given = hygienic!(#sum);
            }
        }
        let back = hygienic! {
            let cotangents = tape[iteration]((#(#handed,)*), seeds);
            #next
        };
        let (forward, pulled) = match header.checkpoint {
            Some(every) => {
                let code = Self { mode: Mode::Value, ..*self };
                let value = &code.code_of(&shape, &inputs, body, &is_handed).block;
                let (inits, open, given) = (&inits[..], &open[..], &given[..]);
                let (vjp, back) = (block, &back);
                let pieces = Pieces { inits, is_done, value, vjp, open, back, given };
                self.with_checkpoints(header, every, &pieces)
            }
            None => (
                hygienic! {
                    let mut tape = ::cotangent::__private::Tape::new();
                    let mut carried = (#(#inits,)*);
                    #vjp
                    let results = carried;
                },
                hygienic!({
                    let mut seeds = seeds;
                    #(#open)*
                    let mut iteration = tape.len();
                    while iteration > 0 {
                        iteration -= 1;
                        #back
                    }
                    (#(#given,)*)
                }),
            ),
        };
        let pullback = shape.pullback(lane, &pulled);
        (
            hygienic!({
                let mut carried = (#(#inits,)*);
                #value
                (#(carried.#carried_indices,)*)
            }),
            hygienic! {
                #forward
                #pullback
                (results, pullback)
            },
        )
    }
}
