//! Branches: neighbouring elements take different sides.

macro_rules! branches {
    ($part:ident $float:ident $(, $cases:ident)?) => {
        corpus! {
            [$part $float $(, $cases)?; reverse]

            fn two_sides(x: $float = between_quarters(-2.0..2.0), w: $float = 0.5..1.5) -> $float {
                if x > 0.25 { w * x * x } else { 1.5 - x / w }
            }
            fn three_sides(x: $float = between_quarters(-2.0..2.0), w: $float = 0.5..1.5) -> $float {
                if x < -0.5 {
                    w * x
                } else if x < 0.75 {
                    w * w * x * x
                } else {
                    sin(x) / w
                }
            }
            fn side_without_another(x: $float = between_quarters(-2.0..2.0), w: $float = 0.5..1.5) -> $float {
                let mut y = w * x;
                if x > 0.0 {
                    y += exp(x);
                }
                y
            }
            fn assignments_in_both_sides(x: $float = between_quarters(-2.0..2.0), w: $float = 0.5..1.5) -> $float {
                let mut y = x;
                let mut z = w;
                if x > 0.25 {
                    y = w * x;
                    z *= x;
                } else {
                    z = y + w;
                }
                y * z
            }
            fn sides_in_sides(x: $float = between_quarters(-2.0..2.0), w: $float = 0.5..1.5) -> $float {
                if x > -0.5 {
                    let y = w * x;
                    if x > 0.75 {
                        if x > 1.25 { y * y } else { y - w }
                    } else {
                        y * x
                    }
                } else {
                    let y = x - w;
                    if x < -1.25 { y / w } else { 2.0 * y }
                }
            }
            fn sides_of_computed_values(x: $float = between_quarters(-2.0..2.0), w: $float = 0.5..1.5) -> $float {
                let y = 4.0 * x - 1.0;
                let z = if y * y < 4.0 { y * w } else { w / y };
                if z < 20.0 { z * x } else { z }
            }
            fn combined_conditions(x: $float = between_quarters(-2.0..2.0), w: $float = 0.5..1.5) -> $float {
                let mut y = w;
                if x >= -0.25 && !(x > 1.0) || x <= -1.5 {
                    y *= x * x;
                }
                if !(x < 0.0) && (x < 0.5 || x > 1.5) && w < 2.0 {
                    y += w * x;
                }
                y
            }
            fn equalities(x: $float = between_quarters(-2.0..2.0), w: $float = 0.5..1.5) -> $float {
                let y = if x == 0.5 || x != x { 7.0 * w } else { w * x };
                if y != 0.5 && !y.is_nan() { y * y } else { y }
            }
            fn truth_values(x: $float = between_quarters(-2.0..2.0), w: $float = 0.5..1.5) -> $float {
                let is_inside = x > -0.5 && x < 0.75;
                let is_far = !is_inside && x * x > 2.25;
                let y = if is_inside { w * x } else { w };
                if is_far { y / x } else { y + x * x }
            }
            fn truth_values_of_sides(x: $float = between_quarters(-2.0..2.0), w: $float = 0.5..1.5) -> $float {
                let mut is_small = false;
                let is_odd = if x > 0.0 { x < 0.5 || x > 1.0 } else { is_small = x > -0.75; true };
                let y = if is_odd { w * x } else { x * x };
                if is_small { y * w } else { y - w }
            }
            fn early_returns(x: $float = between_quarters(-2.0..2.0), w: $float = 0.5..1.5) -> $float {
                if x < -1.0 {
                    return w * x;
                }
                let y = w * x * x;
                if x < 0.0 {
                    return y - x;
                }
                if x > 1.25 { return sin(y); }
                y + 2.0
            }
            fn early_returns_in_nested_sides(x: $float = between_quarters(-2.0..2.0), w: $float = 0.5..1.5) -> $float {
                let mut y = w + x;
                if x > -0.75 {
                    y *= x;
                    if x > 0.5 {
                        if x > 1.5 {
                            return y * y;
                        }
                        y -= w;
                    } else if x < 0.0 {
                        return 1.0;
                    }
                    y = y + x;
                }
                y * w
            }
            fn return_as_the_last_statement(x: $float = between_quarters(-2.0..2.0), w: $float = 0.5..1.5) -> $float {
                if x > 0.5 {
                    return w * x;
                } else {
                    return w - x;
                }
            }
            fn returns_in_blocks(x: $float = between_quarters(-2.0..2.0), w: $float = 0.5..1.5) -> $float {
                let y = x * w;
                {
                    let y = y + 1.0;
                    if x > 0.5 {
                        return y * w;
                    }
                }
                y
            }
            fn tuples_of_sides(x: $float = between_quarters(-2.0..2.0), w: $float = 0.5..1.5) -> $float {
                let (a, (b, c)) = if x > 0.25 { (x, (w, x * x)) } else { (w * x, (x - w, 1.0)) };
                a * b - c
            }
            fn arrays_of_sides(x: $float = between_quarters(-2.0..2.0), w: $float = 0.5..1.5) -> $float {
                let mut a = if x > 0.25 { [x, w, 1.0] } else { [w; 3] };
                if x < 1.0 {
                    a[1] *= x;
                } else {
                    a[2] = a[0] + x;
                }
                a[0] * a[1] + a[2]
            }
            fn literals_of_sides(x: $float = between_quarters(-2.0..2.0), w: $float = 0.5..1.5) -> $float {
                let sign = if x > 0.0 { 1.0 } else { -1.0 };
                let scale = if x * x > 1.0 { 0.5 } else { w };
                sign * x * scale
            }
            fn sides_that_do_not_depend(x: $float = between_quarters(-2.0..2.0), w: $float = 0.5..1.5) -> $float {
                let y = if x > 0.5 { 2.0 } else if x > -0.5 { w } else { 3.0 };
                if x > 1.0 { 0.25 } else if x < -1.0 { y + x } else { y * y }
            }
            fn sides_that_swap(x: $float = between_quarters(-2.0..2.0), w: $float = 0.5..1.5) -> $float {
                let (mut a, mut b) = (x, w * w);
                if a > b * 0.0 {
                    (a, b) = (b, a);
                }
                a / (b + 3.0)
            }
            fn shadowing_in_sides(x: $float = between_quarters(-2.0..2.0), w: $float = 0.5..1.5) -> $float {
                let mut y = w;
                if x > 0.25 {
                    let mut y = x * w;
                    y *= 2.0;
                    y += 1.0;
                    let x = y;
                    if x > 0.0 { y = x; }
                    let _ = y;
                } else {
                    y *= x;
                    let y = 1.0;
                    let _ = y;
                }
                y * x
            }
            fn variables_of_blocks_that_are_left(x: $float = between_quarters(-2.0..2.0), w: $float = 0.5..1.5) -> $float {
                let mut y = w;
                {
                    let a = [x, w * x];
                    y += a[1];
                    if x > 0.5 {
                        return y * a[0];
                    }
                }
                let b = x * y;
                {
                    let (c, _) = (b, y);
                    if x < -0.5 {
                        y -= c;
                    } else if x < 0.0 {
                        return c;
                    }
                }
                y * b
            }
            fn inactive_first(x: $float = between_quarters(-2.0..2.0), #[no_grad] k: $float = 0.5..1.5) -> $float {
                let mut y = k * 2.0;
                if x > 0.25 {
                    y = x * k;
                }
                let mut z = k;
                z += y;
                y * z
            }
            fn callees_in_sides(x: $float = between_quarters(-2.0..2.0), w: $float = 0.5..1.5) -> $float {
                if x > 0.25 {
                    predict(w, x, x) * two_sides(x, w)
                } else if x > -0.5 {
                    callees::smoothed(x * w)
                } else {
                    decay(w, x, 0.5)
                }
            }
            fn branches_as_operands(x: $float = between_quarters(-2.0..2.0), w: $float = 0.5..1.5) -> $float {
                w * if x > 0.0 { x } else { -x } + max(if x > 1.0 { w } else { 3.0 }, { if x < 0.5 { x } else { 1.0 } })
            }

            fn condition_on_a_flag(
                w: $float = 0.5..1.5,
                #[no_grad] is_scaled: bool = 0.5..1.5,
                x: $float = between_quarters(-2.0..2.0),
            ) -> $float {
                let mut y = x;
                if is_scaled {
                    y *= w;
                }
                if is_scaled && x > 0.5 || !is_scaled && x < 0.5 { y * y } else { y - w }
            }
            fn matches(w: $float = 0.5..1.5, #[no_grad] n: i32 = 2.0..4.0, x: $float = between_quarters(-2.0..2.0)) -> $float {
                let mut y = x;
                let z = match n {
                    0 | 1 => w,
                    k if k > 5 => {
                        y *= w;
                        x * k as $float
                    }
                    k @ 2..=3 => powi(w, k) * if x > 0.5 { x } else { 1.0 },
                    _ => {
                        y = 2.0;
                        let k = (n - 1) as $float;
                        k * x
                    }
                };
                y * z + w
            }
            fn matches_of_several(
                w: $float = 0.5..1.5,
                #[no_grad] n: i32 = 2.0..4.0,
                #[no_grad] is_scaled: bool = 0.5..1.5,
                x: $float = between_quarters(-2.0..2.0),
            ) -> $float {
                match (n, is_scaled) {
                    (_, false) => w,
                    (0, true) => x,
                    (k, true) => match k % 2 {
                        0 => w * x,
                        _ => if x > 0.5 { return w * w; } else { w / x },
                    },
                }
            }
            fn options(w: $float = 0.5..1.5, #[no_grad] table: &Table = 1.0..9.0, x: $float = between_quarters(-2.0..2.0)) -> $float {
                let mut y = w;
                if let Some(&k) = table.0.first() {
                    y += x * k as $float;
                }
                let z = if let Some(k) = table.0.get(1_000_000) { x + *k as $float } else { x * x };
                y * z
            }

            fn sides_in_lanes(w: $float = 0.5..1.5, x: &[$float] = between_quarters(-2.0..2.0)) -> $float {
                sum(x.map(|x| two_sides(x, w) + three_sides(x, w) + side_without_another(x, w)))
            }
            fn assignments_in_lanes(w: $float = 0.5..1.5, x: &[$float] = between_quarters(-2.0..2.0)) -> $float {
                sum(x.map(|x| assignments_in_both_sides(x, w) + sides_in_sides(x, w) * shadowing_in_sides(x, w)))
            }
            fn conditions_in_lanes(w: $float = 0.5..1.5, x: &[$float] = between_quarters(-2.0..2.0)) -> $float {
                sum(x.map(|x| {
                    sides_of_computed_values(x, w) + combined_conditions(x, w) + equalities(x, w) + truth_values(x, w)
                        - truth_values_of_sides(x, w)
                }))
            }
            fn returns_in_lanes(w: $float = 0.5..1.5, x: &[$float] = between_quarters(-2.0..2.0)) -> $float {
                sum(x.map(|x| {
                    early_returns(x, w) + early_returns_in_nested_sides(x, w) - return_as_the_last_statement(x, w)
                        + returns_in_blocks(x, w)
                }))
            }
            fn parts_in_lanes(w: $float = 0.5..1.5, x: &[$float] = between_quarters(-2.0..2.0)) -> $float {
                sum(x.map(|x| {
                    tuples_of_sides(x, w) + arrays_of_sides(x, w) + literals_of_sides(x, w) + sides_that_do_not_depend(x, w)
                        - sides_that_swap(x, w)
                }))
            }
            fn callees_of_sides_in_lanes(w: $float = 0.5..1.5, x: &[$float] = between_quarters(-2.0..2.0)) -> $float {
                sum(x.map(|x| callees_in_sides(x, w) + variables_of_blocks_that_are_left(x, w) + branches_as_operands(x, w) + inactive_first(x, 1.5)))
            }
            fn flags_in_lanes(
                w: $float = 0.5..1.5,
                #[no_grad] n: i32 = 2.0..4.0,
                #[no_grad] table: &Table = 1.0..9.0,
                x: &[$float] = between_quarters(-2.0..2.0),
            ) -> $float {
                sum(x.map(|x| {
                    condition_on_a_flag(w, n > 2, x) + matches(w, n, x) * matches(w, n + 4, x)
                        + matches_of_several(w, n, true, x) + options(w, table, x)
                }))
            }

            fn sides_in_the_closure(
                w: $float = 0.5..1.5,
                x: &[$float] = between_quarters(-2.0..2.0),
                y: &[$float] = between_quarters(-2.0..2.0),
            ) -> $float {
                mean(zip(x, y).map(|(x, y)| {
                    let mut z = x * y;
                    if x > 0.25 {
                        if y > -0.5 { z *= w; } else { z = sin(z); }
                    } else if y < 0.5 && x < -1.0 {
                        z -= w;
                    }
                    if y < 1.0 { z * z } else { z + w }
                }))
            }
            fn returns_in_the_closure(w: $float = 0.5..1.5, x: &[$float] = between_quarters(-2.0..2.0)) -> $float {
                mean(x.map(|x| {
                    if x > 1.0 {
                        return w * x;
                    }
                    let y = x * x;
                    if x < -0.5 {
                        return y - w;
                    }
                    y * w
                }))
            }
            fn conditions_on_marked_elements(
                w: $float = 0.5..1.5,
                #[no_grad] x: &[$float] = -1.0..1.0,
                y: &[$float] = -1.0..1.0,
            ) -> $float {
                sum(zip(x, y).map(|(x, y)| if x > 0.0 { w * y } else if x > -0.5 { y * y } else { x * y }))
            }
            fn conditions_on_scalars(
                w: $float = 0.5..1.5,
                #[no_grad] k: $float = 0.5..1.5,
                #[no_grad] is_scaled: bool = 0.5..1.5,
                x: &[$float] = between_quarters(-2.0..2.0),
            ) -> $float {
                mean(x.map(|x| {
                    let y = if w > 0.0 { x * w } else { x };
                    let z = if k > 3.0 { y } else { y * y };
                    if is_scaled && x > 0.5 { z * k } else { z }
                }))
            }
            fn branches_around_sums(w: $float = 0.5..1.5, x: &[$float] = between_quarters(-2.0..2.0)) -> $float {
                let scale = if w > 0.25 { w * w } else { 1.0 };
                let total = mean(x.map(|x| if x > scale * 0.0 { scale * x } else { x }));
                if total > 100.0 { total } else { total * total }
            }
            fn truth_values_around_maps(w: $float = 0.5..1.5, x: &[$float] = between_quarters(-2.0..2.0)) -> $float {
                let is_large = w > 0.25;
                sum(x.map(|x| {
                    let is_positive = x > 0.0;
                    if is_large && is_positive { x * w } else { x }
                }))
            }
        }
    };
}
