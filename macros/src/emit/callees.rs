//! The functions that a program calls, under names of their own.
//!
//! Calls go to the type that stands beside a differentiable function under the same name. What is
//! wrong with a call as Rust, rustc says about the function's own body; it should not say it again
//! about the emitted code. So each callee is imported under a new name, next to what makes the
//! emitted call compile in any case:
//!
//! - A macro of the callee's name: the import finds something, whether there is a function or not.
//! - A glob import of the unit struct `Unmarked` under the new name. As a type it is hidden by the one
//!   beside the function. If there is none, a trait that the function then lacks explains what to
//!   do, at the user's call. If there is no function either, `Unmarked` is not hidden as a value, which
//!   has the trait.
//! - A trait that gives all types a function for the number of arguments, and one for each argument
//!   that a sweep takes with it. The type beside a function has those that are right, which take
//!   precedence: the others are in no program that compiles.

use std::collections::BTreeMap;

use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};
use quote::{format_ident, quote, quote_spanned};
use syn::spanned::Spanned;

use super::local_type;
use crate::expand::Differentiated;
use crate::ir::{Argument, Callee, Op, Program, Value};
use crate::methods::hash;

/// The name of the callee of a call.
pub(super) fn name(program: &Program, call: Value) -> Ident {
    match &program.equation(call).op {
        Op::Call { callee, number, .. } => {
            let span = match callee {
                Callee::Function(path) | Callee::Generic(path) => path.span(),
                Callee::Method { name, .. } => name.span(),
            };
            format_ident!("__Callee{number}", span = span)
        }
        op => unreachable!("{op} is no call"),
    }
}

/// The name of the function that takes this number of arguments.
pub(super) fn vjp(arguments: usize) -> Ident {
    format_ident!("__vjp{arguments}")
}

/// The name of the function that gives the value alone.
pub(super) fn value(arguments: usize) -> Ident {
    format_ident!("__value{arguments}")
}

/// The name of a function's own [`vjp`]: with an auxiliary result it is one that nobody else calls.
pub(super) fn own_vjp(source: &Differentiated) -> Ident {
    own(source, vjp)
}

/// The same of [`value`].
pub(super) fn own_value(source: &Differentiated) -> Ident {
    own(source, value)
}

fn own(source: &Differentiated, name: fn(usize) -> Ident) -> Ident {
    let name = name(source.signature.parameters.len());
    match source.signature.auxiliary {
        Some(_) => format_ident!("{name}_alone"),
        None => name,
    }
}

/// The name of the function that an argument goes through on its way into a sweep.
pub(super) fn passed(index: usize) -> Ident {
    format_ident!("__passed{index}")
}

/// The imports of all callees, for the end of a body: the user's code in it then still sees a macro
/// of the callee's name.
///
/// Input: `predict(w, b, x)`
///
/// Output:
/// ```ignore
/// mod unmarked {
///     pub use ::cotangent::__private::Unmarked as __Callee4;
///     pub trait __AnyFunction {
///         const __FLOPS: usize = 0;
///         fn __vjp3<V>(..) -> (V, fn(V) -> ((), (), ())) { .. }
///         fn __passed1<T>(_: impl Sized) -> T { .. }
///     }
///     impl<F> __AnyFunction for F {}
/// }
/// use unmarked::*;
/// macro_rules! predict { () => {}; }
/// use predict as __Callee4;
/// ```
pub(super) fn imports(source: &Differentiated) -> TokenStream {
    let program = &source.body.program;
    let mut stand_ins = TokenStream::new();
    let mut imports = TokenStream::new();
    let mut functions = BTreeMap::new();
    let mut macros = BTreeMap::new();
    program.all_regions(&mut |program| {
        for call in program.calls() {
            let Op::Call { callee, arguments, .. } = &program.equation(call).op else { continue };
            let name = name(program, call);
            stand_ins.extend(quote!(pub use ::cotangent::__private::Unmarked as #name;));
            imports.extend(match callee {
                Callee::Function(path) | Callee::Generic(path) => quote!(use #path as #name;),
                Callee::Method { .. } => {
                    let alias = alias(source, program, call);
                    quote!(type #name = #alias;)
                }
            });
            functions.insert(vjp(arguments.len()), any_function(arguments.len()));
            for (index, argument) in arguments.iter().enumerate() {
                if matches!(argument, Argument::Verbatim(_)) {
                    functions.insert(passed(index), any_argument(index));
                }
            }
            if let Callee::Function(path) | Callee::Generic(path) = callee
                && let Some(name) = path.get_ident()
            {
                macros.insert(name, quote!(macro_rules! #name { () => {}; }));
            }
        }
    });
    if imports.is_empty() {
        return imports;
    }
    let (any, functions, macros) = (local_type("AnyFunction"), functions.values(), macros.values());
    quote! {
        mod unmarked {
            #stand_ins
            pub trait #any {
                const __FLOPS: usize = 0;
                #(#functions)*
            }
            impl<F> #any for F {}
        }
        use unmarked::*;
        #(#macros)*
        #imports
    }
}

/// The companions of the methods that are called, each checked once.
///
/// ```ignore
/// type __lossMethod4 =
///     <[(); check_method::<Model, 123>()] as CheckedMethod<Model, 123>>::Companion;
/// ```
pub(super) fn methods(source: &Differentiated) -> TokenStream {
    let mut aliases = TokenStream::new();
    source.body.program.all_regions(&mut |program| {
        for call in program.calls() {
            let Op::Call { callee: Callee::Method { owner, name }, .. } =
                &program.equation(call).op
            else {
                continue;
            };
            let (alias, hash) = (alias(source, program, call), hash(&name.to_string()));
            let owner = respanned(owner.clone(), name.span());
            aliases.extend(quote_spanned! {name.span()=>
                #[allow(non_camel_case_types)]
                type #alias = <[(); ::cotangent::__private::check_method::<#owner, #hash>()]
                    as ::cotangent::__private::CheckedMethod<#owner, #hash>>::Companion;
            });
        }
    });
    aliases
}

/// The tokens, for errors at `span`.
fn respanned(tokens: TokenStream, span: Span) -> TokenStream {
    let respanned = tokens.into_iter().map(|mut token| {
        if let TokenTree::Group(group) = &token {
            let inner = respanned(group.stream(), span);
            token = TokenTree::Group(Group::new(group.delimiter(), inner));
        }
        token.set_span(span);
        token
    });
    respanned.collect()
}

/// What the companion of a method is called beside the function.
fn alias(source: &Differentiated, program: &Program, call: Value) -> Ident {
    let Op::Call { number, .. } = &program.equation(call).op else { unreachable!("it is a call") };
    let function = source.function.sig.ident.to_string();
    format_ident!("__{}Method{number}", function.trim_start_matches("r#"))
}

/// A function that accepts this number of arguments, whatever they are.
fn any_function(arguments: usize) -> TokenStream {
    let (vjp, value) = (vjp(arguments), value(arguments));
    let any: Vec<_> =
        std::iter::repeat_n(quote!(_: impl ::core::marker::Sized), arguments).collect();
    let nothing = std::iter::repeat_n(quote!(()), arguments);
    quote! {
        fn #vjp<V>(#(#any),*) -> (V, fn(V) -> (#(#nothing,)*)) {
            const { ::core::panic!("rustc has rejected the user's call") }
        }
        fn #value<V>(#(#any),*) -> V {
            const { ::core::panic!("rustc has rejected the user's call") }
        }
    }
}

/// A function that accepts any argument in this position, and returns what is wanted there.
fn any_argument(index: usize) -> TokenStream {
    let passed = passed(index);
    quote! {
        fn #passed<T>(_: impl ::core::marker::Sized) -> T {
            const { ::core::panic!("rustc has rejected the user's call") }
        }
    }
}

/// The check that there is a companion, once for each callee.
///
/// ```ignore
/// const _: () = ::cotangent::__private::assert_differentiable::<__Callee4, _>(&__Callee4);
/// ```
pub(super) fn checks(program: &Program) -> TokenStream {
    let mut checks = TokenStream::new();
    program.all_regions(&mut |program| {
        for call in program.calls() {
            let Op::Call { callee, .. } = &program.equation(call).op else { continue };
            let name = name(program, call);
            match callee {
                Callee::Method { .. } => continue,
                Callee::Generic(_) => {
                    checks.extend(quote_spanned! {name.span()=>
                        const _: () = ::cotangent::__private::assert_companion::<#name>();
                    });
                    continue;
                }
                Callee::Function(_) => {}
            }
            checks.extend(quote_spanned! {name.span()=>
                const _: () =
                    ::cotangent::__private::assert_differentiable::<#name, _>(&#name);
            });
        }
    });
    checks
}
