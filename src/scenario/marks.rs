//! How a language marks its numbers, and what a number means that is typed in it.

/// What a language puts between the digits of a number.
///
/// ```
/// use pool_vs_loop::scenario::Marks;
///
/// let spanish = Marks::of_samples("1,5", "1000", "10.000").unwrap();
/// assert_eq!((spanish.decimal(), spanish.group(9_999), spanish.group(10_000)), (',', None, Some('.')));
/// assert_eq!(spanish.plain("10.000,5ms"), "10000.5ms");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marks {
    decimal: char,
    group: char,
    /// The least whole number that is grouped.
    grouped_from: u64,
}

impl Marks {
    /// Those of English, which are those of links but for the groups.
    pub const ENGLISH: Self = Self { decimal: '.', group: ',', grouped_from: 1_000 };

    /// The marks in 1.5, 1000 and 10000 as a language writes them. `None` if it has other digits
    /// than ours, or no groups.
    #[must_use]
    pub fn of_samples(half: &str, thousand: &str, myriad: &str) -> Option<Self> {
        let mark = |text: &str, before: &str, after: &str| {
            let between = text.strip_prefix(before)?.strip_suffix(after)?;
            let mut marks = between.chars();
            marks.next().filter(|_| marks.next().is_none())
        };
        let decimal = mark(half, "1", "5")?;
        let group = mark(myriad, "10", "000")?;
        let early = mark(thousand, "1", "000") == Some(group);
        let plain = |mark: char| mark.is_ascii_alphanumeric() || mark == '-';
        let apart = decimal != group && !plain(decimal) && !plain(group);
        let grouped_from = if early { 1_000 } else { 10_000 };
        apart.then_some(Self { decimal, group, grouped_from })
    }

    /// The mark between the whole part and its decimals.
    #[must_use]
    pub const fn decimal(self) -> char {
        self.decimal
    }

    /// The mark between thousands of a number whose whole part this is, if it has any.
    #[must_use]
    pub const fn group(self, whole: u64) -> Option<char> {
        if whole < self.grouped_from { None } else { Some(self.group) }
    }

    /// What is typed in this language, without white space, as links write it: grouped thousands
    /// without their marks, and a point before the decimals. A unit stays.
    ///
    /// Of comma and point, the one that isn't the decimal mark groups thousands where it can: there
    /// are three digits after it, and one to three before it that don't begin with 0. Elsewhere a
    /// point is what it is in links. So in Portuguese `1.000` is a thousand, `0.500`, `1.5` and
    /// `0,5` are less than two; and what is neither, such as `1,000.5`, comes out as no number.
    ///
    /// ```
    /// use pool_vs_loop::scenario::Marks;
    ///
    /// let portuguese = Marks::of_samples("1,5", "1.000", "10.000").unwrap();
    /// assert_eq!(portuguese.plain("1.000"), "1000");
    /// assert_eq!(portuguese.plain("0,5s"), "0.5s");
    /// assert_eq!(portuguese.plain("0.5s"), "0.5s");
    /// assert_eq!(Marks::ENGLISH.plain("1,000.5s"), "1000.5s");
    /// assert_eq!(Marks::ENGLISH.plain("0,5s"), "0,5s"); // no number
    /// ```
    #[must_use]
    pub fn plain(self, typed: &str) -> String {
        let (number, unit) =
            typed.split_at(typed.find(|c: char| c.is_ascii_alphabetic()).unwrap_or(typed.len()));
        let other = if self.decimal == ',' { '.' } else { ',' };
        let marked = number.replace(self.group, other.encode_utf8(&mut [0; 4]));
        let (whole, decimals) = match marked.split_once(self.decimal) {
            Some((whole, decimals)) => (whole, Some(decimals)),
            None => (&*marked, None),
        };
        let digits = if is_grouped(whole, other) { whole.replace(other, "") } else { whole.into() };
        match decimals {
            // `1.5,0` is not 1.5.
            Some(_) if digits.contains(other) => typed.into(),
            Some(decimals) => [&digits, ".", decimals, unit].concat(),
            None => digits + unit,
        }
    }
}

/// Whether all marks of a whole number are between its thousands: `1,000,000`, not `1,5`. A number
/// that begins with 0 has no thousands.
fn is_grouped(whole: &str, mark: char) -> bool {
    let mut groups = whole.split(mark);
    let head =
        groups.next().is_some_and(|head| (1..=3).contains(&head.len()) && !head.starts_with('0'));
    let mut more = groups.peekable();
    head && more.peek().is_some() && more.all(|group| group.len() == 3)
}
