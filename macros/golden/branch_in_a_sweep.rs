fn branch_in_a_sweep(w: f64, #[no_grad] x: &[f64], #[no_grad] is_robust: bool) -> f64 {
    mean(x.map(|x| {
        let error = w * x - 1.0;
        if is_robust && error.abs() > 1.0 { error.abs() } else { error.powi(2) }
    }))
}
