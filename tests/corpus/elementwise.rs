//! Each elementwise function: as a function, as a method, and on whole arrays.

macro_rules! elementwise {
    ($part:ident $float:ident $(, $cases:ident)?) => {
        corpus! {
            [$part $float $(, $cases)?]

            fn square_each(w: $float = 0.5..2.0, x: &[$float] = -2.0..2.0) -> $float {
                mean(x.map(|x| square(w * x)))
            }
            fn sqrt_each(w: $float = 0.5..2.0, x: &[$float] = 0.3..2.0) -> $float {
                mean(x.map(|x| sqrt(w * x)))
            }
            fn recip_each(w: $float = 0.5..2.0, x: &[$float] = 0.3..2.0) -> $float {
                mean(x.map(|x| recip(w + x)))
            }
            fn abs_each(w: $float = 0.5..2.0, x: &[$float] = -2.0..-0.1) -> $float {
                mean(x.map(|x| abs(w * x) - abs(w - x)))
            }
            fn exp_each(w: $float = 0.5..2.0, x: &[$float] = -2.0..2.0) -> $float {
                mean(x.map(|x| exp(w * x)))
            }
            fn ln_each(w: $float = 0.5..2.0, x: &[$float] = 0.3..2.0) -> $float {
                mean(x.map(|x| ln(w * x)))
            }
            fn sin_each(w: $float = 0.5..2.0, x: &[$float] = -4.0..4.0) -> $float {
                mean(x.map(|x| sin(w * x)))
            }
            fn cos_each(w: $float = 0.5..2.0, x: &[$float] = -4.0..4.0) -> $float {
                mean(x.map(|x| cos(w * x)))
            }
            fn tanh_each(w: $float = 0.5..2.0, x: &[$float] = -2.0..2.0) -> $float {
                mean(x.map(|x| tanh(w * x)))
            }
            fn sigmoid_each(w: $float = 0.5..2.0, x: &[$float] = -4.0..4.0) -> $float {
                mean(x.map(|x| sigmoid(w * x)))
            }
            fn relu_each(w: $float = 0.5..2.0, x: &[$float] = 0.1..2.0) -> $float {
                mean(x.map(|x| relu(w * x) + 2.0 * relu(-w * x)))
            }
            fn powi_each(w: $float = 0.5..2.0, x: &[$float] = 0.5..1.5) -> $float {
                mean(x.map(|x| powi(w * x, 3) + powi(x, -2) - powi(w, 1) + powi(x, 0)))
            }
            fn powf_each(w: $float = 0.5..2.0, x: &[$float] = 0.5..1.5) -> $float {
                mean(x.map(|x| powf(x, w)))
            }
            fn constant_powers(w: $float = 0.5..2.0, x: &[$float] = 0.5..1.5) -> $float {
                mean(x.map(|x| powf(w * x, 2.5)))
            }
            fn min_each(w: $float = 1.1..2.0, x: &[$float] = -1.0..1.0) -> $float {
                mean(x.map(|x| min(w, x) * 3.0 + min(x, w)))
            }
            fn max_each(w: $float = 1.1..2.0, x: &[$float] = -1.0..1.0) -> $float {
                mean(x.map(|x| max(w, x) * x + max(x, -w)))
            }

            fn methods_of_std(w: $float = 0.5..1.0, x: &[$float] = 0.3..1.0) -> $float {
                mean(x.map(|x| (w * x).sqrt() + x.recip() - x.abs() + x.powi(2) + x.min(2.0) * x.max(w - 2.0)))
            }
            fn transcendental_methods(w: $float = 0.5..1.0, x: &[$float] = 0.3..1.0) -> $float {
                mean(x.map(|x| (x * w).exp() - (x + w).ln() + x.tanh()))
            }
            fn more_transcendental_methods(w: $float = 0.5..1.0, x: &[$float] = 0.3..1.0) -> $float {
                mean(x.map(|x| x.sin() * w.cos() * x.powf(w)))
            }
            fn paths_of_std(w: $float = 0.5..1.0, x: &[$float] = 0.3..1.0) -> $float {
                sum(x.map(|x| $float::exp(w) * $float::powi(x, 3) + $float::max(x, w - 1.0)))
            }
            fn whole_array_functions(w: $float = 0.5..1.0, x: &Tensor<$float> = 0.3..1.0) -> $float {
                mean(sqrt(x) + recip(x + w) * exp(w * x) - ln(x) + min(x, w + 1.0) * max(x, w - 2.0))
            }
            fn more_whole_array_functions(w: $float = 0.5..1.0, x: &Tensor<$float> = 0.3..1.0) -> $float {
                sum(sin(x) * cos(w * x) + tanh(x)) + mean(relu(x) * abs(x) - powi(x, 3))
            }
            fn powers_of_whole_arrays(w: $float = 0.5..1.0, x: &Tensor<$float> = 0.3..1.0) -> $float {
                mean(powf(x, w))
            }
            fn whole_array_methods(
                w: $float = 0.5..1.0,
                x: &Tensor<$float> = 0.3..1.0,
            ) -> $float {
                (x.exp() * w).mean() + x.square().sum() + (w * x.sqrt()).sigmoid().mean()
            }
        }
    };
}
