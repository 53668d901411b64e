//! Sets of exercises in links: base64url against the standard's own examples, any text at all, and
//! every way in which a link can be damaged.

use pool_vs_loop::lesson::packed::{
    MAX_DATA, MAX_LINK, MAX_TEXT, Packing, Source, Unreadable, length, read, text, write,
};
use proptest::prelude::*;

/// RFC 4648, section 10, without the padding; and bytes that need the letters of the URL's alphabet.
const KNOWN: [(&[u8], &str); 8] = [
    (b"f", "Zg"),
    (b"fo", "Zm8"),
    (b"foo", "Zm9v"),
    (b"foob", "Zm9vYg"),
    (b"fooba", "Zm9vYmE"),
    (b"foobar", "Zm9vYmFy"),
    (&[0xfb, 0xff, 0xbf], "-_-_"),
    (&[0, 0, 0], "AAAA"),
];

#[test]
fn it_is_base64url() {
    for (bytes, letters) in KNOWN {
        for (packing, mark) in [(Packing::Plain, "t."), (Packing::Deflated, "z.")] {
            let data = [mark, letters].concat();
            assert_eq!(write(packing, bytes), data);
            assert_eq!(read(&data), Ok((packing, bytes.to_vec())), "{data}");
        }
    }
}

#[test]
fn what_is_no_packed_text_says_why() {
    for (data, why) in [
        ("", Unreadable::Empty),
        ("t.", Unreadable::Empty),
        ("z", Unreadable::Mark),
        ("q.AAAA", Unreadable::Mark),
        ("T.AAAA", Unreadable::Mark),
        ("{\"format\":1}", Unreadable::Mark),
        ("t.AAA=", Unreadable::Letter('=')),
        ("t.AA+A", Unreadable::Letter('+')),
        ("t.AA/A", Unreadable::Letter('/')),
        ("t.AA%2D", Unreadable::Letter('%')),
        ("z.AAéA", Unreadable::Letter('é')),
        ("z.A", Unreadable::Cut),
        ("z.AAAAA", Unreadable::Cut),
        // Bits that are left over are zeros: nothing has two ways to be written.
        ("z.Zh", Unreadable::Cut),
    ] {
        assert_eq!(read(data), Err(why), "{data}");
    }
}

#[test]
fn sizes_end_where_they_are_said_to_end() {
    let most = write(Packing::Plain, &vec![b' '; MAX_TEXT]);
    assert_eq!(most.len(), MAX_DATA);
    assert_eq!(read(&most).map(|(_, bytes)| bytes.len()), Ok(MAX_TEXT));
    assert_eq!(read(&[&most, "A"].concat()), Err(Unreadable::TooLarge(MAX_TEXT)));
    assert_eq!(text(vec![b'x'; MAX_TEXT]).map(|text| text.len()), Ok(MAX_TEXT));
    assert_eq!(text(vec![b'x'; MAX_TEXT + 1]), Err(Unreadable::TooLarge(MAX_TEXT)));
    assert!(length(MAX_LINK).1 && !length(MAX_LINK + 1).1);
    assert!(length(12_345).0.contains("12,345") && length(12_345).0.contains("file"));
}

#[test]
fn bytes_that_are_no_text_are_refused() {
    for (bytes, why) in [
        (&b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"[..], Unreadable::NotText),
        (b"text\0text", Unreadable::NotText),
        (b"\xff\xfe{\0}\0", Unreadable::NotText),
        (b"", Unreadable::Empty),
        (b" \n\t", Unreadable::Empty),
        (b"\xef\xbb\xbf", Unreadable::Empty),
    ] {
        assert_eq!(text(bytes.to_vec()), Err(why), "{bytes:?}");
    }
    assert_eq!(text(b"\xef\xbb\xbf{}".to_vec()).as_deref(), Ok("{}"), "without the mark in front");
}

#[test]
fn every_refusal_is_a_sentence_that_names_its_source() {
    let all = [
        Unreadable::Empty,
        Unreadable::Mark,
        Unreadable::Letter('<'),
        Unreadable::Cut,
        Unreadable::Damaged,
        Unreadable::TooLarge(MAX_TEXT),
        Unreadable::NotText,
        Unreadable::NoInflate,
        Unreadable::Refused,
    ];
    for why in all {
        assert!(why.sentence(Source::Link).starts_with("The link "), "{why:?}");
        let long = why.sentence(Source::File(&"x".repeat(1_000)));
        assert!(long.starts_with("The file “xxx") && long.len() < 300, "{long}");
        assert!(long.ends_with('.'), "{long}");
    }
}

proptest! {
    #[test]
    fn any_bytes_come_back(bytes in prop::collection::vec(any::<u8>(), 1..2_000)) {
        for packing in [Packing::Plain, Packing::Deflated] {
            let data = write(packing, &bytes);
            prop_assert!(data.bytes().all(|it| it.is_ascii_alphanumeric() || b"-_.".contains(&it)));
            prop_assert_eq!(read(&data), Ok((packing, bytes.clone())));
        }
    }

    #[test]
    fn any_text_is_read_or_refused(data in ".{0,300}", mark in "(z\\.|t\\.|)") {
        let data = [mark, data].concat();
        if let Ok((packing, bytes)) = read(&data) {
            // Nothing has two ways to be written.
            prop_assert_eq!(write(packing, &bytes), data);
        }
    }

    #[test]
    fn letters_alone_have_one_way_to_be_written(data in "[A-Za-z0-9_-]{1,40}") {
        let data = ["t.", &data].concat();
        match read(&data) {
            Ok((packing, bytes)) => prop_assert_eq!(write(packing, &bytes), data),
            Err(why) => prop_assert_eq!(why, Unreadable::Cut),
        }
    }

    #[test]
    fn any_bytes_are_a_text_or_none(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        if let Ok(read) = text(bytes.clone()) {
            let whole = String::from_utf8(bytes).expect("it was a text");
            prop_assert_eq!(whole.strip_prefix('\u{feff}').unwrap_or(&whole), read);
        }
    }
}
