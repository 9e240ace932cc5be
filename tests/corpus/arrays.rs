//! The two styles of formulas over arrays.

macro_rules! arrays {
    ($part:ident $float:ident $(, $cases:ident)?) => {
        corpus! {
            [$part $float $(, $cases)?; forward]

            fn loss(
                w: $float = 0.5..1.5,
                b: $float = -0.5..0.5,
                #[no_grad] x: &[$float] = -1.0..1.0,
                #[no_grad] y: &[$float] = -3.0..3.0,
            ) -> $float {
                mean(zip(x, y).map(|(x, y)| square(w * x + b - y)))
            }
            fn tensor_loss(
                w: $float = 0.5..1.5,
                b: $float = -0.5..0.5,
                #[no_grad] x: &Tensor<$float> = -1.0..1.0,
                #[no_grad] y: &Tensor<$float> = -3.0..3.0,
            ) -> $float {
                mean(square(w * x + b - y))
            }
            fn matrices(
                w: $float = 0.5..1.5,
                x: &Tensor<$float> = matrix(-1.0..1.0),
                y: &Tensor<$float> = matrix(-1.0..1.0),
            ) -> $float {
                mean(square(w * x - y) * x)
            }
            fn scalars_broadcast(
                a: $float = 0.5..1.5,
                b: $float = 0.5..1.5,
                x: &Tensor<$float> = 0.5..1.5,
            ) -> $float {
                sum(a - x) + sum(x / b) + sum(a / x) * sum(x - a * b)
            }
            fn stored_gradients(
                w: &[$float] = 0.5..1.5,
                b: &[$float] = -0.5..0.5,
                #[no_grad] x: &[$float] = -1.0..1.0,
                #[no_grad] y: &[$float] = -1.0..1.0,
            ) -> $float {
                mean(zip4(w, b, x, y).map(|(w, b, x, y)| square(w * x + b - y)))
            }
            fn three_zipped(
                a: &[$float] = 0.5..1.5,
                b: &[$float] = 0.5..1.5,
                #[no_grad] c: &[$float] = 0.5..1.5,
            ) -> $float {
                sum(zip3(a, b, c).map(|(a, b, c)| a * b / c))
            }
            fn five_zipped(
                a: &[$float] = 0.5..1.5,
                b: &[$float] = 0.5..1.5,
                c: &[$float] = 0.5..1.5,
                d: &[$float] = 0.5..1.5,
                e: &[$float] = 0.5..1.5,
            ) -> $float {
                sum(zip5(a, b, c, d, e).map(|(a, b, c, d, e)| a * b + c * d - e))
            }
            fn eight_zipped(
                a: &[$float] = 0.5..1.5,
                b: &[$float] = 0.5..1.5,
                #[no_grad] c: &[$float] = 0.5..1.5,
            ) -> $float {
                sum(zip8(a, b, c, a, b, c, a, b).map(|(a, b, c, d, e, f, g, h)| {
                    a * b + c * d - e * f + g / h
                }))
            }
            fn kinds_mixed(
                w: &Vec<$float> = 0.5..1.5,
                x: &Tensor<$float> = 0.5..1.5,
                v: &Variable<Tensor<$float>> = 0.5..1.5,
            ) -> $float {
                mean(zip3(w, x, v).map(|(w, x, v)| w * x * v + w))
            }
            fn nested_maps(
                w: $float = 0.5..1.5,
                x: &[$float] = -1.0..1.0,
                y: &[$float] = -1.0..1.0,
            ) -> $float {
                mean(zip(x.map(|x| exp(w * x)), y).map(|(x, y)| x * y).map(|z| z * z + w))
            }
            fn nested_zips(
                x: &[$float] = -1.0..1.0,
                y: &[$float] = -1.0..1.0,
                #[no_grad] z: &[$float] = -1.0..1.0,
            ) -> $float {
                sum(zip(zip(x, y), z).map(|((x, y), z)| x * y * z))
            }
            fn map_as_function(w: $float = 0.5..1.5, #[no_grad] x: &[$float] = -1.0..1.0) -> $float {
                mean(map(x, |x| cos(w * x)))
            }
            fn named_arrays(w: $float = 0.5..1.5, x: &Tensor<$float> = -1.0..1.0) -> $float {
                let scaled = w * x;
                let squared = &scaled * &scaled;
                mean(squared - scaled)
            }
            fn methods_reduce(w: $float = 0.5..1.5, x: &[$float] = -1.0..1.0) -> $float {
                x.map(|x| w * x).sum() * x.map(|x| x + w).mean() + x.sum()
            }
            fn element_by_itself(x: &[$float] = -1.0..1.0, y: &Tensor<$float> = elsewhere(0.5..1.5)) -> $float {
                sum(x) * mean(y)
            }
        }
    };
}
