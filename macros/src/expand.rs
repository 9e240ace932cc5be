//! The pipeline, from the annotated function to the code that takes its place.

use std::rc::Rc;

use proc_macro2::TokenStream;
use quote::quote;
use syn::ItemFn;

use crate::emit;
use crate::errors::Errors;
use crate::examples;
use crate::generics;
use crate::ir::{Region, Space};
use crate::methods::{self, Method};
use crate::parse::{Auxiliary, Parsed, Warning, nested_beside, parse, strip_markers, strip_nested};
use crate::returned::AUXILIARY;
use crate::shape::Shape;
use crate::signature::Signature;

/// A function that has been differentiated.
#[derive(Clone)]
pub(crate) struct Differentiated {
    pub(crate) function: ItemFn,
    pub(crate) signature: Signature,
    /// Its first result is the value; those behind it are what the auxiliary one is made of.
    pub(crate) body: Region,
    pub(crate) auxiliary: Option<Auxiliary>,
    /// The terms that it is the sum of, if it is one: its gradients are those of each element.
    pub(crate) examples: Option<Region>,
    /// What it was, if it was a method.
    pub(crate) method: Option<Method>,
    /// The functions of the language that the body names.
    pub(crate) builtins: Vec<syn::Path>,
    pub(crate) warnings: Vec<Warning>,
    /// The differentiable functions of its body, as they stand beside it.
    pub(crate) nested: Vec<ItemFn>,
    /// For a function whose derivative is given.
    pub(crate) given: Option<Given>,
}

/// What a derivative is given by.
#[derive(Clone)]
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
            match arguments.to_string() == AUXILIARY {
                true => "write `#[differentiable]`, and `#[aux]` behind it",
                false => "write `#[differentiable]`",
            },
        );
    }
    let mut function: ItemFn = match syn::parse2(item.clone()) {
        Ok(function) => function,
        Err(_) => {
            if let Ok(item) = syn::parse2::<syn::ItemImpl>(item.clone()) {
                return methods::differentiable(item, &mut errors);
            }
            let (wrong, help) = match syn::parse2::<syn::ItemTrait>(item.clone()) {
                Ok(_) => (
                    "what a trait's methods compute with is known for each type only",
                    "move it to each `impl` of the trait; write a default method as a function \
                     that is generic over its float, and call that there",
                ),
                Err(_) => (
                    "`#[differentiable]` stands on functions with a body, and on an `impl` of such",
                    "move it to a `fn`",
                ),
            };
            errors.push(first_token(&item), wrong, help);
            let errors = errors.into_compile_errors();
            return quote!(#errors #item);
        }
    };
    if generics::is_generic(&function) {
        return generics::expand(function, errors);
    }
    match compile(&mut function, &mut errors) {
        Some(differentiated) if errors.is_empty() => emit::differentiable(&differentiated),
        _ => {
            // Whoever translates says why it could not: without an error the stub would take its place unseen.
            if errors.is_empty() {
                let help = "report this function as a bug of cotangent";
                errors.push(&function.sig.ident, "this function could not be translated", help);
            }
            emit::stub(&function, &errors.into_compile_errors())
        }
    }
}

/// Parses, checks and differentiates.
pub(crate) fn compile(function: &mut ItemFn, errors: &mut Errors) -> Option<Differentiated> {
    let signature = Signature::parse(function, errors)?;
    compile_as(signature, function, errors)
}

/// The same for a method beside functions of whole arrays.
pub(crate) fn compile_beside(
    siblings: &Rc<Vec<(syn::Ident, ItemFn)>>,
    function: &mut ItemFn,
    errors: &mut Errors,
) -> Option<Differentiated> {
    let mut signature = Signature::parse(function, errors)?;
    signature.siblings = Rc::clone(siblings);
    compile_as(signature, function, errors)
}

/// The same for a function that was generic over its float.
pub(crate) fn compile_instance(
    function: &mut ItemFn,
    errors: &mut Errors,
) -> Option<Differentiated> {
    let mut signature = Signature::parse(function, errors)?;
    signature.is_instance = true;
    compile_as(signature, function, errors)
}

fn compile_as(
    mut signature: Signature,
    function: &mut ItemFn,
    errors: &mut Errors,
) -> Option<Differentiated> {
    let parsed = parse(&function.sig.ident, &signature, &function.block, errors)?;
    if !errors.is_empty() {
        return None;
    }
    signature.result = parsed.result;
    signature.name_records(&function.sig.ident);
    let mut body = parsed.body;
    check(&body, &signature, function, errors)?;
    body.program.verify();
    let examples = examples::of(&body);
    body.differentiate();
    body.program.verify();
    let Parsed { builtins, warnings, auxiliary, .. } = parsed;
    let nested = nested_beside(&function.sig.ident, &function.block);
    strip_nested(&mut function.block);
    strip_markers(&mut function.block);
    let function = function.clone();
    let (method, given) = (None, None);
    Some(Differentiated {
        function,
        signature,
        body,
        auxiliary,
        examples,
        method,
        builtins,
        warnings,
        nested,
        given,
    })
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
            "return one of them, and write another function for each of the others; or mark it `#[aux]`, if \
             the gradient is wanted of the first alone",
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

impl Differentiated {
    /// The same function without its auxiliary result, but in its signature.
    pub(crate) fn of_value(&self) -> Self {
        let mut alone = self.clone();
        alone.auxiliary = None;
        alone.body.results.truncate(1);
        alone.body.seeds.truncate(1);
        alone
    }
}

pub(crate) fn first_token(tokens: &TokenStream) -> TokenStream {
    tokens.clone().into_iter().take(1).collect()
}
