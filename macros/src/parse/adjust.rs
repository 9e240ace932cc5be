//! `with_gradient(x, |d| ..)`: what happens to the cotangent of a value on its way back.

use syn::{Expr, ExprClosure, Ident};

use super::Parser;
use super::frames::Frame;
use super::tree::{Leaf, Tree};
use crate::ir::{Kind, Op, Parameter, Program, Region, Space, Value};

impl Parser<'_> {
    pub(super) fn with_gradient(
        &mut self,
        marker: &Ident,
        x: &Expr,
        function: &Expr,
    ) -> Option<Value> {
        let of = self.expression(x);
        let Expr::Closure(closure) = function else {
            self.errors.push(
                function,
                "`with_gradient` takes a closure here",
                "write it out: `|d| ..`, and call the function inside",
            );
            return None;
        };
        let of = of?;
        if self.is_per_element && self.frame.program.space(of) == Space::Scalar && self.level() == 0
        {
            self.errors.push(
                x,
                "this is the same for all elements, and so is its gradient, their sum",
                "bind it in front: `let w = with_gradient(w, |d| ..);`",
            );
            return None;
        }
        self.check_marker(marker, of);
        let (cotangent, captures) = self.adjustment(closure)?;
        let op = Op::Adjusted { of, captures, cotangent: Box::new(cotangent) };
        Some(self.frame.program.define("t", op))
    }

    /// The closure as a region whose first parameter is the cotangent, and what it captures.
    fn adjustment(&mut self, closure: &ExprClosure) -> Option<(Region, Vec<Value>)> {
        if closure.inputs.len() != 1 {
            self.errors.push(
                &closure.inputs,
                "the closure of `with_gradient` takes one argument",
                "write `|d| ..`: it takes the cotangent and gives the one that goes on",
            );
            return None;
        }
        if self.jumps(&closure.body) {
            self.reject_jump(&closure.body);
            return None;
        }
        let cotangent = Parameter {
            name: quote::format_ident!("d"),
            space: Space::Scalar,
            kind: Kind::Float,
            is_differentiated: false,
            is_broadcast: false,
            is_variable: false,
            source: None,
            table: None,
            field: None,
            row: None,
        };
        self.open(Frame { program: Program::new(vec![cotangent]), ..Frame::default() });
        let mark = self.scope.mark();
        let value = self.frame.program.define("d", Op::Parameter(0));
        let level = self.level();
        self.bind(&closure.inputs[0], Tree::Leaf(Leaf { level, value }));
        let result = self.expression(&closure.body);
        self.scope.restore(mark);
        let Frame { program, captures, .. } = self.close();
        Some((Region::new(program, vec![result?]), captures))
    }
}
