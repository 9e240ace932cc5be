//! Rules: bodies that end with a value and the closure that pulls its cotangents back.

use syn::{Block, Expr, ExprClosure, Ident, Stmt};

use super::tree::{Leaf, Tree};
use super::{Parsed, Parser, described};
use crate::derivative::cotangents;
use crate::errors::Errors;
use crate::ir::{Kind, Op, Region, Value};
use crate::shape::Shape;
use crate::signature::Signature;

/// What a rule may call although it is not differentiable.
pub(super) struct Itself {
    /// The type that evaluates it on lanes.
    pub(super) path: syn::Path,
    pub(super) result: Shape,
}

/// Translates the body of a rule for the function `of`, which it may call under the name `itself`.
pub(crate) fn parse_rule(
    of: &Ident,
    itself: &Ident,
    signature: &Signature,
    body: &Block,
    errors: &mut Errors,
) -> Option<Parsed> {
    let mut parser = Parser::new(of, signature, body, errors);
    parser.itself = Some(Itself { path: itself.clone().into(), result: signature.result.clone() });
    let body = parser.rule(signature, body)?;
    let (result, builtins) = (signature.result.clone(), parser.builtins);
    Some(Parsed { body, result, builtins, warnings: parser.warnings, auxiliary: None })
}

impl Parser<'_> {
    fn rule(&mut self, signature: &Signature, body: &Block) -> Option<Region> {
        let (statements, value, pullback) = self.ends_of_rule(body)?;
        for statement in statements {
            if let Stmt::Expr(expression, _) = statement
                && self.jumps(expression)
            {
                self.reject_jump(expression);
                return None;
            }
            self.statement(statement);
        }
        self.expected = Some(signature.result.clone());
        let tree = self.tree(value)?;
        let tree = self.settled(tree, Kind::Float);
        if !tree.shape(&|leaf| self.kind(leaf)).fits(&signature.result) {
            let wrong =
                format!("the value is {}, not {}", tree.described(), described(&signature.result));
            self.errors.push(value, wrong, "give what the signature says");
            return None;
        }
        let results = self.import_all(&[tree]);
        let seeds: Vec<Value> = (0..results.len())
            .map(|index| self.frame.program.define("d", Op::Seed { index, kind: Kind::Float }))
            .collect();
        let leaves: Vec<Leaf> = seeds.iter().map(|&value| Leaf { level: 0, value }).collect();
        let cotangent =
            Tree::of_shape(&signature.result, leaves[0]).with_leaves(&mut leaves.into_iter());
        let expected = cotangents(signature);
        let found = self.pulled_back(pullback, cotangent, &expected)?;

        let program = std::mem::take(&mut self.frame.program);
        let mut region = Region::new(program, results);
        region.seeds = seeds.into_iter().map(Some).collect();
        let differentiated = signature.parameters.iter().filter(|x| x.is_differentiated());
        let floats = differentiated.flat_map(|parameter| parameter.floats());
        for ((index, _), gradient) in floats.zip(found) {
            region.gradients[index] = Some(gradient);
        }
        Some(region)
    }

    /// The statements of a rule, its value and its pullback.
    fn ends_of_rule<'b>(
        &mut self,
        body: &'b Block,
    ) -> Option<(&'b [Stmt], &'b Expr, &'b ExprClosure)> {
        let help = "end with `(value, move |d| ..)`";
        let Some((Stmt::Expr(last, None), statements)) = body.stmts.split_last() else {
            let tokens: &dyn quote::ToTokens = match body.stmts.last() {
                Some(last) => last,
                None => body,
            };
            self.errors.push(tokens, "a rule ends with a value and its pullback", help);
            return None;
        };
        match last {
            Expr::Tuple(tuple)
                if let (2, Some(Expr::Closure(closure))) =
                    (tuple.elems.len(), tuple.elems.last()) =>
            {
                Some((statements, &tuple.elems[0], closure))
            }
            last => {
                self.errors.push(last, "a rule ends with a value and its pullback", help);
                None
            }
        }
    }

    /// The values that the closure gives for a cotangent.
    fn pulled_back(
        &mut self,
        closure: &ExprClosure,
        cotangent: Tree,
        expected: &Shape,
    ) -> Option<Vec<Value>> {
        if closure.inputs.len() != 1 {
            self.errors.push(
                &closure.inputs,
                "a pullback takes one cotangent",
                "write `|d| ..`; those of several results come as a tuple or array",
            );
            return None;
        }
        let mark = self.scope.mark();
        self.bind(&closure.inputs[0], cotangent);
        self.expected = Some(expected.clone());
        let tree = self.tree(&closure.body);
        self.scope.restore(mark);
        let tree = tree?;
        let tree = self.settled(tree, Kind::Float);
        if !tree.shape(&|leaf| self.kind(leaf)).fits(expected) {
            let wrong =
                format!("the pullback gives {}, not {}", tree.described(), described(expected));
            let help = "give a cotangent for each differentiated parameter, as a tuple if there are several";
            self.errors.push(&closure.body, wrong, help);
            return None;
        }
        Some(self.import_all(&[tree]))
    }
}
