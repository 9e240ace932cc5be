//! `for`, `while` and `loop`: what they assign is carried from one iteration to the next.
//!
//! Loops over arrays of the body, and over few integers that are known here, are written out.

use quote::{ToTokens, format_ident, quote};
use syn::visit::Visit;
use syn::{Block, Expr, ExprForLoop, ExprLoop, ExprWhile, Ident, Label};

use super::Parser;
use super::exits::gives_value;
use super::frames::Frame;
use super::leaving::{Context, Ends, value_of};
use super::scope::Binding;
use super::tree::{Leaf, Tree};
use crate::ir::{
    Comparison, Gives, Header, Kind, Logic, Op, Over, Parameter, Region, Space, Value,
};
use crate::shape::Shape;

/// A variable that a loop has to carry as more than it seemed before its body was parsed.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Promotion {
    /// Where the variable is bound.
    position: usize,
    /// It differs from lane to lane.
    is_mask: bool,
}

/// What a loop runs over, and its body.
struct Iteration<'a> {
    iterations: Iterations<'a>,
    /// The condition of a `while`.
    condition: Option<&'a Expr>,
    label: Option<&'a Label>,
    /// After how many iterations there is a checkpoint, if each is not kept.
    every: Option<usize>,
    ends: Ends,
    body: &'a Block,
}

#[derive(Clone)]
enum Iterations<'a> {
    /// It runs until it ends itself.
    Endless,
    /// The pattern and the iterator of a `for`.
    Over(&'a syn::Pat, &'a Expr),
    /// The same in the closure of a `map`: the integers of `counter` tell how many items came before.
    Counted { pattern: &'a syn::Pat, iterator: &'a Expr, counter: Ident, count: Count },
}

/// How many items an iterator gives.
#[derive(Clone, Copy)]
enum Count {
    /// An integer: for all elements as many.
    Same(Leaf),
    /// A float in each lane.
    Varying(Leaf),
}

/// The variables that `expression` assigns to, by name.
pub(super) fn assigned(expression: &Expr) -> Vec<Ident> {
    struct Assigned(Vec<Ident>);
    impl Assigned {
        fn to(&mut self, place: &Expr) {
            match place {
                Expr::Path(path) => self.0.extend(path.path.get_ident().cloned()),
                Expr::Index(index) => self.to(&index.expr),
                Expr::Field(field) => self.to(&field.base),
                Expr::Paren(paren) => self.to(&paren.expr),
                Expr::Tuple(tuple) => tuple.elems.iter().for_each(|part| self.to(part)),
                Expr::Array(array) => array.elems.iter().for_each(|part| self.to(part)),
                _ => {}
            }
        }
    }
    impl Visit<'_> for Assigned {
        fn visit_expr_assign(&mut self, assign: &syn::ExprAssign) {
            self.to(&assign.left);
            syn::visit::visit_expr_assign(self, assign);
        }
        fn visit_expr_binary(&mut self, binary: &syn::ExprBinary) {
            if super::assign::operator(&binary.op).is_some() {
                self.to(&binary.left);
            }
            syn::visit::visit_expr_binary(self, binary);
        }
    }
    let mut assigned = Assigned(Vec::new());
    assigned.visit_expr(expression);
    assigned.0
}

impl Parser<'_> {
    pub(super) fn for_loop(&mut self, whole: &ExprForLoop) -> Option<Tree> {
        if let Some(items) = self.known_items(&whole.expr)? {
            self.check_no_checkpoint(&whole.attrs);
            return self.written_out(whole, items);
        }
        if let Some(by_index) = self.over_structs(whole) {
            return self.for_loop(&by_index);
        }
        if self.is_per_element
            && (self.is_inactive(&whole.expr) || self.is_per_element_code(&whole.expr))
        {
            return self.counted_loop(whole);
        }
        if !self.is_inactive(&whole.expr) && !self.is_of_fields(&whole.expr) {
            if !self.mentions_mistake(&whole.expr) {
                self.reject_iterator(&whole.expr);
            }
            return None;
        }
        if self.is_of_arrays {
            self.errors.push(
                &whole.expr,
                "how often this loop runs is not known here",
                "write the bounds as numbers, or move the code into a `#[differentiable]` function \
                 of scalars",
            );
            return None;
        }
        self.check_clobbered(&whole.expr);
        let every = self.checkpoint(&whole.attrs)?;
        self.iterate(Iteration {
            iterations: Iterations::Over(&whole.pat, &whole.expr),
            condition: None,
            label: whole.label.as_ref(),
            every,
            ends: Ends::WithItems,
            body: &whole.body,
        })
    }

    /// `for state in &path.states` by the index of `state`, if fields of that are read. How many there are is seen
    /// by rustc only.
    fn over_structs(&self, whole: &ExprForLoop) -> Option<ExprForLoop> {
        let syn::Pat::Ident(name) = &*whole.pat else { return None };
        let array = match &*whole.expr {
            Expr::Reference(reference) => &*reference.expr,
            Expr::MethodCall(call) if call.method == "iter" => &*call.receiver,
            array => array,
        };
        let are_structs = matches!(array, Expr::Field(_))
            && self.records.contains(&name.ident)
            && self.is_record(array);
        are_structs.then(|| {
            let ExprForLoop { attrs, label, body: syn::Block { stmts, .. }, .. } = whole;
            syn::parse_quote! {
                #(#attrs)* #label for __index in 0..#array.len() {
                    let #name = &#array[__index];
                    #(#stmts)*
                }
            }
        })
    }

    /// A `for` in the closure of a `map`, whose items no gradient flows through.
    fn counted_loop(&mut self, whole: &ExprForLoop) -> Option<Tree> {
        let iterator = &whole.expr;
        let counter = format_ident!("__counter{}", self.closures);
        let level = self.level();
        let code = quote!(::core::iter::Iterator::count(
            ::core::iter::IntoIterator::into_iter(#iterator)
        ));
        let is_varying = self.varies(iterator);
        let value = self.per_element(&code, Gives::Index)?;
        let count = match is_varying {
            true => Count::Varying(Leaf { level, value }),
            false => Count::Same(Leaf { level, value }),
        };
        let every = self.checkpoint(&whole.attrs)?;
        self.iterate(Iteration {
            iterations: Iterations::Counted { pattern: &whole.pat, iterator, counter, count },
            condition: None,
            label: whole.label.as_ref(),
            every,
            ends: if is_varying { Ends::ByCondition } else { Ends::WithItems },
            body: &whole.body,
        })
    }

    pub(super) fn while_loop(&mut self, whole: &ExprWhile) -> Option<Tree> {
        let every = self.checkpoint(&whole.attrs)?;
        self.iterate(Iteration {
            iterations: Iterations::Endless,
            condition: Some(&whole.cond),
            label: whole.label.as_ref(),
            every,
            ends: Ends::ByCondition,
            body: &whole.body,
        })
    }

    /// A `loop`, whose value has this shape if that is known.
    pub(super) fn endless_loop(
        &mut self,
        whole: &ExprLoop,
        expected: Option<&Shape>,
    ) -> Option<Tree> {
        if gives_value(whole.label.as_ref(), &whole.body) {
            let value = value_of(self.loops.len());
            let code = Expr::Loop(whole.clone());
            return self.with_slot(&value, expected, &code, &|parser| {
                parser.iterate_endlessly(whole)?;
                parser.tree_of_binding(&value)
            });
        }
        self.iterate_endlessly(whole)
    }

    fn iterate_endlessly(&mut self, whole: &ExprLoop) -> Option<Tree> {
        let every = self.checkpoint(&whole.attrs)?;
        self.iterate(Iteration {
            iterations: Iterations::Endless,
            condition: None,
            label: whole.label.as_ref(),
            every,
            ends: Ends::ByJumps,
            body: &whole.body,
        })
    }

    /// A copy of the body for each item.
    fn written_out(
        &mut self,
        whole: &ExprForLoop,
        items: Vec<super::iterators::Item>,
    ) -> Option<Tree> {
        let around = self.scope.mark();
        let running = self.open_loop(whole.label.as_ref(), &whole.body, Ends::WithItems);
        let mistakes = self.errors.mark();
        for item in items {
            let mark = self.scope.mark();
            self.copy(whole, item, running.as_ref());
            self.scope.restore(mark);
            if self.errors.mark() > mistakes {
                break;
            }
        }
        self.loops.pop();
        self.scope.restore(around);
        (self.errors.mark() == mistakes).then(Tree::unit)
    }

    /// The body for one item.
    fn copy(
        &mut self,
        whole: &ExprForLoop,
        item: super::iterators::Item,
        running: Option<&Ident>,
    ) -> Option<Tree> {
        self.bind_item(&whole.pat, item)?;
        match running.and_then(|running| self.tree_of_binding(running)) {
            Some(goes_on) => {
                let condition = self.import(goes_on.leaves()[0]);
                self.guarded(condition, &whole.body)
            }
            None => self.sequence(&whole.body.stmts, None, &whole.body),
        }
    }

    /// Says what `break` and `continue` mean inside of a loop. Gives the variable that says whether it goes
    /// on, if it may end early.
    fn open_loop(&mut self, label: Option<&Label>, body: &Block, ends: Ends) -> Option<Ident> {
        let context = Context::new(self.loops.len(), label, body, ends);
        let running = context.running.clone();
        if let Some(running) = &running {
            let start = match self.condition {
                // What is done at the start stays so.
                Some(lanes) => self.import(lanes),
                None => self.frame.program.define("running", Op::Condition(quote!(true))),
            };
            let start = self.leaf(start);
            self.scope.bind(running, Binding::Value(start));
        }
        self.loops.push(context);
        running
    }

    /// A variable turns out to be a value that the gradient flows through.
    pub(super) fn promote(&mut self, name: &Ident) {
        let position = self.scope.positions(&|other| other == name);
        for position in position {
            self.promoted.push(Promotion { position, is_mask: false });
        }
    }

    fn iterate(&mut self, iteration: Iteration<'_>) -> Option<Tree> {
        if self.loops.is_empty() {
            // What is bound there may be another variable by now.
            self.promoted.clear();
        }
        let mark = self.scope.mark();
        let around = self.condition;
        let running = self.open_loop(iteration.label, iteration.body, iteration.ends);
        let done = self.attempts(&iteration, running.as_ref());
        self.loops.pop();
        self.condition = around;
        self.scope.restore(mark);
        done?;
        Some(Tree::unit())
    }

    /// Parses the body until it is known what must be carried.
    fn attempts(&mut self, iteration: &Iteration<'_>, running: Option<&Ident>) -> Option<()> {
        let before = (self.frame.clone(), self.outer.clone(), self.scope.clone(), self.calls);
        let (mistakes, builtins) = (self.errors.mark(), self.builtins.len());
        loop {
            let promoted = self.promoted.clone();
            let done = self.attempt(iteration, running);
            self.promoted.sort_by_key(|x| (x.position, x.is_mask));
            self.promoted.dedup();
            let is_known = |promotion: &Promotion| promoted.contains(promotion);
            let is_last = self.promoted.iter().all(is_known);
            if is_last && done.is_some() {
                return done;
            }
            (self.frame, self.outer, self.scope, self.calls) = before.clone();
            if is_last {
                return None;
            }
            self.errors.forget(mistakes);
            self.builtins.truncate(builtins);
        }
    }

    fn attempt(&mut self, iteration: &Iteration<'_>, running: Option<&Ident>) -> Option<()> {
        let Iteration { iterations, condition, body, .. } = iteration;
        let mut names = assigned(&Expr::Block(syn::ExprBlock {
            attrs: Vec::new(),
            label: None,
            block: (*body).clone(),
        }));
        names.extend(running.cloned());
        names.extend(self.assigned_by_jumps(body));
        let positions = self.scope.positions(&|name| names.contains(name));
        let promoted = self.promoted.clone();
        let is_promoted =
            |position: usize, is_mask: bool| promoted.contains(&Promotion { position, is_mask });
        let positions: Vec<usize> = positions
            .into_iter()
            .filter(|&position| {
                matches!(self.scope.at(position).1, Binding::Value(_))
                    || is_promoted(position, false)
            })
            .collect();

        let mut carried = Vec::new();
        let mut shapes = Vec::new();
        let mut parameters = Vec::new();
        for &position in &positions {
            let name = self.scope.at(position).0.clone();
            let tree = self.tree_of_binding(&name)?;
            let kind = self.kind_of_name(&name);
            let tree = self.settled(tree, kind);
            for leaf in tree.leaves() {
                let init = self.import(leaf);
                let kind = match self.frame.program.kind(init) {
                    Kind::Bool if is_promoted(position, true) => Kind::Mask,
                    kind => kind,
                };
                carried.push(init);
                parameters.push(Parameter {
                    name: name.clone(),
                    space: Space::Scalar,
                    kind,
                    // Whether it is in the end is not known at the start.
                    is_differentiated: kind.has_cotangent(),
                    is_broadcast: false,
                    is_variable: false,
                    source: None,
                    table: None,
                    field: None,
                    row: None,
                });
            }
            shapes.push(tree);
        }

        let mut program = crate::ir::Program::new(parameters);
        let reads: Vec<Value> = (0..carried.len())
            .map(|index| {
                let name = program.parameters[index].name.to_string();
                program.define(&name, Op::Parameter(index))
            })
            .collect();
        self.open(Frame { program, captures: Vec::new(), condition: self.condition });
        let level = self.level();
        let mut reads = reads.into_iter().map(|value| Leaf { level, value });
        for (&position, shape) in positions.iter().zip(&shapes) {
            self.scope.set(position, Binding::Value(shape.with_leaves(&mut reads)));
        }
        let mark = self.scope.mark();
        let mut goes_on = None;
        match iterations {
            Iterations::Endless => {}
            Iterations::Over(pattern, _) => self.scope.bind_inactive(pattern, level, None),
            Iterations::Counted { pattern, iterator, counter, count } => {
                if let Count::Varying(count) = *count {
                    let counted = self.frame.program.define("count", Op::Counter(counter.clone()));
                    let count = self.import(count);
                    goes_on = Some(self.compare(Comparison::Less, counted, count));
                }
                self.bind_iteration(pattern, iterator, counter, goes_on.is_some());
            }
        }
        let done = self.body(goes_on, *condition, body, running);
        self.scope.restore(mark);
        if done.is_none() {
            self.close();
            return None;
        }
        let mut results = Vec::new();
        let mut leaves = 0;
        for &position in &positions {
            let name = self.scope.at(position).0.clone();
            let tree = self.tree_of_binding(&name)?;
            let kind = self.kind_of_name(&name);
            for leaf in self.settled(tree, kind).leaves() {
                let result = self.import(leaf);
                let is_mask = self.frame.program.kind(result) == Kind::Mask;
                if is_mask && self.frame.program.parameters[leaves].kind == Kind::Bool {
                    self.promoted.push(Promotion { position, is_mask });
                }
                results.push(result);
                leaves += 1;
            }
        }
        let running = running.and_then(|running| {
            let before: usize = positions
                .iter()
                .zip(&shapes)
                .take_while(|(position, _)| self.scope.at(**position).0 != *running)
                .map(|(_, shape)| shape.leaves().len())
                .sum();
            (before < carried.len()).then_some(before)
        });
        let Frame { program, captures, .. } = self.close();
        let over = match iterations {
            Iterations::Endless => Over::Nothing,
            Iterations::Over(pattern, iterator) => Over::Iterator {
                pattern: pattern.to_token_stream(),
                iterator: iterator.to_token_stream(),
            },
            Iterations::Counted { counter, count, .. } => Over::Counter {
                counter: counter.clone(),
                count: match *count {
                    Count::Same(count) => Some(self.import(count)),
                    Count::Varying(_) => None,
                },
            },
        };
        let header = Header { over, running, checkpoint: iteration.every };
        let body = Box::new(Region::new(program, results));
        let of = self.frame.program.define("loop", Op::Loop { header, carried, captures, body });
        let results = self.result_trees(of, &shapes);
        for (position, tree) in positions.into_iter().zip(results) {
            self.scope.set(position, Binding::Value(tree));
        }
        Some(())
    }

    /// One iteration, for the lanes that still run.
    fn body(
        &mut self,
        goes_on_here: Option<Value>,
        condition: Option<&Expr>,
        body: &Block,
        running: Option<&Ident>,
    ) -> Option<()> {
        let Some(running) = running else {
            self.sequence(&body.stmts, None, body)?;
            return Some(());
        };
        let tree = self.tree_of_binding(running)?;
        let mut goes_on = self.import(tree.leaves()[0]);
        let condition = match condition {
            Some(condition) => Some(self.condition(condition)?),
            None => goes_on_here,
        };
        if let Some(condition) = condition {
            goes_on = self.logic(Logic::And, [goes_on, condition]);
            let tree = self.leaf(goes_on);
            self.scope.assign(running, Binding::Value(tree));
        }
        self.guarded(goes_on, body)?;
        Some(())
    }
}
