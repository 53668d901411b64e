//! A number of mixed radix: digits of any radix with no bit lost between them.

/// Digits that are to be written, the first first.
#[derive(Debug, Default)]
pub(super) struct Writer(Vec<(u32, u32)>);

impl Writer {
    /// Writes a digit below its radix.
    pub fn put(&mut self, digit: u32, radix: u32) {
        debug_assert!(digit < radix, "{digit} of {radix}");
        self.0.push((digit, radix));
    }

    /// The number in words of five bits, the least significant first, without zeros at its end:
    /// last digits that are 0 take no room.
    pub fn finish(self) -> Vec<u8> {
        let mut words = Vec::new();
        for (digit, radix) in self.0.into_iter().rev() {
            let mut carry = digit;
            for word in &mut words {
                carry += u32::from(*word) * radix;
                *word = (carry & 31) as u8;
                carry >>= 5;
            }
            while carry > 0 {
                words.push((carry & 31) as u8);
                carry >>= 5;
            }
        }
        words
    }
}

/// Digits of a number that was written.
#[derive(Debug)]
pub(super) struct Reader(Vec<u8>);

impl Reader {
    /// Reads from words of five bits, the least significant first.
    pub fn new(words: &[u8]) -> Self {
        Self(words.to_vec())
    }

    /// The next digit, of this radix.
    pub fn take(&mut self, radix: u32) -> u32 {
        let mut rest = 0;
        for word in self.0.iter_mut().rev() {
            rest = rest << 5 | u32::from(*word);
            *word = (rest / radix) as u8;
            rest %= radix;
        }
        rest
    }
}
