fn written_out(p: [f64; 3], x: f64) -> f64 {
    let mut y = 0.0;
    for (i, p) in p.iter().enumerate() {
        y += p * x.powi(i as i32);
    }
    y
}
