//! The signature of a differentiable function: what each parameter is to the gradient.

use proc_macro2::{Ident, TokenStream};
use quote::ToTokens;
use syn::{Attribute, FnArg, ItemFn, Pat, ReturnType, Type};

use crate::errors::Errors;
use crate::ir::{FloatParameter, Space};

/// The marker of parameters that are not differentiated.
const NO_GRAD: &str = "no_grad";

/// Common types that are no aliases of floats.
const NO_FLOATS: &[&str] = &[
    "i8", "i16", "i32", "i64", "i128", "isize", "u8", "u16", "u32", "u64", "u128", "usize", "bool",
    "char", "String", "Option", "Box", "Rc", "Arc",
];

/// What the compiler needs of a signature.
#[derive(Debug)]
pub(crate) struct Signature {
    pub(crate) parameters: Vec<Parameter>,
    /// The type of the result, and of every float in the body.
    pub(crate) element: Type,
}

/// One parameter.
#[derive(Debug)]
pub(crate) struct Parameter {
    pub(crate) name: Ident,
    pub(crate) ty: Type,
    pub(crate) role: Role,
}

/// What a parameter is to the gradient.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Role {
    /// A float, or floats, known to the program under an index.
    Float { index: usize, space: Space, is_differentiated: bool },
    /// Anything else: it is there for inactive code.
    Passed,
}

impl Signature {
    /// Reads the signature of `function` and takes our markers away from it.
    pub(crate) fn parse(function: &mut ItemFn, errors: &mut Errors) -> Option<Self> {
        check_qualifiers(function, errors);
        let element = check_result(function, errors);
        let mut parameters = Vec::new();
        let mut floats = 0;
        for input in &mut function.sig.inputs {
            let FnArg::Typed(input) = input else {
                errors.push(
                    input,
                    "a method cannot be differentiated yet",
                    "write a free function that takes the fields it needs",
                );
                continue;
            };
            let is_marked = take_marker(&mut input.attrs, errors);
            let Pat::Ident(pattern) = &*input.pat else {
                errors.push(
                    &input.pat,
                    "a parameter of a differentiable function has a plain name",
                    "name it here and take it apart by a `let` in the body",
                );
                continue;
            };
            if let Some(mutable) = pattern.mutability {
                errors.push(
                    mutable,
                    "a parameter of a differentiable function cannot be assigned",
                    "shadow it by a `let` in the body",
                );
            }
            let ty = (*input.ty).clone();
            let role = match role(&ty, is_marked, errors) {
                Some((space, is_differentiated)) => {
                    floats += 1;
                    Role::Float { index: floats - 1, space, is_differentiated }
                }
                None => Role::Passed,
            };
            parameters.push(Parameter { name: pattern.ident.clone(), ty, role });
        }
        let element = element?;
        for parameter in parameters.iter().filter(|parameter| parameter.is_differentiated()) {
            if let (Some(float), Some(result)) = (float_in(&parameter.ty), float_in(&element))
                && float != result
            {
                errors.push(
                    &parameter.ty,
                    format!("a function of `{result}` has no gradient by a `{float}`"),
                    "use one float type throughout, or mark the parameter `#[no_grad]`",
                );
            }
        }
        Some(Self { parameters, element })
    }

    /// The float parameters, in the order of their indices.
    pub(crate) fn float_parameters(&self) -> Vec<FloatParameter> {
        let float = |parameter: &Parameter| match parameter.role {
            Role::Float { space, is_differentiated, .. } => Some(FloatParameter {
                name: parameter.name.clone(),
                space,
                is_differentiated,
                is_variable: matches!(
                    bare(parameter.pointee()),
                    Type::Path(path) if named(path, &["Variable"]).is_some()
                ),
            }),
            Role::Passed => None,
        };
        self.parameters.iter().filter_map(float).collect()
    }
}

impl Parameter {
    pub(crate) fn is_differentiated(&self) -> bool {
        matches!(self.role, Role::Float { is_differentiated: true, .. })
    }

    /// The type behind the reference, if there is one.
    pub(crate) fn pointee(&self) -> &Type {
        match bare(&self.ty) {
            Type::Reference(reference) => &reference.elem,
            ty => ty,
        }
    }

    /// An expression that borrows the argument.
    pub(crate) fn borrowed(&self) -> TokenStream {
        let name = &self.name;
        match self.is_reference() {
            true => quote::quote!(#name),
            false => quote::quote!(&#name),
        }
    }

    pub(crate) fn is_reference(&self) -> bool {
        matches!(bare(&self.ty), Type::Reference(_))
    }
}

fn check_qualifiers(function: &ItemFn, errors: &mut Errors) {
    let signature = &function.sig;
    let name = &signature.ident;
    if let Some(keyword) = &signature.asyncness {
        errors.push(
            keyword,
            "an async function cannot be differentiated",
            format!("differentiate a plain `fn {name}` and call it from the async one"),
        );
    }
    if let syn::Safety::Unsafe(keyword) = &signature.safety {
        errors.push(
            keyword,
            "an unsafe function cannot be differentiated",
            format!("write a safe `fn {name}`: a gradient has no way to uphold its conditions"),
        );
    }
    if let Some(abi) = &signature.abi {
        errors.push(
            abi,
            "an extern function cannot be differentiated",
            format!("differentiate a plain `fn {name}` and call it from the extern one"),
        );
    }
    if !signature.generics.params.is_empty() {
        errors.push(
            &signature.generics,
            "a generic function cannot be differentiated yet",
            "write it for `f32` or `f64`, with elided lifetimes",
        );
    }
}

/// The type of the result, if there is one.
fn check_result(function: &ItemFn, errors: &mut Errors) -> Option<Type> {
    let help = "let it return the float that is differentiated: `-> f32` or `-> f64`";
    let ty = match &function.sig.output {
        ReturnType::Default => {
            let wrong = "a differentiable function returns a float, this one returns nothing";
            errors.push(&function.sig.ident, wrong, help);
            return None;
        }
        ReturnType::Type(_, ty) => ty,
    };
    match bare(ty) {
        Type::Path(path)
            if named(path, &["Tensor", "Vec", "Variable"]).is_none()
                && named(path, NO_FLOATS).is_none() =>
        {
            Some((**ty).clone())
        }
        _ => {
            let wrong = format!("a differentiable function returns a float, not `{}`", shown(ty));
            errors.push(ty, wrong, help);
            None
        }
    }
}

/// Removes `#[no_grad]`, and says whether it was there.
fn take_marker(attributes: &mut Vec<Attribute>, errors: &mut Errors) -> bool {
    let mut is_marked = false;
    attributes.retain(|attribute| {
        let path = attribute.path();
        if path.is_ident(NO_GRAD) {
            is_marked = true;
            if !matches!(attribute.meta, syn::Meta::Path(_)) {
                errors.push(
                    &attribute.meta,
                    "`#[no_grad]` takes no arguments",
                    "write `#[no_grad]`",
                );
            }
            return false;
        }
        if ["cfg", "cfg_attr", "allow", "expect", "warn", "deny", "forbid"]
            .iter()
            .any(|&known| path.is_ident(known))
        {
            return true;
        }
        errors.push(
            attribute,
            "a parameter of a differentiable function has no such marker",
            "`#[no_grad]` leaves a parameter undifferentiated; it is the only marker",
        );
        false
    });
    is_marked
}

/// The space of a parameter and whether it is differentiated; `None` if it is passed through.
fn role(ty: &Type, is_marked: bool, errors: &mut Errors) -> Option<(Space, bool)> {
    let space = match bare(ty) {
        Type::Reference(reference) if reference.mutability.is_some() => {
            if !is_marked {
                errors.push(
                    ty,
                    "a parameter that is written to cannot be differentiated",
                    "take it by `&` and return what is computed; gradients go to \
                     `value_and_grad_into`",
                );
            }
            return None;
        }
        Type::Reference(reference) => space_behind_reference(&reference.elem),
        Type::Path(path) => {
            if let Some(owner) = named(path, &["Tensor", "Vec", "Variable"]) {
                if !is_marked {
                    errors.push(
                        ty,
                        format!("a `{owner}` is taken by reference"),
                        format!("write `&{}`", shown(ty)),
                    );
                }
                return None;
            }
            if !is_marked && named(path, NO_FLOATS).is_some() {
                errors.push(
                    ty,
                    format!("`{}` cannot be differentiated", shown(ty)),
                    "mark it `#[no_grad]`: it is passed through unchanged",
                );
                return None;
            }
            let is_float = named(path, &["f32", "f64"]).is_some();
            // Another name may be an alias of a float; a wrong one is rejected by traits.
            (is_float || !is_marked).then_some(Space::Scalar)
        }
        _ => None,
    };
    if space.is_none() && !is_marked {
        errors.push(
            ty,
            format!("`{}` cannot be differentiated", shown(ty)),
            "differentiable are `f32`, `f64`, `&[f32]`, `&Vec<f32>`, `&Tensor`, `&Variable<f32>` and \
             the same of `f64`; mark any other parameter `#[no_grad]`",
        );
    }
    space.map(|space| (space, !is_marked))
}

/// The space of a parameter that is taken by reference, if it holds floats.
fn space_behind_reference(ty: &Type) -> Option<Space> {
    let is_float =
        |ty: &Type| matches!(bare(ty), Type::Path(path) if named(path, &["f32", "f64"]).is_some());
    match bare(ty) {
        Type::Slice(slice) => is_float(&slice.elem).then_some(Space::Array),
        Type::Path(path) => match (named(path, &["Vec", "Tensor", "Variable"])?, argument(path)) {
            ("Variable", Some(value)) if is_float(value) => Some(Space::Scalar),
            ("Variable", Some(value)) => space_behind_reference(value),
            ("Vec", Some(item)) => is_float(item).then_some(Space::Array),
            ("Tensor", None) => Some(Space::Array),
            ("Tensor", Some(item)) => is_float(item).then_some(Space::Array),
            _ => None,
        },
        _ => None,
    }
}

/// The float that a type is made of, as far as its tokens tell.
fn float_in(ty: &Type) -> Option<&'static str> {
    match bare(ty) {
        Type::Reference(reference) => float_in(&reference.elem),
        Type::Slice(slice) => float_in(&slice.elem),
        Type::Path(path) => match (named(path, &["f32", "f64", "Tensor"]), argument(path)) {
            (Some("f64"), _) => Some("f64"),
            (Some("f32"), _) | (Some(_), None) => Some("f32"),
            (_, argument) => float_in(argument?),
        },
        _ => None,
    }
}

/// The type inside parentheses, and inside the invisible ones around a `$ty:ty` of a `macro_rules!`.
fn bare(ty: &Type) -> &Type {
    match ty {
        Type::Group(group) => bare(&group.elem),
        Type::Paren(paren) => bare(&paren.elem),
        ty => ty,
    }
}

/// The last segment of a path, if it is one of `names`.
fn named<'a>(path: &syn::TypePath, names: &[&'a str]) -> Option<&'a str> {
    let last = path.path.segments.last()?;
    names.iter().copied().find(|&name| last.ident == name)
}

/// The one type argument of a path's last segment.
fn argument(path: &syn::TypePath) -> Option<&Type> {
    match &path.path.segments.last()?.arguments {
        syn::PathArguments::AngleBracketed(arguments) => match arguments.args.first()? {
            syn::GenericArgument::Type(ty) => Some(ty),
            _ => None,
        },
        _ => None,
    }
}

/// A type as a person would write it.
fn shown(ty: &Type) -> String {
    let tokens = ty.to_token_stream().to_string();
    [("& ", "&"), (" :: ", "::"), (" < ", "<"), (" >", ">"), (" ,", ",")]
        .iter()
        .fold(tokens, |text, (spaced, tight)| text.replace(spaced, tight))
}
