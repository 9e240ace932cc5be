//! Arrays that elements are picked of by their index: what sweeps need of them, and where gradients go.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};

use super::arrays::Emitter;
use super::lane_code::{LaneCode, Mode};
use super::{local, selection, types};
use crate::ir::{Op, Program, Value, table_name};
use crate::schedule::Sweep;
use crate::signature::Parameter;

/// The tables of a function, as the code around them knows them.
fn tables() -> Ident {
    local("tables")
}

/// What is noted for the gradients of tables.
fn log() -> Ident {
    local("log")
}

/// The sums of table `number`.
fn sums(number: usize) -> Ident {
    format_ident!("__sums_{number}")
}

impl LaneCode<'_> {
    /// The statement of an element that is picked, or of its cotangent.
    ///
    /// ```ignore
    /// let point_4: V = Lane::picked_from(each_3, &tables[0], place_2, 0);
    /// let noted_9 = log.note(0, 0, place_2, d_8);
    /// ```
    pub(super) fn of_table(&self, value: Value) -> TokenStream {
        let (this, lane, tables, log) = (self.name(value), self.lane, tables(), log());
        match &self.program.equation(value).op {
            Op::Picked { from, place, value, .. } => {
                let (place, value) = (self.name(*place), self.name(*value));
                let (table, offset) = (number(from.table), number(from.offset));
                quote! {
                    let #this: #lane = ::cotangent::__private::Lane::picked_from(
                        #value, &#tables[#table], #place, #offset,
                    );
                }
            }
            Op::Noted { from, place, d } => {
                let (place, d) = (self.name(*place), self.name(*d));
                let (table, offset) = (number(from.table), number(from.offset));
                quote!(let #this = #log.note(#table, #offset, #place, #d);)
            }
            op => unreachable!("{op} is no element of a table"),
        }
    }
}

/// How a sweep uses tables.
pub(super) struct SweepTables {
    /// How many there are; 0 if it uses none.
    count: usize,
    /// Whether it adds to gradients.
    notes: bool,
}

impl SweepTables {
    pub(super) fn of(emitter: &Emitter<'_>, sweep: &Sweep) -> Self {
        let program = &emitter.source.body.program;
        let is_any = |accepts: &dyn Fn(&Op) -> bool| {
            sweep.equations.iter().any(|&value| has_op(program, value, accepts))
        };
        let uses = is_any(&|op| matches!(op, Op::Picked { .. } | Op::Noted { .. }));
        let notes = is_any(&|op| matches!(op, Op::Noted { .. }));
        Self { count: if uses { tables_of(program).count() } else { 0 }, notes }
    }

    pub(super) fn are_used(&self) -> bool {
        self.count > 0
    }

    /// The lanes' indices, if the sweep needs them to add to gradients.
    pub(super) fn indices(&self) -> Option<Ident> {
        self.notes.then(|| local("indices"))
    }

    pub(super) fn operand(&self) -> Option<TokenStream> {
        self.notes.then(|| quote!(::cotangent::__private::Indices))
    }

    /// `tables: [Table<'a, f64>; 1],`
    pub(super) fn field(&self, element: &TokenStream) -> Option<TokenStream> {
        let (tables, count) = (tables(), self.count);
        self.are_used()
            .then(|| quote!(#tables: [::cotangent::__private::Table<'a, #element>; #count],))
    }

    pub(super) fn value(&self) -> Option<TokenStream> {
        let tables = tables();
        self.are_used().then(|| quote!(#tables,))
    }

    /// What the body begins with.
    pub(super) fn taken(&self, lane: &Ident) -> TokenStream {
        let (tables, log) = (tables(), log());
        let tables = self.are_used().then(|| quote!(let #tables = self.#tables;));
        let log =
            self.notes.then(|| quote!(let #log = &::cotangent::__private::Log::<#lane>::new();));
        quote!(#tables #log)
    }

    /// What the body ends with, around its terms.
    pub(super) fn flushed(&self, terms: TokenStream) -> TokenStream {
        let Some(indices) = self.indices() else { return terms };
        let (tables, log, all) = (tables(), log(), local("terms"));
        quote! {
            let #all = #terms;
            #log.flush(#indices, &#tables);
            #all
        }
    }

    pub(super) fn share(&self) -> Option<TokenStream> {
        let tables = tables();
        self.notes.then(|| {
            quote! {
                #[inline(always)]
                fn blocks_of_share(&self) -> usize {
                    ::cotangent::__private::blocks_of_share(&self.#tables)
                }
            }
        })
    }
}

impl Emitter<'_> {
    /// Makes the tables, in front of all that uses them.
    ///
    /// ```ignore
    /// let table_0 = TableArgument::rows(points);
    /// let sums_0 = TableGradient::new(Row::elements(table_0).len(), most([extent_1.elements()]));
    /// let tables = [sums_0.table(&[])];
    /// let log = &Log::<Scalar<f64>>::new();
    /// ```
    pub(super) fn tables(&self, lane: &Ident) -> TokenStream {
        let program = &self.source.body.program;
        let mut count = 0;
        let (mut statements, mut made) = (TokenStream::new(), Vec::new());
        for (number, index) in tables_of(program).enumerate() {
            let parameter = self.parameter(index);
            let (table, borrowed) = (table_name(index), parameter.borrowed());
            statements.extend(quote! {
                let #table = ::cotangent::__private::TableArgument::rows(#borrowed);
            });
            let tangents = self.tangents_of_table(parameter);
            made.push(match self.mode() {
                Mode::Value => quote!(::cotangent::__private::Table::with_tangents(#tangents)),
                Mode::Vjp => {
                    let (sums, new) = (sums(number), self.sums_of_table(parameter, &table));
                    statements.extend(quote!(let #sums = #new;));
                    quote!(#sums.table(#tangents))
                }
            });
            let check = self.check_of_tangent(parameter);
            statements = quote!(#check #statements);
            count += 1;
        }
        if count == 0 {
            return TokenStream::new();
        }
        let (tables, log) = (tables(), log());
        let log = (self.mode() == Mode::Vjp)
            .then(|| quote!(let #log = &::cotangent::__private::Log::<#lane>::new();));
        quote! {
            #statements
            let #tables = [#(#made),*];
            #log
        }
    }

    fn sums_of_table(&self, parameter: &Parameter, table: &Ident) -> TokenStream {
        let extents = self.all_extents();
        let new = quote! {
            ::cotangent::__private::TableGradient::new(
                ::cotangent::__private::Row::elements(#table).len(),
                ::cotangent::__private::most([#(#extents.elements()),*]),
            )
        };
        if !self.selects() {
            return new;
        }
        let wanted = selection::wanted_by(self.source, parameter);
        hygienic! {
            if <#wanted as ::cotangent::__private::Wanted>::IS_WANTED {
                #new
            } else {
                ::cotangent::__private::TableGradient::unwanted()
            }
        }
    }

    fn tangents_of_table(&self, parameter: &Parameter) -> TokenStream {
        let ty = types::argument(self.source, parameter);
        match self.tangent(parameter) {
            Some(tangent) => quote! {
                <#ty as ::cotangent::__private::TableArgument>::elements_of_gradient(&#tangent)
            },
            None => quote!(&[]),
        }
    }

    /// A table and its tangent have the same shape.
    fn check_of_tangent(&self, parameter: &Parameter) -> Option<TokenStream> {
        let tangent = self.tangent(parameter)?;
        let (function, name) = (self.source.described(), parameter.name.to_string());
        let (of_tangent, borrowed) = (format!("tangent.{name}"), parameter.borrowed());
        Some(quote! {
            ::cotangent::__private::Extent::of(
                #function,
                #name,
                ::cotangent::__private::TableArgument::rows(#borrowed).len().into(),
            )
            .and(
                #of_tangent,
                #tangent.len().into(),
            )?;
        })
    }

    /// Adds what scalar code has picked, behind all sweeps.
    pub(super) fn flush_of_scalars(&self, lane: &Ident) -> Option<TokenStream> {
        let has_any = tables_of(&self.source.body.program).next().is_some();
        let (tables, log) = (tables(), log());
        has_any.then(
            || quote!(#log.flush(<#lane as ::cotangent::__private::Lane>::splat(0.0), &#tables);),
        )
    }

    /// Adds the sums of a table to its gradient, which `target` is.
    pub(super) fn add_sums(&self, table: usize, target: &TokenStream) -> TokenStream {
        let mut all = tables_of(&self.source.body.program);
        let number = all.position(|other| other == table).expect("it is one of them");
        let ty = types::argument(self.source, self.parameter(table));
        let sums = sums(number);
        quote! {
            #sums.add_to(
                <#ty as ::cotangent::__private::TableArgument>::elements_of_gradient_mut(&mut #target),
            );
        }
    }
}

/// The parameters that elements are picked of, in the order of their numbers.
pub(super) fn tables_of(program: &Program) -> impl Iterator<Item = usize> {
    program.parameters.iter().filter_map(|parameter| parameter.table)
}

fn has_op(program: &Program, value: Value, accepts: &dyn Fn(&Op) -> bool) -> bool {
    let op = &program.equation(value).op;
    let in_regions = || {
        op.regions().iter().any(|region| {
            region.program.values().any(|value| has_op(&region.program, value, accepts))
        })
    };
    accepts(op) || in_regions()
}

fn number(n: usize) -> Literal {
    Literal::usize_unsuffixed(n)
}
