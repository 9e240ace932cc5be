//! Equations as statements on lanes of one type.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{ToTokens, format_ident, quote};

use super::{callees, local, local_type};
use crate::ir::{
    Access, Argument, Comparison, Exponent, Gives, Kind, Logic, Op, Program, Region, Value,
};
use crate::primitive::{Form, Primitive};
use crate::shape::{self, Step};

/// What code is emitted for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    /// The value alone: nothing is kept.
    Value,
    /// The value, and pullbacks of all that has one.
    Vjp,
}

/// Writes equations of one program.
#[derive(Clone, Copy)]
pub(super) struct LaneCode<'a> {
    pub(super) program: &'a Program,
    /// The type of the lanes.
    pub(super) lane: &'a Ident,
    pub(super) mode: Mode,
}

/// The name of a value in the emitted code: the user's, with the number of its equation.
pub(super) fn name(program: &Program, value: Value) -> Ident {
    let name = program.equation(value).name.trim_start_matches("r#").to_owned();
    local(&format!("{name}_{}", value.0))
}

impl LaneCode<'_> {
    pub(super) fn name(&self, value: Value) -> Ident {
        name(self.program, value)
    }

    /// The name of the pullback that a call, branch or loop has beside its value.
    pub(super) fn pullback(&self, of: Value) -> Ident {
        format_ident!("{}_pullback", self.name(of))
    }

    /// All that the region computes in this mode, in order.
    pub(super) fn order(&self, region: &Region) -> Vec<Value> {
        match self.mode {
            Mode::Value => self.order_of(region.results.clone(), region.first_seed()),
            Mode::Vjp => self.order_of(region.outputs(), region.end()),
        }
    }

    /// All in front of `end` that these outputs need, in order.
    pub(super) fn order_of(&self, outputs: Vec<Value>, end: Value) -> Vec<Value> {
        let effects = self.program.values().filter(|&value| self.program.has_effect(value));
        let needed: Vec<_> = outputs.into_iter().chain(effects).collect();
        let live = self.program.live(&needed);
        self.program.values().filter(|&value| live[value.0] && value < end).collect()
    }

    /// `let name = op;`
    ///
    /// Parameters and sums are no computation: what emits the surrounding code defines their names.
    pub(super) fn statement(&self, value: Value) -> TokenStream {
        let (this, lane) = (self.name(value), self.lane);
        let lane_trait = quote!(::cotangent::__private::Lane);
        match &self.program.equation(value).op {
            Op::Parameter(_)
            | Op::Sum(_)
            | Op::Seed { .. }
            | Op::Length { .. }
            | Op::Stored { .. }
            | Op::Whole { .. }
            | Op::Item(_)
            | Op::Indices { .. } => TokenStream::new(),
            Op::PerElement(code) => {
                let result = self.per_element(code);
                quote!(let #this = #result;)
            }
            Op::Picked { .. } | Op::Noted { .. } => self.of_table(value),
            Op::Counter(counter) => {
                quote!(let #this = ::cotangent::__private::integer::<#lane>(#counter);)
            }
            Op::Get { of, path, kind: Kind::Record } => {
                let part = self.part_of_record(*of, path);
                quote!(let #this = #part;)
            }
            Op::Get { of, path, .. } => {
                let part = self.part_of_record(*of, path);
                quote! {
                    let #this: #lane = ::cotangent::__private::IntoLane::<#lane>::into_lane(#part);
                }
            }
            Op::Build { path, fields } => {
                let fields = fields.iter().map(|(member, field)| {
                    let value = self.argument(field);
                    let value = match field {
                        Argument::Verbatim(_) => {
                            quote!(::cotangent::__private::IntoParts::into_parts(#value))
                        }
                        _ => value,
                    };
                    quote!(#member: #value)
                });
                let on_lanes = local_type(&format!("OnLanes{}", value.0));
                quote! {
                    type #on_lanes<V> = <#path as ::cotangent::Differentiable>::Lanes<V>;
                    let #this = #on_lanes::<#lane> { #(#fields),* };
                }
            }
            Op::Set { of, path, to } => {
                let (of, to) = (self.name(*of), self.name(*to));
                let part = self.access(quote!(#this), path);
                quote!(let mut #this = #of; #part = #to;)
            }
            Op::Without { of, path } => {
                let (of, part) = (self.name(*of), self.access(quote!(#this), path));
                quote!(let mut #this = #of; #part = ::cotangent::__private::Neutral::zero();)
            }
            Op::Gather { of, parts } => {
                let of = self.witness(*of);
                let parts = parts.iter().map(|(path, d)| {
                    let (to, d) = (self.access(quote!(#this), path), self.name(*d));
                    quote!(::cotangent::__private::Cotangents::<#lane>::add(&mut #to, #d);)
                });
                quote! {
                    let mut #this =
                        ::cotangent::__private::no_cotangent::<#lane, _>(#of);
                    #(#parts)*
                }
            }
            Op::Unused => unreachable!("what is unused is not emitted"),
            Op::Literal(x) => {
                let literal = literal(*x);
                quote!(let #this = <#lane as #lane_trait>::splat(#literal);)
            }
            Op::Verbatim(tokens) => quote!(let #this = <#lane as #lane_trait>::splat(#tokens);),
            Op::VerbatimLet(tokens) => tokens.clone(),
            Op::Opaque(tokens) => quote!(let #this = #tokens;),
            Op::Index(tokens) => quote!(let #this: usize = #tokens;),
            Op::Condition(tokens) => quote!(let #this: bool = #tokens;),
            Op::Element { of, index } if self.program.kind(*index) == Kind::Float => {
                let (of, index) = (of.iter().map(|&value| self.name(value)), self.name(*index));
                quote!(let #this = ::cotangent::__private::picked(#index, [#(#of),*]);)
            }
            Op::At { index, at, on, off } if self.program.kind(*index) == Kind::Float => {
                let (index, on, off) = (self.name(*index), self.name(*on), self.name(*off));
                let at = Literal::usize_unsuffixed(*at);
                quote! {
                    let #this = <#lane as #lane_trait>::select(
                        #lane_trait::equals(#index, ::cotangent::__private::integer::<#lane>(#at)),
                        #on,
                        #off,
                    );
                }
            }
            Op::Element { of, index } => {
                let (of, index) = (of.iter().map(|&value| self.name(value)), self.name(*index));
                quote!(let #this = [#(#of),*][#index];)
            }
            Op::At { index, at, on, off } => {
                let (index, on, off) = (self.name(*index), self.name(*on), self.name(*off));
                let at = Literal::usize_unsuffixed(*at);
                quote!(let #this = if #index == #at { #on } else { #off };)
            }
            Op::Stopped(x) | Op::Adjusted { of: x, .. } => {
                let x = self.name(*x);
                quote!(let #this = #x;)
            }
            Op::Compare(comparison, a, b) => {
                let (a, b) = (self.name(*a), self.name(*b));
                let method = match comparison {
                    Comparison::Less => quote!(lt),
                    Comparison::LessOrEqual => quote!(le),
                    Comparison::Equal => quote!(equals),
                };
                quote!(let #this = #lane_trait::#method(#a, #b);)
            }
            Op::Logic(logic, terms) => {
                let kind = self.program.kind(value);
                let terms: Vec<_> = terms.iter().map(|&term| self.as_kind(term, kind)).collect();
                let result = match logic {
                    Logic::Not => quote!(!#(#terms)*),
                    Logic::And => quote!(#(#terms)&*),
                    Logic::Or => quote!(#(#terms)|*),
                };
                quote!(let #this = #result;)
            }
            Op::Elementwise(primitive, arguments) => {
                let names: Vec<_> = arguments.iter().map(|&argument| self.name(argument)).collect();
                let result = elementwise(*primitive, &names);
                quote!(let #this = #result;)
            }
            Op::Powi(x, n) => {
                let (x, n) = (self.name(*x), self.exponent(*n));
                quote!(let #this = #lane_trait::powi(#x, #n);)
            }
            Op::PowiSlope(x, n) => {
                let (x, n) = (self.name(*x), self.exponent(*n));
                quote!(let #this = ::cotangent::__private::Slopes::powi_slope(#x, #n);)
            }
            Op::Call { arguments, .. } => {
                let (callee, pullback) = (callees::name(self.program, value), self.pullback(value));
                let count = arguments.len();
                let arguments = arguments.iter().map(|argument| self.argument(argument));
                match self.mode {
                    Mode::Value => {
                        let function = callees::value(count);
                        quote!(let #this = #callee::#function::<#lane>(#(#arguments),*);)
                    }
                    Mode::Vjp => {
                        let function = callees::vjp(count);
                        quote! {
                            let (#this, #pullback) = #callee::#function::<#lane>(#(#arguments),*);
                        }
                    }
                }
            }
            Op::Branch { .. } | Op::Loop { .. } => self.region(value),
            Op::Result { of, index }
                if let Op::PerElement(code) = &self.program.equation(*of).op =>
            {
                let (of, at) = (self.name(*of), Literal::usize_unsuffixed(*index));
                match code.gives[*index].what {
                    Gives::Float | Gives::Index | Gives::Place => {
                        quote!(let #this: #lane = #of[#at];)
                    }
                    Gives::Truth => {
                        quote!(let #this = ::cotangent::__private::truth::<#lane>(#of[#at]);)
                    }
                }
            }
            Op::Result { of, index } => {
                let path = match &self.program.equation(*of).op {
                    Op::Call { result, .. } => result.paths().swap_remove(*index),
                    _ => vec![Step::Field(*index)],
                };
                let of = self.name(*of);
                let part = shape::part(quote!(#of), &path);
                quote!(let #this = #part;)
            }
            Op::Pullback { of, cotangents } => {
                let pullback = self.pullback(*of);
                let mut cotangents = cotangents.iter().map(|&cotangent| {
                    let name = self.name(cotangent);
                    quote!(#name)
                });
                let cotangents = match &self.program.equation(*of).op {
                    Op::Call { result, .. } => result.build(&mut cotangents),
                    _ => quote!((#(#cotangents,)*)),
                };
                quote!(let #this = #pullback(#cotangents);)
            }
            Op::Component { pullback, index, path, kind } => {
                let (name, index) = (self.name(*pullback), Literal::usize_unsuffixed(*index));
                let part = shape::part(quote!(#name.#index), path);
                if *kind == Kind::Record {
                    return quote! {
                        let #this = ::cotangent::__private::IntoCotangents::into_cotangents(#part);
                    };
                }
                quote! {
                    let #this: #lane = ::cotangent::__private::Cotangent::<#lane>::into_lane(#part);
                }
            }
        }
    }

    /// `record_3.a[2]`
    fn part_of_record(&self, record: Value, path: &[Access]) -> TokenStream {
        let record = self.name(record);
        self.access(quote!(#record), path)
    }

    fn access(&self, whole: TokenStream, path: &[Access]) -> TokenStream {
        path.iter().fold(whole, |whole, step| match step {
            Access::Member(member) => quote!(#whole.#member),
            Access::Element(index) => {
                let index = Literal::usize_unsuffixed(*index);
                quote!(#whole[#index])
            }
            Access::Computed(index) => {
                let index = self.name(*index);
                quote!(#whole[#index])
            }
        })
    }

    /// What stands for the type of a struct where its cotangent is made: a pullback that took the
    /// struct itself for this would keep it.
    pub(super) fn witness(&self, record: Value) -> Ident {
        format_ident!("{}_type", self.name(record))
    }

    /// The statement of a value, and its witness if it is a struct.
    pub(super) fn statements(&self, value: Value) -> TokenStream {
        let statement = self.statement(value);
        let witness = self.witness_statement(value);
        quote!(#statement #witness)
    }

    /// `let s_3_type = type_of(&s_3);`
    pub(super) fn witness_statement(&self, value: Value) -> Option<TokenStream> {
        let is_primal = !matches!(
            self.program.equation(value).op,
            Op::Gather { .. }
                | Op::Without { .. }
                | Op::Component { .. }
                | Op::Seed { .. }
                | Op::Sum(_)
        );
        let is_needed = self.mode == Mode::Vjp
            && is_primal
            && self.program.kind(value) == Kind::Record
            && self.program.is_active(value);
        is_needed.then(|| {
            let (name, witness) = (self.name(value), self.witness(value));
            quote!(let #witness = ::cotangent::__private::type_of(&#name);)
        })
    }

    /// An argument of a call.
    fn argument(&self, argument: &Argument) -> TokenStream {
        let mut names = argument.values().into_iter().map(|value| {
            let name = self.name(value);
            quote!(#name)
        });
        match argument {
            Argument::Values(shape, _) => shape.build(&mut names),
            Argument::Value(_) | Argument::Verbatim(_) => quote!(#(#names)*),
        }
    }

    /// A value, as a mask if that is wanted of a `bool`.
    pub(super) fn as_kind(&self, value: Value, kind: Kind) -> TokenStream {
        let (name, lane) = (self.name(value), self.lane);
        match (self.program.kind(value), kind) {
            (Kind::Bool, Kind::Mask) => quote!(::cotangent::__private::mask::<#lane>(#name)),
            _ => quote!(#name),
        }
    }

    fn exponent(&self, exponent: Exponent) -> TokenStream {
        match exponent {
            Exponent::Literal(n) => {
                let n = Literal::i32_suffixed(n);
                quote!(#n)
            }
            Exponent::Computed(n) => {
                let n = self.name(n);
                quote!(#n)
            }
        }
    }

    /// About how many instructions these values take, those of calls not counted.
    pub(super) fn instructions(&self, values: &[Value]) -> usize {
        values.iter().map(|&value| instructions(self.program, value)).sum()
    }

    /// About how many instructions these values take, as an expression.
    pub(super) fn flops(&self, values: &[Value]) -> TokenStream {
        let flops = Literal::usize_unsuffixed(self.instructions(values));
        let mut of_callees = TokenStream::new();
        for &value in values {
            let op = &self.program.equation(value).op;
            if let Op::Call { .. } = op {
                let callee = callees::name(self.program, value);
                of_callees.extend(quote!(+ #callee::__FLOPS));
            }
            for region in op.regions() {
                region.program.all_regions(&mut |program| {
                    for call in program.calls() {
                        let callee = callees::name(program, call);
                        of_callees.extend(quote!(+ #callee::__FLOPS));
                    }
                });
            }
        }
        quote!(#flops #of_callees)
    }
}

/// How often a loop runs, where nothing is known. It makes a loop count for 16 instructions at the least, as a
/// call does: by that the sweep driver knows bodies that may have loops.
const ITERATIONS: usize = 8;

/// What a call takes at least.
const CALL: usize = 20;

fn instructions(program: &Program, value: Value) -> usize {
    let op = &program.equation(value).op;
    let of_regions = || -> usize {
        let regions = op.regions().iter();
        regions
            .map(|x| x.program.values().map(|v| instructions(&x.program, v)).sum::<usize>())
            .sum()
    };
    match op {
        Op::Elementwise(primitive, _) => primitive.flops(),
        Op::Powi(..) | Op::PowiSlope(..) => 4,
        Op::Compare(..) | Op::Logic(..) | Op::Element { .. } | Op::At { .. } => 1,
        Op::Call { .. } => CALL,
        Op::Noted { .. } => CALL,
        Op::PerElement(code) => CALL + code.gives.len(),
        Op::Branch { .. } => 2 + of_regions(),
        Op::Loop { .. } => ITERATIONS * (2 + of_regions()),
        _ => 0,
    }
}

/// A literal without a suffix: its type is the function's float. Negative ones are constants too, and
/// those that no float holds are infinite.
fn literal(x: f64) -> TokenStream {
    let magnitude = if x.is_infinite() {
        quote!(1.0 / 0.0)
    } else {
        Literal::f64_unsuffixed(x.abs()).into_token_stream()
    };
    if x.is_sign_negative() { quote!(-#magnitude) } else { quote!(#magnitude) }
}

fn elementwise(primitive: Primitive, x: &[Ident]) -> TokenStream {
    let name = primitive.name();
    let owner = match primitive.form() {
        Form::Operator => {
            let operator: TokenStream = name.parse().expect("an operator is a token");
            return match x {
                [x] => quote!(#operator #x),
                x => {
                    let (a, b) = (&x[0], &x[1]);
                    quote!(#a #operator #b)
                }
            };
        }
        Form::Method | Form::Function | Form::Contraction => "Lane",
        Form::Choice => "Choices",
        Form::Slope => "Slopes",
    };
    let (owner, method) = (format_ident!("{owner}"), format_ident!("{name}"));
    quote!(::cotangent::__private::#owner::#method(#(#x),*))
}
