fn newton(a: f64) -> f64 {
    let mut x = a;
    while (x * x - a).abs() > 1e-9 {
        x = 0.5 * (x + a / x);
    }
    x
}
