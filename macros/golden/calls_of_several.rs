fn calls_of_several(x: f64, angle: f64) -> f64 {
    let [a, b] = rotate([x, 1.0], angle);
    a * b
}
