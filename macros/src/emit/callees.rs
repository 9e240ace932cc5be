//! The functions that a program calls, under names of their own.
//!
//! Calls go to the type that stands beside a differentiable function under the same name. For a
//! function that is not differentiable there is no such type, and rustc would say just that. So each
//! callee is imported under a new name, next to a glob import of a type of that name: the glob is
//! hidden by the companion, if there is one, and otherwise the trait that it lacks explains what to
//! do, at the user's call.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use syn::spanned::Spanned;

use crate::ir::{Op, Program, Value};

/// The name of the callee of a call.
pub(super) fn name(program: &Program, call: Value) -> Ident {
    match &program.equation(call).op {
        Op::Call { callee, .. } => format_ident!("__Callee{}", call.0, span = callee.span()),
        op => unreachable!("{op} is no call"),
    }
}

/// The imports of all callees.
///
/// Input: `predict(w, b, x)`
///
/// Output:
/// ```ignore
/// mod unmarked {
///     pub struct __Callee4;
///     impl __Callee4 { pub fn __vjp<V>(..) -> (V, fn(V) -> ((), (), ())) { .. } }
/// }
/// use unmarked::*;
/// use predict as __Callee4;
/// ```
pub(super) fn imports(program: &Program) -> TokenStream {
    let mut stand_ins = TokenStream::new();
    let mut imports = TokenStream::new();
    for value in program.values() {
        let Op::Call { callee, arguments } = &program.equation(value).op else { continue };
        let name = name(program, value);
        let any = arguments.iter().map(|_| quote!(_: impl ::core::marker::Sized));
        let nothing = arguments.iter().map(|_| quote!(()));
        stand_ins.extend(quote! {
            pub struct #name;
            impl #name {
                pub const __FLOPS: usize = 0;
                pub fn __vjp<V>(#(#any),*) -> (V, fn(V) -> (#(#nothing,)*)) {
                    ::core::unreachable!()
                }
            }
        });
        imports.extend(quote!(use #callee as #name;));
    }
    if imports.is_empty() {
        return imports;
    }
    quote! {
        mod unmarked { #stand_ins }
        use unmarked::*;
        #imports
    }
}

/// The check that there is a companion, behind the imports and once for each callee.
///
/// ```ignore
/// const _: () = ::cotangent::__private::assert_differentiable::<__Callee4>();
/// ```
pub(super) fn checks(program: &Program) -> TokenStream {
    let calls =
        program.values().filter(|&value| matches!(program.equation(value).op, Op::Call { .. }));
    let names = calls.map(|value| name(program, value));
    quote!(#(const _: () = ::cotangent::__private::assert_differentiable::<#names>();)*)
}
