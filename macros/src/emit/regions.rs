//! Branches and loops: each runs its code and keeps the pullbacks of what has run.
//!
//! A region is emitted as a block that gives its results and a closure for its cotangents, which
//! captures what the gradient needs. Of a branch that lanes take differently both sides run, and
//! results and cotangents are selected where they leave it: what a side computes for lanes that did
//! not take it, infinite or not, reaches nothing.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote_spanned};
use syn::Index;

use super::lane_code::{LaneCode, Mode};
use super::local;
use crate::ir::{Header, Kind, Op, Region, Selector, Value};

/// As `quote!`, with names that no user's name can meet.
macro_rules! hygienic {
    ($($tokens:tt)*) => { quote_spanned!(Span::mixed_site()=> $($tokens)*) };
}

/// Up to this many instructions, both sides of a branch run whether a lane takes them or not: a jump
/// that is mispredicted costs as much.
const CHEAP: usize = 40;

impl LaneCode<'_> {
    /// `let (this, this_pullback) = ..;` of a branch or loop; of a value alone `let this = ..;`.
    pub(super) fn region(&self, value: Value) -> TokenStream {
        let (this, pullback) = (self.name(value), self.pullback(value));
        let (results, pullbacks) = match &self.program.equation(value).op {
            Op::Branch { selector: Selector::Condition(condition), captures, sides }
                if self.program.kind(*condition) == Kind::Mask =>
            {
                self.lanes_apart(value, *condition, captures, sides)
            }
            Op::Branch { selector, captures, sides } => {
                self.one_side(value, selector, captures, sides)
            }
            Op::Loop { header, carried, captures, body } => {
                self.iteration(header, carried, captures, body)
            }
            op => unreachable!("{op} has no regions"),
        };
        match self.mode {
            Mode::Value => hygienic!(let #this = #results;),
            Mode::Vjp => hygienic!(let (#this, #pullback) = { #pullbacks };),
        }
    }

    /// Both sides run, then what leaves them is selected.
    ///
    /// ```ignore
    /// let (then, then_pullback) = { .. };
    /// let (otherwise, otherwise_pullback) = { .. };
    /// (
    ///     (V::select(mask_3, then.0, otherwise.0),),
    ///     move |seeds: (V,)| {
    ///         let (then, otherwise) = (then_pullback(seeds), otherwise_pullback(seeds));
    ///         (V::select(mask_3, then.0, otherwise.0),)
    ///     },
    /// )
    /// ```
    fn lanes_apart(
        &self,
        value: Value,
        condition: Value,
        captures: &[Value],
        sides: &[Region],
    ) -> (TokenStream, TokenStream) {
        let shape = Shape::of_branch(self, value, sides);
        let condition = self.name(condition);
        let lane = self.lane;
        let names = [local("then"), local("otherwise")];
        let is_taken = [hygienic!(#condition), hygienic!(!#condition)];
        let (mut values, mut vjps) = (TokenStream::new(), TokenStream::new());
        let mut pulled = TokenStream::new();
        for ((name, is_taken), side) in names.iter().zip(is_taken).zip(sides) {
            let pullback = format_ident!("{name}_pullback");
            let code = self.side(&shape, captures, side);
            let (block, no_results, no_cotangents) =
                (&code.block, shape.no_results(lane), shape.no_cotangents(lane));
            let is_cheap = code.flops <= CHEAP;
            let guard = hygienic!(::cotangent::__private::Mask::any(#is_taken));
            values.extend(match is_cheap {
                true => hygienic!(let #name = #block;),
                false => hygienic!(let #name = if #guard { #block } else { #no_results };),
            });
            vjps.extend(match is_cheap {
                true => hygienic!(let (#name, #pullback) = #block;),
                false => hygienic! {
                    let (#name, #pullback) = if #guard {
                        let (results, pullback) = #block;
                        (results, ::core::option::Option::Some(pullback))
                    } else {
                        (#no_results, ::core::option::Option::None)
                    };
                },
            });
            pulled.extend(match is_cheap {
                true => hygienic!(let #name = #pullback(seeds);),
                false => hygienic! {
                    let #name = match #pullback {
                        ::core::option::Option::Some(pullback) => pullback(seeds),
                        ::core::option::Option::None => #no_cotangents,
                    };
                },
            });
        }
        let [then, otherwise] = names;
        let results = shape.results.iter().enumerate().map(|(index, kind)| {
            let index = Index::from(index);
            match kind {
                Kind::Float => hygienic! {
                    <#lane as ::cotangent::__private::Lane>::select(
                        #condition, #then.#index, #otherwise.#index,
                    )
                },
                _ => hygienic!((#condition & #then.#index) | (!#condition & #otherwise.#index)),
            }
        });
        let cotangents = shape.wanted.iter().enumerate().map(|(index, is_wanted)| {
            let index = Index::from(index);
            match is_wanted {
                true => hygienic! {
                    <#lane as ::cotangent::__private::Lane>::select(
                        #condition, #then.#index, #otherwise.#index,
                    )
                },
                false => hygienic!(()),
            }
        });
        let seeds = shape.seed_types(lane);
        let results = hygienic!((#(#results,)*));
        (
            hygienic!({ #values #results }),
            hygienic! {
                #vjps
                (#results, move |seeds: #seeds| {
                    #pulled
                    (#(#cotangents,)*)
                })
            },
        )
    }

    /// One side runs, for all lanes.
    ///
    /// ```ignore
    /// let (results, pullbacks) = if condition_3 {
    ///     let (results, pullback) = { .. };
    ///     (results, (Some(pullback), None))
    /// } else {
    ///     ..
    /// };
    /// (results, move |seeds: (V,)| {
    ///     if let Some(pullback) = pullbacks.0 { return pullback(seeds); }
    ///     if let Some(pullback) = pullbacks.1 { return pullback(seeds); }
    ///     unreachable!()
    /// })
    /// ```
    fn one_side(
        &self,
        value: Value,
        selector: &Selector,
        captures: &[Value],
        sides: &[Region],
    ) -> (TokenStream, TokenStream) {
        let shape = Shape::of_branch(self, value, sides);
        let (mut values, mut vjps, mut pulled) = (Vec::new(), Vec::new(), TokenStream::new());
        for (index, side) in sides.iter().enumerate() {
            let block = self.side(&shape, captures, side).block;
            let pullbacks = (0..sides.len()).map(|other| match other == index {
                true => hygienic!(::core::option::Option::Some(pullback)),
                false => hygienic!(::core::option::Option::None),
            });
            vjps.push(hygienic!({
                let (results, pullback) = #block;
                (results, (#(#pullbacks,)*))
            }));
            values.push(block);
            let index = Index::from(index);
            pulled.extend(hygienic! {
                if let ::core::option::Option::Some(pullback) = pullbacks.#index {
                    return pullback(seeds);
                }
            });
        }
        let choose = |blocks: &[TokenStream]| match selector {
            Selector::Condition(condition) => {
                let condition = self.name(*condition);
                let (then, otherwise) = (&blocks[0], &blocks[1]);
                hygienic!(if #condition #then else #otherwise)
            }
            Selector::Match { scrutinee, patterns } => {
                hygienic!(match #scrutinee { #(#patterns => #blocks)* })
            }
        };
        let (values, vjps) = (choose(&values), choose(&vjps));
        let seeds = shape.seed_types(self.lane);
        (
            values,
            hygienic! {
                let (results, pullbacks) = #vjps;
                (results, move |seeds: #seeds| {
                    #pulled
                    ::core::unreachable!("one side has run")
                })
            },
        )
    }

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
    ///     let mut tape = tape;
    ///     let mut sum_1 = V::splat(0.0);
    ///     while let Some(pullback) = tape.pop() {
    ///         let cotangents = pullback((w_2,), seeds);
    ///         seeds.0 = cotangents.0;
    ///         sum_1 = sum_1 + cotangents.1;
    ///     }
    ///     (seeds.0, sum_1)
    /// })
    /// ```
    fn iteration(
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
            index >= carried.len() && body.program.parameters[index].kind == Kind::Float
        };
        let code = self.code_of(&shape, &inputs, body, &is_handed);
        let handed: Vec<_> =
            code.handed.iter().map(|&index| self.name(captures[index - carried.len()])).collect();
        let block = &code.block;

        let is_done = header.running.map(|index| {
            let index = Index::from(index);
            hygienic!(if !::cotangent::__private::Mask::any(carried.#index) { break; })
        });
        let iterate = |step: TokenStream| match &header.iterations {
            Some((pattern, iterator)) => hygienic!(for #pattern in #iterator { #is_done #step }),
            None => hygienic!(loop { #is_done #step }),
        };
        let value = iterate(hygienic!(carried = #block;));
        let vjp = iterate(hygienic! {
            let (results, pullback) = #block;
            tape.push(pullback);
            carried = results;
        });
        let carried_indices: Vec<_> = (0..carried.len()).map(Index::from).collect();
        let seed_types = shape.seed_types(lane);
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
            let (at, sum) = (Index::from(index), local(&format!("sum_{index}")));
            if shape.wanted[index] {
                open.push(
                    hygienic!(let mut #sum = <#lane as ::cotangent::__private::Lane>::splat(0.0);),
                );
                next.extend(hygienic!(#sum = #sum + cotangents.#at;));
                *given = hygienic!(#sum);
            }
        }
        (
            hygienic!({
                let mut carried = (#(#inits,)*);
                #value
                (#(carried.#carried_indices,)*)
            }),
            hygienic! {
                let mut tape = ::cotangent::__private::Tape::new();
                let mut carried = (#(#inits,)*);
                #vjp
                (carried, move |mut seeds: #seed_types| {
                    let mut tape = tape;
                    #(#open)*
                    while let ::core::option::Option::Some(pullback) = tape.pop() {
                        let cotangents = pullback((#(#handed,)*), seeds);
                        #next
                    }
                    (#(#given,)*)
                })
            },
        )
    }

    fn side(&self, shape: &Shape, captures: &[Value], side: &Region) -> RegionCode {
        let inputs: Vec<_> = captures
            .iter()
            .map(|&capture| {
                let name = self.name(capture);
                hygienic!(#name)
            })
            .collect();
        self.code_of(shape, &inputs, side, &|_| false)
    }

    /// The block of a region: its results, and in `Mode::Vjp` its pullback.
    ///
    /// ```ignore
    /// {
    ///     let (x_0, w_1,) = (x_12, w_3,);
    ///     let t_2 = ..;
    ///     ((t_2,), move |(seed_3,): (V,)| { .. (t_4, ()) })
    /// }
    /// ```
    fn code_of(
        &self,
        shape: &Shape,
        inputs: &[TokenStream],
        region: &Region,
        is_handed: &dyn Fn(usize) -> bool,
    ) -> RegionCode {
        let program = &region.program;
        let inner = LaneCode { program, lane: self.lane, mode: self.mode };
        let (lane, order) = (self.lane, inner.order(region));
        let mut reads = Vec::new();
        for &value in &order {
            if let Op::Parameter(index) = program.equation(value).op {
                reads.push((index, inner.name(value)));
            }
        }
        let read_names = reads.iter().map(|(_, name)| name);
        let read_inputs = reads.iter().map(|&(index, _)| &inputs[index]);
        let seed = region.first_seed();
        let forward = order.iter().filter(|&&value| value < seed).map(|&x| inner.statement(x));
        let results = region
            .results
            .iter()
            .zip(&shape.results)
            .map(|(&result, &kind)| inner.as_kind(result, kind));
        let results = hygienic!((#(#results,)*));
        let forward = hygienic! {
            let (#(#read_names,)*) = (#(#read_inputs,)*);
            #(#forward)*
        };
        let flops = inner.instructions(&order);
        if let Mode::Value = self.mode {
            return RegionCode { block: hygienic!({ #forward #results }), handed: vec![], flops };
        }

        let handed: Vec<_> = reads.iter().filter(|(index, _)| is_handed(*index)).collect();
        let handed_parameter = match shape.is_loop {
            true => {
                let (names, types) =
                    (handed.iter().map(|(_, name)| name), handed.iter().map(|_| lane));
                hygienic!((#(#names,)*): (#(#types,)*),)
            }
            false => hygienic!(),
        };
        let seeds = shape.seeded_indices().into_iter().map(|index| match region.seeds[index] {
            Some(seed) => inner.name(seed),
            None => local("_"),
        });
        let seed_types = shape.seed_types(lane);
        let backward = order.iter().filter(|&&value| value > seed).map(|&x| inner.statement(x));
        let cotangents = shape.wanted.iter().zip(&region.gradients).map(|pair| match pair {
            (true, Some(gradient)) => {
                let gradient = inner.name(*gradient);
                hygienic!(#gradient)
            }
            (true, None) => hygienic!(<#lane as ::cotangent::__private::Lane>::splat(0.0)),
            (false, _) => hygienic!(()),
        });
        let block = hygienic!({
            #forward
            (#results, move |#handed_parameter (#(#seeds,)*): #seed_types| {
                #(#backward)*
                (#(#cotangents,)*)
            })
        });
        RegionCode { block, handed: handed.into_iter().map(|&(index, _)| index).collect(), flops }
    }
}

/// The code of a region, and what it needs.
struct RegionCode {
    block: TokenStream,
    /// The inputs that are handed to its pullback.
    handed: Vec<usize>,
    flops: usize,
}

/// What all sides of a branch, or all iterations of a loop, take and give.
struct Shape {
    is_loop: bool,
    results: Vec<Kind>,
    /// By result: whether it has a cotangent.
    seeded: Vec<bool>,
    /// By input: whether its cotangent is given.
    wanted: Vec<bool>,
}

impl Shape {
    fn of_branch(code: &LaneCode<'_>, value: Value, sides: &[Region]) -> Self {
        let results = (0..sides[0].results.len())
            .map(|index| code.program.kind_of_result(value, index))
            .collect();
        let is_any = |has: &dyn Fn(&Region) -> bool| sides.iter().any(has);
        Self {
            is_loop: false,
            results,
            seeded: (0..sides[0].results.len())
                .map(|index| is_any(&|side| side.seeds[index].is_some()))
                .collect(),
            wanted: (0..sides[0].gradients.len())
                .map(|index| is_any(&|side| side.gradients[index].is_some()))
                .collect(),
        }
    }

    fn of_loop(body: &Region, carried: usize) -> Self {
        let kinds: Vec<_> = body.program.parameters.iter().map(|x| x.kind).collect();
        let is_float = |index: usize| kinds[index] == Kind::Float;
        Self {
            is_loop: true,
            results: kinds[..carried].to_vec(),
            seeded: (0..carried).map(is_float).collect(),
            wanted: (0..kinds.len())
                .map(|index| match index < carried {
                    true => is_float(index),
                    false => body.gradients[index].is_some(),
                })
                .collect(),
        }
    }

    fn seeded_indices(&self) -> Vec<usize> {
        (0..self.seeded.len()).filter(|&index| self.seeded[index]).collect()
    }

    fn seed_types(&self, lane: &Ident) -> TokenStream {
        let types = self.seeded.iter().filter(|&&is_seeded| is_seeded).map(|_| lane);
        hygienic!((#(#types,)*))
    }

    /// Results of a side that no lane takes.
    fn no_results(&self, lane: &Ident) -> TokenStream {
        let results = self.results.iter().map(|kind| match kind {
            Kind::Float => hygienic!(<#lane as ::cotangent::__private::Lane>::splat(0.0)),
            _ => hygienic!(::cotangent::__private::mask::<#lane>(false)),
        });
        hygienic!((#(#results,)*))
    }

    fn no_cotangents(&self, lane: &Ident) -> TokenStream {
        let cotangents = self.wanted.iter().map(|is_wanted| match is_wanted {
            true => hygienic!(<#lane as ::cotangent::__private::Lane>::splat(0.0)),
            false => hygienic!(()),
        });
        hygienic!((#(#cotangents,)*))
    }
}
