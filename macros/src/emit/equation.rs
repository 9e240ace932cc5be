//! One equation as a `let`.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{ToTokens, format_ident, quote};

use super::{callees, local};
use crate::ir::{Argument, Exponent, Op, Program, Value};
use crate::primitive::{Form, Primitive};

/// The name of a value in the emitted code: the user's, with the number of its equation.
pub(super) fn name(program: &Program, value: Value) -> Ident {
    let name = program.equation(value).name.trim_start_matches("r#").to_owned();
    local(&format!("{name}_{}", value.0))
}

/// `let name = op;`, computed in the lanes of type `lane`.
///
/// Parameters and sums are no computation: what emits the surrounding code defines their names.
pub(super) fn statement(program: &Program, value: Value, lane: &Ident) -> TokenStream {
    let this = name(program, value);
    let name = |value: Value| name(program, value);
    let lane_trait = quote!(::cotangent::__private::Lane);
    match &program.equation(value).op {
        Op::Parameter(_) | Op::Sum(_) | Op::Seed | Op::Length { .. } => TokenStream::new(),
        Op::Literal(x) => {
            let literal = literal(*x);
            quote!(let #this = <#lane as #lane_trait>::splat(#literal);)
        }
        Op::Verbatim(tokens) => quote!(let #this = <#lane as #lane_trait>::splat(#tokens);),
        Op::VerbatimLet(tokens) => tokens.clone(),
        Op::Opaque(tokens) => quote!(let #this = #tokens;),
        Op::Elementwise(primitive, arguments) => {
            let names: Vec<_> = arguments.iter().copied().map(name).collect();
            let result = elementwise(*primitive, &names);
            quote!(let #this = #result;)
        }
        Op::Powi(x, n) => {
            let (x, n) = (name(*x), exponent(program, *n));
            quote!(let #this = #lane_trait::powi(#x, #n);)
        }
        Op::PowiSlope(x, n) => {
            let (x, n) = (name(*x), exponent(program, *n));
            quote!(let #this = ::cotangent::__private::Slopes::powi_slope(#x, #n);)
        }
        Op::Call { arguments, .. } => {
            let callee = callees::name(program, value);
            let pullback = pullback(program, value);
            let vjp = callees::vjp(arguments.len());
            let arguments = arguments.iter().map(Argument::value).map(name);
            quote!(let (#this, #pullback) = #callee::#vjp::<#lane>(#(#arguments),*);)
        }
        Op::Pullback { call, cotangent } => {
            let pullback = pullback(program, *call);
            let cotangent = name(*cotangent);
            quote!(let #this = #pullback(#cotangent);)
        }
        Op::Component { pullback, index } => {
            let (pullback, index) = (name(*pullback), Literal::usize_unsuffixed(*index));
            quote! {
                let #this: #lane =
                    ::cotangent::__private::Cotangent::<#lane>::into_lane(#pullback.#index);
            }
        }
    }
}

/// The name of the pullback that a call returns beside its value.
fn pullback(program: &Program, call: Value) -> Ident {
    format_ident!("{}_pullback", name(program, call))
}

fn exponent(program: &Program, exponent: Exponent) -> TokenStream {
    match exponent {
        Exponent::Literal(n) => {
            let n = Literal::i32_suffixed(n);
            quote!(#n)
        }
        Exponent::Computed(n) => {
            let n = name(program, n);
            quote!(#n)
        }
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
        Form::Slope => "Slopes",
    };
    let (owner, method) = (format_ident!("{owner}"), format_ident!("{name}"));
    quote!(::cotangent::__private::#owner::#method(#(#x),*))
}
