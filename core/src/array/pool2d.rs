//! The largest elements and the means of windows of images.

use cotangent_kernels::eager::axes;
use cotangent_kernels::{Buffer, Element, View};

use super::conv2d::{assert_cotangent, contiguous, positions_along};
use super::{ArrayLike, Misfit, Operation, compute, operands, shape_of};
use crate::shape::Shape;
use crate::tensor::Tensor;

/// Windows of images.
#[derive(Clone, Copy, Debug)]
pub struct Windows {
    /// Rows and columns of a window.
    pub size: [usize; 2],
    /// How far apart windows are, from row to row and from column to column.
    pub stride: [usize; 2],
}

impl Windows {
    /// The shape of one number for each window.
    fn shape(&self, x: Shape) -> Result<Shape, Misfit> {
        let &[images, channels, height, width] = x.dims() else {
            return Err(Misfit::new(format!("images have four axes, not {x}")));
        };
        let along = |i: usize, len| positions_along(len, 0, self.size[i], self.stride[i]);
        let (Some(rows), Some(columns)) = (along(0, height), along(1, width)) else {
            let [rows, columns] = self.size;
            return Err(Misfit::new(format!("no place for windows of {rows} x {columns} in {x}")));
        };
        Ok(Shape::from([images, channels, rows, columns]))
    }

    /// The elements of windows on two further axes.
    fn of<'a, T>(&self, x: View<'a, T>) -> View<'a, T> {
        x.windows(2, self.size[0], self.stride[0]).windows(3, self.size[1], self.stride[1])
    }

    /// The places of the elements of window `i` in images of this shape, from row to row.
    pub(crate) fn places(&self, shape: Shape, i: usize) -> impl Iterator<Item = usize> + Clone {
        let [.., height, width] = *shape.dims() else { unreachable!("images have four axes") };
        let [rows, columns] = [(height, 0), (width, 1)]
            .map(|(len, axis)| (len - self.size[axis]) / self.stride[axis] + 1);
        let (plane, row, column) = (i / (rows * columns), i / columns % rows, i % columns);
        let first = (plane * height + row * self.stride[0]) * width + column * self.stride[1];
        let size = self.size;
        (0..size[0]).flat_map(move |y| (0..size[1]).map(move |x| first + y * width + x))
    }
}

/// [`max_pool2d`].
#[derive(Clone, Copy, Debug)]
pub struct MaxPool2d {
    /// Of what the largest elements are taken.
    pub windows: Windows,
}

impl Operation for MaxPool2d {
    const NAME: &'static str = "max_pool2d";

    fn shape(&self, inputs: &[Shape]) -> Result<Shape, Misfit> {
        let [x] = operands(inputs);
        self.windows.shape(x)
    }

    fn run<T: Element>(&self, inputs: &[View<'_, T>], out: &mut [T]) {
        let [x] = operands(inputs);
        axes::max(self.windows.of(x), &[4, 5], out);
    }
}

/// The pullback of [`MaxPool2d`]: each cotangent in equal parts to the elements of its window that are
/// the result. Copies what is not contiguous.
///
/// Takes the cotangent `d`, the argument `x` and the result `y`.
#[derive(Clone, Copy, Debug)]
pub struct MaxPool2dPullback {
    /// Of what the largest elements were taken.
    pub windows: Windows,
}

impl Operation for MaxPool2dPullback {
    const NAME: &'static str = "max_pool2d";

    fn shape(&self, inputs: &[Shape]) -> Result<Shape, Misfit> {
        let [d, x, y] = operands(inputs);
        let result = self.windows.shape(x)?;
        assert_cotangent(d, result)?;
        assert_cotangent(y, result)?;
        Ok(x)
    }

    fn run<T: Element>(&self, inputs: &[View<'_, T>], out: &mut [T]) {
        let [d, x, y]: [View<'_, T>; 3] = operands(inputs);
        let shape = shape_of(&x);
        let (mut copy_of_d, mut copy_of_x, mut copy_of_y) =
            (Buffer::new(0), Buffer::new(0), Buffer::new(0));
        let d = contiguous(d, &mut copy_of_d);
        let x = contiguous(x, &mut copy_of_x);
        let y = contiguous(y, &mut copy_of_y);
        out.fill(T::ZERO);
        for (i, (&d, &y)) in d.iter().zip(y).enumerate() {
            let is_result = |&place: &usize| x[place] == y || x[place].is_nan() && y.is_nan();
            let results = self.windows.places(shape, i).filter(is_result);
            let part = d / T::from_usize(results.clone().count());
            for place in results {
                out[place] += part;
            }
        }
    }
}

/// [`avg_pool2d`].
#[derive(Clone, Copy, Debug)]
pub struct AvgPool2d {
    /// Of what the means are taken.
    pub windows: Windows,
}

impl Operation for AvgPool2d {
    const NAME: &'static str = "avg_pool2d";

    fn shape(&self, inputs: &[Shape]) -> Result<Shape, Misfit> {
        let [x] = operands(inputs);
        self.windows.shape(x)
    }

    fn run<T: Element>(&self, inputs: &[View<'_, T>], out: &mut [T]) {
        let [x] = operands(inputs);
        axes::mean(self.windows.of(x), &[4, 5], out);
    }
}

/// The pullback of [`AvgPool2d`]: each cotangent in equal parts to the elements of its window. Copies
/// what is not contiguous.
#[derive(Clone, Copy, Debug)]
pub struct AvgPool2dPullback {
    /// Of what the means were taken.
    pub windows: Windows,
    /// The shape of the images.
    pub shape: Shape,
}

impl Operation for AvgPool2dPullback {
    const NAME: &'static str = "avg_pool2d";

    fn shape(&self, inputs: &[Shape]) -> Result<Shape, Misfit> {
        let [cotangent] = operands(inputs);
        assert_cotangent(cotangent, self.windows.shape(self.shape)?)?;
        Ok(self.shape)
    }

    fn run<T: Element>(&self, inputs: &[View<'_, T>], out: &mut [T]) {
        let [cotangent] = operands(inputs);
        let mut copy = Buffer::new(0);
        let [rows, columns] = self.windows.size;
        let count = T::from_usize(rows * columns);
        out.fill(T::ZERO);
        for (i, &cotangent) in contiguous(cotangent, &mut copy).iter().enumerate() {
            let part = cotangent / count;
            for place in self.windows.places(self.shape, i) {
                out[place] += part;
            }
        }
    }
}

/// The largest elements of windows of `size` rows and columns, `stride` apart, of images
/// `x[n, c, h, w]`: NaN where any is NaN.
///
/// A window that is not whole is left out: there are `(h - size[0]) / stride[0] + 1` rows of them,
/// rounded down.
///
/// ```
/// use cotangent::{Tensor, max_pool2d};
///
/// let x = Tensor::arange(0.0, 16.0, 1.0).reshape([1, 1, 4, 4]);
/// let expected = Tensor::from([5.0, 7.0, 13.0, 15.0]).reshape([1, 1, 2, 2]);
/// assert_eq!(max_pool2d(&x, [2, 2], [2, 2]), expected);
/// ```
///
/// # Panics
/// If there are not four axes, if a window has no place, or if its size or a stride is 0.
#[track_caller]
pub fn max_pool2d<X: ArrayLike>(x: X, size: [usize; 2], stride: [usize; 2]) -> Tensor<X::Elem> {
    compute(&MaxPool2d { windows: Windows { size, stride } }, [x.tensor()])
}

/// The means of windows of `size` rows and columns, `stride` apart, of images `x[n, c, h, w]`.
///
/// A window that is not whole is left out, as by [`max_pool2d`].
///
/// ```
/// use cotangent::{Tensor, avg_pool2d};
///
/// let x = Tensor::arange(0.0, 16.0, 1.0).reshape([1, 1, 4, 4]);
/// let expected = Tensor::from([2.5, 4.5, 10.5, 12.5]).reshape([1, 1, 2, 2]);
/// assert_eq!(avg_pool2d(&x, [2, 2], [2, 2]), expected);
/// ```
///
/// # Panics
/// If there are not four axes, if a window has no place, or if its size or a stride is 0.
#[track_caller]
pub fn avg_pool2d<X: ArrayLike>(x: X, size: [usize; 2], stride: [usize; 2]) -> Tensor<X::Elem> {
    compute(&AvgPool2d { windows: Windows { size, stride } }, [x.tensor()])
}
