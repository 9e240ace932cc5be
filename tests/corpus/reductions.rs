//! Several reductions, side by side and inside one another.

macro_rules! reductions {
    ($part:ident $float:ident $(, $cases:ident)?) => {
        corpus! {
            [$part $float $(, $cases)?; forward]

            fn rmse(
                w: $float = 0.5..1.5,
                x: &[$float] = 0.5..1.5,
                #[no_grad] y: &[$float] = 3.0..4.0,
            ) -> $float {
                sqrt(mean(zip(x, y).map(|(x, y)| (w * x - y).powi(2))))
            }
            fn variance(x: &Tensor<$float> = -1.0..1.0) -> $float {
                let center = mean(x);
                mean(square(x - center))
            }
            fn variance_in_place(x: &[$float] = -1.0..1.0) -> $float {
                mean(x.map(|each| square(each - mean(x))))
            }
            fn skewness(w: $float = 0.5..1.5, x: &Tensor<$float> = 0.5..2.5) -> $float {
                let scaled = w * x * x;
                let center = mean(&scaled);
                let spread = sqrt(mean(square(&scaled - center)));
                mean(powi((&scaled - center) / (1.0 + spread), 3))
            }
            fn other_lengths(
                w: $float = 0.5..1.5,
                x: &[$float] = -1.0..1.0,
                y: &[$float] = elsewhere(-1.0..1.0),
            ) -> $float {
                mean(x.map(|x| square(w * x))) + sum(y.map(|y| exp(w * y))) / mean(x.map(|x| x * x))
            }
            fn ratio(x: &Tensor<$float> = 0.5..1.5, y: &Tensor<$float> = 0.5..1.5) -> $float {
                sum(x * y) / sqrt(sum(square(x)) * sum(square(y)))
            }
            fn logistic_loss(
                w: $float = 0.5..1.5,
                b: $float = -0.5..0.5,
                #[no_grad] x: &[$float] = -2.0..2.0,
                #[no_grad] y: &[$float] = -1.0..1.0,
            ) -> $float {
                mean(zip(x, y).map(|(x, y)| ln(1.0 + exp(-y * (w * x + b)))))
            }
            fn cross_entropy(
                w: $float = 0.5..1.5,
                #[no_grad] x: &Tensor<$float> = -2.0..2.0,
                #[no_grad] y: &Tensor<$float> = 0.1..0.9,
            ) -> $float {
                let p = sigmoid(w * x);
                -mean(y * ln(&p) + (1.0 - y) * ln(1.0 - &p))
            }
            fn regularized(
                w: $float = 0.5..1.5,
                b: $float = 0.5..1.5,
                #[no_grad] x: &[$float] = -1.0..1.0,
            ) -> $float {
                mean(x.map(|x| square(w * x - 1.0))) + 0.01 * (w * w + b * b)
            }
            fn in_one_reduction_only(
                a: $float = 0.5..1.5,
                b: $float = 0.5..1.5,
                #[no_grad] x: &[$float] = 0.5..1.5,
                #[no_grad] y: &[$float] = elsewhere(0.5..1.5),
            ) -> $float {
                max(mean(x.map(|x| a * x)), 0.0) - min(sum(y.map(|y| b * y)), 0.0 * a) + b
            }
            fn scalar_around(w: $float = 0.5..1.5, x: &[$float] = 0.5..1.5) -> $float {
                let total = sum(x.map(|x| x * w));
                ln(total) * tanh(total / 100.0) + recip(1.0 + w) * abs(total)
            }
            fn constant_summand(w: $float = 0.5..1.5, x: &[$float] = 0.5..1.5) -> $float {
                sum(x.map(|x| x + w)) + mean(x.map(|x| 2.0 - w + 0.0 * x))
            }
            fn gaussian_likelihood(
                mu: $float = -0.5..0.5,
                sigma: $float = 0.5..1.5,
                #[no_grad] x: &[$float] = -1.0..1.0,
            ) -> $float {
                let precision = 1.0 / (sigma * sigma);
                sum(x.map(|x| -0.5 * square(x - mu) * precision - ln(sigma)))
            }
        }
    };
}
