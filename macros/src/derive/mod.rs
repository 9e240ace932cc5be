//! `#[derive(Differentiable)]`: a struct's gradient, and what it is on lanes.

mod generics;
mod implementation;
mod leaves;
mod types;

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Data, DeriveInput, Fields, Member, Type};

use crate::errors::Errors;
use crate::methods::hash;
use crate::types::{OWNERS, bare, float, named, shown};
use generics::Generics;

/// Types of fields that are never `Copy`, so that lane code cannot have them.
const NEVER_COPIED: &[&str] =
    &["String", "Vec", "VecDeque", "HashMap", "HashSet", "BTreeMap", "BTreeSet", "Tensor"];

/// What a field is to the gradient.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Differentiated,
    /// Floats that are not differentiated: on lanes, as lanes may differ in them.
    Floats,
    /// Anything else that is `Copy`, the same for all lanes.
    Constant,
    /// What lane code cannot have.
    Omitted,
}

struct Field {
    member: Member,
    vis: syn::Visibility,
    ty: Type,
    role: Role,
}

struct Structure {
    vis: syn::Visibility,
    name: Ident,
    generics: Generics,
    fields: Vec<Field>,
    is_tuple: bool,
    /// Whether all that is wrong is fields that have been left out.
    is_repaired: bool,
}

/// Expands `#[derive(Differentiable)] item`.
///
/// Input:
/// ```ignore
/// #[derive(Differentiable)]
/// pub struct Line { pub slope: f64, pub intercept: f64, #[no_grad] pub kind: Kind }
/// ```
/// Output:
/// ```ignore
/// pub struct LineGrad { pub slope: f64, pub intercept: f64 }
/// pub struct __LineLanes<V> { pub slope: V, pub intercept: V, pub kind: Kind }
/// pub struct __LineCotangent<V> { pub slope: V, pub intercept: V }
/// impl Leaves for Line { type Direction = LineGrad; .. }
/// impl Leaves for LineGrad { type Direction = LineGrad; .. }
/// impl Differentiable for Line { type Gradient = LineGrad; type Lanes<V> = __LineLanes<V>; .. }
/// ```
pub(crate) fn differentiable(item: TokenStream) -> TokenStream {
    let mut errors = Errors::default();
    let input: DeriveInput = match syn::parse2(item) {
        Ok(input) => input,
        Err(error) => return error.to_compile_error(),
    };
    match Structure::parse(&input, &mut errors) {
        // With its mistaken fields left out, functions of the struct are not reported too.
        Some(mut structure) if errors.is_empty() || structure.is_repaired => {
            let names = structure.name_types();
            let (code, errors) = (structure.emit(), errors.into_compile_errors());
            quote!(#errors #names #code)
        }
        _ => errors.into_compile_errors(),
    }
}

impl Structure {
    fn parse(input: &DeriveInput, errors: &mut Errors) -> Option<Self> {
        let Data::Struct(data) = &input.data else {
            errors.push(
                &input.ident,
                "`Differentiable` is derived for structs",
                "put the floats of an enum into a struct, and keep the enum as a `#[no_grad]` field",
            );
            return None;
        };
        let generics = Generics::parse(&input.generics, errors);
        let mut is_repaired = errors.is_empty();
        let mut fields = Vec::new();
        for (index, field) in data.fields.iter().enumerate() {
            let is_marked = is_marked(field, errors);
            let member = match &field.ident {
                Some(name) => Member::Named(name.clone()),
                None => Member::Unnamed(syn::Index { index: index as u32, span: field.ty.span() }),
            };
            let role = role(&field.ty, is_marked, &generics);
            fields.push(Field { member, vis: field.vis.clone(), ty: field.ty.clone(), role });
        }
        check_floats(&mut fields, errors);
        let repaired = errors.mark();
        if fields.iter().all(|field| field.role != Role::Differentiated) {
            errors.push(
                &input.ident,
                format!("`{}` has no field that is differentiated", input.ident),
                "give it a field of floats that is not marked `#[no_grad]`",
            );
        }
        let mut structure = Self {
            vis: input.vis.clone(),
            name: input.ident.clone(),
            generics,
            fields,
            is_tuple: matches!(data.fields, Fields::Unnamed(_)),
            is_repaired: false,
        };
        structure.check_generics(errors);
        is_repaired &= errors.mark() == repaired;
        structure.is_repaired = is_repaired;
        Some(structure)
    }

    fn with(&self, roles: &[Role]) -> Vec<&Field> {
        self.fields.iter().filter(|field| roles.contains(&field.role)).collect()
    }

    fn emit(&self) -> TokenStream {
        let (name, arguments) = (&self.name, self.arguments());
        let (declared, bounds) = (self.generics.declared(&TokenStream::new()), self.bounds());
        let types = [
            self.gradient_type(),
            self.lanes_type(),
            self.cotangent_type(),
            self.leaves(),
            self.implementation(),
        ];
        let from_lanes = self.value_of_lanes();
        let fields = self.with(&[Role::Differentiated]).into_iter().map(|field| {
            let (hash, ty) = (hash(&field.member.to_token_stream().to_string()), &field.ty);
            quote! {
                #[automatically_derived]
                impl #declared ::cotangent::__private::Field<#hash> for #name #arguments #bounds {
                    type Type = #ty;
                }
            }
        });
        quote!(#(#types)* #(#fields)* #from_lanes)
    }

    /// `<T>`
    fn arguments(&self) -> TokenStream {
        self.generics.arguments(&TokenStream::new())
    }

    /// The type of a gradient: `LineGrad<T>`.
    fn gradient(&self) -> TokenStream {
        let (name, arguments) = (self.gradient_name(), self.arguments());
        quote!(#name #arguments)
    }

    fn gradient_name(&self) -> Ident {
        format_ident!("{}Grad", self.name)
    }

    /// What it is on lanes: `__LineLanes<V, T>`.
    fn lanes(&self) -> TokenStream {
        let (name, lane) = (self.lanes_name(), self.generics.lane());
        let arguments = self.generics.arguments(&quote!(#lane));
        quote!(#name #arguments)
    }

    fn lanes_name(&self) -> Ident {
        format_ident!("__{}Lanes", self.name)
    }

    /// What its cotangent is on lanes: `__LineCotangent<V, T>`.
    fn cotangent(&self) -> TokenStream {
        let (name, lane) = (self.cotangent_name(), self.generics.lane());
        let arguments = self.generics.arguments(&quote!(#lane));
        quote!(#name #arguments)
    }

    fn cotangent_name(&self) -> Ident {
        format_ident!("__{}Cotangent", self.name)
    }

    /// The declaration of its lanes: `V: Lane<Elem = f64>`.
    fn declared_lane(&self) -> TokenStream {
        let (lane, elem) = (self.generics.lane(), self.elem());
        quote!(#lane: ::cotangent::__private::Lane<Elem = #elem>)
    }

    /// The type of its floats: that of the first field that is differentiated.
    fn elem(&self) -> TokenStream {
        if let Some(ty) = self.source_of_elem() {
            return quote!(<#ty as ::cotangent::Differentiable>::Elem);
        }
        let float = self.with(&[Role::Differentiated]).into_iter().find_map(|x| float_of(&x.ty));
        float.to_token_stream()
    }

    /// The type that has the type of the floats, if no tokens tell that.
    fn source_of_elem(&self) -> Option<&Type> {
        let differentiated = self.with(&[Role::Differentiated]);
        let is_known = differentiated.iter().any(|field| float_of(&field.ty).is_some());
        if is_known { None } else { differentiated.first().map(|field| &field.ty) }
    }

    /// Gives the types of fields that may be structs names of their own, under which each is checked once.
    ///
    /// ```ignore
    /// type __ModelField0 = <[(); check_field::<Layer, f64>()] as Checked<Layer>>::Type;
    /// ```
    fn name_types(&mut self) -> TokenStream {
        let elem = self.elem();
        let name = &self.name;
        let mut aliases = TokenStream::new();
        for (index, field) in self.fields.iter_mut().enumerate() {
            // Of arrays of a generic length their elements.
            let mut part = &mut field.ty;
            while self.generics.are_in(part)
                && let Type::Array(array) = part
            {
                part = &mut array.elem;
            }
            let ty = part.clone();
            let is_known = float_of(&ty).is_some() || self.generics.are_in(&ty);
            if field.role != Role::Differentiated || is_known {
                continue;
            }
            let alias = format_ident!("__{name}Field{index}");
            aliases.extend(quote_spanned! {ty.span()=>
                type #alias = <[(); ::cotangent::__private::check_field::<#ty, #elem>()]
                    as ::cotangent::__private::Checked<#ty>>::Type;
            });
            *part = syn::parse_quote!(#alias);
        }
        aliases
    }
}

const FLOATS: &[Role] = &[Role::Differentiated, Role::Floats];
const ALL: &[Role] = &[Role::Differentiated, Role::Floats, Role::Constant, Role::Omitted];
const ON_LANES: &[Role] = &[Role::Differentiated, Role::Floats, Role::Constant];

fn role(ty: &Type, is_marked: bool, generics: &Generics) -> Role {
    if !is_marked {
        return Role::Differentiated;
    }
    let is_omitted = match bare(ty) {
        Type::Path(path) => named(path, NEVER_COPIED)
            .or_else(|| named(path, OWNERS).filter(|&owner| owner != "Option"))
            .is_some(),
        _ => false,
    };
    match float_of(ty) {
        _ if is_omitted => Role::Omitted,
        Some(_) => Role::Floats,
        None if generics.is_of_types(ty) => Role::Floats,
        None => Role::Constant,
    }
}

/// All floats of a struct have one type, but those that are not differentiated.
fn check_floats(fields: &mut [Field], errors: &mut Errors) {
    let differentiated = fields.iter().filter(|field| field.role == Role::Differentiated);
    let Some(first) = differentiated.filter_map(|field| float_of(&field.ty)).next().cloned() else {
        return;
    };
    for field in fields {
        let other = float_of(&field.ty).filter(|&ty| float(ty) != float(&first));
        match (other, field.role) {
            (Some(_), Role::Floats) => field.role = Role::Constant,
            (Some(other), Role::Differentiated) => {
                errors.push(
                    other,
                    format!("a struct of `{}` has an `{}`", shown(&first), shown(other)),
                    "use one float type throughout, or mark the field `#[no_grad]`",
                );
                field.role = Role::Constant;
            }
            _ => {}
        }
    }
}

/// The first float of a type of floats, tuples and arrays, as far as its tokens tell.
fn float_of(ty: &Type) -> Option<&Type> {
    match bare(ty) {
        Type::Array(array) => float_of(&array.elem),
        Type::Tuple(tuple) => tuple.elems.iter().find_map(float_of),
        ty => float(ty).map(|_| ty),
    }
}

/// Whether a field is marked `#[no_grad]`.
fn is_marked(field: &syn::Field, errors: &mut Errors) -> bool {
    let mut markers = field.attrs.iter().filter(|attribute| attribute.path().is_ident("no_grad"));
    let Some(marker) = markers.next() else { return false };
    if !matches!(marker.meta, syn::Meta::Path(_)) {
        errors.push(&marker.meta, "`#[no_grad]` takes no arguments", "write `#[no_grad]`");
    }
    true
}
