//! Labels, `return` from loops, and loops with values.

#![allow(clippy::never_loop, reason = "how loops are left is what is tested")]

use cotangent::prelude::*;

crate::functions! {
    continues_an_outer_loop(w, x) {
        let mut total = 0.0;
        let mut a = x;
        'outer: while a < 3.0 {
            a += 0.7;
            let mut b = a * w[0];
            while b < 2.0 {
                b += 0.9;
                if b * a > 2.5 {
                    total += b.sin();
                    continue 'outer;
                }
                total += 0.1 * b * w[1];
            }
            total += a * b;
        }
        total + a
    }

    leaves_an_outer_loop(w, x) {
        let mut total = w[0];
        'rows: for i in 0..4 {
            let row = x + 0.3 * f64::from(i);
            let mut y = row;
            for _ in 0..5 {
                y = y * w[0] + 0.5;
                if y > 1.2 {
                    total += y * y;
                    break 'rows;
                }
                if y < -0.5 {
                    total -= y;
                    continue 'rows;
                }
                total += y * w[1];
            }
            total *= 1.1;
        }
        total
    }

    returns_from_a_loop(w, x) {
        let mut y = x;
        for i in 0..6 {
            y = y * w[0] + 0.4;
            if y * f64::from(i) > 1.0 {
                return y.exp() * w[1];
            }
        }
        y.sin() + w[1]
    }

    returns_from_nested_loops(w, x) {
        let mut y = x * w[0];
        let mut steps = 0.0;
        while y < 3.0 {
            let mut z = y;
            loop {
                z += 0.6;
                steps += z * 0.1;
                if z > 2.7 {
                    return z * steps;
                }
                if z > y + 1.3 {
                    break;
                }
            }
            y = z + w[1] * 0.1;
        }
        y * steps + 1.0
    }

    never_ends(w, x) {
        let mut y = x.abs() + 1.0;
        loop {
            y *= 0.8;
            if y < w[0] {
                return y * w[1] + x;
            }
        }
    }

    breaks_with_a_value(w, x) {
        let mut y = x.abs();
        let found = loop {
            y = y * 0.9 + 0.2 * w[0];
            if y < 1.0 {
                break y * w[1];
            }
            if y < 1.5 {
                break y.sin();
            }
        };
        found * x + y
    }

    breaks_with_a_tuple(w, x) {
        let mut y = x.abs();
        let (a, [b, c]) = loop {
            if y < 1.0 {
                break (y, [w[0], w[1] * y]);
            }
            y *= 0.7;
        };
        a * b + c.cos()
    }

    breaks_with_a_truth(w, x) {
        let mut y = x.abs();
        let mut rounds = 0.0;
        let is_large = loop {
            y = y * w[0] + 0.3;
            rounds += y;
            if rounds > 2.0 {
                break y > 1.05;
            }
        };
        if is_large { rounds * w[1] } else { y * y }
    }

    ends_with_a_loop(w, x) {
        let mut y = x + w[1];
        loop {
            if y > 2.0 {
                return y.ln();
            }
            if y < -1.5 {
                break y * w[0];
            }
            y = y * 1.6 + 0.01;
            if y.abs() < 0.05 {
                break 0.0;
            }
        }
    }

    breaks_an_outer_loop_with_a_value(w, x) {
        let mut y = x;
        let found = 'search: loop {
            y += 0.5;
            for k in [0.5, 1.0, 1.5] {
                if k * y > 1.0 {
                    break 'search k * y * w[0];
                }
            }
            if y > 1.9 {
                break w[1];
            }
        };
        found + y * y
    }

    returns_from_a_let(w, x) {
        let mut y = 0.0;
        for i in 0..4 {
            let z = if x * f64::from(i) > 2.0 { return y + w[1] } else { x * w[0] };
            let v = match i {
                2 => continue,
                _ => z * 0.5,
            };
            y += z.cos() * v;
        }
        let last = if y > 0.5 { y } else { return x * y };
        last * last
    }

    leaves_in_several_ways(w, x) {
        let mut total = x * w[0];
        'a: for i in 0..5 {
            total += 0.1;
            'b: for j in 0..4 {
                total *= 1.05;
                let mut y = total + 0.1 * f64::from(j) * w[1];
                while y < 3.0 {
                    y += 0.8;
                    if y > 2.6 {
                        continue 'b;
                    }
                    if y * f64::from(i) > 5.0 {
                        break 'a;
                    }
                    if total < -1.2 {
                        return y - total;
                    }
                    if y < -0.5 {
                        continue 'a;
                    }
                }
                total += 0.01 * y;
            }
            total -= 0.05 * w[1];
        }
        total * total
    }

    returns_a_tuple_through_a_call(w, x) {
        let (a, b) = first_above(w[0], x);
        a * b + w[1]
    }
}

#[differentiable]
fn first_above(w: f64, x: f64) -> (f64, f64) {
    let mut y = x;
    for i in 0..5 {
        if y > 1.0 {
            return (y, w * f64::from(i));
        }
        y += w;
    }
    (w, y * y)
}
