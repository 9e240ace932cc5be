//! Functions that are generic over their float: `fn loss<T: Float>(w: T, x: &[T]) -> T`.
//!
//! There are two floats, so the function is compiled for each, and what stands beside it chooses by a trait.
//! Code on lanes is the same for both, but for the type of its lanes' elements.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote};
use syn::visit_mut::VisitMut;
use syn::{
    Attribute, Expr, FnArg, GenericParam, ItemFn, Lit, Type, TypeParamBound, WherePredicate,
};

use crate::emit::{self, generic::Instance};
use crate::errors::Errors;
use crate::expand::compile_instance;
use crate::parse::{strip_markers, strip_nested};
use crate::primitive::function_named;
use crate::shape::Shape;
use crate::signature::NO_GRAD;

/// What the float is called in code on lanes of any float.
pub(crate) const ANY_FLOAT: &str = "__Float";

/// Whether a function has parameters that are types or constants.
pub(crate) fn is_generic(function: &ItemFn) -> bool {
    let parameters = &function.sig.generics.params;
    parameters.iter().any(|parameter| !matches!(parameter, GenericParam::Lifetime(_)))
}

/// Expands `#[differentiable]` on a generic function.
pub(crate) fn expand(mut function: ItemFn, mut errors: Errors) -> TokenStream {
    elide_lifetimes(&mut function);
    let float = float_of(&function, &mut errors);
    let mut instances = Vec::new();
    let mut on_lanes = None;
    if let Some(float) = &float {
        for name in ["f64", "f32"] {
            let element = format_ident!("{name}");
            let mut instance = instance(&function, float, &element);
            let mistakes = errors.mark();
            let compiled = compile_instance(&mut instance, &mut errors);
            let Some(compiled) = compiled.filter(|_| errors.mark() == mistakes) else { break };
            instances.push(Instance { element, compiled });
        }
        if let [first, ..] = &instances[..]
            && !first.compiled.body.program.is_lane_code()
            && first.compiled.signature.result != Shape::Float
        {
            errors.push(
                &function.sig.output,
                "a generic function of arrays returns one float",
                "write it for `f32` or `f64`, and call generic functions for each element",
            );
        }
        if let [first, ..] = &instances[..]
            && first.compiled.body.program.is_lane_code()
            && errors.is_empty()
        {
            let mut any = instance(&function, float, &format_ident!("{ANY_FLOAT}"));
            on_lanes = compile_instance(&mut any, &mut errors);
        }
    }
    for input in &mut function.sig.inputs {
        if let FnArg::Typed(input) = input {
            input.attrs.retain(|attribute| !attribute.path().is_ident(NO_GRAD));
        }
    }
    strip_nested(&mut function.block);
    strip_markers(&mut function.block);
    match float {
        Some(float) if errors.is_empty() => {
            emit::generic::differentiable(&function, &float, &instances, on_lanes.as_ref())
        }
        _ => emit::stub(&function, &errors.into_compile_errors()),
    }
}

/// The parameter that is the float.
fn float_of(function: &ItemFn, errors: &mut Errors) -> Option<Ident> {
    let generics = &function.sig.generics;
    let mut float = None;
    for parameter in &generics.params {
        let (parameter, wrong) = match parameter {
            GenericParam::Lifetime(_) => continue,
            GenericParam::Type(parameter) if float.is_none() => {
                float = Some(parameter.ident.clone());
                continue;
            }
            GenericParam::Type(parameter) => {
                (parameter.to_token_stream(), "a function that is generic over several types")
            }
            GenericParam::Const(parameter) => {
                (parameter.to_token_stream(), "a function that is generic over a constant")
            }
        };
        let help = "let it be generic over its float alone: `fn f<T: Float>(x: T) -> T`";
        errors.push(parameter, format!("{wrong} cannot be differentiated"), help);
        return None;
    }
    let float = float?;
    let is_float = |bound: &TypeParamBound| match bound {
        TypeParamBound::Trait(bound) => {
            bound.path.segments.last().is_some_and(|last| last.ident == "Float")
        }
        _ => false,
    };
    let in_parameters =
        generics.type_params().any(|parameter| parameter.bounds.iter().any(is_float));
    let predicates = generics.where_clause.iter().flat_map(|clause| &clause.predicates);
    let mut bounds = predicates.filter_map(|predicate| match predicate {
        WherePredicate::Type(predicate) if is_named(&predicate.bounded_ty, &float) => {
            Some(&predicate.bounds)
        }
        _ => None,
    });
    if in_parameters || bounds.any(|bounds| bounds.iter().any(is_float)) {
        return Some(float);
    }
    errors.push(
        &generics.params,
        format!("`{float}` is no float, as far as its bounds tell"),
        format!("bound it: `{float}: Float`, the trait of `cotangent::prelude`"),
    );
    None
}

fn is_named(ty: &Type, name: &Ident) -> bool {
    matches!(ty, Type::Path(path) if path.path.is_ident(name))
}

/// The function for one float.
fn instance(function: &ItemFn, float: &Ident, element: &Ident) -> ItemFn {
    let mut instance = function.clone();
    instance.sig.generics = syn::Generics::default();
    instance.vis = syn::parse_quote!(pub);
    let is_condition = |attribute: &Attribute| attribute.path().is_ident("cfg");
    instance.attrs.retain(is_condition);
    instance.attrs.push(syn::parse_quote!(#[allow(dead_code, private_interfaces)]));
    Substitute { float, element }.visit_item_fn_mut(&mut instance);
    instance
}

/// A type with another one in place of the float.
pub(crate) fn with_float(ty: &Type, float: &Ident, element: &Ident) -> Type {
    let mut ty = ty.clone();
    Substitute { float, element }.visit_type_mut(&mut ty);
    ty
}

/// Puts a float in the place of the parameter.
struct Substitute<'a> {
    float: &'a Ident,
    element: &'a Ident,
}

impl Substitute<'_> {
    /// `name` of `T::name`.
    fn associated<'a>(&self, path: &'a syn::ExprPath) -> Option<&'a Ident> {
        match &path.path.segments.iter().collect::<Vec<_>>()[..] {
            [ty, name] if path.qself.is_none() && ty.ident == *self.float => Some(&name.ident),
            _ => None,
        }
    }

    /// `T::of(0.5)` for one float.
    fn converted(&self, call: &syn::ExprCall) -> Option<Expr> {
        let Expr::Path(path) = &*call.func else { return None };
        let name = self.associated(path)?;
        let element = self.element;
        let is_any = element == ANY_FLOAT;
        match (name.to_string().as_str(), &call.args.iter().collect::<Vec<_>>()[..]) {
            ("of", [Expr::Lit(literal)]) if !is_any => match &literal.lit {
                Lit::Float(x) if x.suffix().is_empty() => {
                    let digits = format!("{}_{element}", x.base10_digits());
                    let literal = syn::LitFloat::new(&digits, x.span());
                    Some(syn::parse_quote!(#literal))
                }
                _ => None,
            },
            ("of" | "from_usize" | "from_f64", [x]) if !is_any => {
                Some(syn::parse_quote!(((#x) as #element)))
            }
            _ => None,
        }
    }

    fn tokens(&self, tokens: TokenStream) -> TokenStream {
        replaced(tokens, self.float, &self.element.to_token_stream())
    }
}

/// Names in the traits of floats that are no functions of numbers.
const OF_ELEMENTS: &[&str] =
    &["ZERO", "ONE", "INFINITY", "NAN", "DTYPE", "from_usize", "from_f64", "to_f64", "is_finite"];

impl VisitMut for Substitute<'_> {
    fn visit_type_mut(&mut self, ty: &mut Type) {
        if is_named(ty, self.float) {
            let element = self.element;
            *ty = syn::parse_quote!(#element);
        }
        syn::visit_mut::visit_type_mut(self, ty);
    }

    fn visit_expr_mut(&mut self, expression: &mut Expr) {
        if let Expr::Call(call) = expression
            && let Some(converted) = self.converted(call)
        {
            *expression = converted;
        }
        if let Expr::Path(path) = expression
            && let Some(name) = self.associated(path)
        {
            let (element, text) = (self.element, name.to_string());
            let is_function =
                function_named(&text).is_some() || ["powi", "sin_cos"].contains(&text.as_str());
            *expression = match OF_ELEMENTS.contains(&text.as_str()) {
                true => syn::parse_quote!(<#element as ::cotangent::Element>::#name),
                false if is_function => syn::parse_quote!(#element::#name),
                false => syn::parse_quote!(<#element as ::cotangent::Float>::#name),
            };
        }
        syn::visit_mut::visit_expr_mut(self, expression);
    }

    fn visit_macro_mut(&mut self, call: &mut syn::Macro) {
        call.tokens = self.tokens(std::mem::take(&mut call.tokens));
    }
}

/// The tokens, with others in place of a name.
pub(crate) fn replaced(tokens: TokenStream, name: &Ident, by: &TokenStream) -> TokenStream {
    let mut result = TokenStream::new();
    for token in tokens {
        match token {
            TokenTree::Ident(found) if found == *name => result.extend(by.clone()),
            TokenTree::Group(group) => {
                let inner = replaced(group.stream(), name, by);
                let mut group_of_inner = proc_macro2::Group::new(group.delimiter(), inner);
                group_of_inner.set_span(group.span());
                result.extend(quote!(#group_of_inner));
            }
            other => result.extend([other]),
        }
    }
    result
}

/// Leaves lifetimes out: `fn f<'a>(x: &'a [f32])` is `fn f(x: &[f32])`.
pub(crate) fn elide_lifetimes(function: &mut ItemFn) {
    struct Elide;
    impl VisitMut for Elide {
        fn visit_type_reference_mut(&mut self, reference: &mut syn::TypeReference) {
            reference.lifetime.take_if(|lifetime| lifetime.ident != "static");
            syn::visit_mut::visit_type_reference_mut(self, reference);
        }
        fn visit_lifetime_mut(&mut self, lifetime: &mut syn::Lifetime) {
            if lifetime.ident != "static" {
                *lifetime = syn::Lifetime::new("'_", lifetime.span());
            }
        }
        fn visit_label_mut(&mut self, _: &mut syn::Label) {}
        fn visit_expr_break_mut(&mut self, jump: &mut syn::ExprBreak) {
            if let Some(value) = &mut jump.expr {
                self.visit_expr_mut(value);
            }
        }
        fn visit_expr_continue_mut(&mut self, _: &mut syn::ExprContinue) {}
        // Lifetimes in the signature of a function belong to it.
        fn visit_type_fn_ptr_mut(&mut self, _: &mut syn::TypeFnPtr) {}
    }
    let generics = &mut function.sig.generics;
    if generics.lifetimes().next().is_none() {
        return;
    }
    let kept = generics.params.iter().filter(|x| !matches!(x, GenericParam::Lifetime(_)));
    generics.params = kept.cloned().collect();
    if let Some(clause) = &mut generics.where_clause {
        let predicates = clause.predicates.iter();
        let kept = predicates.filter(|x| !matches!(x, WherePredicate::Lifetime(_)));
        clause.predicates = kept.cloned().collect();
        if clause.predicates.is_empty() {
            generics.where_clause = None;
        }
    }
    if generics.params.is_empty() {
        (generics.lt_token, generics.gt_token) = (None, None);
    }
    Elide.visit_item_fn_mut(function);
}
