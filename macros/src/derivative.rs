//! The pipeline of `#[derivative(of = f)]`: a function of scalars whose pullback the user has written.
//!
//! The body gives equations of the value and of the gradient; from there on it is a function that has been
//! differentiated.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use syn::parse::{Parse, ParseStream};
use syn::{ItemFn, PathArguments, ReturnType, Token, Type, TypeParamBound};

use crate::emit;
use crate::errors::Errors;
use crate::expand::{Differentiated, Given, first_token};
use crate::parse::parse_rule;
use crate::primitive::function_named;
use crate::shape::Shape;
use crate::signature::{Role, Signature};
use crate::types::{bare, is_copied, named, shown};

/// `of = f`
struct Of(Ident);

impl Parse for Of {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let name: Ident = input.parse()?;
        input.parse::<Token![=]>()?;
        let of = input.parse()?;
        match name == "of" && input.is_empty() {
            true => Ok(Self(of)),
            false => Err(input.error("`of` alone")),
        }
    }
}

/// Expands `#[derivative(of = f)] item`.
pub(crate) fn derivative(arguments: TokenStream, item: TokenStream) -> TokenStream {
    let mut errors = Errors::default();
    let rule: ItemFn = match syn::parse2(item.clone()) {
        Ok(rule) => rule,
        Err(_) => {
            let wrong = "`#[derivative]` stands on free functions with a body";
            errors.push(first_token(&item), wrong, "move it to a `fn`");
            let errors = errors.into_compile_errors();
            return quote!(#errors #item);
        }
    };
    let of = match syn::parse2::<Of>(arguments.clone()) {
        Ok(Of(of)) => of,
        Err(_) => {
            let tokens = if arguments.is_empty() { quote!(derivative) } else { arguments };
            errors.push(
                tokens,
                "`#[derivative]` says which function it is the derivative of, by its name",
                "write `#[derivative(of = f)]`; import a function of another module: `use other::f;`",
            );
            let errors = errors.into_compile_errors();
            let rule = without_markers(rule);
            return quote!(#errors #rule);
        }
    };
    match compile(&rule, &of, &mut errors) {
        Some(differentiated) if errors.is_empty() => emit::differentiable(&differentiated),
        _ => {
            let function =
                ItemFn { sig: syn::Signature { ident: of, ..rule.sig.clone() }, ..rule.clone() };
            let rule = without_markers(rule);
            let types = emit::stub_types(&function, &errors.into_compile_errors());
            quote!(#rule #types)
        }
    }
}

/// The rule without what only we understand.
fn without_markers(mut rule: ItemFn) -> ItemFn {
    // What is wrong with the signature has been reported.
    let mut ignored = Errors::default();
    let _ = Signature::parse(&mut rule, &mut ignored);
    rule.attrs.push(syn::parse_quote!(#[allow(unused)]));
    rule
}

/// Parses and checks.
pub(crate) fn compile(rule: &ItemFn, of: &Ident, errors: &mut Errors) -> Option<Differentiated> {
    if function_named(&of.to_string()).is_some() {
        errors.push(
            of,
            format!("`{of}` is a function of the language, whose derivative is known"),
            "give yours another name",
        );
        return None;
    }
    let (result, pullback) = check_result(rule, errors)?;
    let mut function = rule.clone();
    function.sig.ident = of.clone();
    function.sig.output = syn::parse_quote!(-> #result);
    let signature = Signature::parse(&mut function, errors)?;
    check_parameters(&signature, errors)?;
    if let Some(parameter) = signature.parameters.iter().find(|x| x.has_records()) {
        errors.push(
            &parameter.ty,
            "a rule takes no structs",
            "take the floats of the struct as parameters of their own",
        );
        return None;
    }
    check_pullback(&signature, &pullback, errors)?;
    let itself = format_ident!("__Itself_{}", of.to_string().trim_start_matches("r#"));
    let parsed = parse_rule(of, &itself, &signature, &rule.block, errors)?;
    if !errors.is_empty() {
        return None;
    }
    let mut body = parsed.body;
    body.program.verify();
    body.contract_given();
    body.program.verify();
    let mut user = rule.clone();
    user.sig.inputs = function.sig.inputs.clone();
    // Only its equations are used; how long its type is does not lie with the user.
    user.attrs.push(syn::parse_quote!(#[allow(dead_code, clippy::type_complexity)]));
    let given = Some(Given { rule: user, itself });
    let (builtins, warnings) = (parsed.builtins, parsed.warnings);
    Some(Differentiated {
        function,
        signature,
        body,
        auxiliary: None,
        examples: None,
        method: None,
        builtins,
        warnings,
        nested: Vec::new(),
        given,
    })
}

/// The type of a pullback.
struct Pullback {
    ty: Type,
    argument: Type,
    result: Type,
}

/// The types of the value and of the pullback.
fn check_result(rule: &ItemFn, errors: &mut Errors) -> Option<(Type, Pullback)> {
    let found = match &rule.sig.output {
        ReturnType::Type(_, ty) => match bare(ty) {
            Type::Tuple(tuple) if tuple.elems.len() == 2 => {
                pullback(&tuple.elems[1]).map(|pullback| (tuple.elems[0].clone(), pullback))
            }
            _ => None,
        },
        ReturnType::Default => None,
    };
    if found.is_none() {
        let help = "write `-> (f64, impl Fn(f64) -> f64)`: from the cotangent of the value to those of \
                    the parameters, as a tuple if there are several";
        match &rule.sig.output {
            ReturnType::Type(_, ty) => {
                errors.push(ty, "a rule returns the value and its pullback", help);
            }
            ReturnType::Default => {
                errors.push(&rule.sig.ident, "a rule returns the value and its pullback", help);
            }
        }
    }
    found
}

/// `impl Fn(f64) -> f64`, or `impl FnOnce(..) -> ..`.
fn pullback(ty: &Type) -> Option<Pullback> {
    let Type::ImplTrait(bounds) = bare(ty) else { return None };
    bounds.bounds.iter().find_map(|bound| {
        let TypeParamBound::Trait(bound) = bound else { return None };
        let last = bound.path.segments.last()?;
        if !["Fn", "FnMut", "FnOnce"].iter().any(|&name| last.ident == name) {
            return None;
        }
        let PathArguments::Parenthesized(types) = &last.arguments else { return None };
        match (types.inputs.len(), &types.output) {
            (1, ReturnType::Type(_, result)) => Some(Pullback {
                ty: ty.clone(),
                argument: types.inputs.first()?.ty.clone(),
                result: (**result).clone(),
            }),
            _ => None,
        }
    })
}

/// Rejects what a rule cannot take: arrays, and what is used up.
fn check_parameters(signature: &Signature, errors: &mut Errors) -> Option<()> {
    let before = errors.mark();
    for parameter in &signature.parameters {
        match &parameter.role {
            Role::Float { space: crate::ir::Space::Array, .. } => errors.push(
                &parameter.ty,
                "a rule is for a function of scalars",
                "take one element: the function is called for each by `map`",
            ),
            Role::Float { shape: Shape::Float, .. } if parameter.is_reference() => errors.push(
                &parameter.ty,
                "a rule takes floats by value",
                "write `f32` or `f64`; its callers may give it what a variable holds",
            ),
            Role::Passed if !parameter.is_reference() && !may_be_copied(&parameter.ty) => errors
                .push(
                    &parameter.ty,
                    "this is used for each element, and would be used up by the first",
                    "take it by reference",
                ),
            Role::Float { .. } | Role::Passed | Role::Mistaken => {}
        }
    }
    (errors.mark() == before).then_some(())
}

fn may_be_copied(ty: &Type) -> bool {
    let owners = ["String", "Vec", "Box", "Rc", "Arc", "Tensor", "Variable"];
    match bare(ty) {
        Type::Path(path) => is_copied(ty) || named(path, &owners).is_none(),
        ty => is_copied(ty),
    }
}

/// Compares the types of the pullback with those of the parameters and the result.
fn check_pullback(signature: &Signature, pullback: &Pullback, errors: &mut Errors) -> Option<()> {
    let differentiated: Vec<_> =
        signature.parameters.iter().filter(|parameter| parameter.is_differentiated()).collect();
    if differentiated.is_empty() {
        errors.push(
            &pullback.ty,
            "no parameter is differentiated",
            "take a float that is not marked `#[no_grad]`",
        );
        return None;
    }
    let element = &signature.element;
    let float = shown(element);
    let expected = cotangents(signature);
    for (ty, expected, what) in [
        (&pullback.argument, &signature.result, "the pullback takes a cotangent of the value"),
        (
            &pullback.result,
            &expected,
            "the pullback gives a cotangent for each differentiated parameter",
        ),
    ] {
        if shape_of(ty).is_some_and(|shape| shape != *expected) {
            errors.push(ty, what, format!("write `{}`", written(expected, &float)));
            return None;
        }
    }
    Some(())
}

/// A type of this shape as a person would write it.
fn written(shape: &Shape, float: &str) -> String {
    match shape {
        Shape::Float | Shape::Record(_) => float.to_owned(),
        Shape::Tuple(parts) if parts.len() == 1 => format!("({},)", written(&parts[0], float)),
        Shape::Tuple(parts) => {
            let parts: Vec<_> = parts.iter().map(|part| written(part, float)).collect();
            format!("({})", parts.join(", "))
        }
        Shape::Array(parts) => format!("[{}; {}]", written(&parts[0], float), parts.len()),
    }
}

/// The shape of what the pullback gives: that of the one differentiated parameter, or a tuple of several.
pub(crate) fn cotangents(signature: &Signature) -> Shape {
    let differentiated = signature.parameters.iter().filter(|x| x.is_differentiated());
    let mut shapes: Vec<Shape> = differentiated.map(|x| x.shape().clone()).collect();
    match shapes.len() {
        1 => shapes.remove(0),
        _ => Shape::Tuple(shapes),
    }
}

fn shape_of(ty: &Type) -> Option<Shape> {
    match Shape::of_type(ty)? {
        Shape::Record(_) => Some(Shape::Float),
        shape => Some(shape),
    }
}
