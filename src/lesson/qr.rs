//! QR pictures (ISO/IEC 18004), by the crate `qrcodegen`.

use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};
use std::fmt::Write;

/// Light modules that have to be around it.
pub const MARGIN: i32 = 4;

/// The largest version for a phone's camera and a printer's paper: 117 squares, or 125 with the margin.
/// 60 mm wide, each has 0.48 mm; 0.33 to 0.4 mm is given as the least that phones tell apart.
const LARGEST_ON_PAPER: u8 = 25;

/// A QR picture of black and white squares.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Qr {
    /// How many squares it is wide and high, with the margin.
    pub size: i32,
    /// The black ones, as the data of an SVG path in which a square is 1 by 1.
    pub path: String,
}

impl Qr {
    /// The picture of a text. `None` if it is too long for one.
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        Self::up_to(text, QrCodeEcc::Medium, Version::MAX.value())
    }

    /// The picture of a text for paper, which nothing reflects on: with a little less to correct errors
    /// by, if that makes it smaller. `None` if it would have more squares than a phone can tell apart.
    #[must_use]
    pub fn on_paper(text: &str) -> Option<Self> {
        Self::up_to(text, QrCodeEcc::Low, LARGEST_ON_PAPER)
    }

    fn up_to(text: &str, correction: QrCodeEcc, largest: u8) -> Option<Self> {
        // What is large in an address or a code goes into fewer squares than what isn't.
        let (start, end) = text.split_at(text.rfind('=').map_or(0, |place| place + 1));
        let mut segments = QrSegment::make_segments(start);
        segments.extend(QrSegment::make_segments(end));
        // More correction than asked for, where it takes no more squares.
        let (least, largest, better) = (Version::MIN, Version::new(largest), true);
        let qr =
            QrCode::encode_segments_advanced(&segments, correction, least, largest, None, better)
                .ok()?;
        let size = qr.size();
        let mut path = String::new();
        for y in 0..size {
            let mut x = 0;
            while x < size {
                let from = x;
                while x < size && qr.get_module(x, y) {
                    x += 1;
                }
                if x > from {
                    let width = x - from;
                    // Writing to a string cannot fail.
                    let _ = write!(path, "M{} {}h{width}v1h-{width}z", from + MARGIN, y + MARGIN);
                }
                x += 1;
            }
        }
        Some(Self { size: size + 2 * MARGIN, path })
    }
}
