//! The check sum: CRC-24 as OpenPGP has it.

/// CRC-24 of a row of words of so many bits each, most significant bit first: generator 0x864CFB,
/// initial value 0xB704CE, nothing reflected ([RFC 9580, section 6.1.1]). It is defined over octets; over
/// words of five bits it notices the same: any errors within 24 bits in a row (so any wrong letter
/// and any two neighbours that changed places), and of all others all but one in 16.8 million.
///
/// [RFC 9580, section 6.1.1]: https://www.rfc-editor.org/rfc/rfc9580#section-6.1.1
///
/// ```
/// use pool_vs_loop::lesson::code::crc24;
///
/// // The published check value.
/// assert_eq!(crc24(b"123456789", 8), 0x21_CF02);
/// ```
#[must_use]
pub fn crc24(words: &[u8], bits: u32) -> u32 {
    let mut sum = 0x00B7_04CE_u32;
    for &word in words {
        for place in (0..bits).rev() {
            let bit = u32::from(word) >> place & 1;
            let out = sum >> 23 & 1;
            sum = sum << 1 & 0x00FF_FFFF;
            if out != bit {
                sum ^= 0x0086_4CFB;
            }
        }
    }
    sum
}
