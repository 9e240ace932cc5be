//! Structs in functions of arrays: each is a number of scalars to a sweep, and its cotangent as many sums.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::arrays::{Emitter, Numbers};
use super::lane_code::LaneCode;
use super::local;
use crate::ir::{Op, Summand, Value};
use crate::schedule::{Destination, Sweep};
use crate::shape;

/// The structs of a sweep.
pub(super) struct Records<'a> {
    /// Those that it reads, all parameters.
    pub(super) inputs: Vec<Record<'a>>,
    /// Those whose cotangents it adds up, or gives for each element: the sum, its summand, and the struct.
    sums: Vec<(Value, Value, Record<'a>)>,
}

/// A struct that is a parameter, or a part of one.
#[derive(Clone)]
pub(super) struct Record<'a> {
    value: Value,
    name: Ident,
    ty: &'a syn::Type,
    /// The user's argument.
    argument: TokenStream,
    tangent: Option<TokenStream>,
}

/// Which of the floats of a dual number.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Primal,
    Tangent,
}

impl Record<'_> {
    /// `<Params as Differentiable>`
    fn owner(&self) -> TokenStream {
        let ty = self.ty;
        quote!(<#ty as ::cotangent::Differentiable>)
    }

    /// How many floats it has.
    fn len(&self) -> TokenStream {
        let owner = self.owner();
        quote!(#owner::FLOATS)
    }
}

impl<'a> Emitter<'a> {
    /// A struct that is a parameter.
    pub(super) fn record(&self, value: Value) -> Record<'a> {
        let Op::Parameter(index) = self.source.body.program.equation(value).op else {
            unreachable!("a sweep takes structs that are parameters only")
        };
        let parameter = self.parameter(index);
        let leaf = parameter.leaves().into_iter().find(|leaf| leaf.index == index);
        let leaf = leaf.expect("it is one of the parameter's");
        let argument = parameter.borrowed_part(&leaf.path);
        let tangent = self.tangent(parameter).map(|tangent| {
            let part = shape::part(tangent, &leaf.path);
            quote!(&#part)
        });
        let ty = leaf.record.expect("it is a struct");
        Record { value, name: self.name(value), ty, argument, tangent }
    }

    /// `let p_0 = ..;` on scalar lanes.
    pub(super) fn read_record(&self, value: Value) -> TokenStream {
        let record = self.record(value);
        let Record { name, argument, .. } = &record;
        let owner = record.owner();
        let element = super::types::element(self.source);
        match (self.numbers, &record.tangent) {
            (Numbers::Plain, _) | (Numbers::Dual, None) => {
                quote!(let #name = #owner::on_lanes::<__ScalarLane>(#argument);)
            }
            (Numbers::Dual, Some(tangent)) => hygienic! {
                let #name = #owner::along::<__ScalarLane>(
                    #argument,
                    #tangent,
                    |primal: #element, tangent: #element| ::cotangent::__private::Dual {
                        primal: ::cotangent::__private::Scalar(primal),
                        tangent: ::cotangent::__private::Scalar(tangent),
                    },
                );
            },
        }
    }

    /// Adds the cotangent of a struct to a gradient whose arrays are written by themselves.
    pub(super) fn add_gradient_of_record(
        &self,
        parameter: Value,
        cotangent: Value,
        gradient: &TokenStream,
    ) -> TokenStream {
        let (owner, cotangent) = (self.record(parameter).owner(), self.name(cotangent));
        let number = match self.numbers {
            Numbers::Plain => hygienic!(|x| x.0),
            Numbers::Dual => hygienic!(|x| x.tangent.0),
        };
        quote!(#owner::add_gradient::<__ScalarLane>(&mut #gradient, #cotangent, #number);)
    }

    /// The gradient of a struct from its cotangent.
    pub(super) fn gradient_of_record(&self, parameter: Value, cotangent: Value) -> TokenStream {
        let (owner, cotangent) = (self.record(parameter).owner(), self.name(cotangent));
        let number = match self.numbers {
            Numbers::Plain => hygienic!(|x| x.0),
            Numbers::Dual => hygienic!(|x| x.tangent.0),
        };
        quote!(#owner::gradient::<__ScalarLane>(#cotangent, #number))
    }
}

impl<'a> Records<'a> {
    pub(super) fn of(emitter: &Emitter<'a>, sweep: &Sweep) -> Self {
        let program = &emitter.source.body.program;
        let is_record = |&value: &Value| program.kind(value) == crate::ir::Kind::Record;
        let inputs = sweep.inputs.iter().copied().filter(is_record);
        let sums = sweep.sums.iter().filter_map(|&sum| match program.equation(sum).op {
            Op::Sum(Summand::Record { of, d }) => Some((sum, d, emitter.record(of))),
            _ => None,
        });
        let stored = sweep.stores.iter().filter_map(|store| {
            let Destination::Gradient(parameter) = store.to else { return None };
            let read = program.read(parameter).filter(|_| is_record(&store.value))?;
            Some((store.value, store.value, emitter.record(read)))
        });
        let sums = sums.chain(stored).collect();
        Self { inputs: inputs.map(|value| emitter.record(value)).collect(), sums }
    }

    /// The number of inputs of which `floats` are no structs.
    pub(super) fn count_in(&self, floats: usize) -> TokenStream {
        let lens = self.inputs.iter().map(Record::len);
        quote!(#floats #(+ #lens)*)
    }

    /// The number of results of which `floats` are no structs.
    pub(super) fn count_out(&self, floats: usize) -> TokenStream {
        let lens = self.sums.iter().map(|(_, _, record)| record.len());
        quote!((#floats #(+ #lens)*))
    }

    /// What the body of a sweep keeps of the structs: what is no float in them.
    pub(super) fn fields(&self) -> (TokenStream, TokenStream) {
        let names: Vec<_> = self.inputs.iter().map(|record| &record.name).collect();
        let types = self.inputs.iter().map(|record| record.ty);
        let arguments = self.inputs.iter().map(|record| &record.argument);
        (quote!(#(#names: &'a #types,)*), quote!(#(#names: #arguments,)*))
    }

    /// `let p_0 = ..;` from the inputs behind the first `floats`.
    pub(super) fn lanes(&self, code: &LaneCode<'_>, floats: usize) -> TokenStream {
        let mut first = quote!(#floats);
        let mut lanes = TokenStream::new();
        for record in &self.inputs {
            let (name, owner, len) = (&record.name, record.owner(), record.len());
            let (lane, witness) = (code.lane, code.witness_statement(record.value));
            lanes.extend(quote! {
                let #name = #owner::with::<#lane>(self.#name, &inputs[#first..]);
                #witness
            });
            first = quote!(#first + #len);
        }
        lanes
    }

    /// All terms of a sweep.
    pub(super) fn terms(
        &self,
        code: &LaneCode<'_>,
        floats: &[TokenStream],
        count: &TokenStream,
    ) -> TokenStream {
        if self.sums.is_empty() {
            return quote!([#(#floats),*]);
        }
        let lane = code.lane;
        let plain = floats.len();
        let mut first = quote!(#plain);
        let mut writes = TokenStream::new();
        for (_, summand, record) in &self.sums {
            let (summand, owner, len) = (code.name(*summand), record.owner(), record.len());
            writes.extend(hygienic! {
                #owner::write_cotangent::<#lane>(#summand, &mut sums[(#first) - #plain..]);
            });
            first = quote!(#first + #len);
        }
        hygienic! {
            let mut sums =
                [<#lane as ::cotangent::__private::Lane>::splat(0.0); #count - #plain];
            #writes
            let floats: [::cotangent::__private::Term<#lane>; #plain] = [#(#floats),*];
            let mut terms = [
                ::cotangent::__private::Term::Value(
                    <#lane as ::cotangent::__private::Lane>::splat(0.0)
                );
                #count
            ];
            let mut index = 0;
            while index < #plain {
                terms[index] = floats[index];
                index += 1;
            }
            while index < #count {
                terms[index] = ::cotangent::__private::Term::Value(sums[index - #plain]);
                index += 1;
            }
            terms
        }
    }

    /// The operands of the structs, and `rest` behind them.
    pub(super) fn operands(&self, part: Part, rest: TokenStream) -> TokenStream {
        self.inputs.iter().rfold(rest, |rest, record| {
            let (owner, len, argument) = (record.owner(), record.len(), &record.argument);
            let write = match (part, &record.tangent) {
                (Part::Primal, _) => hygienic!(#owner::write(#argument, &mut floats);),
                (Part::Tangent, Some(tangent)) => {
                    hygienic!(#owner::write_tangent(#tangent, &mut floats);)
                }
                (Part::Tangent, None) => TokenStream::new(),
            };
            hygienic! {
                ::cotangent::__private::Splats(
                    {
                        let mut floats = [0.0; #len];
                        #write
                        floats
                    },
                    #rest,
                )
            }
        })
    }

    /// The sinks of the sums of cotangents, and `rest` behind them.
    pub(super) fn sinks(&self, emitter: &Emitter<'_>, rest: TokenStream) -> TokenStream {
        self.sums.iter().rfold(rest, |rest, (sum, _, record)| {
            emitter.sums_of_record(*sum, &record.len(), &rest)
        })
    }

    /// `let total_9 = ..;` from the totals of a sweep, where those of structs begin at `first`, and their
    /// tangents at `tangents`.
    pub(super) fn totals(
        &self,
        emitter: &Emitter<'_>,
        first: &TokenStream,
        tangents: Option<&TokenStream>,
    ) -> TokenStream {
        let all = local("totals");
        let mut before = quote!(0);
        let mut statements = TokenStream::new();
        for (sum, _, record) in &self.sums {
            let (name, owner, len) = (emitter.name(*sum), record.owner(), record.len());
            let primal = hygienic!(::cotangent::__private::Scalar(#all[#first + #before + index]));
            let lane = match tangents {
                None => primal,
                Some(tangents) => hygienic! {
                    ::cotangent::__private::Dual {
                        primal: #primal,
                        tangent: ::cotangent::__private::Scalar(
                            #all[#tangents + #before + index]
                        ),
                    }
                },
            };
            statements.extend(hygienic! {
                let lanes: [__ScalarLane; #len] = ::core::array::from_fn(|index| #lane);
                let #name = #owner::cotangent_with::<__ScalarLane>(&lanes);
            });
            before = quote!(#before + #len);
        }
        statements
    }
}
