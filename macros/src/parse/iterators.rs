//! Iterators over what is known here: arrays of the body, and ranges of a few integers.

use syn::{Expr, Pat, RangeLimits};

use super::Parser;
use super::scope::Binding;
use super::tree::{Leaf, Tree};
use crate::ir::{Kind, Op};
use crate::primitive::Primitive;

/// Ranges of up to this many integers are written out.
const MOST_WRITTEN_OUT: i64 = 16;

/// What an iterator gives.
#[derive(Clone)]
pub(super) enum Item {
    Value(Tree),
    Integer(i64),
    Pair(Box<[Item; 2]>),
}

impl Item {
    fn tree(self) -> Option<Tree> {
        match self {
            Self::Value(tree) => Some(tree),
            Self::Integer(_) | Self::Pair(_) => None,
        }
    }
}

impl Parser<'_> {
    /// The items of an iterator, if they are known. The outer `None` is a mistake.
    pub(super) fn known_items(&mut self, expression: &Expr) -> Option<Option<Vec<Item>>> {
        match expression {
            Expr::Paren(paren) => self.known_items(&paren.expr),
            Expr::Group(group) => self.known_items(&group.expr),
            Expr::Reference(reference) => self.known_items(&reference.expr),
            Expr::Range(range) => Some(self.known_range(range)),
            Expr::MethodCall(call) => self.known_items_of_method(call),
            Expr::Array(_) | Expr::Repeat(_) | Expr::Path(_) | Expr::Index(_) | Expr::Field(_)
                if self.is_array(expression) =>
            {
                let Tree::Array(parts) = self.tree(expression)? else { return Some(None) };
                Some(Some(parts.into_iter().map(Item::Value).collect()))
            }
            Expr::Call(call) if self.closure_of(call).is_some() => {
                let Tree::Array(parts) = self.tree(expression)? else { return Some(None) };
                Some(Some(parts.into_iter().map(Item::Value).collect()))
            }
            _ => Some(None),
        }
    }

    fn known_range(&self, range: &syn::ExprRange) -> Option<Vec<Item>> {
        let from = self.known_integer(range.start.as_deref()?)?;
        let to = self.known_integer(range.end.as_deref()?)?;
        let to = match range.limits {
            RangeLimits::HalfOpen(_) => to,
            RangeLimits::Closed(_) => to.checked_add(1)?,
        };
        let is_short = to.saturating_sub(from) <= MOST_WRITTEN_OUT;
        is_short.then(|| (from..to).map(Item::Integer).collect())
    }

    fn known_items_of_method(&mut self, call: &syn::ExprMethodCall) -> Option<Option<Vec<Item>>> {
        let name = call.method.to_string();
        let arguments: Vec<&Expr> = call.args.iter().collect();
        let known = [
            "iter",
            "into_iter",
            "copied",
            "cloned",
            "enumerate",
            "rev",
            "zip",
            "map",
            "skip",
            "take",
            "step_by",
            "windows",
            "chunks",
            "chunks_exact",
        ];
        if !known.contains(&name.as_str()) {
            return Some(None);
        }
        let Some(mut items) = self.known_items(&call.receiver)? else { return Some(None) };
        Some(Some(match (name.as_str(), &arguments[..]) {
            ("iter" | "into_iter" | "copied" | "cloned", []) => items,
            ("enumerate", []) => {
                let pair = |(index, item)| Item::Pair(Box::new([Item::Integer(index), item]));
                (0..).zip(items).map(pair).collect()
            }
            ("rev", []) => {
                items.reverse();
                items
            }
            ("windows" | "chunks" | "chunks_exact", [count]) => {
                let count = self.known_count(count)?;
                let trees: Option<Vec<Tree>> = items.into_iter().map(Item::tree).collect();
                let Some(trees) = trees.filter(|_| count > 0) else { return Some(None) };
                let parts: Vec<&[Tree]> = match name.as_str() {
                    "windows" => trees.windows(count).collect(),
                    "chunks" => trees.chunks(count).collect(),
                    _ => trees.chunks_exact(count).collect(),
                };
                parts.into_iter().map(|part| Item::Value(Tree::Array(part.to_vec()))).collect()
            }
            ("step_by", [count]) => {
                let count = self.known_count(count)?;
                let is_taken = |index: usize| count > 0 && index.is_multiple_of(count);
                let items = items.into_iter().enumerate();
                items.filter(|(index, _)| is_taken(*index)).map(|(_, item)| item).collect()
            }
            ("skip" | "take", [count]) => {
                let count = self.known_count(count)?;
                let count = count.min(items.len());
                let behind = items.split_off(count);
                if name == "take" { items } else { behind }
            }
            ("zip", [other]) => {
                let Some(other) = self.known_items(other)? else { return Some(None) };
                items.into_iter().zip(other).map(|(a, b)| Item::Pair(Box::new([a, b]))).collect()
            }
            ("map", [Expr::Closure(closure)]) => {
                self.check_takes_one(closure)?;
                let mut mapped = Vec::new();
                for item in items {
                    mapped.push(Item::Value(self.inlined(closure, [item])?));
                }
                mapped
            }
            ("map", [Expr::Path(function)]) => {
                let closure = super::elements::call_of(function);
                let mut mapped = Vec::new();
                for item in items {
                    mapped.push(Item::Value(self.inlined(&closure, [item])?));
                }
                mapped
            }
            _ => return Some(None),
        }))
    }

    /// `array.map(|x| ..)`
    pub(super) fn mapped_array(&mut self, call: &syn::ExprMethodCall) -> Option<Tree> {
        let items = self.known_items_of_method(call)?;
        let trees: Option<Vec<Tree>> = items?.into_iter().map(Item::tree).collect();
        trees.map(Tree::Array)
    }

    /// How many items an adaptor takes.
    fn known_count(&mut self, count: &Expr) -> Option<usize> {
        let known = self.known_integer(count).and_then(|n| usize::try_from(n).ok());
        if known.is_none() {
            self.errors.push(count, "this number is not known here", "write it out");
        }
        known
    }

    /// The value of a closure for these arguments.
    fn inlined<const N: usize>(
        &mut self,
        closure: &syn::ExprClosure,
        arguments: [Item; N],
    ) -> Option<Tree> {
        let mark = self.scope.mark();
        let mut is_bound = Some(());
        for (pattern, argument) in closure.inputs.iter().zip(arguments) {
            is_bound = is_bound.and(self.bind_item(pattern, argument));
        }
        let tree = is_bound.and_then(|()| self.body_of_closure(&closure.body));
        self.scope.restore(mark);
        tree
    }

    /// `sum`, `product` and `fold` of known items. The outer `None` is a mistake.
    pub(super) fn folded(&mut self, call: &syn::ExprMethodCall) -> Option<Option<Tree>> {
        let name = call.method.to_string();
        let arguments: Vec<&Expr> = call.args.iter().collect();
        let (primitive, neutral) = match (name.as_str(), &arguments[..]) {
            // The neutral element of floats is -0.
            ("sum", []) => (Primitive::Add, -0.0),
            ("product", []) => (Primitive::Mul, 1.0),
            ("fold", [_, function @ (Expr::Closure(_) | Expr::Path(_))]) => {
                let called;
                let closure = match function {
                    Expr::Closure(closure) if closure.inputs.len() == 2 => closure,
                    Expr::Path(path) => {
                        called = syn::parse_quote!(|__folded, __item| #path(__folded, __item));
                        &called
                    }
                    _ => return Some(None),
                };
                let Some(items) = self.known_items(&call.receiver)? else {
                    return self.folded_in_a_loop(call);
                };
                let mut folded = self.tree(arguments[0])?;
                for item in items {
                    folded = self.inlined(closure, [Item::Value(folded), item])?;
                }
                return Some(Some(folded));
            }
            _ => return Some(None),
        };
        let Some(items) = self.known_items(&call.receiver)? else {
            return self.folded_in_a_loop(call);
        };
        let mut total = None;
        for item in items {
            let Item::Value(tree) = item else { return Some(None) };
            let value = self.number(&tree, Some(call))?;
            total = Some(match total {
                Some(total) => self.frame.program.apply(primitive, [total, value]),
                None => value,
            });
        }
        let total = total.unwrap_or_else(|| self.frame.program.define("c", Op::Literal(neutral)));
        Some(Some(self.leaf(total)))
    }

    /// The same of items that the user's code knows, as the loop that it is.
    fn folded_in_a_loop(&mut self, call: &syn::ExprMethodCall) -> Option<Option<Tree>> {
        let receiver = &*call.receiver;
        let (items, as_a_loop): (&Expr, Expr) = match (call.args.len(), receiver) {
            (0, Expr::MethodCall(map)) if map.method == "map" && map.args.len() == 1 => {
                let Some(Expr::Closure(closure)) = map.args.first() else { return Some(None) };
                self.check_takes_one(closure)?;
                let (items, item, value) = (&map.receiver, &closure.inputs[0], &closure.body);
                let as_a_loop = match call.method == "sum" {
                    true => syn::parse_quote!({
                        let mut __folded = -0.0;
                        for #item in #items { __folded += #value; }
                        __folded
                    }),
                    false => syn::parse_quote!({
                        let mut __folded = 1.0;
                        for #item in #items { __folded *= #value; }
                        __folded
                    }),
                };
                (&**items, as_a_loop)
            }
            (2, items) => {
                let Expr::Closure(closure) = &call.args[1] else { return Some(None) };
                let (start, value) = (&call.args[0], &closure.body);
                let (folded, item) = (&closure.inputs[0], &closure.inputs[1]);
                let as_a_loop = syn::parse_quote!({
                    let mut __folded = #start;
                    for #item in #items {
                        let #folded = __folded;
                        __folded = #value;
                    }
                    __folded
                });
                (items, as_a_loop)
            }
            _ => return Some(None),
        };
        let is_iterator = matches!(items, Expr::MethodCall(_) | Expr::Range(_) | Expr::Paren(_));
        let is_known = self.is_inactive(items) || self.is_per_element_code(items);
        match is_iterator && is_known {
            true => self.tree(&as_a_loop).map(Some),
            false => Some(None),
        }
    }

    pub(super) fn bind_item(&mut self, pattern: &Pat, item: Item) -> Option<()> {
        match (pattern, item) {
            (Pat::Wild(_), _) => {}
            (Pat::Paren(paren), item) => self.bind_item(&paren.pat, item)?,
            (Pat::Reference(reference), item) => self.bind_item(&reference.pat, item)?,
            (Pat::Type(typed), item) => self.bind_item(&typed.pat, item)?,
            (pattern, Item::Value(tree)) => self.bind(pattern, tree),
            (Pat::Ident(name), Item::Integer(n)) => self.bind_integer(&name.ident, n),
            (Pat::Tuple(pattern), Item::Pair(items)) if pattern.elems.len() == 2 => {
                for (pattern, item) in pattern.elems.iter().zip(*items) {
                    self.bind_item(pattern, item)?;
                }
            }
            (pattern, _) => {
                let help = "bind it by a name, or a pair by `(i, x)`";
                self.errors.push(pattern, "this pattern does not fit the items", help);
                return None;
            }
        }
        Some(())
    }

    /// Binds a name to an integer that is known, here and in code that is taken over.
    pub(super) fn bind_integer(&mut self, name: &syn::Ident, n: i64) {
        let literal = proc_macro2::Literal::i64_unsuffixed(n.abs());
        let sign = (n < 0).then(|| quote::quote!(-));
        let code = Op::VerbatimLet(quote::quote!(let #name = #sign #literal;));
        // Code of functions of arrays is taken over before any region.
        match self.outer.first_mut() {
            Some(body) if self.is_of_arrays => body.program.define("_", code),
            _ => self.frame.program.define("_", code),
        };
        self.scope.bind(name, Binding::Constant(n));
    }

    /// The integer that an expression is, if that is known here.
    pub(super) fn known_integer(&self, expression: &Expr) -> Option<i64> {
        match expression {
            Expr::Lit(literal) => match &literal.lit {
                syn::Lit::Int(n) if !n.suffix().starts_with('f') => n.base10_parse().ok(),
                _ => None,
            },
            Expr::Path(path) => match self.scope.get(path.path.get_ident()?)? {
                Binding::Constant(n) => Some(n),
                _ => None,
            },
            Expr::Paren(paren) => self.known_integer(&paren.expr),
            Expr::Cast(cast) if is_integer(&cast.ty) => self.known_integer(&cast.expr),
            Expr::Unary(unary) if matches!(unary.op, syn::UnOp::Neg(_)) => {
                self.known_integer(&unary.expr)?.checked_neg()
            }
            Expr::Binary(binary) => {
                let (a, b) =
                    (self.known_integer(&binary.left)?, self.known_integer(&binary.right)?);
                match binary.op {
                    syn::BinOp::Add(_) => a.checked_add(b),
                    syn::BinOp::Sub(_) => a.checked_sub(b),
                    syn::BinOp::Mul(_) => a.checked_mul(b),
                    syn::BinOp::Div(_) => a.checked_div(b),
                    syn::BinOp::Rem(_) => a.checked_rem(b),
                    _ => None,
                }
            }
            Expr::MethodCall(call) if call.method == "len" && call.args.is_empty() => {
                match self.peek(&call.receiver)? {
                    Tree::Array(parts) => i64::try_from(parts.len()).ok(),
                    _ => None,
                }
            }
            _ => None,
        }
    }

    /// Whether an expression is an array of the body.
    pub(super) fn is_array(&self, expression: &Expr) -> bool {
        match expression {
            Expr::Array(_) => true,
            Expr::Repeat(repeat) => self.known_integer(&repeat.len).is_some(),
            Expr::Reference(reference) => self.is_array(&reference.expr),
            Expr::Paren(paren) => self.is_array(&paren.expr),
            other => matches!(self.peek(other), Some(Tree::Array(_))),
        }
    }

    /// The elements of an array in a range, if that is known and lies within.
    pub(super) fn known_slice(&self, parts: &[Tree], range: &syn::ExprRange) -> Option<Tree> {
        let bound = |bound: &Option<Box<Expr>>, default: usize| match bound {
            Some(bound) => usize::try_from(self.known_integer(bound)?).ok(),
            None => Some(default),
        };
        let is_closed = matches!(range.limits, RangeLimits::Closed(_));
        let start = bound(&range.start, 0)?;
        let end = bound(&range.end, parts.len())?.checked_add(usize::from(is_closed))?;
        parts.get(start..end).map(|parts| Tree::Array(parts.to_vec()))
    }

    /// The value of a variable or of a part of one, without computing anything; of an element whose index
    /// is not known, the first, which has its shape.
    pub(super) fn peek(&self, expression: &Expr) -> Option<Tree> {
        match expression {
            Expr::Path(path) => match self.scope.get(path.path.get_ident()?)? {
                Binding::Value(tree) => Some(tree),
                _ => None,
            },
            Expr::Paren(paren) => self.peek(&paren.expr),
            Expr::Reference(reference) => self.peek(&reference.expr),
            Expr::MethodCall(call) if super::casts::is_same(call) => self.peek(&call.receiver),
            Expr::Index(index) if let Some(table) = self.table(&index.expr) => {
                // Its leaves are read by nobody: they tell the shape.
                let leaf = Leaf { level: 0, value: crate::ir::Value(0) };
                Some(Tree::Array(vec![Tree::Leaf(leaf); self.row_of(table)?]))
            }
            Expr::Index(index) => {
                let Tree::Array(parts) = self.peek(&index.expr)? else { return None };
                if let Expr::Range(range) = &*index.index {
                    return self.known_slice(&parts, range);
                }
                let at = self.known_integer(&index.index).unwrap_or(0);
                parts.get(usize::try_from(at).ok()?).cloned()
            }
            Expr::Field(field) => match (&field.member, self.peek(&field.base)?) {
                (syn::Member::Unnamed(index), Tree::Tuple(parts)) => {
                    parts.get(index.index as usize).cloned()
                }
                _ => None,
            },
            _ => None,
        }
    }

    /// The float that a tree is.
    pub(super) fn number(
        &mut self,
        tree: &Tree,
        code: Option<impl quote::ToTokens>,
    ) -> Option<crate::ir::Value> {
        if let Tree::Part(leaf, path) = tree {
            return Some(self.value_of_part(*leaf, path, Kind::Float));
        }
        if let Tree::Leaf(leaf @ Leaf { .. }) = *tree {
            let value = self.import(leaf);
            match self.frame.program.kind(value) {
                Kind::Float => return Some(value),
                Kind::Record if self.is_reference_to_record(leaf) => {
                    self.errors.push(
                        code,
                        "a struct is used as one number",
                        "take one of its fields; an alias of a float is taken by value",
                    );
                    return None;
                }
                // An alias of a float, or else rustc says what is wrong.
                Kind::Record => return Some(self.value_of_part(leaf, &[], Kind::Float)),
                _ => {}
            }
            self.errors.push(
                code,
                "a truth value is used as a number",
                "choose a number by it: `if inside { 1.0 } else { 0.0 }`",
            );
            return None;
        }
        let wrong = format!("{} is used as one number", tree.described());
        self.errors.push(code, wrong, "take one of its parts");
        None
    }
}

fn is_integer(ty: &syn::Type) -> bool {
    matches!(ty, syn::Type::Path(path) if INTEGERS.iter().any(|name| path.path.is_ident(name)))
}

const INTEGERS: &[&str] =
    &["i8", "i16", "i32", "i64", "i128", "isize", "u8", "u16", "u32", "u64", "u128", "usize"];
