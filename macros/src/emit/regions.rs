//! Branches and loops: each runs its code and keeps the pullbacks of what has run.
//!
//! A region is emitted as a block that gives its results and a closure for its cotangents, which
//! captures what the gradient needs.

use proc_macro2::{Ident, TokenStream};

use super::lane_code::{LaneCode, Mode};
use super::local;
use crate::ir::{Kind, Op, Region, Selector, Value};

impl LaneCode<'_> {
    /// `let (this, this_pullback) = ..;` of a branch or loop; of a value alone `let this = ..;`.
    pub(super) fn region(&self, value: Value) -> TokenStream {
        let op = &self.program.equation(value).op;
        // Nothing is pulled back through such a branch.
        let is_constant = |side: &Region| side.seeds.iter().all(Option::is_none);
        if let (Mode::Vjp, Op::Branch { sides, .. }) = (self.mode, op)
            && sides.iter().all(is_constant)
        {
            return Self { mode: Mode::Value, ..*self }.region(value);
        }
        let (this, pullback) = (self.name(value), self.pullback(value));
        let (results, pullbacks) = match &self.program.equation(value).op {
            Op::Branch { selector: Selector::Condition(condition), captures, sides }
                if self.program.kind(*condition) == Kind::Mask =>
            {
                self.lanes_apart(value, *condition, captures, sides)
            }
            Op::Branch { selector: Selector::Again, captures, sides } => {
                self.again(value, captures, sides)
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

    /// The block of a region: its results, and in `Mode::Vjp` its pullback.
    ///
    /// ```ignore
    /// {
    ///     let (x_0, w_1,) = (x_12, w_3,);
    ///     let t_2 = ..;
    ///     ((t_2,), move |(seed_3,): (V,)| { .. (t_4, ()) })
    /// }
    /// ```
    pub(super) fn code_of(
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
        let forward = order.iter().filter(|&&value| value < seed).map(|&x| inner.statements(x));
        let witnesses = reads.iter().filter_map(|&(index, _)| {
            inner.witness_statement(program.read(index).expect("it is one of those read"))
        });
        let results = region
            .results
            .iter()
            .zip(&shape.results)
            .map(|(&result, &kind)| inner.as_kind(result, kind));
        let results = hygienic!((#(#results,)*));
        let forward = hygienic! {
            let (#(#read_names,)*) = (#(#read_inputs,)*);
            #(#witnesses)*
            #(#forward)*
        };
        let flops = inner.instructions(&order);
        if let Mode::Value = self.mode {
            return RegionCode { block: hygienic!({ #forward #results }), handed: vec![], flops };
        }

        let handed: Vec<_> = reads.iter().filter(|(index, _)| is_handed(*index)).collect();
        let handed_names: Vec<_> = handed.iter().map(|(_, name)| name).collect();
        let seeds = shape.seeded_indices().into_iter().map(|index| match region.seeds[index] {
            Some(seed) => inner.name(seed),
            None => local("_"),
        });
        let seed_types = shape.seed_types(lane);
        let seeded = shape.seeded_indices().into_iter().map(|index| {
            let index = syn::Index::from(index);
            hygienic!(&results.#index)
        });
        let backward = order.iter().filter(|&&value| value > seed).map(|&x| inner.statement(x));
        let cotangents = shape.wanted.iter().zip(&region.gradients).map(|pair| match pair {
            (true, Some(gradient)) => {
                let gradient = inner.name(*gradient);
                hygienic!(#gradient)
            }
            // Of a struct another side gives the type.
            (true, None) => hygienic!(::cotangent::__private::Neutral::zero()),
            (false, _) => hygienic!(()),
        });
        let pullback = hygienic!({
            #(#backward)*
            (#(#cotangents,)*)
        });
        let kind_of = |index: usize| program.parameters[index].kind;
        let are_floats =
            !shape.has_records() && handed.iter().all(|(index, _)| kind_of(*index) == Kind::Float);
        let handed_types = handed.iter().map(|_| lane);
        let block = match (shape.is_loop, shape.has_records()) {
            (false, false) => hygienic!({
                #forward
                (#results, #[inline(always)] move |(#(#seeds,)*): #seed_types| #pullback)
            }),
            (false, true) => hygienic!({
                #forward
                let results = #results;
                let pullback = ::cotangent::__private::pullback_of::<#lane, _, _, _>(
                    (#(#seeded,)*),
                    #[inline(always)] move |(#(#seeds,)*)| #pullback,
                );
                (results, pullback)
            }),
            (true, _) if are_floats => hygienic!({
                #forward
                (
                    #results,
                    #[inline(always)]
                    move |(#(#handed_names,)*): (#(#handed_types,)*), (#(#seeds,)*): #seed_types| {
                        #pullback
                    },
                )
            }),
            (true, _) => hygienic!({
                #forward
                let results = #results;
                let pullback = ::cotangent::__private::iteration_of::<#lane, _, _, _, _>(
                    (#(&#handed_names,)*),
                    (#(#seeded,)*),
                    #[inline(always)] move |(#(#handed_names,)*), (#(#seeds,)*)| #pullback,
                );
                (results, pullback)
            }),
        };
        RegionCode { block, handed: handed.into_iter().map(|&(index, _)| index).collect(), flops }
    }
}

/// The code of a region, and what it needs.
pub(super) struct RegionCode {
    pub(super) block: TokenStream,
    /// The inputs that are handed to its pullback.
    pub(super) handed: Vec<usize>,
    pub(super) flops: usize,
}

/// What all sides of a branch, or all iterations of a loop, take and give.
pub(super) struct Shape {
    is_loop: bool,
    pub(super) results: Vec<Kind>,
    /// By result: whether it has a cotangent.
    seeded: Vec<bool>,
    /// By input: whether its cotangent is given.
    pub(super) wanted: Vec<bool>,
}

impl Shape {
    pub(super) fn of_branch(code: &LaneCode<'_>, value: Value, sides: &[Region]) -> Self {
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

    pub(super) fn of_loop(body: &Region, carried: usize) -> Self {
        let kinds: Vec<_> = body.program.parameters.iter().map(|x| x.kind).collect();
        let has_cotangent = |index: usize| kinds[index].has_cotangent();
        Self {
            is_loop: true,
            results: kinds[..carried].to_vec(),
            seeded: (0..carried).map(has_cotangent).collect(),
            wanted: (0..kinds.len())
                .map(|index| match index < carried {
                    true => has_cotangent(index),
                    false => body.gradients[index].is_some(),
                })
                .collect(),
        }
    }

    pub(super) fn seeded_indices(&self) -> Vec<usize> {
        (0..self.seeded.len()).filter(|&index| self.seeded[index]).collect()
    }

    /// The types of the cotangents; those of structs are inferred.
    pub(super) fn seed_types(&self, lane: &Ident) -> TokenStream {
        let types = self.seeded_indices().into_iter().map(|index| match self.results[index] {
            Kind::Record => hygienic!(_),
            _ => hygienic!(#lane),
        });
        hygienic!((#(#types,)*))
    }

    /// `let pullback = |seeds| ..;` behind `let results = ..;`
    pub(super) fn pullback(&self, lane: &Ident, body: &TokenStream) -> TokenStream {
        let types = self.seed_types(lane);
        if !self.has_records() {
            return hygienic! {
                let (pullback,) = (#[inline(always)] move |seeds: #types| #body,);
            };
        }
        let seeded = self.seeded_indices().into_iter().map(syn::Index::from);
        hygienic! {
            let pullback = ::cotangent::__private::pullback_of::<#lane, _, _, _>(
                (#(&results.#seeded,)*),
                #[inline(always)] move |seeds| #body,
            );
        }
    }

    /// Whether structs are among the results that have a cotangent.
    pub(super) fn has_records(&self) -> bool {
        self.seeded_indices().into_iter().any(|index| self.results[index] == Kind::Record)
    }

    /// Results of a side that no lane takes.
    pub(super) fn no_results(&self, lane: &Ident) -> TokenStream {
        let results = self.results.iter().map(|kind| match kind {
            Kind::Float => hygienic!(<#lane as ::cotangent::__private::Lane>::splat(0.0)),
            _ => hygienic!(::cotangent::__private::mask::<#lane>(false)),
        });
        hygienic!((#(#results,)*))
    }

    pub(super) fn no_cotangents(&self) -> TokenStream {
        let cotangents = self.wanted.iter().map(|is_wanted| match is_wanted {
            true => hygienic!(::cotangent::__private::Neutral::zero()),
            false => hygienic!(()),
        });
        hygienic!((#(#cotangents,)*))
    }
}
