//! Operations on whole arrays: `matmul(x, w)`, `sum_axis(x, 1)`.

use std::rc::Rc;

use proc_macro2::{Delimiter, Ident, Spacing, TokenStream, TokenTree, token_stream};
use quote::{ToTokens, quote};
use syn::spanned::Spanned;
use syn::{Expr, Member};

use super::Parser;
use super::scope::Binding;
use super::tree::{Leaf, Tree};
use crate::ir::{Kind, Op, Parameter, Site, Space, Value};
use crate::methods::SELF;
use crate::operation::{Gives, Named, Passed, Takes};

/// What tells the shape of an array.
pub(super) const SHAPES: &[&str] = &["shape", "rank"];

/// The same, and lengths.
const SHAPES_AND_LENGTHS: &[&str] = &["shape", "rank", "len", "is_empty"];

/// What tells where the extremes of an array are.
pub(crate) const EXTREMES: &[&str] = &["argmax_axis", "argmin_axis"];

impl Parser<'_> {
    /// Whether whole arrays are values here.
    pub(super) fn is_of_whole_arrays(&self) -> bool {
        self.is_of_arrays && !self.is_per_element && self.level() == 0
    }

    /// Whether `code` sees no more of arrays than their shapes, lengths among these.
    pub(super) fn sees_shapes_only(&self, code: &Expr) -> bool {
        let tokens = self.without_shapes(&code.to_token_stream(), SHAPES_AND_LENGTHS);
        self.is_inactive_tokens(&tokens)
    }

    /// Tokens without the arrays of which they see the shape, or where extremes are: no gradient flows
    /// through these. It is parameters that the user's code may name.
    pub(super) fn without_shapes(&self, tokens: &TokenStream, methods: &[&str]) -> TokenStream {
        if !self.is_of_whole_arrays() {
            return tokens.clone();
        }
        let parameter = |name: &Ident| match self.scope.get(name) {
            Some(Binding::Parameter(index)) => Some(&self.body_program().parameters[index]),
            _ => None,
        };
        let is_array = |name: &Ident| parameter(name).is_some_and(|x| x.space == Space::Array);
        let is_struct = |name: &Ident| parameter(name).is_some_and(|x| x.kind == Kind::Record);
        let mut kept = TokenStream::new();
        let mut rest = tokens.clone().into_iter();
        let mut finds_extremes = false;
        while let Some(token) = rest.next() {
            match token {
                TokenTree::Ident(name) if is_array(&name) || is_struct(&name) => {
                    let method = method_behind(rest.clone());
                    let is_known = method.is_some_and(|method| {
                        methods.contains(&&*method) || EXTREMES.contains(&&*method)
                    });
                    if !is_known {
                        kept.extend([name]);
                    }
                }
                TokenTree::Group(group) if finds_extremes => {
                    let arguments = group.stream().into_iter().filter(|token| match token {
                        TokenTree::Ident(name) => !is_array(name),
                        _ => true,
                    });
                    kept.extend(self.without_shapes(&arguments.collect(), methods));
                }
                TokenTree::Group(group) => {
                    kept.extend(self.without_shapes(&group.stream(), methods));
                }
                other => {
                    finds_extremes = matches!(
                        &other,
                        TokenTree::Ident(name) if EXTREMES.contains(&&*name.to_string())
                    );
                    kept.extend([other]);
                    continue;
                }
            }
            finds_extremes = false;
        }
        kept
    }

    /// Notes functions that code which is taken over finds extremes by: of these no gradient flows through the
    /// arguments, so they must be those of `cotangent`.
    pub(super) fn note_extremes(&mut self, tokens: &TokenStream) {
        if !self.is_of_whole_arrays() {
            return;
        }
        let tokens: Vec<_> = tokens.clone().into_iter().collect();
        let is = |index: usize, expected: char| matches!(&tokens[index], TokenTree::Punct(point) if point.as_char() == expected);
        for (index, token) in tokens.iter().enumerate() {
            match token {
                TokenTree::Group(group) => self.note_extremes(&group.stream()),
                TokenTree::Ident(name) if EXTREMES.contains(&&*name.to_string()) => {
                    let mut first = index;
                    while first >= 2 && is(first - 1, ':') && is(first - 2, ':') {
                        let has_segment =
                            first >= 3 && matches!(tokens[first - 3], TokenTree::Ident(_));
                        first -= if has_segment { 3 } else { 2 };
                    }
                    let is_method = first == index && index > 0 && is(index - 1, '.');
                    let path = tokens[first..=index].iter().cloned().collect();
                    if let (false, Ok(path)) = (is_method, syn::parse2(path)) {
                        self.builtins.push(path);
                    }
                }
                TokenTree::Ident(_) | TokenTree::Punct(_) | TokenTree::Literal(_) => {}
            }
        }
    }

    /// Whether code that sees no arrays makes one: `one_hot(labels, 10)`.
    pub(super) fn makes_array(&self, tokens: &TokenStream) -> bool {
        let makes = |name: &Ident| {
            Named::of(&name.to_string()).is_some_and(|named| named.takes == Takes::Arrays(0))
        };
        self.is_of_whole_arrays()
            && tokens.clone().into_iter().any(|token| match token {
                TokenTree::Ident(name) => makes(&name),
                TokenTree::Group(group) => self.makes_array(&group.stream()),
                TokenTree::Punct(_) | TokenTree::Literal(_) => false,
            })
    }

    /// Parses an expression, whose text errors of shapes show.
    pub(super) fn at_site<T>(
        &mut self,
        expression: &Expr,
        parse: impl FnOnce(&mut Self) -> T,
    ) -> T {
        if !self.is_of_whole_arrays() {
            return parse(self);
        }
        let text = shown(expression.to_token_stream());
        // As the user has written it.
        let text = match self.function.to_string().starts_with("__") {
            true => text.replace(&format!("{SELF}."), "self."),
            false => text,
        };
        let site = Site { text, span: expression.span() };
        let around = self.frame.program.site.replace(Rc::new(site));
        let parsed = parse(self);
        self.frame.program.site = around;
        parsed
    }

    /// Rejects an operation on whole arrays where numbers or elements are computed with.
    pub(super) fn reject_misplaced(&mut self, name: &Ident, arguments: &[&Expr]) -> Option<()> {
        let is_operation = Named::of(&name.to_string()).is_some() && self.is_of_arrays;
        if !is_operation || self.is_of_whole_arrays() {
            return Some(());
        }
        let is_array = |leaf: &Leaf| leaf.level == 0 && self.space(*leaf) == Space::Array;
        let sees_array = arguments.iter().any(|argument| {
            !self.all_names(argument.to_token_stream(), &|binding| match binding {
                Binding::Parameter(index) => {
                    self.body_program().parameters[index].space == Space::Scalar
                }
                Binding::Value(tree) => self.is_per_element || !tree.leaves().iter().any(is_array),
                _ => true,
            })
        });
        // What takes no array may be a function of the user's own.
        if !sees_array {
            return Some(());
        }
        let place = match self.is_per_element {
            true => "for each element",
            false => "in a branch or loop",
        };
        self.errors.push(
            name,
            format!("`{name}` is an operation on whole arrays, which does not run {place}"),
            format!("bind its result in front: `let y = {name}(..);`"),
        );
        None
    }

    /// An operation of whole arrays, by the user's name for it.
    pub(super) fn operation(
        &mut self,
        named: &Named,
        name: &Ident,
        arguments: &[&Expr],
        call: &impl ToTokens,
    ) -> Option<Tree> {
        if arguments.len() != named.arity() {
            let found = match arguments.len() {
                0 => "nothing".to_owned(),
                count => super::calls::arguments_of(count),
            };
            self.errors.push(
                call,
                format!("`{name}` takes {}, this is {found}", named.described()),
                format!(
                    "look up `{name}` in `cotangent`; call a function of your own by another name"
                ),
            );
            return None;
        }
        let (arrays, more) = arguments.split_at(arguments.len() - named.passed.len());
        let inputs = match named.takes {
            Takes::Arrays(_) => self.arrays_in_memory(name, arrays),
            Takes::List => self.list_in_memory(name, arrays[0]),
        };
        let passed: Vec<_> = more
            .iter()
            .zip(named.passed)
            .map(|(more, passed)| self.passed(name, more, *passed))
            .collect();
        let parts = match named.gives {
            Gives::Parts => Some(self.count_of_parts(name, more.last()?)?),
            Gives::Array | Gives::Number => None,
        };
        let (inputs, mut passed) = (inputs?, passed.into_iter().collect::<Option<Vec<_>>>()?);
        if named.gives == Gives::Number {
            let all = quote!(::cotangent::__private::operations::all_axes());
            passed.push(self.frame.program.define("all", Op::Opaque(all)));
        }
        let operation = named.operation;
        let like: Vec<_> = operation.keeps_shape().then(|| inputs[0]).into_iter().collect();
        let name = name.to_string();
        let Some(parts) = parts else {
            let op = Op::Whole { operation, inputs, passed, like };
            let mut value = self.frame.program.define(&name, op);
            if named.gives == Gives::Number {
                value = self.frame.program.define(&name, Op::Item(value));
            }
            return Some(self.leaf(value));
        };
        let mut trees = Vec::new();
        for part in 0..parts {
            let part = self.frame.program.define("part", Op::Opaque(quote!(#part)));
            let op = Op::Whole {
                operation,
                inputs: inputs.clone(),
                passed: [&passed[..], &[part]].concat(),
                like: like.clone(),
            };
            let value = self.frame.program.define(&name, op);
            trees.push(self.leaf(value));
        }
        Some(Tree::Array(trees))
    }

    /// How many parts an array is split into.
    fn count_of_parts(&mut self, name: &Ident, sizes: &Expr) -> Option<usize> {
        let count = match sizes {
            Expr::Array(sizes) => Some(sizes.elems.len()),
            Expr::Repeat(repeat) => {
                self.known_integer(&repeat.len).and_then(|len| usize::try_from(len).ok())
            }
            _ => None,
        };
        if count.is_none() {
            self.errors.push(
                sizes,
                format!(
                    "`{name}` gives as many arrays as there are sizes, which is not known here"
                ),
                "write them out: `[2, n - 2]`",
            );
        }
        count
    }

    fn arrays_in_memory(&mut self, name: &Ident, arrays: &[&Expr]) -> Option<Vec<Value>> {
        let arrays: Vec<_> = arrays.iter().map(|array| self.array_in_memory(name, array)).collect();
        arrays.into_iter().collect()
    }

    /// The arrays of `&[a, b]`.
    fn list_in_memory(&mut self, name: &Ident, list: &Expr) -> Option<Vec<Value>> {
        let mut written = list;
        while let Expr::Reference(syn::ExprReference { expr, .. })
        | Expr::Paren(syn::ExprParen { expr, .. }) = written
        {
            written = expr;
        }
        if let Expr::Array(array) = written {
            return self.arrays_in_memory(name, &array.elems.iter().collect::<Vec<_>>());
        }
        let Tree::Array(parts) = self.tree(list)? else {
            let wrong = format!("`{name}` takes several arrays");
            self.errors.push(list, wrong, format!("list them: `{name}(&[&x, &y], 0)`"));
            return None;
        };
        let values: Vec<_> = parts.iter().map(|part| self.number(part, Some(list))).collect();
        let values = values.into_iter().collect::<Option<Vec<_>>>()?;
        let stored = values.into_iter().map(|value| self.stored(name, value, list));
        stored.collect()
    }

    /// `&model.weights`: an array or variable of a struct, as floats are copied without the `&`.
    pub(super) fn array_of_struct(&mut self, expression: &Expr) -> Option<Value> {
        let Expr::Reference(reference) = expression else { return None };
        if reference.mutability.is_some() || !self.is_of_whole_arrays() {
            return None;
        }
        let (record, path) = self.field_of_parameter(&reference.expr)?;
        let Some(Member::Named(name)) = path.last().cloned() else { return None };
        let program = &mut self.frame.program;
        let field = Some((record, path));
        let known = program.parameters.iter().position(|parameter| parameter.field == field);
        let index = known.unwrap_or_else(|| {
            let is_differentiated = program.parameters[record].is_differentiated;
            program.parameters.push(Parameter {
                name,
                space: Space::Array,
                kind: Kind::Float,
                is_differentiated,
                is_broadcast: true,
                is_variable: false,
                source: None,
                table: None,
                field,
                row: None,
            });
            program.parameters.len() - 1
        });
        Some(self.parameter(index))
    }

    /// The struct that is a parameter, and the fields on the way from it.
    fn field_of_parameter(&self, expression: &Expr) -> Option<(usize, Vec<Member>)> {
        match expression {
            Expr::Paren(paren) => self.field_of_parameter(&paren.expr),
            Expr::Field(field) => {
                let (record, mut path) = match &*field.base {
                    Expr::Path(path) => {
                        let name = path.path.get_ident()?;
                        let Binding::Parameter(record) = self.scope.get(name)? else { return None };
                        let is_record = self.frame.program.parameters[record].kind == Kind::Record;
                        (is_record.then_some(record)?, Vec::new())
                    }
                    base => self.field_of_parameter(base)?,
                };
                path.push(field.member.clone());
                Some((record, path))
            }
            _ => None,
        }
    }

    fn array_in_memory(&mut self, name: &Ident, array: &Expr) -> Option<Value> {
        let value = self.expression(array)?;
        self.stored(name, value, array)
    }

    fn stored(&mut self, name: &Ident, value: Value, array: &Expr) -> Option<Value> {
        if self.frame.program.space(value) == Space::Scalar {
            self.errors.push(
                array,
                format!("`{name}` takes a whole array, this is one number"),
                "give it a tensor",
            );
            return None;
        }
        Some(self.frame.program.stored(value, value))
    }

    /// What an operation takes beside arrays.
    fn passed(&mut self, name: &Ident, more: &Expr, passed: Passed) -> Option<Value> {
        let seen = self.without_shapes(&more.to_token_stream(), SHAPES_AND_LENGTHS);
        if !self.is_passable_tokens(&seen) {
            if !self.mentions_mistake(more) {
                let sees_extremes = super::verbatim::names(more.to_token_stream())
                    .iter()
                    .any(|name| EXTREMES.contains(&&*name.to_string()));
                let help = match sees_extremes {
                    true => "extremes are found in parameters: `argmax_axis(x, 1)`",
                    false => {
                        "compute it from what is marked `#[no_grad]`, or from shapes of parameters"
                    }
                };
                self.errors.push(
                    more,
                    format!(
                        "this argument of `{name}` is computed from what the gradient flows through"
                    ),
                    help,
                );
            }
            return None;
        }
        self.check_clobbered(more);
        let code = match passed {
            // Ranges are not copied.
            Passed::Range => quote!(::cotangent::__private::operations::range(#more)),
            _ => more.to_token_stream(),
        };
        Some(self.frame.program.define("passed", Op::Opaque(code)))
    }
}

/// The method that is called behind fields: `shape` of `.weights.shape()`.
fn method_behind(mut tokens: token_stream::IntoIter) -> Option<String> {
    let mut method = None;
    loop {
        match (tokens.next(), method.take()) {
            (Some(TokenTree::Group(_)), Some(method)) => return Some(method),
            (Some(TokenTree::Punct(point)), _) if point.as_char() == '.' => {
                let Some(TokenTree::Ident(name)) = tokens.next() else { return None };
                method = Some(name.to_string());
            }
            _ => return None,
        }
    }
}

/// What the user calls a variable, which has another name if it is a parameter of what is inlined.
fn users_name(name: &str) -> &str {
    let renamed = name.strip_prefix("__").and_then(|name| name.rsplit_once('_'));
    match renamed {
        Some((plain, number)) if number.bytes().all(|digit| digit.is_ascii_digit()) => plain,
        _ => name,
    }
}

/// Code as a person would write it.
fn shown(tokens: TokenStream) -> String {
    let mut text = String::new();
    // Whether the next token stands right behind the last, and whether an operand ended there.
    let (mut is_tight, mut is_operand) = (true, false);
    for token in tokens {
        let (word, glues_to_last, glues_next, ends_operand) = match &token {
            TokenTree::Group(group) => {
                let [open, close] = match group.delimiter() {
                    Delimiter::Parenthesis => ["(", ")"],
                    Delimiter::Bracket => ["[", "]"],
                    Delimiter::Brace => ["{ ", " }"],
                    Delimiter::None => ["", ""],
                };
                (format!("{open}{}{close}", shown(group.stream())), is_operand, false, true)
            }
            TokenTree::Punct(punct) => {
                let is_between = matches!(punct.as_char(), '.' | ':');
                let is_behind = matches!(punct.as_char(), ',' | ';' | '?');
                let is_prefix = !is_operand || punct.spacing() == Spacing::Joint;
                (punct.to_string(), is_between || is_behind, is_between || is_prefix, is_behind)
            }
            TokenTree::Ident(name) => {
                (users_name(&name.to_string()).to_owned(), false, false, true)
            }
            TokenTree::Literal(literal) => (literal.to_string(), false, false, true),
        };
        if !(is_tight || glues_to_last) {
            text.push(' ');
        }
        text.push_str(&word);
        is_operand = ends_operand && word != ",";
        is_tight = glues_next;
    }
    text
}
