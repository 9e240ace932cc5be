fn parts(p: (f64, [f64; 2])) -> [f64; 2] {
    let (scale, [a, b]) = p;
    let (sin, cos) = a.sin_cos();
    let mut q = [sin * scale, cos];
    q[1] *= b;
    q
}
