//! A perceptron with one hidden layer, as users write it: a struct of variables, and methods over whole arrays.

use cotangent::prelude::*;

/// How many numbers an image has, how many units the hidden layer, and how many classes there are.
pub(crate) const SIZES: [usize; 3] = [784, 128, 10];

/// The parameters.
#[derive(Differentiable, Clone, Debug)]
pub(crate) struct Perceptron {
    /// From images to hidden units.
    pub(crate) w1: Variable<Tensor>,
    pub(crate) b1: Variable<Tensor>,
    /// From hidden units to the scores of the classes.
    pub(crate) w2: Variable<Tensor>,
    pub(crate) b2: Variable<Tensor>,
}

impl Perceptron {
    /// Weights drawn as He, Zhang, Ren and Sun (2015) propose for relu, and no biases.
    pub(crate) fn new([inputs, hidden, classes]: [usize; 3], seed: u64) -> Self {
        let weights = |from: usize, to: usize, seed| {
            let numbers: Tensor = random_normal([from, to], seed);
            Variable::new(numbers * (2.0 / from as f32).sqrt())
        };
        Self {
            w1: weights(inputs, hidden, seed),
            b1: Variable::new(Tensor::zeros(hidden)),
            w2: weights(hidden, classes, seed + 1),
            b2: Variable::new(Tensor::zeros(classes)),
        }
    }
}

#[differentiable]
impl Perceptron {
    /// The scores of all classes, a row for each image.
    pub(crate) fn scores(&self, #[no_grad] images: &Tensor) -> Tensor {
        let hidden = relu(matmul(images, &self.w1) + &self.b1);
        matmul(&hidden, &self.w2) + &self.b2
    }

    /// The cross entropy: how surprised the model is by the labels, in nats.
    pub(crate) fn loss(&self, #[no_grad] images: &Tensor, #[no_grad] labels: &[usize]) -> f32 {
        -mean(pick(log_softmax(&self.scores(images), -1), labels))
    }
}

/// Images that are noisy copies of one picture for each class, and the classes.
pub(crate) fn drawn(count: usize, seed: u64) -> (Tensor, Vec<usize>) {
    const NOISE: f32 = 6.0;
    let [pixels, _, classes] = SIZES;
    let labels: Vec<usize> = (0..count).map(|i| (i * 7 + i / classes) % classes).collect();
    let pictures: Tensor = random_normal([classes, pixels], 1);
    let noise: Tensor = random_normal([count, pixels], seed);
    (gather(&pictures, &labels) + NOISE * noise, labels)
}
