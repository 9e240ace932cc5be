//! The operations on whole arrays in memory.

use Gives::{Array, Number, Parts};
use Operation::*;
use Takes::{Arrays, List};
use quote::quote;

use crate::ir::{Op, Program, Value};

/// An operation on whole arrays: a function of that name in `cotangent::__private::operations`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Operation {
    Matmul,
    SumAxis,
    MeanAxis,
    ProdAxis,
    MaxAxis,
    MinAxis,
    VarAxis,
    StdAxis,
    NormAxis,
    LogsumexpAxis,
    Softmax,
    LogSoftmax,
    Cumsum,
    Pick,
    Gather,
    Transpose,
    Permute,
    Reshape,
    Flatten,
    ExpandDims,
    Squeeze,
    BroadcastTo,
    SliceAxis,
    SliceAxisStep,
    IndexAxis,
    /// One of the parts.
    SplitAxis,
    Concat,
    Stack,
    Pad,
    OneHot,
    Diag,
    Tril,
    Triu,
    Outer,
    Conv2d,
    MaxPool2d,
    AvgPool2d,

    // What follows stands in derivatives only: a cotangent, from that of the result and, as inputs behind that, what
    // else it takes.
    MatmulByFirst,
    MatmulBySecond,
    SumAxisPullback,
    MeanAxisPullback,
    ProdAxisPullback,
    MaxAxisPullback,
    MinAxisPullback,
    VarAxisPullback,
    StdAxisPullback,
    NormAxisPullback,
    LogsumexpAxisPullback,
    SoftmaxPullback,
    LogSoftmaxPullback,
    CumsumPullback,
    PickPullback,
    GatherPullback,
    TransposePullback,
    PermutePullback,
    ReshapePullback,
    FlattenPullback,
    ExpandDimsPullback,
    SqueezePullback,
    BroadcastToPullback,
    SliceAxisPullback,
    SliceAxisStepPullback,
    IndexAxisPullback,
    SplitAxisPullback,
    ConcatPullback,
    StackPullback,
    PadPullback,
    DiagPullback,
    TrilPullback,
    TriuPullback,
    OuterByFirst,
    OuterBySecond,
    Conv2dByFirst,
    Conv2dBySecond,
    MaxPool2dPullback,
    AvgPool2dPullback,
    /// The sum over the axes along which an array was broadcast.
    SumTo,
}

/// An operation as the user's code calls it.
#[derive(Debug)]
pub(crate) struct Named {
    name: &'static str,
    pub(crate) operation: Operation,
    pub(crate) takes: Takes,
    /// What it takes behind its arrays.
    pub(crate) passed: &'static [Passed],
    pub(crate) gives: Gives,
}

/// The arrays that an operation takes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Takes {
    Arrays(usize),
    /// Any number of them, in one argument.
    List,
}

/// What an operation takes behind its arrays.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Passed {
    Axis,
    Axes,
    /// The axes in another order.
    Order,
    Indices,
    Shape,
    /// A range of indices.
    Range,
    /// The number of an element or of a class, or how many there are.
    Count,
    /// The lengths of parts.
    Sizes,
    /// How many elements there are around an array.
    Widths,
    /// A float.
    Float,
    /// The number of a diagonal.
    Diagonal,
    /// A number for rows, and one for columns.
    Pair,
}

/// What an operation gives.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Gives {
    Array,
    /// The result along all axes.
    Number,
    /// As many arrays as it is passed sizes.
    Parts,
}

const NAMED: &[Named] = &[
    named("matmul", Matmul, Arrays(2), &[], Array),
    named("sum_axis", SumAxis, Arrays(1), &[Passed::Axes], Array),
    named("mean_axis", MeanAxis, Arrays(1), &[Passed::Axes], Array),
    named("prod_axis", ProdAxis, Arrays(1), &[Passed::Axes], Array),
    named("prod", ProdAxis, Arrays(1), &[], Number),
    named("max_axis", MaxAxis, Arrays(1), &[Passed::Axes], Array),
    named("amax", MaxAxis, Arrays(1), &[], Number),
    named("min_axis", MinAxis, Arrays(1), &[Passed::Axes], Array),
    named("amin", MinAxis, Arrays(1), &[], Number),
    named("var_axis", VarAxis, Arrays(1), &[Passed::Axes], Array),
    named("var", VarAxis, Arrays(1), &[], Number),
    named("std_axis", StdAxis, Arrays(1), &[Passed::Axes], Array),
    named("std", StdAxis, Arrays(1), &[], Number),
    named("norm_axis", NormAxis, Arrays(1), &[Passed::Axes], Array),
    named("norm", NormAxis, Arrays(1), &[], Number),
    named("logsumexp_axis", LogsumexpAxis, Arrays(1), &[Passed::Axes], Array),
    named("logsumexp", LogsumexpAxis, Arrays(1), &[], Number),
    named("softmax", Softmax, Arrays(1), &[Passed::Axis], Array),
    named("log_softmax", LogSoftmax, Arrays(1), &[Passed::Axis], Array),
    named("cumsum", Cumsum, Arrays(1), &[Passed::Axis], Array),
    named("pick", Pick, Arrays(1), &[Passed::Indices], Array),
    named("gather", Gather, Arrays(1), &[Passed::Indices], Array),
    named("transpose", Transpose, Arrays(1), &[], Array),
    named("t", Transpose, Arrays(1), &[], Array),
    named("permute", Permute, Arrays(1), &[Passed::Order], Array),
    named("reshape", Reshape, Arrays(1), &[Passed::Shape], Array),
    named("flatten", Flatten, Arrays(1), &[], Array),
    named("expand_dims", ExpandDims, Arrays(1), &[Passed::Axis], Array),
    named("squeeze", Squeeze, Arrays(1), &[Passed::Axes], Array),
    named("broadcast_to", BroadcastTo, Arrays(1), &[Passed::Shape], Array),
    named("slice_axis", SliceAxis, Arrays(1), &[Passed::Axis, Passed::Range], Array),
    named(
        "slice_axis_step",
        SliceAxisStep,
        Arrays(1),
        &[Passed::Axis, Passed::Range, Passed::Count],
        Array,
    ),
    named("index_axis", IndexAxis, Arrays(1), &[Passed::Axis, Passed::Count], Array),
    named("split_axis", SplitAxis, Arrays(1), &[Passed::Axis, Passed::Sizes], Parts),
    named("concat", Concat, List, &[Passed::Axis], Array),
    named("stack", Stack, List, &[Passed::Axis], Array),
    named("pad", Pad, Arrays(1), &[Passed::Widths, Passed::Float], Array),
    named("one_hot", OneHot, Arrays(0), &[Passed::Indices, Passed::Count], Array),
    named("diag", Diag, Arrays(1), &[], Array),
    named("tril", Tril, Arrays(1), &[Passed::Diagonal], Array),
    named("triu", Triu, Arrays(1), &[Passed::Diagonal], Array),
    named("outer", Outer, Arrays(2), &[], Array),
    named("conv2d", Conv2d, Arrays(2), &[Passed::Pair, Passed::Pair], Array),
    named("max_pool2d", MaxPool2d, Arrays(1), &[Passed::Pair, Passed::Pair], Array),
    named("avg_pool2d", AvgPool2d, Arrays(1), &[Passed::Pair, Passed::Pair], Array),
];

const fn named(
    name: &'static str,
    operation: Operation,
    takes: Takes,
    passed: &'static [Passed],
    gives: Gives,
) -> Named {
    Named { name, operation, takes, passed, gives }
}

impl Named {
    /// The operation that the user's code calls so.
    pub(crate) fn of(name: &str) -> Option<&'static Self> {
        NAMED.iter().find(|known| known.name == name)
    }

    /// How many arguments it takes.
    pub(crate) fn arity(&self) -> usize {
        let arrays = match self.takes {
            Arrays(count) => count,
            List => 1,
        };
        arrays + self.passed.len()
    }

    /// What it takes: `an array and an axis`.
    pub(crate) fn described(&self) -> String {
        let passed = self.passed.iter().map(|passed| passed.described());
        let all: Vec<_> = self.takes.described().iter().copied().chain(passed).collect();
        match &all[..] {
            [] => "nothing".to_owned(),
            [one] => (*one).to_owned(),
            [others @ .., last] => format!("{} and {last}", others.join(", ")),
        }
    }
}

impl Takes {
    fn described(self) -> &'static [&'static str] {
        match self {
            Arrays(0) => &[],
            Arrays(1) => &["an array"],
            Arrays(_) => &["two arrays"],
            List => &["a list of arrays"],
        }
    }
}

impl Passed {
    fn described(self) -> &'static str {
        match self {
            Self::Axis => "an axis",
            Self::Axes => "an axis or several",
            Self::Order => "all axes in their new order",
            Self::Indices => "indices",
            Self::Shape => "a shape",
            Self::Range => "a range",
            Self::Count => "a number",
            Self::Sizes => "the lengths of the parts",
            Self::Widths => "the widths at both ends of each axis",
            Self::Float => "the number that is put there",
            Self::Diagonal => "the number of a diagonal",
            Self::Pair => "numbers for rows and columns",
        }
    }
}

impl Operation {
    /// The name of its variant.
    pub(crate) fn name(self) -> String {
        format!("{self:?}")
    }

    /// The function that makes it: `log_softmax` for `LogSoftmax`.
    pub(crate) fn constructor(self) -> String {
        let mut words = String::new();
        for letter in self.name().chars() {
            if letter.is_ascii_uppercase() && !words.is_empty() {
                words.push('_');
            }
            words.push(letter.to_ascii_lowercase());
        }
        words
    }

    /// Whether the result has the shape of the first input.
    pub(crate) fn keeps_shape(self) -> bool {
        matches!(self, Softmax | LogSoftmax | Cumsum | Tril | Triu)
    }

    /// Whether the result is a view: of the first input, or where that cannot be, of a copy.
    pub(crate) fn gives_view(self) -> bool {
        self.may_copy()
            || matches!(
                self,
                Transpose
                    | Permute
                    | ExpandDims
                    | Squeeze
                    | BroadcastTo
                    | SliceAxis
                    | SliceAxisStep
                    | IndexAxis
                    | SplitAxis
                    | TransposePullback
                    | PermutePullback
                    | SumAxisPullback
                    | ExpandDimsPullback
                    | SqueezePullback
                    | ConcatPullback
                    | StackPullback
                    | PadPullback
            )
    }

    /// Whether elements that do not lie in order are copied for a view.
    pub(crate) fn may_copy(self) -> bool {
        matches!(self, Reshape | Flatten | ReshapePullback | FlattenPullback)
    }
}

/// The cotangents of the inputs of `y`, from its own, which is in memory.
pub(crate) fn pull_back(program: &mut Program, y: Value, d: Value) -> Vec<(Value, Value)> {
    let Op::Whole { operation, inputs, passed, .. } = program.equation(y).op.clone() else {
        unreachable!("it is an operation on whole arrays")
    };
    let x = inputs[0];
    let mut of = |operation, inputs: &[Value], like: Value| {
        let (inputs, passed) = (inputs.to_vec(), passed.clone());
        let op = Op::Whole { operation, inputs, passed, like: vec![like] };
        (like, program.define("d", op))
    };
    match operation {
        Matmul => {
            vec![of(MatmulByFirst, &[d, inputs[1]], x), of(MatmulBySecond, &[d, x], inputs[1])]
        }
        SumAxis => vec![of(SumAxisPullback, &[d], x)],
        MeanAxis => vec![of(MeanAxisPullback, &[d], x)],
        ProdAxis => vec![of(ProdAxisPullback, &[d, x], x)],
        MaxAxis => vec![of(MaxAxisPullback, &[d, x, y], x)],
        MinAxis => vec![of(MinAxisPullback, &[d, x, y], x)],
        VarAxis => vec![of(VarAxisPullback, &[d, x], x)],
        StdAxis => vec![of(StdAxisPullback, &[d, x, y], x)],
        NormAxis => vec![of(NormAxisPullback, &[d, x, y], x)],
        LogsumexpAxis => vec![of(LogsumexpAxisPullback, &[d, x, y], x)],
        Softmax => vec![of(SoftmaxPullback, &[d, y], x)],
        LogSoftmax => vec![of(LogSoftmaxPullback, &[d, y], x)],
        Cumsum => vec![of(CumsumPullback, &[d], x)],
        Pick => vec![of(PickPullback, &[d], x)],
        Gather => vec![of(GatherPullback, &[d], x)],
        Transpose => vec![of(TransposePullback, &[d], x)],
        Permute => vec![of(PermutePullback, &[d], x)],
        Reshape => vec![of(ReshapePullback, &[d], x)],
        Flatten => vec![of(FlattenPullback, &[d], x)],
        ExpandDims => vec![of(ExpandDimsPullback, &[d], x)],
        Squeeze => vec![of(SqueezePullback, &[d], x)],
        BroadcastTo => vec![of(BroadcastToPullback, &[d], x)],
        SliceAxis => vec![of(SliceAxisPullback, &[d], x)],
        SliceAxisStep => vec![of(SliceAxisStepPullback, &[d], x)],
        IndexAxis => vec![of(IndexAxisPullback, &[d], x)],
        SplitAxis => vec![of(SplitAxisPullback, &[d], x)],
        Concat => {
            let part = |(position, &x): (usize, &Value)| {
                // Where its part begins is known from the arrays in front of it.
                let like = [&[x], &inputs[..position]].concat();
                let (operation, inputs, passed) = (ConcatPullback, vec![d], passed.clone());
                (x, program.define("d", Op::Whole { operation, inputs, passed, like }))
            };
            inputs.iter().enumerate().map(part).collect()
        }
        Stack => {
            let part = |(position, &x): (usize, &Value)| {
                let position = program.define("position", Op::Opaque(quote!(#position)));
                let (operation, inputs, like) = (StackPullback, vec![d], vec![x]);
                let passed = [&passed[..], &[position]].concat();
                (x, program.define("d", Op::Whole { operation, inputs, passed, like }))
            };
            inputs.iter().enumerate().map(part).collect()
        }
        Pad => vec![of(PadPullback, &[d], x)],
        Diag => vec![of(DiagPullback, &[d], x)],
        Tril => vec![of(TrilPullback, &[d], x)],
        Triu => vec![of(TriuPullback, &[d], x)],
        Outer => vec![of(OuterByFirst, &[d, inputs[1]], x), of(OuterBySecond, &[x, d], inputs[1])],
        Conv2d => {
            vec![of(Conv2dByFirst, &[d, inputs[1]], x), of(Conv2dBySecond, &[d, x], inputs[1])]
        }
        MaxPool2d => vec![of(MaxPool2dPullback, &[d, x, y], x)],
        AvgPool2d => vec![of(AvgPool2dPullback, &[d], x)],
        OneHot => unreachable!("it takes no array that changes"),
        MatmulByFirst
        | MatmulBySecond
        | SumAxisPullback
        | MeanAxisPullback
        | ProdAxisPullback
        | MaxAxisPullback
        | MinAxisPullback
        | VarAxisPullback
        | StdAxisPullback
        | NormAxisPullback
        | LogsumexpAxisPullback
        | SoftmaxPullback
        | LogSoftmaxPullback
        | CumsumPullback
        | PickPullback
        | GatherPullback
        | TransposePullback
        | PermutePullback
        | ReshapePullback
        | FlattenPullback
        | ExpandDimsPullback
        | SqueezePullback
        | BroadcastToPullback
        | SliceAxisPullback
        | SliceAxisStepPullback
        | IndexAxisPullback
        | SplitAxisPullback
        | ConcatPullback
        | StackPullback
        | PadPullback
        | DiagPullback
        | TrilPullback
        | TriuPullback
        | OuterByFirst
        | OuterBySecond
        | Conv2dByFirst
        | Conv2dBySecond
        | MaxPool2dPullback
        | AvgPool2dPullback
        | SumTo => {
            unreachable!("derivatives are not differentiated")
        }
    }
}
