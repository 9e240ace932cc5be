//! Calls of other differentiable functions: of the same module, another one, another crate.

/// What `calls!` calls in another module.
macro_rules! callees {
    ($part:ident $float:ident) => {
        corpus! {
            [$part $float; reverse]

            fn smoothed(x: $float = -1.0..1.0) -> $float {
                ln(1.0 + exp(x))
            }
            fn weighted(w: $float = 0.5..1.5, #[no_grad] n: i32 = 2.0..4.0, x: $float = 0.5..1.5) -> $float {
                let k = n as $float;
                k * w * powi(x, n)
            }
            fn scaled(w: $float = 0.5..1.5, #[no_grad] table: &[usize] = 1.0..9.0, x: $float = 0.5..1.5) -> $float {
                let k = table[0] as $float;
                k * w * x
            }
        }
    };
}

macro_rules! calls {
    ($part:ident $float:ident $(, $cases:ident)?) => {
        corpus! {
            [$part $float $(, $cases)?; forward]

            fn predict(w: $float = 0.5..1.5, b: $float = 0.5..1.5, x: $float = 0.5..1.5) -> $float {
                w * x + b
            }
            fn twice(w: $float = 0.5..1.5, x: $float = 0.5..1.5) -> $float {
                predict(w, predict(w, x, x), 2.0)
            }
            fn predicted_loss(
                w: $float = 0.5..1.5,
                b: $float = 0.5..1.5,
                #[no_grad] x: &[$float] = -1.0..1.0,
                #[no_grad] y: &[$float] = 3.0..4.0,
            ) -> $float {
                mean(zip(x, y).map(|(x, y)| square(predict(w, b, x) - y)))
            }
            fn other_module(w: $float = 0.5..1.5, x: &[$float] = -1.0..1.0) -> $float {
                mean(x.map(|x| callees::smoothed(w * x)))
            }
            fn renamed_import(w: $float = 0.5..1.5, x: &[$float] = -1.0..1.0) -> $float {
                mean(x.map(|x| smooth_relu(w * x) * smooth_relu(x)))
            }
            fn other_crate(
                amount: $float = 0.5..1.5,
                rate: $float = 0.5..1.5,
                #[no_grad] time: &[$float] = 0.5..1.5,
            ) -> $float {
                sum(time.map(|time| decay(amount, rate, time)))
            }
            fn given_derivative(w: $float = 0.5..1.5, x: &[$float] = -1.5..-0.5) -> $float {
                mean(x.map(|x| softsign(w * x) * softsign(x))) + softsign(softsign(w))
            }
            fn passed_on(
                w: $float = 0.5..1.5,
                #[no_grad] n: i32 = 3.0..4.0,
                x: &[$float] = 0.5..1.5,
            ) -> $float {
                mean(x.map(|x| callees::weighted(w, n + 1, x) + callees::weighted(x, 2, w)))
            }
            fn scaled(w: $float = 0.5..1.5, #[no_grad] table: &Table = 1.0..9.0, x: $float = 0.5..1.5) -> $float {
                callees::scaled(w, &table.0, x) * callees::weighted(w, table.0[0] as i32, x)
            }
            fn passed_on_by_reference(
                w: $float = 0.5..1.5,
                #[no_grad] table: &Table = 1.0..9.0,
                x: &[$float] = 0.5..1.5,
            ) -> $float {
                mean(x.map(|x| scaled(w, table, x) * callees::scaled(x, &[2, 3], w)))
            }
            fn inactive_for_active(
                w: $float = 0.5..1.5,
                #[no_grad] b: $float = 0.5..1.5,
                x: &[$float] = 0.5..1.5,
            ) -> $float {
                mean(x.map(|x| predict(w, b, x) * predict(2.0, x, b + 1.0))) + predict(b, w, 3.0)
            }
            fn active_for_inactive(rate: $float = 0.5..1.5, #[no_grad] time: $float = 0.5..1.5) -> $float {
                decay(rate * rate, rate, time) * decay(2.0, rate, 0.5)
            }
            fn calls_around_reductions(w: $float = 0.5..1.5, x: &[$float] = 0.5..1.5) -> $float {
                predict(w, sum(x), mean(x.map(|x| twice(w, x))))
            }
        }
    };
}
