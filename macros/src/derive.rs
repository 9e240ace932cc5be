//! `#[derive(Differentiable)]`: a struct's gradient, and what it is on lanes.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Data, DeriveInput, Fields, Member, Type};

use crate::errors::Errors;
use crate::methods::hash;
use crate::types::{OWNERS, bare, float, named, shown};

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
    fields: Vec<Field>,
    is_tuple: bool,
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
/// impl Differentiable for Line { type Gradient = LineGrad; type Lanes<V> = __LineLanes<V>; .. }
/// ```
pub(crate) fn differentiable(item: TokenStream) -> TokenStream {
    let mut errors = Errors::default();
    let input: DeriveInput = match syn::parse2(item) {
        Ok(input) => input,
        Err(error) => return error.to_compile_error(),
    };
    match Structure::parse(&input, &mut errors) {
        Some(mut structure) if errors.is_empty() => {
            let names = structure.name_types();
            let code = structure.emit();
            quote!(#names #code)
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
        if !input.generics.params.is_empty() {
            errors.push(
                &input.generics,
                "`Differentiable` is not derived for generic structs yet",
                "write the struct for `f32` or `f64`",
            );
        }
        let mut fields = Vec::new();
        for (index, field) in data.fields.iter().enumerate() {
            let is_marked = is_marked(field, errors);
            let member = match &field.ident {
                Some(name) => Member::Named(name.clone()),
                None => Member::Unnamed(syn::Index { index: index as u32, span: field.ty.span() }),
            };
            let role = role(&field.ty, is_marked);
            fields.push(Field { member, vis: field.vis.clone(), ty: field.ty.clone(), role });
        }
        check_floats(&mut fields, errors);
        if fields.iter().all(|field| field.role != Role::Differentiated) {
            errors.push(
                &input.ident,
                format!("`{}` has no field that is differentiated", input.ident),
                "give it a field of floats that is not marked `#[no_grad]`",
            );
        }
        Some(Self {
            vis: input.vis.clone(),
            name: input.ident.clone(),
            fields,
            is_tuple: matches!(data.fields, Fields::Unnamed(_)),
        })
    }

    fn with(&self, roles: &[Role]) -> Vec<&Field> {
        self.fields.iter().filter(|field| roles.contains(&field.role)).collect()
    }

    fn emit(&self) -> TokenStream {
        let name = &self.name;
        let gradient = format_ident!("{name}Grad");
        let (lanes, cotangent) =
            (format_ident!("__{name}Lanes"), format_ident!("__{name}Cotangent"));
        let types = [
            self.gradient(&gradient),
            self.on_lanes(&lanes, &cotangent),
            self.cotangent(&cotangent),
            self.implementation(&gradient, &lanes, &cotangent),
        ];
        let from_lanes = self.from_lanes();
        let fields = self.with(&[Role::Differentiated]).into_iter().map(|field| {
            let (hash, ty) = (hash(&field.member.to_token_stream().to_string()), &field.ty);
            quote! {
                #[automatically_derived]
                impl ::cotangent::__private::Field<#hash> for #name {
                    type Type = #ty;
                }
            }
        });
        quote!(#(#types)* #(#fields)* #from_lanes)
    }

    /// `Name { a: of(a), .. }`, which tuple structs accept too.
    fn build(
        ty: &dyn ToTokens,
        fields: &[&Field],
        of: &dyn Fn(&Field) -> TokenStream,
    ) -> TokenStream {
        let fields = fields.iter().map(|field| {
            let (member, value) = (&field.member, of(field));
            quote!(#member: #value)
        });
        quote!(#ty { #(#fields),* })
    }

    /// `struct Name { .. }` of these fields, in the user's form. The fields that a tuple struct has not
    /// are left as `()`, so that the others keep their numbers.
    fn definition(
        &self,
        head: &TokenStream,
        roles: &[Role],
        ty: &dyn Fn(&Field) -> TokenStream,
    ) -> TokenStream {
        if self.is_tuple {
            let fields = self.fields.iter().map(|field| {
                let (vis, ty) = match roles.contains(&field.role) {
                    true => (&field.vis, ty(field)),
                    false => (&field.vis, quote!(())),
                };
                quote!(#vis #ty)
            });
            return quote!(#head (#(#fields),*););
        }
        let fields = self.with(roles).into_iter().map(|field| {
            let (vis, member, ty) = (&field.vis, &field.member, ty(field));
            let doc = format!("Of `{}`.", member.to_token_stream());
            quote!(#[doc = #doc] #vis #member: #ty)
        });
        quote!(#head { #(#fields),* })
    }

    /// All that a literal of a tuple struct must have.
    fn literal(
        &self,
        ty: &dyn ToTokens,
        roles: &[Role],
        of: &dyn Fn(&Field) -> TokenStream,
    ) -> TokenStream {
        let all: Vec<&Field> = match self.is_tuple {
            true => self.fields.iter().collect(),
            false => self.with(roles),
        };
        Self::build(ty, &all, &|field| match roles.contains(&field.role) {
            true => of(field),
            false => quote!(()),
        })
    }

    fn gradient(&self, gradient: &Ident) -> TokenStream {
        let Self { vis, name, .. } = self;
        let doc = format!("A gradient by a [`{name}`]: what is differentiated of it.");
        let definition =
            self.definition(&quote!(#vis struct #gradient), &[Role::Differentiated], &|field| {
                let ty = &field.ty;
                quote_spanned!(ty.span()=> <#ty as ::cotangent::Differentiable>::Gradient)
            });
        let zero = self.literal(&quote!(Self), &[Role::Differentiated], &|field| {
            let ty = &field.ty;
            quote!(<#ty as ::cotangent::Differentiable>::zero_gradient())
        });
        quote! {
            #[doc = #doc]
            #[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
            #definition
            #[automatically_derived]
            impl ::core::default::Default for #gradient {
                fn default() -> Self {
                    #zero
                }
            }
        }
    }

    fn on_lanes(&self, lanes: &Ident, cotangent: &Ident) -> TokenStream {
        let Self { vis, .. } = self;
        let elem = self.elem();
        let definition = self.definition(
            &quote!(#vis struct #lanes<V: ::cotangent::__private::Lane<Elem = #elem>>),
            &[Role::Differentiated, Role::Floats, Role::Constant],
            &|field| match (field.role, &field.ty) {
                (Role::Constant, ty) => quote!(#ty),
                (_, ty) => quote!(<#ty as ::cotangent::Differentiable>::Lanes<V>),
            },
        );
        let selected = self.literal(&quote!(Self), ON_LANES, &|field| {
            let (member, ty) = (&field.member, &field.ty);
            match field.role {
                Role::Constant => quote!(on.#member),
                _ => quote! {
                    <<#ty as ::cotangent::Differentiable>::Lanes<V>
                        as ::cotangent::__private::Parts<V>>::select(mask, on.#member, off.#member)
                },
            }
        });
        quote! {
            #[doc(hidden)]
            #[derive(::core::clone::Clone, ::core::marker::Copy)]
            #definition
            #[automatically_derived]
            impl<V: ::cotangent::__private::Lane<Elem = #elem>> ::cotangent::__private::Parts<V>
                for #lanes<V>
            {
                type Cotangent = #cotangent<V>;
                #[inline(always)]
                fn select(mask: V::Mask, on: Self, off: Self) -> Self {
                    #selected
                }
            }
        }
    }

    fn cotangent(&self, cotangent: &Ident) -> TokenStream {
        let Self { vis, .. } = self;
        let elem = self.elem();
        let of = |ty: &Type| quote!(::cotangent::__private::CotangentOf<#ty, V>);
        let definition = self.definition(
            &quote!(#vis struct #cotangent<V: ::cotangent::__private::Lane<Elem = #elem>>),
            ON_LANES,
            &|field| match field.role {
                Role::Constant => quote!(::cotangent::__private::Nothing),
                _ => of(&field.ty),
            },
        );
        let as_cotangents = |field: &Field| {
            let ty = of(&field.ty);
            quote!(<#ty as ::cotangent::__private::Cotangents<V>>)
        };
        let zero = self.literal(&quote!(Self), ON_LANES, &|field| match field.role {
            Role::Constant => quote!(::cotangent::__private::Nothing),
            _ => quote!(::cotangent::__private::Neutral::zero()),
        });
        let selected = self.literal(&quote!(Self), ON_LANES, &|field| {
            let (member, ty) = (&field.member, as_cotangents(field));
            match field.role {
                Role::Constant => quote!(::cotangent::__private::Nothing),
                _ => quote!(#ty::select(mask, on.#member, off.#member)),
            }
        });
        let added = self.with(FLOATS).into_iter().map(|field| {
            let (member, ty) = (&field.member, as_cotangents(field));
            quote!(#ty::add(&mut self.#member, other.#member);)
        });
        quote! {
            #[doc(hidden)]
            #[derive(::core::clone::Clone, ::core::marker::Copy)]
            #definition
            #[automatically_derived]
            impl<V: ::cotangent::__private::Lane<Elem = #elem>> ::cotangent::__private::Neutral
                for #cotangent<V>
            {
                #[inline(always)]
                fn zero() -> Self {
                    #zero
                }
            }
            #[automatically_derived]
            impl<V: ::cotangent::__private::Lane<Elem = #elem>>
                ::cotangent::__private::Cotangents<V> for #cotangent<V>
            {
                #[inline(always)]
                fn add(&mut self, other: Self) {
                    #(#added)*
                }
                #[inline(always)]
                fn select(mask: V::Mask, on: Self, off: Self) -> Self {
                    #selected
                }
            }
        }
    }

    fn implementation(&self, gradient: &Ident, lanes: &Ident, cotangent: &Ident) -> TokenStream {
        let (name, elem) = (&self.name, self.elem());
        let differentiated = [Role::Differentiated];
        let trait_of = |field: &Field| {
            let ty = &field.ty;
            quote!(<#ty as ::cotangent::Differentiable>)
        };
        let lens = self.with(&differentiated).into_iter().map(trait_of);
        let floats = self.with(FLOATS).into_iter().map(trait_of);
        let each = |of: &dyn Fn(&Field) -> TokenStream, split: TokenStream| {
            let statements = self.with(FLOATS).into_iter().map(|field| {
                let (owner, statement) = (trait_of(field), of(field));
                quote! {
                    let (own, floats) = floats.#split(#owner::FLOATS);
                    #statement
                }
            });
            quote!(#(#statements)*)
        };
        let writes = each(
            &|field| {
                let (member, of) = (&field.member, trait_of(field));
                quote!(#of::write(&self.#member, own);)
            },
            quote!(split_at_mut),
        );
        let write_tangents = each(
            &|field| {
                let (member, of) = (&field.member, trait_of(field));
                match field.role {
                    Role::Differentiated => quote!(#of::write_tangent(&tangent.#member, own);),
                    _ => quote!(#of::write_tangent(&#of::zero_gradient(), own);),
                }
            },
            quote!(split_at_mut),
        );
        let write_cotangents = each(
            &|field| {
                let (member, of) = (&field.member, trait_of(field));
                quote!(#of::write_cotangent(cotangent.#member, own);)
            },
            quote!(split_at_mut),
        );
        let local = |field: &Field| {
            let member = field.member.to_token_stream().to_string();
            format_ident!("field_{}", member.trim_start_matches("r#"))
        };
        let reads = each(
            &|field| {
                let (member, of, name) = (&field.member, trait_of(field), local(field));
                quote!(let #name = #of::with(&self.#member, own);)
            },
            quote!(split_at),
        );
        let with = self.literal(&quote!(#lanes), ON_LANES, &|field| {
            let (member, name) = (&field.member, local(field));
            match field.role {
                Role::Constant => quote!(self.#member),
                _ => quote!(#name),
            }
        });
        let cotangent_reads = each(
            &|field| {
                let (of, name) = (trait_of(field), local(field));
                quote!(let #name = #of::cotangent_with(own);)
            },
            quote!(split_at),
        );
        let cotangent_with = self.literal(&quote!(#cotangent), ON_LANES, &|field| {
            let name = local(field);
            match field.role {
                Role::Constant => quote!(::cotangent::__private::Nothing),
                _ => quote!(#name),
            }
        });
        let zero = self.literal(&quote!(#gradient), &differentiated, &|field| {
            let of = trait_of(field);
            quote!(#of::zero_gradient())
        });
        let visits = self.with(&differentiated).into_iter().map(|field| {
            let (member, of) = (&field.member, trait_of(field));
            quote!(#of::visit(&mut gradient.#member, visit);)
        });
        let changes = self.with(&differentiated).into_iter().map(|field| {
            let (member, of) = (&field.member, trait_of(field));
            quote!(#of::change(&mut self.#member, &gradient.#member, change);)
        });
        let on_lanes = self.literal(&quote!(#lanes), ON_LANES, &|field| {
            let (member, of) = (&field.member, trait_of(field));
            match field.role {
                Role::Constant => quote!(self.#member),
                _ => quote!(#of::on_lanes(&self.#member)),
            }
        });
        let along = self.literal(&quote!(#lanes), ON_LANES, &|field| {
            let (member, of) = (&field.member, trait_of(field));
            match field.role {
                Role::Constant => quote!(self.#member),
                Role::Differentiated => {
                    quote!(#of::along(&self.#member, &tangent.#member, lane))
                }
                _ => quote!(#of::along(&self.#member, &#of::zero_gradient(), lane)),
            }
        });
        let part = |function: TokenStream, whole: TokenStream| {
            move |field: &Field| {
                let (member, of) = (&field.member, trait_of(field));
                quote!(#of::#function(#whole.#member, number))
            }
        };
        let from_cotangent = self.literal(
            &quote!(#gradient),
            &differentiated,
            &part(quote!(gradient), quote!(cotangent)),
        );
        let from_value = self.literal(
            &quote!(#gradient),
            &differentiated,
            &part(quote!(tangent), quote!(lanes)),
        );
        let to_cotangent = self.literal(&quote!(#cotangent), ON_LANES, &|field| {
            let (member, of) = (&field.member, trait_of(field));
            match field.role {
                Role::Differentiated => quote!(#of::cotangent(&gradient.#member, lane)),
                _ => quote!(::cotangent::__private::Neutral::zero()),
            }
        });
        quote! {
            #[automatically_derived]
            impl<V: ::cotangent::__private::Lane<Elem = #elem>>
                ::cotangent::__private::IntoParts<#lanes<V>> for #name
            {
                #[inline(always)]
                fn into_parts(self) -> #lanes<V> {
                    ::cotangent::Differentiable::on_lanes(&self)
                }
            }
            #[automatically_derived]
            impl<V: ::cotangent::__private::Lane<Elem = #elem>>
                ::cotangent::__private::IntoParts<#lanes<V>> for &#name
            {
                #[inline(always)]
                fn into_parts(self) -> #lanes<V> {
                    ::cotangent::Differentiable::on_lanes(self)
                }
            }
            #[automatically_derived]
            #[allow(unused_variables)]
            impl ::cotangent::Differentiable for #name {
                type Elem = #elem;
                type Gradient = #gradient;
                type Lanes<V: ::cotangent::__private::Lane<Elem = #elem>> = #lanes<V>;

                const LEN: usize = 0 #(+ #lens::LEN)*;
                const FLOATS: usize = 0 #(+ #floats::FLOATS)*;

                #[inline(always)]
                fn write(&self, floats: &mut [#elem]) {
                    #writes
                }

                #[inline(always)]
                fn write_tangent(tangent: &#gradient, floats: &mut [#elem]) {
                    #write_tangents
                }

                #[inline(always)]
                fn with<V: ::cotangent::__private::Lane<Elem = #elem>>(
                    &self,
                    floats: &[V],
                ) -> #lanes<V> {
                    #reads
                    #with
                }

                #[inline(always)]
                fn write_cotangent<V: ::cotangent::__private::Lane<Elem = #elem>>(
                    cotangent: #cotangent<V>,
                    floats: &mut [V],
                ) {
                    #write_cotangents
                }

                #[inline(always)]
                fn cotangent_with<V: ::cotangent::__private::Lane<Elem = #elem>>(
                    floats: &[V],
                ) -> #cotangent<V> {
                    #cotangent_reads
                    #cotangent_with
                }

                fn zero_gradient() -> #gradient {
                    #zero
                }

                fn visit(
                    gradient: &mut #gradient,
                    visit: &mut impl ::core::ops::FnMut(&mut #elem),
                ) {
                    #(#visits)*
                }

                fn change(
                    &mut self,
                    gradient: &#gradient,
                    change: &mut impl ::core::ops::FnMut(&mut #elem, #elem),
                ) {
                    #(#changes)*
                }

                #[inline(always)]
                fn on_lanes<V: ::cotangent::__private::Lane<Elem = #elem>>(&self) -> #lanes<V> {
                    #on_lanes
                }

                #[inline(always)]
                fn along<V: ::cotangent::__private::Lane<Elem = #elem>>(
                    &self,
                    tangent: &#gradient,
                    lane: impl ::core::ops::Fn(#elem, #elem) -> V + ::core::marker::Copy,
                ) -> #lanes<V> {
                    #along
                }

                #[inline(always)]
                fn gradient<V: ::cotangent::__private::Lane<Elem = #elem>>(
                    cotangent: #cotangent<V>,
                    number: impl ::core::ops::Fn(V) -> #elem + ::core::marker::Copy,
                ) -> #gradient {
                    #from_cotangent
                }

                #[inline(always)]
                fn tangent<V: ::cotangent::__private::Lane<Elem = #elem>>(
                    lanes: #lanes<V>,
                    number: impl ::core::ops::Fn(V) -> #elem + ::core::marker::Copy,
                ) -> #gradient {
                    #from_value
                }

                #[inline(always)]
                fn cotangent<V: ::cotangent::__private::Lane<Elem = #elem>>(
                    gradient: &#gradient,
                    lane: impl ::core::ops::Fn(#elem) -> V + ::core::marker::Copy,
                ) -> #cotangent<V> {
                    #to_cotangent
                }
            }
        }
    }

    /// Only of a struct that lane code has as a whole.
    fn from_lanes(&self) -> Option<TokenStream> {
        if self.fields.iter().any(|field| field.role == Role::Omitted) {
            return None;
        }
        let (name, elem) = (&self.name, self.elem());
        let value = self.literal(&quote!(Self), ON_LANES, &|field| {
            let (member, ty) = (&field.member, &field.ty);
            match field.role {
                Role::Constant => quote!(lanes.#member),
                _ => {
                    quote!(<#ty as ::cotangent::FromLanes>::from_lanes(lanes.#member, number))
                }
            }
        });
        Some(quote! {
            #[automatically_derived]
            impl ::cotangent::FromLanes for #name {
                #[inline(always)]
                fn from_lanes<V: ::cotangent::__private::Lane<Elem = #elem>>(
                    lanes: <Self as ::cotangent::Differentiable>::Lanes<V>,
                    number: impl ::core::ops::Fn(V) -> #elem + ::core::marker::Copy,
                ) -> Self {
                    #value
                }
            }
        })
    }

    /// The type of its floats: that of the first field that is differentiated.
    fn elem(&self) -> TokenStream {
        let differentiated =
            || self.fields.iter().filter(|field| field.role == Role::Differentiated);
        match differentiated().find_map(|field| float_of(&field.ty)) {
            Some(float) => quote!(#float),
            None => {
                let ty = differentiated().map(|field| &field.ty).next();
                let ty = ty.expect("a struct without one is rejected");
                quote!(<#ty as ::cotangent::Differentiable>::Elem)
            }
        }
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
            let ty = field.ty.clone();
            if field.role != Role::Differentiated || float_of(&ty).is_some() {
                continue;
            }
            let alias = format_ident!("__{name}Field{index}");
            aliases.extend(quote_spanned! {ty.span()=>
                type #alias = <[(); ::cotangent::__private::check_field::<#ty, #elem>()]
                    as ::cotangent::__private::Checked<#ty>>::Type;
            });
            field.ty = syn::parse_quote!(#alias);
        }
        aliases
    }
}

const FLOATS: &[Role] = &[Role::Differentiated, Role::Floats];
const ON_LANES: &[Role] = &[Role::Differentiated, Role::Floats, Role::Constant];

fn role(ty: &Type, is_marked: bool) -> Role {
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
            (Some(other), Role::Differentiated) => errors.push(
                other,
                format!("a struct of `{}` has a `{}`", shown(&first), shown(other)),
                "use one float type throughout, or mark the field `#[no_grad]`",
            ),
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
