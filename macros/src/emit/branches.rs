//! Branches.
//!
//! Of one that lanes take differently both sides run, and results and cotangents are selected where
//! they leave it: what a side computes for lanes that did not take it, infinite or not, reaches nothing.

use proc_macro2::TokenStream;
use quote::format_ident;
use syn::Index;

use super::lane_code::{LaneCode, Mode};
use super::local;
use super::regions::{RegionCode, Shape};
use crate::ir::{Kind, Region, Selector, Value};

/// Up to this many instructions, both sides of a branch run whether a lane takes them or not: a jump
/// that is mispredicted costs as much.
const CHEAP: usize = 40;

impl LaneCode<'_> {
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
    pub(super) fn lanes_apart(
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
                (&code.block, shape.no_results(lane), shape.no_cotangents());
            // A struct that no side has computed cannot be made up.
            let is_cheap = code.flops <= CHEAP || shape.results.contains(&Kind::Record);
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
                    let #name = match &#pullback {
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
                Kind::Record => hygienic! {
                    ::cotangent::__private::Parts::<#lane>::select(
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
                    ::cotangent::__private::Cotangents::<#lane>::select(
                        #condition, #then.#index, #otherwise.#index,
                    )
                },
                false => hygienic!(()),
            }
        });
        let results = hygienic!((#(#results,)*));
        let pullback = shape.pullback(lane, &hygienic!({ #pulled (#(#cotangents,)*) }));
        (
            hygienic!({ #values #results }),
            hygienic! {
                #vjps
                let results = #results;
                #pullback
                (results, pullback)
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
    ///     if let Some(pullback) = &pullbacks.0 { return pullback(seeds); }
    ///     if let Some(pullback) = &pullbacks.1 { return pullback(seeds); }
    ///     unreachable!()
    /// })
    /// ```
    pub(super) fn one_side(
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
                if let ::core::option::Option::Some(pullback) = &pullbacks.#index {
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
            Selector::Again => unreachable!("it has no pullbacks to choose from"),
        };
        let (values, vjps) = (choose(&values), choose(&vjps));
        let pulled = hygienic!({ #pulled ::core::unreachable!("one side has run") });
        let pullback = shape.pullback(self.lane, &pulled);
        (
            values,
            hygienic! {
                let (results, pullbacks) = #vjps;
                #pullback
                (results, pullback)
            },
        )
    }

    /// A block that its pullback computes again.
    ///
    /// ```ignore
    /// let results = { .. };
    /// (results, move |seeds: (V,)| {
    ///     let (results, pullback) = { .. };
    ///     pullback(seeds)
    /// })
    /// ```
    pub(super) fn again(
        &self,
        value: Value,
        captures: &[Value],
        sides: &[Region],
    ) -> (TokenStream, TokenStream) {
        let shape = Shape::of_branch(self, value, sides);
        let values = Self { mode: Mode::Value, ..*self }.side(&shape, captures, &sides[0]).block;
        let vjp = self.side(&shape, captures, &sides[0]).block;
        let pulled = hygienic!({
            let (_, pullback) = #vjp;
            pullback(seeds)
        });
        let pullback = shape.pullback(self.lane, &pulled);
        let vjps = hygienic! {
            let results = #values;
            #pullback
            (results, pullback)
        };
        (values, vjps)
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
}
