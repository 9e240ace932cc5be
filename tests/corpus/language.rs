//! Each construct of the language.

macro_rules! language {
    ($part:ident $float:ident $(, $cases:ident)?) => {
        corpus! {
            [$part $float $(, $cases)?; forward]

            fn arithmetic(a: $float = 1.0..2.0, b: $float = 2.0..3.0, c: $float = -1.0..-0.5) -> $float {
                (a + b) * c - a / b - -c
            }
            fn polynomial(x: $float = 0.5..1.5) -> $float {
                3.0 * x * x * x - 2.0 * x * x + 0.5 * x - 7.25
            }
            fn same_operand_twice(x: $float = 0.5..1.5) -> $float {
                x * x + x / x + (x - x) + max(x, x) * x
            }
            fn shadowing(x: $float = 0.5..1.5, w: $float = 0.5..1.5) -> $float {
                let y = x * w;
                let x = y + 1.0;
                let y = { let x = x * y; x * 2.0 };
                let x: $float = x * y;
                x - w
            }
            fn blocks(x: $float = 0.5..1.5) -> $float {
                let y = {
                    let x = x * 2.0;
                    { x * x }
                };
                (y) + { 1.0 } * x
            }
            fn constants(w: $float = 0.5..1.5, x: &[$float] = -1.0..1.0) -> $float {
                let tau = core::$float::consts::TAU;
                mean(x.map(|x| sin(tau * w * x) + core::$float::consts::LN_2)) * core::$float::consts::PI.sqrt()
            }
            fn negative_literals(x: $float = 0.5..1.5) -> $float {
                -1.5 * x + (-(2.0)) / x - (-x) * -0.25
            }
            fn inactive_code(
                w: $float = 0.5..1.5,
                #[no_grad] x: &[$float] = -1.0..1.0,
                #[no_grad] k: $float = 0.5..1.5,
            ) -> $float {
                let offset = if k > 1.0 { k.floor() } else { 2.0 * k };
                let [scale, _] = [offset + 1.0, k];
                mean(x.map(|x| w * x * scale + offset)) * x.len() as $float
            }
            fn passed_parameters(
                w: $float = 0.5..1.5,
                #[no_grad] x: &[$float] = 0.5..1.5,
                #[no_grad] n: i32 = 3.0..4.0,
                #[no_grad] is_scaled: bool = 0.5..1.5,
                #[no_grad] table: &Table = 1.0..9.0,
            ) -> $float {
                let scale: $float = if is_scaled { 2.0 } else { 1.0 };
                let first = table.0[0] as $float;
                sum(x.map(|x| powi(w * x, n) * scale)) + first * powi(w, n + 1)
            }
            fn gradients_looked_at(w: $float = 0.5..1.5, x: &[$float] = 0.5..1.5) -> $float {
                let w = with_gradient(w, |d| 2.0 * d - d);
                mean(x.map(|x| {
                    let y = with_gradient(w * x, |d| if d > 0.25 { d } else { d * (x / x) });
                    y * y + with_gradient(x, |d| d)
                }))
            }
            fn variables(
                w: &Variable<$float> = 0.5..1.5,
                b: &Variable<$float> = -0.5..0.5,
                x: &Variable<Tensor<$float>> = -1.0..1.0,
                #[no_grad] y: &Tensor<$float> = -1.0..1.0,
            ) -> $float {
                mean(square(w * x + b - y))
            }
            fn variables_per_element(
                w: &Variable<$float> = 0.5..1.5,
                b: &Variable<$float> = -0.5..0.5,
                x: &Variable<Tensor<$float>> = -1.0..1.0,
            ) -> $float {
                let w = 2.0 * w;
                let b = b * 0.5;
                mean(x.map(|x| tanh(w * x + b)))
            }
            fn scalar_of_variables(
                w: &Variable<$float> = 0.5..1.5,
                b: &Variable<$float> = 0.5..1.5,
            ) -> $float {
                exp(w) * b - w.value() / b
            }
            fn vectors(
                w: &Vec<$float> = 0.5..1.5,
                #[no_grad] x: &Vec<$float> = -1.0..1.0,
            ) -> $float {
                mean(zip(w, x).map(|(w, x)| square(w * x - 1.0)))
            }
            fn parentheses_in_patterns(w: &[$float] = 0.5..1.5, x: &[$float] = 0.5..1.5) -> $float {
                sum(zip(w, x).map(|(w, _): ($float, $float)| w * 2.0)) + sum(x.map(|x: $float| x * x))
            }
        }
    };
}
