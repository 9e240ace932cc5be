//! Truth values: comparisons of floats, and what is true for all elements alike.

use quote::ToTokens;
use syn::{BinOp, Expr, ExprMethodCall, ExprRange, Lit, RangeLimits, UnOp};

use super::Parser;
use super::tree::Tree;
use crate::ir::{Comparison, Gives, Kind, Logic, Op, Value};

impl Parser<'_> {
    /// Whether `expression` is a truth value by its form.
    pub(super) fn is_condition(&self, expression: &Expr) -> bool {
        match expression {
            Expr::Paren(paren) => self.is_condition(&paren.expr),
            Expr::Group(group) => self.is_condition(&group.expr),
            Expr::Lit(literal) => matches!(literal.lit, Lit::Bool(_)),
            Expr::Unary(unary) => matches!(unary.op, UnOp::Not(_)),
            Expr::Binary(binary) => {
                comparison(&binary.op).is_some()
                    || matches!(binary.op, BinOp::Ne(_) | BinOp::And(_) | BinOp::Or(_))
            }
            Expr::MethodCall(call) => {
                (call.args.is_empty() && call.method == "is_nan") || bounds(call).is_some()
            }
            _ => false,
        }
    }

    /// A truth value in the current region.
    pub(super) fn condition(&mut self, expression: &Expr) -> Option<Value> {
        if self.is_inactive(expression) || self.is_plain_of_fields(expression) {
            return self.inactive_condition(expression.to_token_stream(), expression);
        }
        if self.is_per_element_code(expression) {
            return self.per_element(expression, Gives::Truth);
        }
        match expression {
            Expr::Paren(paren) => self.condition(&paren.expr),
            Expr::Group(group) => self.condition(&group.expr),
            Expr::Unary(unary) if matches!(unary.op, UnOp::Not(_)) => {
                let truth = self.condition(&unary.expr)?;
                Some(self.not(truth))
            }
            Expr::Binary(binary) => {
                let logic = match binary.op {
                    BinOp::And(_) => Some(Logic::And),
                    BinOp::Or(_) => Some(Logic::Or),
                    _ => None,
                };
                if let Some(logic) = logic {
                    let (a, b) = (self.condition(&binary.left), self.condition(&binary.right));
                    return Some(self.logic(logic, [a?, b?]));
                }
                if let BinOp::Ne(_) = binary.op {
                    let (a, b) = (self.expression(&binary.left), self.expression(&binary.right));
                    let equal = self.compare(Comparison::Equal, a?, b?);
                    return Some(self.not(equal));
                }
                let Some((comparison, is_swapped)) = comparison(&binary.op) else {
                    return self.other_condition(expression);
                };
                let (a, b) = (self.expression(&binary.left), self.expression(&binary.right));
                let (a, b) = if is_swapped { (b?, a?) } else { (a?, b?) };
                Some(self.compare(comparison, a, b))
            }
            Expr::MethodCall(call) if let Some(range) = bounds(call) => {
                self.contains(range, &call.args[0])
            }
            Expr::MethodCall(call) if self.is_condition(expression) => {
                let x = self.expression(&call.receiver)?;
                let equal = self.compare(Comparison::Equal, x, x);
                Some(self.not(equal))
            }
            other => self.other_condition(other),
        }
    }

    /// Whether this is a field that is no float, or a comparison of one.
    fn is_plain_of_fields(&self, expression: &Expr) -> bool {
        let is_no_float = |side: &Expr| match side {
            Expr::Lit(literal) => !matches!(literal.lit, Lit::Float(_)),
            // A variant of an enum; constants, which may be floats, are in capitals.
            Expr::Path(path) => path.path.segments.last().is_some_and(|last| {
                let is_variant = last.ident.to_string().contains(char::is_lowercase);
                path.path.segments.len() > 1 && is_variant
            }),
            _ => false,
        };
        let is_plain = match expression {
            Expr::Field(_) | Expr::MethodCall(_) | Expr::Macro(_) => !self.is_condition(expression),
            Expr::Binary(binary) => is_no_float(&binary.left) || is_no_float(&binary.right),
            _ => false,
        };
        is_plain && self.is_of_fields(expression)
    }

    /// `(a..b).contains(&x)`
    fn contains(&mut self, range: &ExprRange, x: &Expr) -> Option<Value> {
        let x = self.expression(x);
        let [start, end] = [&range.start, &range.end]
            .map(|bound| bound.as_deref().map(|bound| self.expression(bound)));
        let x = x?;
        let above = match start {
            Some(start) => Some(self.compare(Comparison::LessOrEqual, start?, x)),
            None => None,
        };
        let comparison = match range.limits {
            RangeLimits::HalfOpen(_) => Comparison::Less,
            RangeLimits::Closed(_) => Comparison::LessOrEqual,
        };
        let below = match end {
            Some(end) => Some(self.compare(comparison, x, end?)),
            None => None,
        };
        Some(match (above, below) {
            (Some(above), Some(below)) => self.logic(Logic::And, [above, below]),
            (Some(one), None) | (None, Some(one)) => one,
            (None, None) => unreachable!("a range without bounds is none of these"),
        })
    }

    fn other_condition(&mut self, expression: &Expr) -> Option<Value> {
        let tree = self.tree(expression)?;
        if let Tree::Leaf(leaf) = tree
            && let Kind::Mask | Kind::Bool = self.kind(leaf)
        {
            return Some(self.import(leaf));
        }
        self.errors.push(expression, "this is no condition", "compare it: `x > 0.0`");
        None
    }

    /// A condition that no gradient flows through, which is the same for all elements.
    fn inactive_condition(
        &mut self,
        tokens: proc_macro2::TokenStream,
        expression: &Expr,
    ) -> Option<Value> {
        self.check_clobbered(expression);
        self.inactive_value("condition", Op::Condition(tokens), expression)
    }

    pub(super) fn not(&mut self, truth: Value) -> Value {
        self.frame.program.define("m", Op::Logic(Logic::Not, vec![truth]))
    }

    pub(super) fn logic(&mut self, logic: Logic, terms: [Value; 2]) -> Value {
        self.frame.program.define("m", Op::Logic(logic, terms.to_vec()))
    }

    pub(super) fn compare(&mut self, comparison: Comparison, a: Value, b: Value) -> Value {
        self.frame.program.define("m", Op::Compare(comparison, a, b))
    }
}

/// The range of `(a..b).contains(x)`.
fn bounds(call: &ExprMethodCall) -> Option<&ExprRange> {
    let mut receiver = &*call.receiver;
    while let Expr::Paren(paren) = receiver {
        receiver = &paren.expr;
    }
    let is_test = call.method == "contains" && call.args.len() == 1;
    match receiver {
        Expr::Range(range) if is_test && (range.start.is_some() || range.end.is_some()) => {
            Some(range)
        }
        _ => None,
    }
}

/// How an operator compares, and whether its operands change places.
fn comparison(operator: &BinOp) -> Option<(Comparison, bool)> {
    match operator {
        BinOp::Lt(_) => Some((Comparison::Less, false)),
        BinOp::Le(_) => Some((Comparison::LessOrEqual, false)),
        BinOp::Gt(_) => Some((Comparison::Less, true)),
        BinOp::Ge(_) => Some((Comparison::LessOrEqual, true)),
        BinOp::Eq(_) => Some((Comparison::Equal, false)),
        _ => None,
    }
}
