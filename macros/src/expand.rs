//! The pipeline, from the annotated function to the code that takes its place.

use proc_macro2::TokenStream;
use quote::quote;
use syn::ItemFn;

use crate::contract::contract;
use crate::differentiate::differentiate;
use crate::emit;
use crate::errors::Errors;
use crate::ir::{Op, Program, Value};
use crate::parse::parse;
use crate::scaled::Scaled;
use crate::signature::Signature;

/// A function that has been differentiated.
pub(crate) struct Differentiated {
    pub(crate) function: ItemFn,
    pub(crate) signature: Signature,
    pub(crate) program: Program,
    pub(crate) result: Value,
    /// By float parameter.
    pub(crate) gradients: Vec<Option<Value>>,
    /// The functions of the language that the body names.
    pub(crate) builtins: Vec<syn::Path>,
}

/// Expands `#[differentiable(arguments)] item`.
pub(crate) fn differentiable(arguments: TokenStream, item: TokenStream) -> TokenStream {
    let mut errors = Errors::default();
    if !arguments.is_empty() {
        errors.push(
            &arguments,
            "`#[differentiable]` takes no arguments",
            "write `#[differentiable]`",
        );
    }
    let mut function: ItemFn = match syn::parse2(item.clone()) {
        Ok(function) => function,
        Err(_) => {
            let wrong = "`#[differentiable]` stands on free functions with a body";
            errors.push(first_token(&item), wrong, "move it to a `fn`");
            let errors = errors.into_compile_errors();
            return quote!(#errors #item);
        }
    };
    match compile(&mut function, &mut errors) {
        Some(differentiated) if errors.is_empty() => emit::differentiable(&differentiated),
        _ => emit::stub(&function, &errors.into_compile_errors()),
    }
}

/// Parses, checks and differentiates.
pub(crate) fn compile(function: &mut ItemFn, errors: &mut Errors) -> Option<Differentiated> {
    let signature = Signature::parse(function, errors)?;
    let parsed = parse(&function.sig.ident, &signature, &function.block, errors)?;
    let (mut program, result) = (parsed.program, parsed.result);
    if !errors.is_empty() {
        return None;
    }
    check(&program, result, function, errors)?;
    program.verify();

    contract(&mut program, 0, &[result]);
    program.verify();
    let primal = program.equations.len();
    let seed = match program.is_lane_code() {
        true => {
            let seed = program.define("seed", Op::Seed);
            Scaled::of(&program, seed)
        }
        false => Scaled::one(),
    };
    let gradients = differentiate(&mut program, result, seed);
    let results: Vec<Value> = gradients.iter().copied().flatten().chain([result]).collect();
    contract(&mut program, primal, &results);
    program.verify();

    let builtins = parsed.builtins;
    Some(Differentiated {
        function: function.clone(),
        signature,
        program,
        result,
        gradients,
        builtins,
    })
}

/// What can be known only when the whole body has been read.
fn check(program: &Program, result: Value, function: &ItemFn, errors: &mut Errors) -> Option<()> {
    let name = &function.sig.ident;
    let tail = function.block.stmts.last();
    if program.space(result) == crate::ir::Space::Array {
        errors.push(
            tail,
            "the result is an array",
            "reduce it to one number by `mean` or `sum`; array results are not in the language yet",
        );
        return None;
    }
    if !program.is_active(result) {
        errors.push(
            name,
            format!("the result of `{name}` depends on no parameter that is differentiated"),
            "use a parameter that is not marked `#[no_grad]`, or remove `#[differentiable]`",
        );
        return None;
    }
    Some(())
}

fn first_token(tokens: &TokenStream) -> TokenStream {
    tokens.clone().into_iter().take(1).collect()
}
