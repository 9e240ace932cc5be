//! User code that runs for each element of a sweep: closures that the sweep's body takes with it.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::spanned::Spanned;

use super::arrays::Emitter;
use super::lane_code::LaneCode;
use super::{local_type, types};
use crate::ir::{Given, Gives, Op, PerElement, Program, Value, element_name, source_name};

/// The closures of some equations.
pub(super) struct Closures<'a> {
    all: Vec<&'a PerElement>,
    element: TokenStream,
}

impl<'a> Closures<'a> {
    pub(super) fn of(emitter: &Emitter<'a>, equations: &[Value]) -> Self {
        let program = &emitter.source.body.program;
        let mut all = Vec::new();
        let mut find = |op: &'a Op| {
            if let Op::PerElement(code) = op {
                all.push(code);
            }
        };
        for &value in equations {
            let op = &program.equation(value).op;
            find(op);
            for region in op.regions() {
                region.program.all_regions(&mut |program: &'a Program| {
                    program.equations.iter().for_each(|equation| find(&equation.op));
                });
            }
        }
        Self { all, element: types::element(emitter.source) }
    }

    fn names(&self) -> Vec<Ident> {
        self.all.iter().map(|code| code.name()).collect()
    }

    /// The parameters for their types of what holds them: plain, with bounds, and as fields.
    pub(super) fn generics(&self) -> (TokenStream, TokenStream, TokenStream) {
        let names = self.names();
        let types: Vec<_> = self.all.iter().map(|code| ty(code)).collect();
        let bounds = self.all.iter().map(|code| {
            let (counters, result) = (code.counters.len(), self.result(code));
            quote!(::core::ops::Fn(usize, [usize; #counters]) -> #result)
        });
        (
            quote!(#(#types,)*),
            quote!(#(
                #types: #bounds
                    + ::core::marker::Copy
                    + ::core::marker::Send
                    + ::core::marker::Sync,
            )*),
            quote!(#(#names: #types,)*),
        )
    }

    /// The fields' values.
    pub(super) fn values(&self) -> TokenStream {
        let names = self.names();
        quote!(#(#names,)*)
    }

    /// `let each_3 = self.each_3;`
    pub(super) fn taken(&self) -> TokenStream {
        let names = self.names();
        quote!(#(let #names = self.#names;)*)
    }

    /// ```ignore
    /// let (each_3,) = (#[inline(always)] |element: usize, [counter]: [usize; 1]| -> f64 {
    ///     let item = Indexable::element(source_1, element);
    ///     item.weight
    /// },);
    /// ```
    pub(super) fn definitions(&self) -> TokenStream {
        let element = element_name();
        let definitions = self.all.iter().map(|code| {
            let (name, counters, result) = (code.name(), &code.counters, self.result(code));
            let (body, count) = (body(code), counters.len());
            quote! {
                let (#name,) = (
                    #[inline(always)]
                    |#element: usize, [#(#counters),*]: [usize; #count]| -> #result { #body },
                );
            }
        });
        quote!(#(#definitions)*)
    }

    /// What a closure gives: something that is the same for all elements, or several floats for each.
    fn result(&self, code: &PerElement) -> TokenStream {
        let (element, count) = (&self.element, code.gives.len());
        match (code.indices, code.gives[0].what) {
            (Some(_), _) => quote!([#element; #count]),
            (None, Gives::Float | Gives::Place) => element.clone(),
            (None, Gives::Truth) => quote!(bool),
            (None, Gives::Index) => quote!(usize),
        }
    }
}

fn body(code: &PerElement) -> TokenStream {
    let hides = code.hides();
    let statements = code.statements.iter().filter(|_| !hides).map(|(_, code)| code);
    let gives = code.gives.iter().map(|Given { what, code: value, .. }| match what {
        _ if code.indices.is_none() => value.clone(),
        Gives::Float => {
            quote_spanned!(value.span()=> ::cotangent::__private::float({ #value }))
        }
        Gives::Place => quote!({ #value }),
        Gives::Truth => quote!(::cotangent::__private::number_of_truth({ #value })),
        Gives::Index => quote!(::cotangent::__private::number_of_index({ #value })),
    });
    let gives = gives.zip(&code.gives).map(|(value, given)| {
        let is_needed = |(at, _): &&(usize, TokenStream)| hides && given.needs.contains(at);
        let mut own = code.statements.iter().filter(is_needed).map(|(_, code)| code).peekable();
        match own.peek() {
            Some(_) => quote!({ #(#own)* #value }),
            None => value,
        }
    });
    match code.indices {
        Some(_) => quote!(#(#statements)* [#(#gives),*]),
        None => quote!(#(#statements)* #(#gives)*),
    }
}

fn ty(code: &PerElement) -> Ident {
    local_type(&format!("Each{}", code.number))
}

impl PerElement {
    /// The closure.
    fn name(&self) -> Ident {
        format_ident!("__each_{}", self.number)
    }
}

impl LaneCode<'_> {
    /// What user code gives in each lane, or in all of them.
    pub(super) fn per_element(&self, code: &PerElement) -> TokenStream {
        let (name, counters, lane) = (code.name(), &code.counters, self.lane);
        let Some(indices) = code.indices else {
            let value = quote!(#name(0, [#(#counters),*]));
            return match code.gives[0].what {
                Gives::Float | Gives::Place => {
                    quote!(<#lane as ::cotangent::__private::Lane>::splat(#value))
                }
                Gives::Truth | Gives::Index => value,
            };
        };
        let indices = self.name(indices);
        let mask = code.mask.map_or(quote!(()), |mask| {
            let mask = self.name(mask);
            quote!(::cotangent::__private::Only(#mask))
        });
        hygienic! {
            ::cotangent::__private::per_element::<#lane, _>(
                #indices,
                #mask,
                #[inline(always)] |element| #name(element, [#(#counters),*]),
            )
        }
    }
}

impl Emitter<'_> {
    /// What is gone through beside arrays of floats.
    pub(super) fn sources(&self) -> TokenStream {
        let parameters = self.source.body.program.parameters.iter().enumerate();
        let sources = parameters.filter_map(|(index, parameter)| {
            let code = parameter.source.as_ref()?;
            // At the user's code, as all that reads it: there is what rustc reports.
            let mut name = source_name(index);
            name.set_span(code.span());
            Some(quote!(let #name = &#code;))
        });
        quote!(#(#sources)*)
    }
}
