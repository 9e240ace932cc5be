//! The pipeline, from the annotated function to the code that takes its place.

use proc_macro2::TokenStream;
use quote::quote;
use syn::ItemFn;

use crate::emit;
use crate::errors::Errors;
use crate::ir::{Region, Space};
use crate::methods::{self, Method};
use crate::parse::{Warning, parse};
use crate::shape::Shape;
use crate::signature::Signature;

/// A function that has been differentiated.
pub(crate) struct Differentiated {
    pub(crate) function: ItemFn,
    pub(crate) signature: Signature,
    pub(crate) body: Region,
    /// What it was, if it was a method.
    pub(crate) method: Option<Method>,
    /// The functions of the language that the body names.
    pub(crate) builtins: Vec<syn::Path>,
    pub(crate) warnings: Vec<Warning>,
    /// For a function whose derivative is given.
    pub(crate) given: Option<Given>,
}

/// What a derivative is given by.
pub(crate) struct Given {
    /// The user's function.
    pub(crate) rule: ItemFn,
    /// The type that evaluates the original function on lanes.
    pub(crate) itself: syn::Ident,
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
            if let Ok(item) = syn::parse2::<syn::ItemImpl>(item.clone()) {
                return methods::differentiable(item, &mut errors);
            }
            let wrong =
                "`#[differentiable]` stands on functions with a body, and on an `impl` of such";
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
    let mut signature = Signature::parse(function, errors)?;
    let parsed = parse(&function.sig.ident, &signature, &function.block, errors)?;
    if !errors.is_empty() {
        return None;
    }
    signature.result = parsed.result;
    signature.name_records(&function.sig.ident);
    let mut body = parsed.body;
    check(&body, &signature, function, errors)?;
    body.program.verify();
    body.differentiate();
    body.program.verify();
    let (builtins, warnings) = (parsed.builtins, parsed.warnings);
    let function = function.clone();
    let (method, given) = (None, None);
    Some(Differentiated { function, signature, body, method, builtins, warnings, given })
}

/// What can be known only when the whole body has been read.
fn check(
    body: &Region,
    signature: &Signature,
    function: &ItemFn,
    errors: &mut Errors,
) -> Option<()> {
    let (program, name) = (&body.program, &function.sig.ident);
    let tail = function.block.stmts.last();
    if body.results.iter().any(|&result| program.space(result) == Space::Array) {
        errors.push(
            tail,
            "the result is an array",
            "reduce it to one number by `mean` or `sum`; array results are not in the language yet",
        );
        return None;
    }
    if !program.is_lane_code() && signature.result != Shape::Float {
        errors.push(
            &function.sig.output,
            "a function of arrays returns one float",
            "return one of them, and write another function for each of the others",
        );
        return None;
    }
    if !body.is_active() {
        errors.push(
            name,
            format!("the result of `{name}` depends on no parameter that is differentiated"),
            "use a parameter that is not marked `#[no_grad]`, or remove `#[differentiable]`",
        );
        return None;
    }
    Some(())
}

pub(crate) fn first_token(tokens: &TokenStream) -> TokenStream {
    tokens.clone().into_iter().take(1).collect()
}
