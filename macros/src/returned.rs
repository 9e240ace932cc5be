//! What a differentiable function returns: its value, and what it may give beside that.

use syn::visit::Visit;
use syn::{Attribute, ItemFn, ReturnType, Type};

use crate::errors::Errors;
use crate::shape::Shape;
use crate::types::{bare, float, may_be_float, shown};

/// The marker of functions that give something beside their value.
pub(crate) const AUXILIARY: &str = "aux";

/// The type of the result, if there is one.
pub(crate) fn value(function: &ItemFn, errors: &mut Errors) -> Option<(Type, Shape)> {
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
        result if let Some(shape) = Shape::of_type(result) => Some((element(result), shape)),
        result => {
            let wrong = format!("a differentiable function returns a float, not `{}`", shown(ty));
            let help = match pair(result).is_some_and(|(value, _)| float(value).is_some()) {
                true => {
                    format!("{help}; mark it `#[aux]` if the gradient is wanted of the first alone")
                }
                false => help.to_owned(),
            };
            errors.push(ty, wrong, help);
            None
        }
    }
}

/// The types of the value and of what the function gives beside it.
pub(crate) fn value_and_auxiliary(
    function: &ItemFn,
    errors: &mut Errors,
) -> Option<(Type, Shape, Option<Type>)> {
    let found = match &function.sig.output {
        ReturnType::Type(_, ty) => pair(bare(ty)),
        ReturnType::Default => None,
    };
    let Some((value, auxiliary)) = found.filter(|(value, _)| may_be_number(value)) else {
        let wrong = "a function marked `#[aux]` returns a float and something beside it";
        let help = "write both: `-> (f32, Parts)`; or remove `#[aux]`";
        match &function.sig.output {
            ReturnType::Type(_, ty) => errors.push(ty, wrong, help),
            ReturnType::Default => errors.push(&function.sig.ident, wrong, help),
        }
        return None;
    };
    if let Some(reference) = borrowed_in(auxiliary) {
        errors.push(
            reference,
            "an auxiliary result owns what it gives",
            "give a value, such as a `String` or `Vec`",
        );
        return None;
    }
    Some((bare(value).clone(), Shape::Float, Some(auxiliary.clone())))
}

/// The two types of a tuple of two.
fn pair(ty: &Type) -> Option<(&Type, &Type)> {
    match ty {
        Type::Tuple(tuple) if tuple.elems.len() == 2 => Some((&tuple.elems[0], &tuple.elems[1])),
        _ => None,
    }
}

fn may_be_number(ty: &Type) -> bool {
    float(ty).is_some() || may_be_float(ty)
}

/// A reference in a type that does not live as long as the program.
fn borrowed_in(ty: &Type) -> Option<syn::TypeReference> {
    struct Borrowed(Option<syn::TypeReference>);
    impl Visit<'_> for Borrowed {
        fn visit_type_reference(&mut self, reference: &syn::TypeReference) {
            if reference.lifetime.as_ref().is_none_or(|lifetime| lifetime.ident != "static") {
                self.0.get_or_insert_with(|| reference.clone());
            }
            syn::visit::visit_type_reference(self, reference);
        }
    }
    let mut borrowed = Borrowed(None);
    borrowed.visit_type(ty);
    borrowed.0
}

/// Removes `#[aux]`, and says whether it was there.
pub(crate) fn take_auxiliary_marker(attributes: &mut Vec<Attribute>, errors: &mut Errors) -> bool {
    let mut is_marked = false;
    attributes.retain(|attribute| {
        if !attribute.path().is_ident(AUXILIARY) {
            return true;
        }
        is_marked = true;
        if !matches!(attribute.meta, syn::Meta::Path(_)) {
            errors.push(&attribute.meta, "`#[aux]` takes no arguments", "write `#[aux]`");
        }
        false
    });
    is_marked
}

/// The type of the floats in a value of this type.
fn element(ty: &Type) -> Type {
    fn leaf(ty: &Type) -> Option<&Type> {
        match bare(ty) {
            Type::Tuple(tuple) => {
                let mut leaves: Vec<_> = tuple.elems.iter().filter_map(leaf).collect();
                let known = leaves.iter().position(|ty| float(ty).is_some()).unwrap_or(0);
                (!leaves.is_empty()).then(|| leaves.swap_remove(known))
            }
            Type::Array(array) => leaf(&array.elem),
            ty => Some(ty),
        }
    }
    leaf(ty).unwrap_or(ty).clone()
}
