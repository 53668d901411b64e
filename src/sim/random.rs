//! Random numbers that are looked up, not consumed.
//!
//! A draw is a pure function of seed, stream and two indices, so that no setting reshuffles what
//! it does not concern, and nothing is stored that can be drawn again. Only +, -, ×, ÷ and square
//! roots of the processor are used, and `libm` for logarithms and powers: the same bits natively
//! and in wasm.

/// What a draw is for. The numbers are part of a model version: they stay as they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stream {
    /// Gaps between arrivals, by request.
    Arrivals = 0,
    /// I/O times, by request and piece.
    Durations = 1,
    /// Which process accepts a request, by request; the processes' weights, by process.
    Accept = 2,
    /// Who gets the GIL next, by process and turn.
    Gil = 3,
    /// Where a process is put when its slice is up, by turn.
    Cores = 4,
}

/// All draws of one stream.
#[derive(Clone, Copy, Debug)]
pub struct Source {
    key: [u32; 2],
}

/// An endless sequence of draws, for one pair of indices of a stream.
#[derive(Clone, Copy, Debug)]
pub struct Draws {
    key: [u32; 2],
    counter: [u32; 4],
}

impl Source {
    /// The draws of a stream under a seed.
    #[must_use]
    pub const fn new(seed: u32, stream: Stream) -> Self {
        Self { key: [seed, stream as u32] }
    }

    /// The draws that belong to two indices, such as a request and a piece.
    #[must_use]
    pub const fn at(self, first: u32, second: u32) -> Draws {
        Draws { key: self.key, counter: [first, second, 0, 0] }
    }
}

impl Draws {
    fn block(&mut self) -> [u64; 2] {
        let [a, b, c, d] = philox(self.counter, self.key);
        self.counter[2] += 1;
        [(u64::from(a) << 32) | u64::from(b), (u64::from(c) << 32) | u64::from(d)]
    }

    /// A number from [0, 1), evenly.
    pub fn unit(&mut self) -> f64 {
        unit(self.block()[0])
    }

    /// A whole number from 0 to `n - 1`, evenly; 0 if `n` is 0.
    pub fn below(&mut self, n: u32) -> u32 {
        // The upper half of a product (Lemire 2019); with 64 random bits the bias is below 2^-32.
        ((u128::from(self.block()[0]) * u128::from(n)) >> 64) as u32
    }

    /// A number with an exponential distribution of mean 1.
    pub fn exponential(&mut self) -> f64 {
        -libm::log(1.0 - self.unit())
    }

    /// A number with the standard normal distribution, by the polar method (Marsaglia and Bray
    /// 1964), which needs no trigonometry.
    pub fn normal(&mut self) -> f64 {
        loop {
            let [x, y] = self.block().map(|bits| 2.0 * unit(bits) - 1.0);
            let square = x * x + y * y;
            if square > 0.0 && square < 1.0 {
                return x * (-2.0 * libm::log(square) / square).sqrt();
            }
        }
    }

    /// The logarithm of a number with a gamma distribution of this shape and scale 1 (Marsaglia
    /// and Tsang 2000). As a logarithm, since small shapes give numbers too small for floats.
    pub fn log_gamma(&mut self, shape: f64) -> f64 {
        if shape < 1.0 {
            let boost = libm::log(1.0 - self.unit()) / shape;
            return self.log_gamma(shape + 1.0) + boost;
        }
        let d = shape - 1.0 / 3.0;
        let c = 1.0 / (9.0 * d).sqrt();
        loop {
            let x = self.normal();
            let v = 1.0 + c * x;
            if v > 0.0 {
                let v = v * v * v;
                let accepted = 0.5 * x * x + d - d * v + d * libm::log(v);
                if libm::log(1.0 - self.unit()) < accepted {
                    return libm::log(d * v);
                }
            }
        }
    }
}

/// 53 bits as a number from [0, 1).
fn unit(bits: u64) -> f64 {
    (bits >> 11) as f64 / (1_u64 << 53) as f64
}

/// Philox4x32-10: a block of random bits for a counter under a key (Salmon, Moraes, Dror and Shaw,
/// "Parallel random numbers: as easy as 1, 2, 3", 2011).
#[must_use]
pub fn philox(counter: [u32; 4], key: [u32; 2]) -> [u32; 4] {
    let ([mut a, mut b, mut c, mut d], [mut k, mut l]) = (counter, key);
    for _ in 0..10 {
        let left = u64::from(a) * 0xD251_1F53;
        let right = u64::from(c) * 0xCD9E_8D57;
        (a, b, c, d) =
            ((right >> 32) as u32 ^ b ^ k, right as u32, (left >> 32) as u32 ^ d ^ l, left as u32);
        k = k.wrapping_add(0x9E37_79B9);
        l = l.wrapping_add(0xBB67_AE85);
    }
    [a, b, c, d]
}
