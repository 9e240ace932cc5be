//! Local variables: tuples and arrays of numbers, and assignments to them and to their parts.

macro_rules! locals {
    ($part:ident $float:ident $(, $cases:ident)?) => {
        corpus! {
            [$part $float $(, $cases)?; forward]

            fn assignments(x: $float = 0.5..1.5, w: $float = 0.5..1.5) -> $float {
                let mut y = x;
                y += w;
                y *= y;
                y -= x * w;
                y /= w + 1.0;
                let z = y;
                y = x;
                y * z
            }
            fn constants_in_bodies(x: $float = 0.5..1.5, w: $float = 0.5..1.5) -> $float {
                const HALF: $float = 0.5;
                const COUNT: usize = 3;
                let mut y = HALF * x;
                for i in 0..COUNT {
                    const STEP: $float = 0.25;
                    y += w * STEP * HALF + [x, w, 1.0][i];
                }
                y * w
            }
            fn assignments_in_blocks(x: $float = 0.5..1.5, w: $float = 0.5..1.5) -> $float {
                let mut y = x;
                {
                    y *= w;
                    let mut y = 2.0;
                    y += x;
                    let _ = y;
                }
                let z = {
                    y += 1.0;
                    y * y
                };
                z - y
            }
            fn tuples(x: $float = 0.5..1.5, w: $float = 0.5..1.5) -> $float {
                let pair = (x * w, x + w);
                let (a, b) = pair;
                let nested = ((a, 2.0), pair, [b; 2]);
                let ((c, _), (_, d), [e, _]) = nested;
                c * d + nested.0.1 * (nested.1).0 - e * nested.2[1]
            }
            fn parts_are_assigned(x: $float = 0.5..1.5, w: $float = 0.5..1.5) -> $float {
                let mut pair = (x, [w, 1.0]);
                pair.0 *= w;
                pair.1[1] = pair.0 + x;
                pair.1[0] -= pair.1[1];
                let copy = pair;
                pair.1 = [x; 2];
                copy.0 * copy.1[0] + copy.1[1] * pair.1[1]
            }
            fn arrays_of_the_body(x: $float = 0.5..1.5, w: $float = 0.5..1.5) -> $float {
                let mut a = [[x, w], [1.0; 2]];
                a[1][0] *= x;
                a[0] = [w * x, a[1][0]];
                let [[b, c], row] = a;
                let n = a.len() - 1;
                b * c + row[0] * a[n][n] + a[0][0]
            }
            fn swaps(x: $float = 0.5..1.5, w: $float = 0.5..1.5) -> $float {
                let (mut a, mut b) = (x, w * w);
                (a, b) = (b, a);
                let mut c = [a, b, x];
                [c[0], _, c[1]] = [c[1], c[2], c[0]];
                (a, (b, _)) = (c[0], (c[1], 1.0));
                a / b + c[2]
            }
            fn sine_and_cosine(x: $float = 0.5..1.5, w: $float = 0.5..1.5) -> $float {
                let (sin, cos) = (x * w).sin_cos();
                let both = w.sin_cos();
                sin * w + cos / x + both.0 * both.1
            }
            fn statements_of_several(x: $float = 0.5..1.5, w: $float = 0.5..1.5) -> $float {
                let (mut a, b): ($float, $float) = (x, w);
                let y: $float = a * b;
                a = y + b;
                a * y
            }
            fn marked_parts(x: $float = 0.5..1.5, #[no_grad] k: $float = 0.5..1.5) -> $float {
                let mut pair = (k, x);
                pair.0 += k;
                let [a, b] = [pair.0, pair.1];
                let mut c = k;
                c *= 2.0;
                c = c * a + b;
                c * pair.1
            }

            fn locals_in_lanes(w: $float = 0.5..1.5, x: &[$float] = 0.5..1.5) -> $float {
                mean(x.map(|x| {
                    assignments(x, w) + assignments_in_blocks(x, w) + tuples(x, w) + parts_are_assigned(x, w)
                        + arrays_of_the_body(x, w) + swaps(x, w) + sine_and_cosine(x, w)
                }))
            }
            fn locals_in_the_closure(
                w: $float = 0.5..1.5,
                #[no_grad] k: $float = 0.5..1.5,
                x: &[$float] = 0.5..1.5,
                #[no_grad] y: &[$float] = 0.5..1.5,
            ) -> $float {
                let pair = (w * k, [k, w]);
                mean(zip(x, y).map(|(x, y)| {
                    let mut a = [x, y, k];
                    a[1] *= pair.0;
                    a[2] = a[0] * pair.1[1] - y;
                    let (b, mut c) = (a[1] + a[2], y);
                    c += y;
                    b * c + x * k
                }))
            }
            fn computed_indices(
                x: $float = 0.5..1.5,
                w: $float = 0.5..1.5,
                #[no_grad] n: i32 = 5.0..9.0,
            ) -> $float {
                let n = n as usize;
                let mut bins = [0.0, x, w];
                let mut rows = [[1.0, x], [x, w]];
                for i in 0..n {
                    bins[i % 3] += w * x.powi(i as i32);
                    rows[i % 2][1] *= x;
                    let row = rows[(i + 1) % 2];
                    bins[0] += row[i % 2];
                    rows[i % 2] = [row[1], row[0] * w];
                }
                bins[n % 3] * bins[1] + rows[0][1] / rows[1][0]
            }
            fn computed_indices_per_element(
                w: $float = 0.5..1.5,
                x: &[$float] = 0.5..1.5,
                #[no_grad] k: i32 = 2.0..3.0,
            ) -> $float {
                let k = k as usize;
                mean(x.map(|x| {
                    let parts = [w * x, w + x, w - x, x];
                    let mut sums = [x; 3];
                    sums[k] -= parts[k + 1] * w;
                    if x > 0.0 { parts[k] * sums[k] + sums[0] } else { 0.0 }
                }))
            }
            fn reductions_of_local_arrays(x: $float = 0.5..1.5, w: $float = 0.5..1.5) -> $float {
                let a = [x, w, x * w];
                sum(&a) * mean(&[x, a[2]]) + mean(&a)
            }
            fn slices_of_arrays(x: $float = 0.5..1.5, w: $float = 0.5..1.5) -> $float {
                let a = [x, w, x * w, 2.0];
                let (front, back) = (&a[..2], &a[2..]);
                front.iter().zip(back).map(|(a, b)| a * b).sum::<$float>() + a[1..=2].iter().sum::<$float>()
            }
            fn locals_around_maps(w: $float = 0.5..1.5, b: $float = 0.5..1.5, x: &[$float] = -1.0..1.0) -> $float {
                let mut total = sum(x.map(|x| w * x));
                total += mean(x);
                let (mean, scale) = (mean(x.map(|x| x * b)), [w, b]);
                total * mean + sum(x.map(|x| x * scale[1])) * scale[0]
            }
        }
    };
}
