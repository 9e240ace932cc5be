//! Convolutions of images, as products of matrices.
//!
//! For each image, the elements under each position of the kernel make up a column ("im2col"), so that
//! the convolution is the product of the kernels, a row each, and these columns. The gradient by the
//! kernels is a product with the transposed columns, summed over images; that by an image is a product
//! with the transposed kernels, of which columns are added up where they came from. Columns of one image
//! are held at a time; a kernel of one element reads the image in its place.

use cotangent_kernels::{
    Buffer, Element, Identity, MatMut, MatRef, View, eager, matmul as product, matmul_add,
};

use super::{ArrayLike, Misfit, Operation, compute, fitting, operands, shape_of};
use crate::shape::Shape;
use crate::tensor::Tensor;

/// [`conv2d`].
#[derive(Clone, Copy, Debug)]
pub struct Conv2d {
    /// How far apart positions of the kernel are, from row to row and from column to column.
    pub stride: [usize; 2],
    /// How many zeros are put around images, at each end of a column and of a row.
    pub padding: [usize; 2],
}

impl Operation for Conv2d {
    const NAME: &'static str = "conv2d";

    fn shape(&self, inputs: &[Shape]) -> Result<Shape, Misfit> {
        let [x, w] = operands(inputs);
        let sizes = self.sizes(x, w)?;
        let [rows, columns] = sizes.positions;
        Ok(Shape::from([sizes.images, sizes.kernels, rows, columns]))
    }

    fn run<T: Element>(&self, inputs: &[View<'_, T>], out: &mut [T]) {
        let [x, w] = operands(inputs);
        let sizes = fitting(Self::NAME, self.sizes(shape_of(&x), shape_of(&w)));
        if out.is_empty() {
            return;
        }
        let (mut copy_of_kernels, mut columns) = (Buffer::new(0), Columns::default());
        let kernels = kernels_of(w, &mut copy_of_kernels, &sizes);
        for (i, out) in out.chunks_exact_mut(sizes.result()).enumerate() {
            let columns = columns.of(x.at(0, i), &sizes);
            let out = MatMut::row_major(out, sizes.kernels, columns.cols());
            product(kernels, columns, out, Identity);
        }
    }
}

/// The cotangent of the images of [`Conv2d`].
///
/// Takes the cotangent of the result, and the kernels.
#[derive(Clone, Copy, Debug)]
pub struct Conv2dPullbackImages {
    /// The convolution.
    pub conv: Conv2d,
    /// The shape of the images.
    pub shape: Shape,
}

impl Operation for Conv2dPullbackImages {
    const NAME: &'static str = "conv2d";

    fn shape(&self, inputs: &[Shape]) -> Result<Shape, Misfit> {
        let [cotangent, w] = operands(inputs);
        assert_cotangent(cotangent, self.conv.shape(&[self.shape, w])?)?;
        Ok(self.shape)
    }

    fn run<T: Element>(&self, inputs: &[View<'_, T>], out: &mut [T]) {
        let [cotangent, w] = operands(inputs);
        let sizes = fitting(Self::NAME, self.conv.sizes(self.shape, shape_of(&w)));
        if out.is_empty() {
            return;
        }
        let (mut copy_of_kernels, mut copy_of_cotangent) = (Buffer::new(0), Buffer::new(0));
        let kernels = kernels_of(w, &mut copy_of_kernels, &sizes);
        let [rows, columns] = sizes.positions;
        let mut of_columns = Buffer::new(kernels.cols() * rows * columns);
        let mut padded = Buffer::new(sizes.channels * sizes.padded());
        let (of_columns, padded) = (of_columns.as_mut_slice(), padded.as_mut_slice());
        for (i, out) in out.chunks_exact_mut(sizes.image()).enumerate() {
            let of_image = contiguous(cotangent.at(0, i), &mut copy_of_cotangent);
            let of_image = MatRef::row_major(of_image, sizes.kernels, rows * columns);
            let matrix = MatMut::row_major(of_columns, kernels.cols(), rows * columns);
            product(kernels.transposed(), of_image, matrix, Identity);
            padded.fill(T::ZERO);
            sizes.add_columns(of_columns, padded);
            eager::copy(sizes.inside(padded).elements(), out);
        }
    }
}

/// The cotangent of the kernels of [`Conv2d`].
///
/// Takes the cotangent of the result, and the images.
#[derive(Clone, Copy, Debug)]
pub struct Conv2dPullbackKernels {
    /// The convolution.
    pub conv: Conv2d,
    /// The shape of the kernels.
    pub shape: Shape,
}

impl Operation for Conv2dPullbackKernels {
    const NAME: &'static str = "conv2d";

    fn shape(&self, inputs: &[Shape]) -> Result<Shape, Misfit> {
        let [cotangent, x] = operands(inputs);
        assert_cotangent(cotangent, self.conv.shape(&[x, self.shape])?)?;
        Ok(self.shape)
    }

    fn run<T: Element>(&self, inputs: &[View<'_, T>], out: &mut [T]) {
        let [cotangent, x] = operands(inputs);
        let sizes = fitting(Self::NAME, self.conv.sizes(shape_of(&x), self.shape));
        out.fill(T::ZERO);
        if out.is_empty() || cotangent.is_empty() {
            return;
        }
        let (mut copy, mut columns) = (Buffer::new(0), Columns::default());
        for i in 0..sizes.images {
            let columns = columns.of(x.at(0, i), &sizes);
            let of_image = contiguous(cotangent.at(0, i), &mut copy);
            let of_image = MatRef::row_major(of_image, sizes.kernels, columns.cols());
            let out = MatMut::row_major(out, sizes.kernels, columns.rows());
            matmul_add(of_image, columns.transposed(), out, Identity);
        }
    }
}

/// How many there are of what.
struct Sizes {
    images: usize,
    kernels: usize,
    channels: usize,
    /// Rows and columns of an image.
    image: [usize; 2],
    /// Rows and columns of a kernel.
    kernel: [usize; 2],
    stride: [usize; 2],
    padding: [usize; 2],
    /// Rows and columns of positions of the kernel.
    positions: [usize; 2],
}

impl Conv2d {
    fn sizes(&self, x: Shape, w: Shape) -> Result<Sizes, Misfit> {
        let misfit = |why: String| Misfit::new(format!("{x} and {w}: {why}"));
        let (&[images, channels, height, width], &[kernels, w_channels, rows, columns]) =
            (x.dims(), w.dims())
        else {
            return Err(misfit("images and kernels have four axes each".to_owned()));
        };
        if channels != w_channels {
            return Err(misfit(format!("{channels} channels, but kernels for {w_channels}")));
        }
        let (image, kernel) = ([height, width], [rows, columns]);
        let Self { stride, padding } = *self;
        let mut positions = [0; 2];
        for i in 0..2 {
            positions[i] =
                positions_along(image[i], padding[i], kernel[i], stride[i]).ok_or_else(|| {
                    let [a, b] =
                        [padding, kernel].map(|[rows, columns]| format!("{rows} x {columns}"));
                    misfit(format!("with a padding of {a}, no place for a kernel of {b}"))
                })?;
        }
        Ok(Sizes { images, kernels, channels, image, kernel, stride, padding, positions })
    }
}

/// How many positions a window has along an axis; `None` if it has no place.
pub(super) fn positions_along(
    len: usize,
    padding: usize,
    window: usize,
    stride: usize,
) -> Option<usize> {
    let free = len.checked_add(padding.checked_mul(2)?)?.checked_sub(window)?;
    let is_window = window > 0 && stride > 0;
    is_window.then(|| free / stride + 1)
}

impl Sizes {
    /// The elements of one image.
    fn image(&self) -> usize {
        self.channels * self.image[0] * self.image[1]
    }

    /// The elements of the result for one image.
    fn result(&self) -> usize {
        self.kernels * self.positions[0] * self.positions[1]
    }

    /// Rows and columns of an image with zeros around.
    fn padded_image(&self) -> [usize; 2] {
        std::array::from_fn(|i| self.image[i] + 2 * self.padding[i])
    }

    /// The elements of one channel with zeros around.
    fn padded(&self) -> usize {
        let [height, width] = self.padded_image();
        height * width
    }

    /// The image within one with zeros around.
    fn inside<'a, T>(&self, padded: &'a [T]) -> View<'a, T> {
        let [height, width] = self.padded_image();
        let mut view = View::new(padded, &[self.channels, height, width]);
        for i in 0..2 {
            view = view.sliced(i + 1, self.padding[i]..self.padding[i] + self.image[i]);
        }
        view
    }

    /// Adds columns to the elements of an image with zeros around that they are copies of.
    fn add_columns<T: Element>(&self, columns: &[T], padded: &mut [T]) {
        let [_, width] = self.padded_image();
        let [rows, row] = self.positions;
        let [down, along] = self.stride;
        let per_channel = self.kernel[0] * self.kernel[1];
        let per_element = columns.chunks_exact((rows * row).max(1)).enumerate();
        for (i, of_element) in per_element {
            let (channel, element) = (i / per_channel, i % per_channel);
            let [y, x] = [element / self.kernel[1], element % self.kernel[1]];
            let padded = &mut padded[channel * self.padded()..][..self.padded()];
            for (position, of_row) in of_element.chunks_exact(row).enumerate() {
                let sums = &mut padded[(position * down + y) * width + x..];
                if along == 1 {
                    for (sum, &cotangent) in sums.iter_mut().zip(of_row) {
                        *sum += cotangent;
                    }
                } else {
                    for (sum, &cotangent) in sums.iter_mut().step_by(along).zip(of_row) {
                        *sum += cotangent;
                    }
                }
            }
        }
    }
}

/// The memory that the columns of an image need.
struct Columns<T: Element> {
    padded: Buffer<T>,
    columns: Buffer<T>,
}

impl<T: Element> Default for Columns<T> {
    fn default() -> Self {
        Self { padded: Buffer::new(0), columns: Buffer::new(0) }
    }
}

impl<T: Element> Columns<T> {
    /// What is under the kernel, in a column for each of its positions.
    fn of<'a>(&'a mut self, image: View<'a, T>, sizes: &Sizes) -> MatRef<'a, T> {
        let image = match sizes.padding {
            [0, 0] => image,
            _ => {
                self.pad(image, sizes);
                let [height, width] = sizes.padded_image();
                View::new(self.padded.as_slice(), &[sizes.channels, height, width])
            }
        };
        let windows = image
            .windows(1, sizes.kernel[0], sizes.stride[0])
            .windows(2, sizes.kernel[1], sizes.stride[1])
            .permuted(&[0, 3, 4, 1, 2]);
        let elements = sizes.channels * sizes.kernel[0] * sizes.kernel[1];
        let positions = sizes.positions[0] * sizes.positions[1];
        let in_place = windows.merged(3).and_then(|x| x.merged(1)?.merged(0));
        if let Some(matrix) = in_place.and_then(MatRef::of_view) {
            return matrix;
        }
        let columns = resized(&mut self.columns, elements * positions);
        eager::copy(windows.elements(), columns);
        MatRef::row_major(columns, elements, positions)
    }

    /// Puts zeros around an image.
    fn pad(&mut self, image: View<'_, T>, sizes: &Sizes) {
        let [height, width] = sizes.padded_image();
        let ([above, left], [rows, row]) = (sizes.padding, sizes.image);
        // What is around stays from image to image.
        if self.padded.as_slice().is_empty() {
            resized(&mut self.padded, sizes.channels * height * width).fill(T::ZERO);
        }
        if row == 0 {
            return;
        }
        for (channel, padded) in
            self.padded.as_mut_slice().chunks_exact_mut(height * width).enumerate()
        {
            let inside = padded.chunks_exact_mut(width).skip(above).take(rows);
            for (y, out) in inside.enumerate() {
                let from = image.at(0, channel).at(0, y);
                let out = &mut out[left..left + row];
                match from.as_slice() {
                    Some(from) => out.copy_from_slice(from),
                    None => eager::copy(from.elements(), out),
                }
            }
        }
    }
}

/// The kernels, a row each.
fn kernels_of<'a, T: Element>(
    w: View<'a, T>,
    copy: &'a mut Buffer<T>,
    sizes: &Sizes,
) -> MatRef<'a, T> {
    let elements = sizes.channels * sizes.kernel[0] * sizes.kernel[1];
    MatRef::row_major(contiguous(w, copy), sizes.kernels, elements)
}

/// The elements in row-major order, copied if they lie otherwise.
pub(crate) fn contiguous<'a, T: Element>(x: View<'a, T>, copy: &'a mut Buffer<T>) -> &'a [T] {
    if let Some(slice) = x.as_slice() {
        return slice;
    }
    let copy = resized(copy, x.len());
    eager::copy(x.elements(), copy);
    copy
}

/// Memory for `len` elements.
fn resized<T: Element>(memory: &mut Buffer<T>, len: usize) -> &mut [T] {
    if memory.as_slice().len() != len {
        *memory = Buffer::new(len);
    }
    memory.as_mut_slice()
}

pub(super) fn assert_cotangent(cotangent: Shape, of: Shape) -> Result<(), Misfit> {
    if cotangent == of {
        return Ok(());
    }
    Err(Misfit::new(format!("a cotangent of shape {cotangent} for a result of shape {of}")))
}

/// The convolution of images `x[n, c, h, w]` with kernels `w[o, c, kh, kw]`: at each position of a
/// kernel, the sum of its products with what is under it, as `[n, o, oh, ow]`.
///
/// Kernels are not reversed, as usual in networks. `padding` zeros are put around images, at each end of
/// a column and of a row; `stride` is how far apart positions are. So `oh` is `(h + 2 padding[0] - kh) /
/// stride[0] + 1`, rounded down.
///
/// ```
/// use cotangent::{Tensor, conv2d};
///
/// let x: Tensor = Tensor::ones([1, 1, 3, 3]);
/// let w = Tensor::ones([1, 1, 2, 2]);
/// assert_eq!(conv2d(&x, &w, [1, 1], [0, 0]), Tensor::full([1, 1, 2, 2], 4.0));
/// ```
///
/// # Panics
/// If there are not four axes each, if the channels `c` differ, if a kernel has no place, or if it or a
/// stride is 0.
#[track_caller]
pub fn conv2d<X: ArrayLike, W: ArrayLike<Elem = X::Elem>>(
    x: X,
    w: W,
    stride: [usize; 2],
    padding: [usize; 2],
) -> Tensor<X::Elem> {
    compute(&Conv2d { stride, padding }, [x.tensor(), w.tensor()])
}
