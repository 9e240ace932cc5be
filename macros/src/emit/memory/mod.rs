//! Arrays in memory: what operations on whole arrays make, and what sweeps store for them.

mod operations;
mod shapes;
mod targets;

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::arrays::{Emitter, Numbers};
use super::local;
use crate::ir::{Op, Program, Value};
use crate::schedule::Sweep;

/// A part of the numbers that a program computes with.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Primal,
    Tangent,
}

impl Emitter<'_> {
    fn program(&self) -> &Program {
        &self.source.body.program
    }

    fn shape_of(&self, array: Value) -> TokenStream {
        let extent = self.extent(self.groups.of_value(array).expect("it is an array"));
        quote!(#extent.shape())
    }

    fn operation(&self, value: Value) -> Ident {
        local(&format!("operation_{}", value.0))
    }

    fn memory(&self, value: Value, part: Part) -> Ident {
        named("memory", value, part)
    }

    fn array(&self, value: Value, part: Part) -> Ident {
        named("array", value, part)
    }

    /// Whether an array changes with what the function is differentiated by.
    fn has_tangent(&self, array: Value) -> bool {
        let program = self.program();
        match program.equation(array).op {
            Op::Parameter(index) => self.tangent_of_array(index).is_some(),
            _ => self.numbers == Numbers::Dual && program.is_active(array),
        }
    }

    fn parts(&self, array: Value) -> Vec<Part> {
        match self.has_tangent(array) {
            true => vec![Part::Primal, Part::Tangent],
            false => vec![Part::Primal],
        }
    }

    /// An array in memory, as a view.
    fn view(&self, array: Value, part: Part) -> TokenStream {
        if let Op::Parameter(index) = self.program().equation(array).op {
            let field = self.borrowed_field(index);
            let owner = match field {
                Some(_) => quote!(FieldArgument),
                None => quote!(ArrayArgument),
            };
            let borrowed = match part {
                Part::Primal => field.unwrap_or_else(|| self.parameter(index).borrowed()),
                Part::Tangent => {
                    let tangent = self.tangent_of_array(index).expect("it has one");
                    quote!(&#tangent)
                }
            };
            return quote!(::cotangent::__private::#owner::view(#borrowed));
        }
        let name = self.array(array, part);
        if self.program().is_view(array) {
            return quote!(#name);
        }
        let shape = self.shape_of(array);
        quote!(::cotangent::__private::View::new(#name, #shape.dims()))
    }

    /// What a sweep reads of an array in memory that is no parameter, or of a value that is stored in one.
    pub(super) fn memory_operand(&self, sweep: &Sweep, value: Value) -> Option<TokenStream> {
        self.operand_of(sweep, value, Part::Primal)
    }

    /// The tangent of that.
    pub(super) fn tangent_of_memory(&self, sweep: &Sweep, value: Value) -> Option<TokenStream> {
        let array = self.memory_of(sweep, value)?;
        match self.has_tangent(array) {
            true => self.operand_of(sweep, value, Part::Tangent),
            false => Some(quote!(::cotangent::__private::Splat(0.0))),
        }
    }

    fn memory_of(&self, sweep: &Sweep, value: Value) -> Option<Value> {
        let stored = sweep.stored.iter().find(|(known, _)| *known == value);
        let array = stored.map_or(value, |(_, array)| *array);
        self.program().is_in_memory(array).then_some(array)
    }

    fn operand_of(&self, sweep: &Sweep, value: Value, part: Part) -> Option<TokenStream> {
        let array = self.memory_of(sweep, value)?;
        if self.groups.of_value(array) == Some(sweep.group) && !self.program().is_view(array) {
            let name = self.array(array, part);
            return Some(quote!(::cotangent::__private::Slice::new(#name)));
        }
        let extent = self.extent(sweep.group);
        if self.program().is_view(array) {
            let view = self.view(array, part);
            return Some(quote!(&#view.broadcast_to(#extent.shape().dims()).elements()));
        }
        let (name, own) = (self.array(array, part), self.shape_of(array));
        Some(quote!(&::cotangent::__private::broadcast(#name, #own, #extent.shape())))
    }

    /// What a sweep reads of an array parameter.
    pub(super) fn array_operand(
        &self,
        sweep: &Sweep,
        parameter: usize,
        borrowed: &TokenStream,
    ) -> TokenStream {
        if self.program().parameters[parameter].field.is_some() {
            let extent = self.extent(sweep.group);
            return quote! {
                &::cotangent::__private::FieldArgument::operand(#borrowed, #extent.shape())
            };
        }
        if self.groups.of_parameter(parameter) == sweep.group {
            return quote!(::cotangent::__private::ArrayArgument::operand(#borrowed));
        }
        let extent = self.extent(sweep.group);
        quote!(&::cotangent::__private::ArrayArgument::broadcast(#borrowed, #extent.shape()))
    }

    /// The one element of an array.
    pub(super) fn item(&self, value: Value, array: Value, lane: &Ident) -> TokenStream {
        let name = self.name(value);
        let part = |part: Part| {
            let view = self.view(array, part);
            quote!(::cotangent::__private::Scalar(::cotangent::__private::operations::item(#view)))
        };
        let primal = part(Part::Primal);
        match (self.numbers, self.has_tangent(array)) {
            (Numbers::Plain, _) => quote!(let #name: #lane = #primal;),
            (Numbers::Dual, false) => quote!(let #name = #lane::constant(#primal);),
            (Numbers::Dual, true) => {
                let tangent = part(Part::Tangent);
                quote!(let #name = #lane { primal: #primal, tangent: #tangent };)
            }
        }
    }
}

fn named(name: &str, value: Value, part: Part) -> Ident {
    match part {
        Part::Primal => local(&format!("{name}_{}", value.0)),
        Part::Tangent => local(&format!("{name}_{}_tangent", value.0)),
    }
}
