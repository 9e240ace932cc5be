fn left_by_break(x: f64, #[no_grad] n: usize) -> f64 {
    let mut sum = 0.0;
    for _ in 0..n {
        if sum > 1.0 {
            break;
        }
        sum += x.exp();
    }
    sum
}
