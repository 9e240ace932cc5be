//! Functions and other items in the bodies of functions.

use cotangent::prelude::*;

crate::functions! {
    call_functions_inside(w, x) {
        const SLOPE: f64 = 0.25;
        use std::f64::consts::PI;

        fn double(n: f64) -> f64 {
            2.0 * n
        }

        #[differentiable]
        fn bent(y: f64, k: f64) -> f64 {
            if y > 0.0 { y * k } else { y * SLOPE * double(1.5) }
        }

        #[differentiable]
        fn twice(y: f64, k: f64) -> f64 {
            bent(bent(y, k), k) * PI
        }

        twice(x, w[0]) + bent(w[1], 0.5) * PI
    }
}

mod types {
    use cotangent::prelude::*;

    crate::functions! {
        of scalars:

        look_at_types_inside(w, x) {
            #[derive(Clone, Copy)]
            enum Side {
                Left,
                Right(f64),
            }

            impl Side {
                fn of(n: usize) -> Self {
                    if n.is_multiple_of(2) { Self::Left } else { Self::Right(0.5) }
                }
            }

            let mut total = 0.0;
            for n in 0..20_usize {
                total += match Side::of(n) {
                    Side::Left => x.sin() * w[0],
                    Side::Right(by) => x * by * w[1],
                };
            }
            total
        }
    }
}
