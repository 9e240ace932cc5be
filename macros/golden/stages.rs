fn stages(w: &[f32], scale: &Variable<f32>) -> f32 {
    let middle = mean(w);
    mean(w.map(|w| exp(scale * (w - middle))))
}
