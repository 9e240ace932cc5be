//! What the tokens of a type tell: types themselves are known to rustc only.

use quote::ToTokens;
use syn::visit::Visit;
use syn::{Expr, ExprLit, Lit, Type, TypePath};

use crate::generics::ANY_FLOAT;
use crate::ir::Space;

/// Types that hold arrays or variables, and are taken by reference.
pub(crate) const ARRAYS: &[&str] = &["Tensor", "Vec", "Variable"];

/// Types that hold no floats and are no aliases of them.
pub(crate) const PLAIN: &[&str] = &[
    "i8", "i16", "i32", "i64", "i128", "isize", "u8", "u16", "u32", "u64", "u128", "usize", "bool",
    "char", "String",
];

/// Types that own another one, and cannot be differentiated whatever it is.
pub(crate) const OWNERS: &[&str] = &["Option", "Box", "Rc", "Arc"];

/// The space of a parameter that holds floats: `f32`, `f64`, and what the function returns.
pub(crate) fn space(ty: &Type, element: Option<&Type>) -> Option<Space> {
    match bare(ty) {
        Type::Reference(reference) if reference.mutability.is_none() => {
            space_behind_reference(&reference.elem, element)
        }
        ty => is_float(ty, element).then_some(Space::Scalar),
    }
}

fn space_behind_reference(ty: &Type, element: Option<&Type>) -> Option<Space> {
    let array_of = |item: &Type| is_float(item, element).then_some(Space::Array);
    match bare(ty) {
        Type::Slice(slice) => array_of(&slice.elem),
        Type::Path(path) => match (named(path, ARRAYS)?, argument(path)) {
            ("Variable", Some(value)) if is_float(value, element) => Some(Space::Scalar),
            ("Variable", Some(value)) => space_behind_reference(value, element),
            ("Vec" | "Tensor", Some(item)) => array_of(item),
            ("Tensor", None) => Some(Space::Array),
            _ => None,
        },
        _ => None,
    }
}

fn is_float(ty: &Type, element: Option<&Type>) -> bool {
    let is_element = || element.is_some_and(|element| bare(element) == bare(ty));
    float(ty).is_some() || is_element()
}

/// `f32` or `f64`, if it is called so.
pub(crate) fn float(ty: &Type) -> Option<&'static str> {
    match bare(ty) {
        Type::Path(path) => named(path, &["f32", "f64", ANY_FLOAT]),
        _ => None,
    }
}

/// Whether it is `Tensor<f32>`, or a variable of such, by its name.
pub(crate) fn is_tensor(ty: &Type) -> bool {
    let Type::Path(path) = bare(ty) else { return false };
    match (named(path, &["Tensor", "Variable"]), argument(path)) {
        (Some("Tensor"), _) => true,
        (Some(_), Some(value)) => is_tensor(value),
        _ => false,
    }
}

/// Whether it is a type of the language that is no float.
pub(crate) fn is_plain(ty: &Type) -> bool {
    matches!(bare(ty), Type::Path(path) if named(path, PLAIN).is_some())
}

/// Whether it is a type of the language that is copied, as far as its tokens tell.
pub(crate) fn is_copied(ty: &Type) -> bool {
    match bare(ty) {
        Type::Path(path) if named(path, &["Option"]).is_some() => {
            argument(path).is_some_and(|inner| is_copied(inner) || float(inner).is_some())
        }
        Type::Path(path) => named(path, PLAIN).is_some_and(|name| name != "String"),
        Type::Tuple(tuple) => {
            tuple.elems.iter().all(|part| is_copied(part) || float(part).is_some())
        }
        Type::Array(array) => is_copied(&array.elem) || float(&array.elem).is_some(),
        Type::FnPtr(_) => true,
        _ => false,
    }
}

/// Whether it is a `&mut`.
pub(crate) fn is_mutable_reference(ty: &Type) -> bool {
    matches!(bare(ty), Type::Reference(reference) if reference.mutability.is_some())
}

/// Whether it may be a float under another name: a wrong guess is rejected by a trait.
pub(crate) fn may_be_float(ty: &Type) -> bool {
    match bare(ty) {
        Type::Path(path) => {
            named(path, ARRAYS).or(named(path, PLAIN)).or(named(path, OWNERS)).is_none()
        }
        _ => false,
    }
}

/// The float of `&f32`.
pub(crate) fn float_behind_reference(ty: &Type) -> Option<&'static str> {
    match bare(ty) {
        Type::Reference(reference) => float(&reference.elem),
        _ => None,
    }
}

/// The float of `[f32; 3]` and of `&[f32; 3]`.
pub(crate) fn float_of_array(ty: &Type) -> Option<&'static str> {
    match bare(ty) {
        Type::Reference(reference) => float_of_array(&reference.elem),
        Type::Array(array) => float(&array.elem),
        _ => None,
    }
}

/// How many floats are in each element of `&[[f32; 3]]` and `&Vec<[f32; 3]>`.
pub(crate) fn row(ty: &Type) -> Option<usize> {
    let Type::Reference(reference) = bare(ty) else { return None };
    let item = match bare(&reference.elem) {
        Type::Slice(slice) => &slice.elem,
        Type::Path(path) if named(path, &["Vec"]).is_some() => argument(path)?,
        _ => return None,
    };
    let Type::Array(array) = bare(item) else { return None };
    let Expr::Lit(ExprLit { lit: Lit::Int(len), .. }) = &array.len else { return None };
    float(&array.elem)?;
    len.base10_parse().ok().filter(|&len| len > 0 && reference.mutability.is_none())
}

/// Whether it is, or contains, an `impl Trait`.
pub(crate) fn has_impl_trait(ty: &Type) -> bool {
    struct Find(bool);
    impl Visit<'_> for Find {
        fn visit_type_impl_trait(&mut self, _: &syn::TypeImplTrait) {
            self.0 = true;
        }
    }
    let mut find = Find(false);
    find.visit_type(ty);
    find.0
}

/// The float that a type is made of, as far as its tokens tell.
pub(crate) fn float_in(ty: &Type) -> Option<&'static str> {
    match bare(ty) {
        Type::Reference(reference) => float_in(&reference.elem),
        Type::Slice(slice) => float_in(&slice.elem),
        Type::Array(array) => float_in(&array.elem),
        Type::Path(path) => {
            match (named(path, &["f32", "f64", ANY_FLOAT, "Tensor"]), argument(path)) {
                (Some("f64"), _) => Some("f64"),
                (Some(ANY_FLOAT), _) => Some(ANY_FLOAT),
                (Some("f32"), _) | (Some(_), None) => Some("f32"),
                (_, argument) => float_in(argument?),
            }
        }
        _ => None,
    }
}

/// The type inside parentheses, and inside the invisible ones around a `$ty:ty` of a `macro_rules!`.
pub(crate) fn bare(ty: &Type) -> &Type {
    match ty {
        Type::Group(group) => bare(&group.elem),
        Type::Paren(paren) => bare(&paren.elem),
        ty => ty,
    }
}

/// The last segment of a path, if it is one of `names`.
pub(crate) fn named<'a>(path: &TypePath, names: &[&'a str]) -> Option<&'a str> {
    let last = path.path.segments.last()?;
    names.iter().copied().find(|&name| last.ident == name)
}

/// The one type argument of a path's last segment.
fn argument(path: &TypePath) -> Option<&Type> {
    match &path.path.segments.last()?.arguments {
        syn::PathArguments::AngleBracketed(arguments) => match arguments.args.first()? {
            syn::GenericArgument::Type(ty) => Some(ty),
            _ => None,
        },
        _ => None,
    }
}

/// A type as a person would write it.
pub(crate) fn shown(ty: &Type) -> String {
    let tokens = ty.to_token_stream().to_string();
    [("& ", "&"), (" :: ", "::"), (" < ", "<"), (" >", ">"), (" ,", ",")]
        .iter()
        .fold(tokens, |text, (spaced, tight)| text.replace(spaced, tight))
}
