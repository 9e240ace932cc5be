fn early_return(x: f64) -> f64 {
    let mut y = x * x;
    if x < 0.0 {
        if y > 4.0 {
            return -x;
        }
        y = y + 1.0;
    }
    y * 3.0
}
