fn left_by_return(x: f64, y: f64) -> f64 {
    let mut z = x;
    while z < 4.0 {
        z *= y;
        if z > 3.0 {
            return z;
        }
    }
    z * z
}
