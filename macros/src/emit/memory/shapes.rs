//! The shapes of arrays in memory: computed, and checked, before any work.
//!
//! ```ignore
//! let operation_7 = operations::matmul();
//! let extent_9 = Extent::of_result(operations::shape(&operation_7, &[extent_0.shape(), extent_1.shape()]), SITE)?;
//! ```

use std::collections::BTreeSet;

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote, quote_spanned};

use super::super::arrays::Emitter;
use crate::ir::{Op, Value};

impl Emitter<'_> {
    /// Whether some shape is known only when others have been computed.
    fn computes_shapes(&self) -> bool {
        let program = self.program();
        program.values().any(|value| {
            program.is_in_memory(value)
                || self.groups.of_value(value).is_some_and(|x| self.is_joined(x))
        })
    }

    fn is_joined(&self, group: usize) -> bool {
        self.groups.sources(group).len() > 1
    }

    /// What the first stage begins with: its scalars, and the shapes of groups in between, as user code
    /// among the scalars says what operations do.
    pub(in super::super) fn prelude(&self, scalars: &[Value], lane: &Ident) -> TokenStream {
        if !self.computes_shapes() {
            return scalars.iter().map(|&value| self.scalar(value, lane)).collect();
        }
        let program = self.program();
        let mut known: BTreeSet<usize> = BTreeSet::new();
        let needed = self.needed_groups();
        let mut prelude = TokenStream::new();
        for value in program.values() {
            if scalars.contains(&value) {
                prelude.extend(self.scalar(value, lane));
            }
            prelude.extend(self.shape_of_result(value));
            let Some(group) = self.groups.of_value(value) else { continue };
            if self.is_joined(group) && needed.contains(&group) && known.insert(group) {
                prelude.extend(self.joined_extent(value, group));
            }
        }
        prelude
    }

    fn needed_groups(&self) -> BTreeSet<usize> {
        let program = self.program();
        let sweeps = self.schedule.stages.iter().flat_map(|stage| &stage.sweeps);
        let mut needed: BTreeSet<usize> = sweeps.map(|sweep| sweep.group).collect();
        for value in program.values().filter(|value| self.schedule.live[value.0]) {
            match &program.equation(value).op {
                Op::Whole { inputs, .. } => {
                    let arrays = inputs.iter().chain(std::iter::once(&value));
                    needed.extend(arrays.filter_map(|&array| self.groups.of_value(array)));
                }
                Op::Length { of } => needed.extend(self.groups.of_value(*of)),
                _ => {}
            }
        }
        needed
    }

    /// The operation of this value, and its shape if that is a new one.
    fn shape_of_result(&self, value: Value) -> Option<TokenStream> {
        let program = self.program();
        let Op::Whole { operation, inputs, passed, like } = &program.equation(value).op else {
            return None;
        };
        if !self.schedule.live[value.0] {
            return None;
        }
        let this = self.operation(value);
        let constructor = format_ident!("{}", operation.constructor());
        let passed = passed.iter().map(|&passed| self.name(passed));
        let has_known_shape = !like.is_empty();
        let shapes = has_known_shape && !operation.keeps_shape();
        let shapes = shapes.then(|| {
            let shapes = like.iter().map(|&like| self.shape_of(like));
            quote!([#(#shapes),*])
        });
        let shapes = shapes.iter();
        let construct = quote! {
            let #this = ::cotangent::__private::operations::#constructor(#(#passed,)* #(#shapes)*);
        };
        if has_known_shape && !operation.keeps_shape() {
            return Some(construct);
        }
        let shapes = inputs.iter().map(|&input| self.shape_of(input));
        let site = self.site(value);
        let extent = match has_known_shape {
            true => quote!(let _),
            false => {
                let extent = self.extent(self.groups.of_value(value)?);
                quote!(let #extent)
            }
        };
        Some(quote! {
            #construct
            #extent = ::cotangent::__private::Extent::of_result(
                ::cotangent::__private::operations::shape(&#this, &[#(#shapes),*]),
                #site,
            )?;
        })
    }

    /// The shape to which the arrays of a group broadcast.
    fn joined_extent(&self, first: Value, group: usize) -> TokenStream {
        let extent = self.extent(group);
        let sources: Vec<_> =
            self.groups.sources(group).iter().map(|&source| self.extent(source)).collect();
        let (head, rest) = sources.split_first().expect("a group has a source");
        let site = self.site(first);
        quote!(let #extent = #head #(.broadcast(&#rest, #site)?)*;)
    }

    /// Where the user wrote what a value is computed by.
    fn site(&self, value: Value) -> TokenStream {
        let function = self.source.described();
        let Some(site) = &self.program().equation(value).site else {
            return quote!(::cotangent::__private::Site::generated(#function));
        };
        let (text, span) = (&site.text, site.span);
        let place = quote_spanned!(span=> ::core::concat!(::core::file!(), ":", ::core::line!()));
        quote!(::cotangent::__private::Site::new(#function, #text, #place))
    }
}
