//! Elements that are picked of an array which the gradient flows to: `points[i]`.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{Expr, Ident};

use super::Parser;
use super::per_element::Taken;
use super::scope::Binding;
use super::tree::{Leaf, Tree};
use super::verbatim::names;
use crate::ir::{Gives, Kind, Op, Parameter, Pick, Space, Value, element_name, table_name};

impl Parser<'_> {
    /// The parameter that `expression` is, if it is an array that the gradient flows to.
    pub(super) fn table(&self, expression: &Expr) -> Option<usize> {
        match expression {
            Expr::Paren(paren) => self.table(&paren.expr),
            Expr::Path(path) => {
                let Binding::Parameter(index) = self.scope.get(path.path.get_ident()?)? else {
                    return None;
                };
                let parameter = &self.body_program().parameters[index];
                let is_table = parameter.space == Space::Array && parameter.is_differentiated;
                is_table.then_some(index)
            }
            _ => None,
        }
    }

    /// How many floats each element of a table has, if these are arrays.
    pub(super) fn row_of(&self, table: usize) -> Option<usize> {
        self.body_program().parameters[table].row
    }

    /// `table[index]`
    pub(super) fn picked(&mut self, table: usize, index: &Expr) -> Option<Tree> {
        let array = &self.body_program().parameters[table].name;
        let is_it = |(name, _): &&(Ident, TokenStream)| name == array;
        let ty = self.types.iter().find(is_it).map(|(_, ty)| ty.clone());
        if ty.is_some_and(|ty| names(ty).iter().any(|name| name == "Tensor")) {
            self.errors.push(
                index,
                "elements of a tensor cannot be picked by an index yet",
                "take them as a slice: `x: &[f32]`, and hand over `x.as_slice()`",
            );
            return None;
        }
        if matches!(index, Expr::Range(_)) {
            self.errors.push(
                index,
                "a part of an array that the gradient flows to is no value of the language yet",
                "pick its elements one by one: `for i in a..b { .. x[i] .. }`",
            );
            return None;
        }
        if !self.is_inactive(index) && !self.is_per_element_code(index) {
            if !self.mentions_mistake(index) {
                self.errors.push(
                    index,
                    "an index is an integer that no gradient flows through",
                    "count in a loop: `for i in 0..n`",
                );
            }
            return None;
        }
        self.picked_at(table, index)
    }

    /// The row of the element that a closure of `map` runs for.
    pub(super) fn own_row(&mut self, table: usize) -> Option<Tree> {
        let own = format_ident!("__own");
        let element = element_name();
        self.bind_own_index(&own, quote!(let #own = #element;));
        self.picked_at(table, &syn::parse_quote!(#own))
    }

    fn picked_at(&mut self, table: usize, index: &Expr) -> Option<Tree> {
        let row = self.row_of(table);
        let name = table_name(table);
        let width = row.unwrap_or(1);
        let place = quote!(::cotangent::__private::place_of_index(#index, #width));
        let place = self.given_by_index(&place, Gives::Place, index)?;
        let whole = self.whole_table(table);
        let number = self.number_of_table(table);
        let mut picked = Vec::new();
        for offset in 0..width {
            let value = match row {
                None => quote!(#name[#index]),
                Some(_) => quote!(#name[#index][#offset]),
            };
            let value = self.given_by_index(&value, Gives::Float, index)?;
            let from = Pick { table: number, offset };
            let op = Op::Picked { from, table: whole, place, value };
            let value = self.frame.program.define("picked", op);
            picked.push(self.leaf(value));
        }
        match row {
            None => picked.pop(),
            Some(_) => Some(Tree::Array(picked)),
        }
    }

    /// What user code gives that names `index`. Outside of `map` it runs in front of all branches and loops.
    fn given_by_index(&mut self, code: &TokenStream, what: Gives, index: &Expr) -> Option<Value> {
        if !self.is_per_element && self.level() > 0 {
            self.errors.push(
                index,
                "this would be picked whether or not the code around it runs",
                "bind the element by `let` in front of it, or go through the indices by `map`",
            );
            return None;
        }
        self.per_element(code, what)
    }

    /// The number of a table among those of the function.
    fn number_of_table(&self, table: usize) -> usize {
        let parameters = &self.body_program().parameters;
        let mut tables = parameters.iter().filter_map(|parameter| parameter.table);
        tables.position(|known| known == table).expect("what stands for all of it is a parameter")
    }

    /// What stands for all of a table.
    fn whole_table(&mut self, table: usize) -> Value {
        let program = self.body_program_mut();
        let is_it = |parameter: &Parameter| parameter.table == Some(table);
        let known = program.parameters.iter().position(is_it);
        let index = known.unwrap_or_else(|| {
            let array = program.parameters[table].clone();
            let (space, kind, row) = (Space::Scalar, Kind::Float, None);
            program.parameters.push(Parameter { space, kind, row, table: Some(table), ..array });
            program.parameters.len() - 1
        });
        let name = program.parameters[index].name.to_string();
        let value = program.define(&name, Op::Parameter(index));
        self.import(Leaf { level: 0, value })
    }

    /// Binds a name to the index of the element that a closure runs for.
    fn bind_own_index(&mut self, name: &Ident, code: TokenStream) {
        let pattern = syn::parse_quote!(#name);
        self.bind_per_element(&pattern, Taken::of_element(code));
    }
}
