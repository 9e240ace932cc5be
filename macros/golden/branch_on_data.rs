fn branch_on_data(x: f64, w: f64) -> f64 {
    if x > 0.0 { x.sqrt() * w } else { 0.0 }
}
