//! Loops: neighbouring elements leave them at different times.

macro_rules! loops {
    ($part:ident $float:ident $(, $cases:ident)?) => {
        corpus! {
            [$part $float $(, $cases)?; reverse]

            fn known_loop(x: $float = between_quarters(-2.0..2.0), w: $float = 0.5..1.5) -> $float {
                let mut y = w;
                for i in 0..4 {
                    y = y * x * 0.5 + i as $float;
                }
                y
            }
            fn closed_range(x: $float = between_quarters(-2.0..2.0), w: $float = 0.5..1.5) -> $float {
                let mut y = 1.0;
                for i in 1..=3 {
                    y += powi(x, i) * w / i as $float;
                }
                y
            }
            fn loop_of_no_iterations(x: $float = between_quarters(-2.0..2.0), w: $float = 0.5..1.5) -> $float {
                let mut y = x * w;
                for _ in 3..3 {
                    y *= x;
                }
                for _ in 3..=2 { y += 1.0; }
                y
            }
            fn loop_in_a_loop(x: $float = between_quarters(-2.0..2.0), w: $float = 0.5..1.5) -> $float {
                let mut y = w;
                for i in 0..3 {
                    for j in i..3 {
                        y += x * (i + 2 * j) as $float;
                    }
                    y *= 0.25 * x;
                }
                y
            }
            fn branch_in_a_loop(x: $float = between_quarters(-2.0..2.0), w: $float = 0.5..1.5) -> $float {
                let mut y = x;
                for i in 0..3 {
                    if y > 0.5 { y -= w; } else { y += w * x * x; }
                    if i == 1 { y *= 2.0; }
                }
                y
            }
            fn breaks(x: $float = between_quarters(-2.0..2.0), w: $float = 0.5..1.5) -> $float {
                let mut y = w;
                for i in 0..5 {
                    if x < 0.5 * i as $float - 1.0 {
                        break;
                    }
                    y += x * y * 0.25;
                }
                y
            }
            fn breaks_in_the_middle(x: $float = between_quarters(-2.0..2.0), w: $float = 0.5..1.5) -> $float {
                let mut y = w;
                let mut bound = -1.0;
                for _ in 0..4 {
                    y *= 1.5;
                    if x < bound {
                        y += x;
                        if x < -1.5 { break; }
                        y += 1.0;
                    } else if x > 1.0 + bound {
                        y -= x;
                        break;
                    }
                    bound += 0.5;
                }
                y * x
            }
            fn continues(x: $float = between_quarters(-2.0..2.0), w: $float = 0.5..1.5) -> $float {
                let mut y = w;
                for i in 0..4 {
                    if x > 0.5 * i as $float {
                        continue;
                    }
                    y = y * x + w;
                }
                y
            }
            fn while_larger(x: $float = between_quarters(-2.0..2.0), w: $float = 0.5..1.5) -> $float {
                let mut y = 8.0 * x * x;
                let mut z = w;
                while y > 0.5 {
                    y *= 0.25;
                    z = z * w + x;
                }
                y * z
            }
            fn halvings(x: $float = between_quarters(-2.0..2.0), w: $float = 0.5..1.5) -> $float {
                let mut y = x;
                let mut steps = 0.0;
                loop {
                    if y * y < 0.25 {
                        break;
                    }
                    y = y / 2.0;
                    steps += 1.0;
                }
                y * w + steps * x
            }
            fn newton(x: $float = 0.5..4.0, w: $float = 0.5..1.5) -> $float {
                let mut root = 1.0 + 0.0 * x;
                for _ in 0..5 {
                    root = 0.5 * (root + x / root);
                }
                root * w
            }
            fn newton_until_it_is_close(x: $float = 0.5..4.0) -> $float {
                let mut root = x;
                let mut change: $float = 1.0;
                while change.abs() > 0.01 {
                    let next = 0.5 * (root + x / root);
                    change = next - root;
                    root = next;
                }
                // One more, so that the number of iterations is not seen.
                root = 0.5 * (root + x / root);
                0.5 * (root + x / root)
            }
            fn loop_in_a_branch(x: $float = between_quarters(-2.0..2.0), w: $float = 0.5..1.5) -> $float {
                let mut y = w;
                if x > 0.25 {
                    let mut z = x;
                    while z < 3.0 {
                        z += 0.75;
                        y += x * w;
                    }
                } else {
                    for i in 0..2 {
                        y *= x + i as $float;
                    }
                }
                y
            }
            fn while_in_a_while(x: $float = between_quarters(-2.0..2.0), w: $float = 0.5..1.5) -> $float {
                let mut total = x;
                let mut a = x;
                while a < 1.0 {
                    let mut b = a;
                    while b < 0.5 {
                        b += 0.5;
                        total = total * w + 0.1 * b;
                    }
                    a += 1.0;
                }
                total
            }
            fn fibonacci(x: $float = 0.5..1.5, w: $float = 0.5..1.5) -> $float {
                let (mut a, mut b) = (x, w);
                for _ in 0..4 {
                    (a, b) = (b, a + b * 0.5);
                }
                a * b
            }
            fn carried_arrays(x: $float = between_quarters(-2.0..2.0), w: $float = 0.5..1.5) -> $float {
                let mut a = [x, w, 1.0];
                let mut n = 0.0;
                while n < 2.5 {
                    a[0] = a[1] * x;
                    a[1] += a[2];
                    let [_, b, _] = a;
                    a[2] = b * 0.5;
                    n += 1.0;
                }
                a[0] + a[1] * a[2]
            }
            fn loop_over_an_array(x: $float = between_quarters(-2.0..2.0), w: $float = 0.5..1.5) -> $float {
                let a = [x, w, 2.0];
                let mut y = 0.0;
                for v in a {
                    y = y * v + 1.0;
                }
                for (i, v) in a.iter().enumerate() {
                    y += v * i as $float;
                }
                for &v in &a {
                    if v > 0.25 { y += v; }
                }
                y
            }
            fn inactive_and_then_active(x: $float = 0.5..1.5, #[no_grad] k: $float = 0.5..1.5, #[no_grad] n: i32 = 3.0..4.0) -> $float {
                let mut y = k;
                let mut z = 1.0;
                for i in 0..n {
                    z *= y;
                    if i > 0 { y = y * 0.5 + x; }
                }
                z * x
            }
            fn rotating(x: $float = 0.5..1.5, w: $float = 0.5..1.5, #[no_grad] n: i32 = 3.0..4.0) -> $float {
                let (mut a, mut b, mut c) = (1.0, 2.0, w);
                for _ in 0..n {
                    (a, b, c) = (b, c, a * x);
                }
                a + 2.0 * b + 3.0 * c
            }
            fn counted(x: $float = between_quarters(-2.0..2.0), w: $float = 0.5..1.5, #[no_grad] n: i32 = 5.0..7.0) -> $float {
                let mut y = w;
                for i in 0..n {
                    y = 0.5 * y * x + i as $float;
                }
                y
            }
            fn counted_down(x: $float = 0.5..1.5, #[no_grad] n: i32 = 3.0..5.0) -> $float {
                let mut y = 1.0;
                for i in (1..=n).rev().step_by(2) {
                    y = y * x + 1.0 / i as $float;
                }
                y
            }
            fn counted_not_at_all(x: $float = 0.5..1.5, w: $float = 0.5..1.5, #[no_grad] n: i32 = 3.0..4.0) -> $float {
                let mut y = x * w;
                for i in n..2 {
                    y = y * x + i as $float;
                }
                let mut z = w;
                while z < 0.0 {
                    z = z * z;
                }
                y * z
            }
            fn counted_with_breaks(x: $float = between_quarters(-2.0..2.0), w: $float = 0.5..1.5, #[no_grad] n: i32 = 5.0..7.0) -> $float {
                let mut y = w;
                let mut last = 0.0;
                for i in 0..n {
                    if i == 1 { continue; }
                    if i == 5 { break; }
                    let bound = 0.5 * i as $float;
                    if x < bound - 1.0 { break; }
                    y = y * w + x;
                    last = bound;
                }
                y * last + x
            }
            fn counted_in_counted(x: $float = between_quarters(-2.0..2.0), w: $float = 0.5..1.5, #[no_grad] n: i32 = 3.0..4.0) -> $float {
                let mut y = 0.0;
                for i in 0..n {
                    let k = (i + 1) as $float;
                    let mut term = w;
                    for j in 0..=i {
                        if j == 2 { continue; }
                        term *= x / (k + j as $float);
                        if term > 0.5 { break; }
                    }
                    y += term * k;
                }
                y
            }
            fn tables(x: $float = 0.5..1.5, #[no_grad] table: &Table = 1.0..9.0) -> $float {
                let mut y = 0.0;
                for &k in table.0.iter().take(4) {
                    y = y * x * 0.25 + k as $float;
                }
                y
            }
            fn inactive_code_of_loops(x: $float = 0.5..1.5, #[no_grad] n: i32 = 3.0..4.0) -> $float {
                let mut factor: $float = 1.0;
                let mut calls = 0;
                let mut y = x;
                for i in 1..=n {
                    calls += i;
                    if calls % 2 == 1 {
                        calls *= 3;
                    }
                    y += x * calls as $float;
                    factor /= 2.0;
                    y *= factor;
                }
                y + calls as $float
            }
            fn matches_of_loops(x: $float = between_quarters(-2.0..2.0), w: $float = 0.5..1.5, #[no_grad] n: i32 = 5.0..7.0) -> $float {
                let mut y = w;
                for i in 0..n {
                    match i {
                        0 => y = x,
                        1 => continue,
                        k if k > 4 => break,
                        2 if n > 4 => {
                            if x > 1.25 { break; }
                            y += x;
                        }
                        _ => y = if x > 0.5 { y * x } else { y + w },
                    }
                }
                y
            }
            fn flags(x: $float = between_quarters(-2.0..2.0), w: $float = 0.5..1.5) -> $float {
                let mut is_done = false;
                let mut was_large = x > 1.0;
                let mut was_here = core::$float::consts::PI < 3.0;
                let mut y = x;
                while !is_done {
                    y += w;
                    is_done = y > 1.0 || was_large;
                    if x > 0.5 { was_large = true; } else { was_here = true; }
                }
                if was_large && !was_here { y * w } else { y * y }
            }
            fn integers(x: $float = 0.5..1.5, #[no_grad] n: i32 = 3.0..4.0) -> $float {
                let first = 1;
                let mut k = first;
                let mut y = x;
                while k < n {
                    k += first;
                    y = y * x + k as $float;
                }
                loop {
                    k -= 2;
                    if k < 0 { break; }
                    y *= x;
                }
                y + k as $float
            }
            fn statements_that_end_sides(x: $float = between_quarters(-2.0..2.0), #[no_grad] n: i32 = 3.0..5.0) -> $float {
                let mut k = 0;
                let mut y = x;
                if n > 5 {
                    y *= 2.0;
                } else {
                    for i in 0..n { k += i; }
                }
                if x > 0.5 {
                    for _ in 0..2 { if n % 2 == 1 { continue; } }
                    y += 1.0;
                }
                if n > 1 { if n > 6 { k = 2; } else { k += 1; } } else { y += 1.0; }
                y * k as $float
            }
            fn copies_of_integers(x: $float = 0.5..1.5, #[no_grad] n: i32 = 3.0..4.0) -> $float {
                let mut k = n;
                let m = n;
                let mut y = x;
                while k > 0 {
                    k -= 1;
                    y = y * x + m as $float;
                }
                y
            }
            fn floats_of_each_lane(x: $float = between_quarters(-2.0..2.0), #[no_grad] n: i32 = 3.0..4.0) -> $float {
                let mut t = n as $float * 0.25 - 1.0;
                let mut y = t;
                let mut scale: $float = t + 1.0;
                while t < x {
                    t += 0.5;
                    y += x;
                }
                if x > 1.0 { scale *= 2.0; } else { scale = 3.0 * t; }
                t * scale * x + y
            }
            fn loops_in_blocks(x: $float = 0.5..1.5, #[no_grad] n: i32 = 3.0..4.0) -> $float {
                let mut total = x;
                {
                    let mut k = n as $float;
                    while k < 9.0 { k = k + 4.0 * x * x; }
                    total += k;
                }
                {
                    let mut k = 0;
                    while k < n {
                        k += 1;
                        total *= 0.5 * x;
                    }
                }
                total
            }
            fn what_a_loop_leaves_behind(x: $float = 0.5..1.5, #[no_grad] n: i32 = 3.0..4.0) -> $float {
                let mut calls = 0;
                let mut y = x;
                for i in 0..n {
                    calls += i;
                    y *= x;
                }
                let mut z = x;
                if n > 2 {
                    calls += 1;
                    z *= 2.0;
                }
                // Neither number is used.
                let _ = y + z;
                x * calls as $float
            }
            fn indices(x: $float = 0.5..1.5, w: $float = 0.5..1.5) -> $float {
                let mut a = [x, w, 1.0, x * w];
                let last = a.len() - 1;
                for i in 0..last {
                    a[i + 1] += a[i] * 0.5;
                    a[i] *= a[last - i];
                }
                let mut y = 0.0;
                for i in 0..a.len() {
                    for j in 0..i {
                        y += a[i] * a[j];
                    }
                }
                y
            }
            fn loops_of_matches(x: $float = between_quarters(-2.0..2.0), w: $float = 0.5..1.5, #[no_grad] n: i32 = 5.0..7.0) -> $float {
                match n {
                    0 => x,
                    _ => {
                        let mut y = x;
                        for _ in 0..n {
                            if y > 4.0 { break; }
                            y = y * y * 0.5 + w;
                        }
                        y
                    }
                }
            }
            fn callees_in_loops(x: $float = between_quarters(-2.0..2.0), w: $float = 0.5..1.5, #[no_grad] n: i32 = 2.0..4.0) -> $float {
                let mut y = 0.5;
                for i in 0..n {
                    y = predict(w, y, x) * 0.5;
                    if y > 0.5 * i as $float { y = callees::weighted(y, i, w); }
                }
                y
            }
            fn returns_around_loops(x: $float = between_quarters(-2.0..2.0), w: $float = 0.5..1.5) -> $float {
                if x < -1.0 {
                    return w;
                }
                let mut y = x;
                while y < 1.5 {
                    y += 0.5;
                }
                if x > 0.75 { return y * w; }
                y * y
            }
            fn iterators(x: $float = between_quarters(-2.0..2.0), w: $float = 0.5..1.5) -> $float {
                let a = [x, w, x * w];
                let squares: $float = a.iter().map(|v| v * v).sum();
                let product: $float = a.iter().product();
                let horner = a.iter().rev().fold(1.0, |sum, v| sum * x * 0.5 + v);
                let largest = a.iter().fold(x, |most, &v| if v > most { v } else { most });
                let dot: $float = a.iter().zip([w, 1.0, x].iter()).map(|(a, b)| a * b).sum();
                squares + product * horner - dot + largest
            }

            fn loops_in_lanes(w: $float = 0.5..1.5, x: &[$float] = between_quarters(-2.0..2.0)) -> $float {
                sum(x.map(|x| {
                    known_loop(x, w) + closed_range(x, w) + loop_of_no_iterations(x, w) + loop_in_a_loop(x, w)
                        + branch_in_a_loop(x, w)
                }))
            }
            fn exits_in_lanes(w: $float = 0.5..1.5, x: &[$float] = between_quarters(-2.0..2.0)) -> $float {
                sum(x.map(|x| breaks(x, w) + breaks_in_the_middle(x, w) + continues(x, w) - returns_around_loops(x, w)))
            }
            fn whiles_in_lanes(w: $float = 0.5..1.5, x: &[$float] = between_quarters(-2.0..2.0)) -> $float {
                sum(x.map(|x| while_larger(x, w) + halvings(x, w) + loop_in_a_branch(x, w) + while_in_a_while(x, w)))
            }
            fn roots_in_lanes(w: $float = 0.5..1.5, x: &[$float] = 0.5..4.0) -> $float {
                mean(x.map(|x| newton(x, w) + newton_until_it_is_close(x)))
            }
            fn carried_in_lanes(w: $float = 0.5..1.5, x: &[$float] = between_quarters(-2.0..2.0)) -> $float {
                sum(x.map(|x| carried_arrays(x, w) + flags(x, w) + indices(x, w) + loop_over_an_array(x, w) + iterators(x, w)))
            }
            fn counted_in_lanes(w: $float = 0.5..1.5, #[no_grad] n: i32 = 5.0..7.0, x: &[$float] = between_quarters(-2.0..2.0)) -> $float {
                sum(x.map(|x| {
                    counted(x, w, n) + integers(x, n) + floats_of_each_lane(x, 3) + statements_that_end_sides(x, 3) + what_a_loop_leaves_behind(x, n) + counted_with_breaks(x, w, n) + counted_in_counted(x, w, n - 2)
                        + matches_of_loops(x, w, n) + loops_of_matches(x, w, n)
                        - callees_in_loops(x, w, 3)
                }))
            }

            fn loops_in_the_closure(w: $float = 0.5..1.5, x: &[$float] = between_quarters(-2.0..2.0)) -> $float {
                mean(x.map(|x| {
                    let mut y = w;
                    for i in 0..3 {
                        if x > 0.5 * i as $float { y = y * x; } else { y += x; }
                    }
                    y
                }))
            }
            fn exits_in_the_closure(
                w: $float = 0.5..1.5,
                #[no_grad] k: $float = 0.5..1.5,
                x: &[$float] = between_quarters(-2.0..2.0),
            ) -> $float {
                mean(x.map(|x| {
                    let mut y = x;
                    let mut total = k;
                    while y < 1.0 {
                        y += 0.75;
                        if y > 0.0 && x < 0.5 { continue; }
                        total = total * w + y;
                        if x < -1.0 { break; }
                    }
                    total * y
                }))
            }
            fn floats_of_each_element(
                #[no_grad] k: $float = 0.5..1.5,
                x: &[$float] = between_quarters(-2.0..2.0),
            ) -> $float {
                let start = k * 0.0 - 1.0;
                sum(x.map(|x| {
                    let mut t = start;
                    let mut scale = start + 2.0;
                    while t < x {
                        t += 0.5;
                        scale *= 0.5;
                    }
                    if x > 0.75 { scale = 1.0; }
                    t * x + scale * x
                }))
            }
            fn loops_around_maps(w: $float = 0.5..1.5, x: &[$float] = -1.0..1.0) -> $float {
                let mut scale = w;
                for _ in 0..3 {
                    scale = scale * w + 0.5;
                }
                while scale > 1.5 {
                    scale *= 0.5;
                }
                let total = mean(x.map(|x| x * x * scale));
                let mut root = 1.0;
                for _ in 0..4 {
                    root = 0.5 * (root + total / root);
                }
                root
            }
        }
    };
}
