//! Each elementwise function: as a function, as a method, and on whole arrays.

macro_rules! elementwise {
    ($part:ident $float:ident $(, $cases:ident)?) => {
        corpus! {
            [$part $float $(, $cases)?; reverse]

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

            fn mul_add_each(w: $float = 0.5..2.0, x: &[$float] = -2.0..2.0) -> $float {
                mean(x.map(|x| mul_add(w, x, square(x)) * mul_add(x, x, w)))
            }
            fn signs_each(w: $float = 0.5..2.0, x: &[$float] = -2.0..-0.1) -> $float {
                mean(x.map(|x| signum(x) * w * x + copysign(w * x, 1.0 + w) + x * copysign(w, x)))
            }
            fn clamp_each(w: $float = 0.5..0.9, x: &[$float] = 1.0..2.0) -> $float {
                mean(x.map(|x| clamp(x, w, 3.0) * x + 2.0 * clamp(x, -w, w) + 3.0 * clamp(-x, -w * x * 0.3, w)))
            }
            fn rounding_each(w: $float = 0.5..2.0, x: &[$float] = 2.1..2.4) -> $float {
                mean(x.map(|x| floor(x) * w - ceil(x) * square(x) + round(x) * w + trunc(-x) * x + fract(x) * w))
            }
            fn rem_euclid_each(w: $float = 0.8..0.82, x: &[$float] = 1.9..2.2) -> $float {
                mean(x.map(|x| rem_euclid(x, w) * w + rem_euclid(-x, w) + rem_euclid(x, -w) * x))
            }
            fn angles_each(w: $float = 0.5..2.0, x: &[$float] = -90.0..90.0) -> $float {
                mean(x.map(|x| to_radians(w * x) * 0.01 + to_degrees(w * x)))
            }
            fn hypot_each(w: $float = 0.5..2.0, x: &[$float] = -2.0..2.0) -> $float {
                mean(x.map(|x| hypot(w, x) + 2.0 * hypot(x, 3.0)))
            }
            fn leaky_relu_each(w: $float = 0.5..2.0, x: &[$float] = 0.1..2.0) -> $float {
                mean(x.map(|x| leaky_relu(-x, w) + leaky_relu(w * x, 0.1)))
            }
            fn silu_each(w: $float = 0.5..2.0, x: &[$float] = -4.0..4.0) -> $float {
                mean(x.map(|x| silu(w * x)))
            }

            // Of numbers only, as these take long to compile in sweeps. `slopes.rs` looks at more numbers.
            fn roots(w: $float = 0.5..2.0, x: $float = 0.3..2.0) -> $float {
                cbrt(w * x) - cbrt(-x) * rsqrt(w * x)
            }
            fn exponentials(w: $float = 0.5..1.5, x: $float = -2.0..2.0) -> $float {
                exp2(w * x) + 3.0 * exp_m1(w * x)
            }
            fn logarithms(w: $float = 2.0..3.0, x: $float = 0.3..2.0) -> $float {
                log2(w * x) + 2.0 * log10(w * x) - ln_1p(x) + log(x, w) - log(w, 2.0 + x)
            }
            fn sums_of_exponentials(w: $float = 0.5..2.0, x: $float = -4.0..4.0) -> $float {
                logaddexp(w, x) + 2.0 * logaddexp(w * x, 1.0) + softplus(w * x)
            }
            fn arcs(w: $float = 0.5..0.9, x: $float = -0.9..0.9) -> $float {
                tan(w * x) + asin(w * x) * w + acos(w * x) * x + atan(w * x)
            }
            fn angles_of_points(w: $float = 0.5..2.0, x: $float = -2.0..-0.5) -> $float {
                atan2(w, x) + 2.0 * atan2(x, w) + atan2(1.0, w * x)
            }
            fn hyperbolic(w: $float = 0.5..0.9, x: $float = 0.1..0.9) -> $float {
                sinh(w * x) * x + cosh(w * x) + asinh(w * x) - 2.0 * acosh(2.0 + w * x) + atanh(w * x)
            }
            fn activations(w: $float = 0.5..1.5, x: $float = 0.1..2.0) -> $float {
                elu(w * x, 0.3) + elu(-x, w) + gelu(w * x) + 2.0 * gelu_tanh(x - w)
            }
            fn distributions(w: $float = 0.5..1.5, x: $float = -2.0..2.0) -> $float {
                erf(w * x) * x + erfc(w * x) + normal_cdf(w * x) + 2.0 * normal_pdf(w * x)
            }
            fn gamma_functions(w: $float = 0.5..1.5, x: $float = 0.3..6.0) -> $float {
                ln_gamma(w * x) * w + digamma(w * x) + ln_gamma(-1.0 - 0.1 * x)
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
            fn rounding_methods(w: $float = 0.5..2.0, x: &[$float] = 2.1..2.4) -> $float {
                let signs = mean(x.map(|x| x.signum() * w + w.copysign(-x)));
                signs + mean(x.map(|x| x.floor() * x - x.ceil() + w * x.round() - x.trunc() * w * x.fract()))
            }
            fn methods_of_powers(w: $float = 1.5..2.0, x: $float = 0.3..1.0) -> $float {
                (w * x).cbrt() + x.hypot(w) + x.mul_add(w, 1.0) + x.exp2() - (w * x).exp_m1() + x.clamp(0.1, w)
            }
            fn methods_of_logarithms(w: $float = 1.5..2.0, x: $float = 0.3..1.0) -> $float {
                x.log(w) + (w * x).log2() - x.log10() + x.ln_1p()
            }
            fn trigonometric_methods(w: $float = 0.5..0.9, x: $float = 0.3..0.9) -> $float {
                (w * x).tan() + x.asin() * w - (w * x).acos() + x.atan() + x.atan2(w)
            }
            fn hyperbolic_methods(w: $float = 0.5..0.9, x: $float = 0.3..0.9) -> $float {
                (w * x).sinh() + x.cosh() * w + x.asinh() + (1.5 + w * x).acosh() - x.atanh()
            }
            fn methods_of_angles(w: $float = 0.8..0.82, x: &[$float] = 1.9..2.2) -> $float {
                mean(x.map(|x| x.rem_euclid(w) + (w * x).to_radians() * 100.0 + x.to_degrees()))
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
            fn functions_of_two_whole_arrays(
                x: &Tensor<$float> = 0.3..1.0,
                y: &Tensor<$float> = 1.5..2.0,
            ) -> $float {
                mean(hypot(x, y) * leaky_relu(x, y)) + sum(rem_euclid(y, 3.0) - copysign(x, y))
            }
            fn functions_of_three_whole_arrays(
                w: $float = 0.5..1.0,
                x: &Tensor<$float> = 0.3..1.0,
                y: &Tensor<$float> = 1.5..2.0,
            ) -> $float {
                let products = mul_add(x, y, w) * mul_add(x, w, 1.0) - mul_add(w, x, y) + mul_add(w, 2.0, x);
                mean(products + clamp(w * y, 0.3, x) + clamp(x, 0.1, y) * clamp(y, x, 1.0 + x)) + clamp(w, 0.1, 2.0)
            }
            fn methods_of_whole_arrays(w: $float = 0.5..1.0, x: &Tensor<$float> = 0.3..0.9) -> $float {
                mean(x.clamp(0.1, 2.0).leaky_relu(0.1) * x.mul_add(w, x) + x.fract() * (w * x).silu())
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
