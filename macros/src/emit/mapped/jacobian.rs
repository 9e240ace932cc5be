//! Jacobians of functions of several floats.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use super::sweep::{Mapped, Passed};
use super::{generic, output};
use crate::emit::{arguments, callees, local, local_type};
use crate::expand::Differentiated;
use crate::shape::{self, Shape, Step};

/// `map_value_and_jacobian` and `map_jacobian`, which leaves out the values.
///
/// ```ignore
/// pub fn map_jacobian(r: impl MapInput<f64>, jacobian: [[impl MapOutput<f64>; 1]; 2]) -> .. {
///     Self::__map_jacobian("polar::map_jacobian", r, ((), ()), jacobian)
/// }
/// ```
pub(super) fn methods(source: &Differentiated) -> TokenStream {
    let mut jacobian = Jacobian::of(source);
    let result = &source.signature.result;
    let (mapped, entries) = (&jacobian.mapped, jacobian.entries());
    let (arguments, function) = (arguments(source), &source.function.sig.ident);
    let (value, place, name) = (local("value"), local("jacobian"), local("name"));
    let value_type = generic(result, &mut || output(source));
    let method = |own: &str, doc: &str, values: &TokenStream, given: &TokenStream| {
        let full_name = format!("{function}::{own}");
        let head = mapped.head(own, doc, &quote!(#values #place: #entries,));
        quote!(#head { Self::__map_jacobian(#full_name, #arguments #given, #place) })
    };
    let with_values = method(
        "map_value_and_jacobian",
        "The value of each element, written to `value`, and its first derivatives, written to \
         `jacobian`: a row for each float of the result, a column for each float that the function is \
         differentiated by.",
        &quote!(#value: #value_type,),
        &quote!(#value),
    );
    let no_values = result.build(&mut (0..result.len()).map(|_| quote!(())));
    let alone = method(
        "map_jacobian",
        "The first derivatives of each element, written to `jacobian`: a row for each float of the \
         result, a column for each float that the function is differentiated by.",
        &quote!(),
        &no_values,
    );
    let (parameters, bounds) = (mapped.parameters(), Passed::of(source).bounds);
    let take_apart = jacobian.compute();
    let body = jacobian.mapped.body(&quote!(#name), &take_apart);
    quote! {
        #with_values
        #alone
        fn __map_jacobian<'a>(
            #name: &'static str,
            #parameters
            #value: #value_type,
            #place: #entries,
        ) -> ::core::result::Result<(), ::cotangent::Error>
        where
            #bounds
        {
            #body
        }
    }
}

struct Jacobian<'a> {
    mapped: Mapped<'a>,
    /// The ways to the floats of the result.
    rows: Vec<Vec<Step>>,
    /// The floats that the function is differentiated by: the parameter's index, and the way to it.
    columns: Vec<(usize, Vec<Step>)>,
}

impl<'a> Jacobian<'a> {
    fn of(source: &'a Differentiated) -> Self {
        let parameters = source.signature.parameters.iter().enumerate();
        let columns = parameters
            .filter(|(_, parameter)| parameter.is_differentiated())
            .flat_map(|(index, x)| x.floats().into_iter().map(move |(_, path)| (index, path)));
        let (columns, rows) = (columns.collect(), source.signature.result.paths());
        Self { mapped: Mapped::new(source), rows, columns }
    }

    /// The type of all places for entries.
    fn entries(&self) -> TokenStream {
        let (rows, columns) = (self.rows.len(), self.columns.len());
        let place = output(self.mapped.source);
        quote!([[#place; #columns]; #rows])
    }

    /// Whether there is a call in forward mode for each column, or else a pullback for each row:
    /// whichever are fewer.
    fn is_by_columns(&self) -> bool {
        self.columns.len() <= self.rows.len()
    }

    /// Writes what the body computes; a statement that takes the places apart.
    fn compute(&mut self) -> TokenStream {
        self.mapped.calls = self.columns.len().min(self.rows.len());
        self.mapped.statements =
            if self.is_by_columns() { self.by_columns() } else { self.by_rows() };
        let (value, place) = (local("value"), local("jacobian"));
        let result = &self.mapped.source.signature.result;
        let values = self.mapped.places("value", result, &quote!(#value));
        let mut patterns = Vec::new();
        for row in 0..self.rows.len() {
            let mut pattern = Vec::new();
            for column in 0..self.columns.len() {
                let (name, entry) = (format!("jacobian[{row}][{column}]"), self.entry(row, column));
                pattern.push(self.mapped.places(&name, &Shape::Float, &entry));
            }
            patterns.push(quote!([#(#pattern),*]));
        }
        quote!(let (#values, [#(#patterns),*]) = (#value, #place);)
    }

    /// The lane of an entry.
    fn entry(&self, row: usize, column: usize) -> TokenStream {
        if self.is_by_columns() {
            let turn = turn(column);
            let entry = shape::part(quote!(#turn), &self.rows[row]);
            return quote!(#entry.tangent);
        }
        let (turn, (index, path)) = (turn(row), &self.columns[column]);
        let index = Literal::usize_unsuffixed(*index);
        shape::part(quote!(#turn.#index), path)
    }

    /// The value and its derivatives by each float, in forward mode.
    fn by_columns(&self) -> TokenStream {
        let (lane, source) = (local_type("V"), self.mapped.source);
        let on_lanes = callees::own_value(source);
        let dual = quote!(::cotangent::__private::Dual<#lane>);
        let calls = (0..self.columns.len()).map(|own| {
            let mut column = 0;
            let arguments = self.mapped.arguments_of(&mut |parameter, x| {
                let is_own = parameter.is_differentiated() && column == own;
                column += usize::from(parameter.is_differentiated());
                match is_own {
                    true => quote!(::cotangent::__private::Dual {
                        primal: #x,
                        tangent: <#lane as ::cotangent::__private::Lane>::splat(1.0),
                    }),
                    false => quote!(::cotangent::__private::Dual::constant(#x)),
                }
            });
            self.mapped.call(&turn(own), &on_lanes, &dual, &arguments)
        });
        let (value, first) = (local("value"), turn(0));
        let primals = self.rows.iter().map(|path| {
            let part = shape::part(quote!(#first), path);
            quote!(#part.primal)
        });
        let primals = source.signature.result.build(&mut primals.collect::<Vec<_>>().into_iter());
        quote!(#(#calls)* let #value = #primals;)
    }

    /// The value, and the gradient of each of its floats, in reverse mode.
    fn by_rows(&self) -> TokenStream {
        let (lane, source) = (local_type("V"), self.mapped.source);
        let vjp = callees::own_vjp(source);
        let (value, pullback) = (local("value"), local("pullback"));
        let arguments = self.mapped.arguments();
        let call = self.mapped.call(&quote!((#value, #pullback)), &vjp, &lane, &arguments);
        let result = &source.signature.result;
        let rows = (0..self.rows.len()).map(|own| {
            let seeds = result.build(&mut (0..result.len()).map(|row| {
                let seed = if row == own { quote!(1.0) } else { quote!(0.0) };
                quote!(<#lane as ::cotangent::__private::Lane>::splat(#seed))
            }));
            let turn = turn(own);
            quote!(let #turn = #pullback(#seeds);)
        });
        quote!(#call #(#rows)*)
    }
}

/// What the call or the pullback of this number gives.
fn turn(own: usize) -> Ident {
    local(&format!("turn_{own}"))
}
