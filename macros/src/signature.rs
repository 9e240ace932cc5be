//! The signature of a differentiable function: what each parameter is to the gradient.

use std::collections::HashSet;
use std::rc::Rc;

use proc_macro2::{Ident, TokenStream};
use syn::visit::Visit;
use syn::{Attribute, Expr, FnArg, ItemFn, Pat, Type};

use crate::errors::Errors;
use crate::generics::elide_lifetimes;
use crate::ir::{self, Space};
use crate::primitive::function_named;
use crate::returned;
use crate::shape::{self, Shape, Step};
use crate::types::{
    ARRAYS, PLAIN, bare, float, float_behind_reference, float_in, float_of_array, has_impl_trait,
    is_tensor, named, row, shown, space,
};

/// The marker of parameters that are not differentiated.
pub(crate) const NO_GRAD: &str = "no_grad";

/// What the compiler needs of a signature.
#[derive(Clone, Debug)]
pub(crate) struct Signature {
    pub(crate) parameters: Vec<Parameter>,
    /// The type of every float in the body.
    pub(crate) element: Type,
    /// How the floats of the result are arranged.
    pub(crate) result: Shape,
    /// The type of what the function gives beside that.
    pub(crate) auxiliary: Option<Type>,
    /// The types of structs, each under the name that emitted code has for it.
    pub(crate) records: Vec<(Ident, Type)>,
    /// The functions of whole arrays that stand beside it, by the names of the methods that they were.
    pub(crate) siblings: Rc<Vec<(Ident, ItemFn)>>,
    /// Whether the function was generic over its float, and calls functions that may be so too.
    pub(crate) is_instance: bool,
}

/// One parameter.
#[derive(Clone, Debug)]
pub(crate) struct Parameter {
    pub(crate) name: Ident,
    pub(crate) ty: Type,
    pub(crate) role: Role,
}

/// What a parameter is to the gradient.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Role {
    /// A float, an array of as many as there are, or floats in a shape: the program knows each under
    /// an index, in the order of the shape from this one on.
    Float { index: usize, space: Space, shape: Shape, is_differentiated: bool },
    /// Anything else: it is there for inactive code.
    Passed,
    /// Nothing that it could be: the mistake has been recorded.
    Mistaken,
}

impl Signature {
    /// Reads the signature of `function` and takes our markers away from it.
    pub(crate) fn parse(function: &mut ItemFn, errors: &mut Errors) -> Option<Self> {
        elide_lifetimes(function);
        check_qualifiers(function, errors);
        let is_with_auxiliary = returned::take_auxiliary_marker(&mut function.attrs, errors);
        let returned = match is_with_auxiliary {
            true => returned::value_and_auxiliary(function, errors),
            false => returned::value(function, errors).map(|(ty, shape)| (ty, shape, None)),
        };
        let element = returned.as_ref().map(|(element, ..)| element.clone());
        let numbers = numbers_in(&function.block);
        shadow_mutable_parameters(function);
        let mut parameters = Vec::new();
        let mut floats = 0;
        for input in &mut function.sig.inputs {
            let FnArg::Typed(input) = input else {
                errors.push(
                    input,
                    "a method is differentiated with its `impl`",
                    "move `#[differentiable]` to the `impl` that it stands in",
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
            let ty = (*input.ty).clone();
            let is_number = numbers.contains(&pattern.ident);
            let role = role(&ty, is_marked, is_number, floats, element.as_ref(), errors);
            if let Role::Float { shape, .. } = &role {
                floats += shape.len();
            }
            parameters.push(Parameter { name: pattern.ident.clone(), ty, role });
        }
        let (element, result, auxiliary) = returned?;
        for parameter in parameters.iter().filter(|parameter| parameter.is_differentiated()) {
            if let (Some(float), Some(result)) = (float_in(&parameter.ty), float_in(&element))
                && float != result
            {
                errors.push(
                    &parameter.ty,
                    format!("a function of `{result}` has no gradient by an `{float}`"),
                    "use one float type throughout, or mark the parameter `#[no_grad]`",
                );
            }
        }
        Some(Self {
            parameters,
            element,
            result,
            auxiliary,
            records: Vec::new(),
            siblings: Rc::default(),
            is_instance: false,
        })
    }

    /// The indices of the structs that are taken by reference.
    pub(crate) fn references_to_records(&self) -> Vec<usize> {
        let references = self.parameters.iter().filter(|parameter| parameter.is_reference());
        let leaves = references.flat_map(Parameter::leaves);
        let structs = leaves.filter(|leaf| leaf.record.is_some() && leaf.path.is_empty());
        structs.map(|leaf| leaf.index).collect()
    }

    /// Gives the types of structs names of their own, under which each is checked once.
    pub(crate) fn name_records(&mut self, function: &Ident) {
        let Self { parameters, element, result, records, .. } = self;
        let mut name = |ty: &mut Type| {
            let known = records.iter().find(|(_, known)| known == ty);
            let alias = known.map(|(alias, _)| alias.clone()).unwrap_or_else(|| {
                let function = function.to_string();
                let function = function.trim_start_matches("r#");
                let alias = quote::format_ident!("__{function}Struct{}", records.len());
                records.push((alias.clone(), ty.clone()));
                alias
            });
            *ty = syn::parse_quote!(#alias);
        };
        for parameter in parameters {
            if let Role::Float { shape, .. } = &mut parameter.role {
                shape.for_each_type(&mut name);
            }
        }
        result.for_each_type(&mut name);
        let first = result.leaves().into_iter().find_map(|leaf| match leaf {
            Shape::Record(ty) => ty.clone(),
            _ => None,
        });
        if let Some(ty) = first.filter(|_| float(element).is_none()) {
            *element = syn::parse_quote!(<#ty as ::cotangent::Differentiable>::Elem);
        }
    }

    /// The float parameters, in the order of their indices.
    pub(crate) fn float_parameters(&self) -> Vec<ir::Parameter> {
        let floats = |parameter: &Parameter| {
            let Role::Float { space, shape, is_differentiated, .. } = &parameter.role else {
                return Vec::new();
            };
            let leaf = |kind| ir::Parameter {
                name: parameter.name.clone(),
                space: *space,
                kind,
                is_differentiated: *is_differentiated,
                is_broadcast: is_tensor(parameter.pointee()),
                is_variable: matches!(
                    bare(parameter.pointee()),
                    Type::Path(path) if named(path, &["Variable"]).is_some()
                ),
                source: None,
                table: None,
                field: None,
                row: row(&parameter.ty),
            };
            shape.leaves().into_iter().map(|shape| leaf(shape.kind())).collect()
        };
        self.parameters.iter().flat_map(floats).collect()
    }
}

impl Parameter {
    pub(crate) fn is_differentiated(&self) -> bool {
        matches!(self.role, Role::Float { is_differentiated: true, .. })
    }

    pub(crate) fn is_array(&self) -> bool {
        matches!(self.role, Role::Float { space: Space::Array, .. })
    }

    /// How its floats are arranged.
    pub(crate) fn shape(&self) -> &Shape {
        match &self.role {
            Role::Float { shape, .. } => shape,
            Role::Passed | Role::Mistaken => &Shape::Float,
        }
    }

    /// Its floats and structs.
    pub(crate) fn leaves(&self) -> Vec<Leaf<'_>> {
        let Role::Float { index, shape, .. } = &self.role else { return Vec::new() };
        let leaves = shape.leaves().into_iter().zip(shape.paths()).enumerate();
        leaves
            .map(|(at, (shape, path))| Leaf {
                index: index + at,
                path,
                record: match shape {
                    Shape::Record(ty) => ty.as_deref(),
                    _ => None,
                },
            })
            .collect()
    }

    /// The indices of its floats, each with the way to it, if there are no structs.
    pub(crate) fn floats(&self) -> Vec<(usize, Vec<Step>)> {
        self.leaves().into_iter().map(|leaf| (leaf.index, leaf.path)).collect()
    }

    /// Whether structs are among its floats.
    pub(crate) fn has_records(&self) -> bool {
        self.leaves().iter().any(|leaf| leaf.record.is_some())
    }

    /// An expression that borrows the part at the end of a path.
    pub(crate) fn borrowed_part(&self, path: &[Step]) -> TokenStream {
        let name = &self.name;
        if self.is_reference() && path.is_empty() {
            return quote::quote!(#name);
        }
        let part = shape::part(quote::quote!(#name), path);
        quote::quote!(&#part)
    }

    /// The type behind the reference, if there is one.
    pub(crate) fn pointee(&self) -> &Type {
        behind_reference(&self.ty)
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
        is_reference(&self.ty)
    }
}

/// A float or struct of a parameter.
#[derive(Debug)]
pub(crate) struct Leaf<'a> {
    /// As the program knows it.
    pub(crate) index: usize,
    /// The way to it.
    pub(crate) path: Vec<Step>,
    /// The type, if it is a struct.
    pub(crate) record: Option<&'a Type>,
}

fn is_reference(ty: &Type) -> bool {
    matches!(bare(ty), Type::Reference(_))
}

fn behind_reference(ty: &Type) -> &Type {
    match bare(ty) {
        Type::Reference(reference) if reference.mutability.is_none() => &reference.elem,
        ty => ty,
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
            "a generic method cannot be differentiated yet",
            "write it for `f32` or `f64`, or as a function: `fn f<T: Float>(..) -> T`",
        );
    }
}

/// `fn f(mut x: f64) { .. }` is `fn f(x: f64) { let mut x = x; .. }`.
fn shadow_mutable_parameters(function: &mut ItemFn) {
    let mut shadows = Vec::new();
    for input in &mut function.sig.inputs {
        if let FnArg::Typed(input) = input
            && let Pat::Ident(pattern) = &mut *input.pat
            && let Some(mutable) = pattern.mutability.take()
        {
            let name = &pattern.ident;
            shadows.push(syn::parse_quote!(let #mutable #name = #name;));
        }
    }
    function.block.stmts.splice(0..0, shadows);
}

/// The names that a body computes with as with numbers, which structs are not.
fn numbers_in(body: &syn::Block) -> HashSet<Ident> {
    struct Numbers(HashSet<Ident>);
    impl Numbers {
        fn insert(&mut self, operand: &Expr) {
            match operand {
                Expr::Path(path) => self.0.extend(path.path.get_ident().cloned()),
                Expr::Paren(paren) => self.insert(&paren.expr),
                Expr::Unary(unary) => self.insert(&unary.expr),
                Expr::Reference(reference) => self.insert(&reference.expr),
                _ => {}
            }
        }
    }
    impl<'a> Visit<'a> for Numbers {
        fn visit_expr_binary(&mut self, binary: &'a syn::ExprBinary) {
            self.insert(&binary.left);
            self.insert(&binary.right);
            syn::visit::visit_expr_binary(self, binary);
        }
        fn visit_expr_unary(&mut self, unary: &'a syn::ExprUnary) {
            self.insert(&unary.expr);
            syn::visit::visit_expr_unary(self, unary);
        }
        fn visit_expr_method_call(&mut self, call: &'a syn::ExprMethodCall) {
            if function_named(&call.method.to_string()).is_some() || call.method == "powi" {
                self.insert(&call.receiver);
                call.args.iter().for_each(|argument| self.insert(argument));
            }
            syn::visit::visit_expr_method_call(self, call);
        }
        fn visit_expr_call(&mut self, call: &'a syn::ExprCall) {
            if let Expr::Path(path) = &*call.func
                && let Some(name) = path.path.segments.last().map(|last| last.ident.to_string())
                && (function_named(&name).is_some() || name == "powi")
            {
                call.args.iter().for_each(|argument| self.insert(argument));
            }
            syn::visit::visit_expr_call(self, call);
        }
    }
    let mut numbers = Numbers(HashSet::new());
    numbers.visit_block(body);
    numbers.0
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

/// What a parameter of this type is; `index` is the one that it has if it is a float.
///
/// `element` is the function's float, by the name that it has there; `is_number` whether the body uses
/// the parameter as one number.
fn role(
    ty: &Type,
    is_marked: bool,
    is_number: bool,
    index: usize,
    element: Option<&Type>,
    errors: &mut Errors,
) -> Role {
    if has_impl_trait(ty) {
        errors.push(
            ty,
            "a generic function cannot be differentiated yet",
            "take one type, such as `fn(f32) -> f32`, and mark it `#[no_grad]`",
        );
        return Role::Mistaken;
    }
    let element = element.filter(|&element| is_number || bare(ty) != bare(element));
    if let Some(space) = space(ty, element) {
        return Role::Float { index, space, shape: Shape::Float, is_differentiated: !is_marked };
    }
    if is_marked {
        return Role::Passed;
    }
    if row(ty).is_some() {
        let (space, shape) = (Space::Array, Shape::Float);
        return Role::Float { index, space, shape, is_differentiated: true };
    }
    let shape = match Shape::of_type(behind_reference(ty)) {
        Some(Shape::Record(_)) if is_number && !is_reference(ty) => Some(Shape::Float),
        shape => shape,
    };
    if let Some(shape) = shape.filter(|shape| *shape != Shape::Float || !is_reference(ty)) {
        return Role::Float { index, space: Space::Scalar, shape, is_differentiated: true };
    }
    let (wrong, help) = refusal(ty);
    errors.push(ty, wrong, help);
    Role::Mistaken
}

/// Why a parameter of this type cannot be differentiated, and what to write instead.
fn refusal(ty: &Type) -> (String, String) {
    let wrong = format!("`{}` cannot be differentiated", shown(ty));
    let help = match bare(ty) {
        Type::Reference(reference) if reference.mutability.is_some() => {
            return (
                "a parameter that is written to cannot be differentiated".to_owned(),
                "take it by `&` and return what is computed; gradients go to `value_and_grad_into`"
                    .to_owned(),
            );
        }
        Type::Path(path) if let Some(owner) = named(path, ARRAYS) => {
            return (
                format!("a `{owner}` is taken by reference"),
                format!("write `&{}`", shown(ty)),
            );
        }
        _ if let Some(float) = float_behind_reference(ty) => {
            return ("a float is taken by value".to_owned(), format!("write `{float}`"));
        }
        _ if let Some(float) = float_of_array(ty) => format!("take it as a slice: `&[{float}]`"),
        Type::Path(path) if named(path, PLAIN).is_some() => {
            "mark it `#[no_grad]`: it is passed through unchanged".to_owned()
        }
        Type::Path(_) | Type::Tuple(_) => format!("{TAKE_FLOATS}, or mark it `#[no_grad]`"),
        Type::Reference(reference) if matches!(bare(&reference.elem), Type::Path(_)) => {
            format!("{TAKE_FLOATS}, or mark it `#[no_grad]`; write out an alias of an array")
        }
        _ => "differentiable are `f32`, `f64`, `&[f32]`, `&Vec<f32>`, `&Tensor`, `&Variable<f32>` and \
              the same of `f64`; mark any other parameter `#[no_grad]`"
            .to_owned(),
    };
    (wrong, help)
}

const TAKE_FLOATS: &str = "take its floats as parameters of their own";
