//! Turns a file's bytes into text: UTF-8 with or without a byte order mark, UTF-16 with one. It guesses no
//! other encoding: a wrong guess would put wrong words into a talk.

use super::{MAX_BYTES, Reason};

/// First bytes of files that people attach by mistake, and what they are.
const SIGNATURES: [(&[u8], &str); 11] = [
    (b"%PDF", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive (or a Word document)"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"ID3", "an MP3 recording"),
    (b"RIFF", "a RIFF recording"),
    (b"OggS", "an Ogg recording"),
    (b"\x1a\x45\xdf\xa3", "a Matroska or WebM video"),
];

/// Decodes, or says what the file is instead.
pub(super) fn decode(bytes: &[u8]) -> Result<String, Reason> {
    if bytes.len() > MAX_BYTES {
        return Err(format!(
            "it is too large: {} MB, captions of a talk stay below {} MB",
            bytes.len().div_ceil(1024 * 1024),
            MAX_BYTES / (1024 * 1024)
        ));
    }
    if let Some((_, what)) = SIGNATURES.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Err(format!("it is {what}"));
    }
    if bytes.get(4..8) == Some(b"ftyp".as_slice()) {
        return Err("it is an MP4 video".into());
    }
    let text = match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => utf8(rest)?,
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes)?,
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes)?,
        _ => utf8(bytes)?,
    };
    // Control characters other than white space never occur in text that people or services write.
    if let Some(bad) =
        text.chars().find(|&c| c < ' ' && !c.is_whitespace() && !('\x1b'..='\x1f').contains(&c))
    {
        return Err(format!(
            "it is binary data (it holds the control character {:#04x})",
            bad as u32
        ));
    }
    Ok(text)
}

fn utf8(bytes: &[u8]) -> Result<String, Reason> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.to_owned()),
        Err(_) if bytes.iter().take(1000).any(|b| *b == 0) => Err("it is binary data".into()),
        Err(e) if e.error_len().is_none() => Err("it is cut off in the middle of a character".into()),
        Err(e) => {
            let line = bytes[..e.valid_up_to()].split(|b| *b == b'\n').count();
            Err(format!("it is not UTF-8 text (line {line}); save it as UTF-8"))
        }
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, Reason> {
    let pairs = bytes.chunks_exact(2);
    if !pairs.remainder().is_empty() {
        return Err("it is UTF-16 cut off in the middle of a character".into());
    }
    char::decode_utf16(pairs.map(|p| unit([p[0], p[1]])))
        .collect::<Result<String, _>>()
        .map_err(|_| "it begins like UTF-16 and is not; save it as UTF-8".into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_utf8_and_utf16_with_byte_order_marks() {
        assert_eq!(decode(b"\xef\xbb\xbfna\xc3\xafve").as_deref(), Ok("naïve"));
        assert_eq!(decode(b"\xff\xfeh\0i\0").as_deref(), Ok("hi"));
        assert_eq!(decode(b"\xfe\xff\0h\0i").as_deref(), Ok("hi"));
    }

    #[test]
    fn says_what_a_wrong_file_is() {
        assert_eq!(decode(b"%PDF-1.7 ..."), Err("it is a PDF document".into()));
        assert_eq!(
            decode(b"abc\0\x01def"),
            Err("it is binary data (it holds the control character 0x00)".into())
        );
        assert_eq!(
            decode(b"one\ntwo \xe9 x").unwrap_err(),
            "it is not UTF-8 text (line 2); save it as UTF-8"
        );
        assert!(decode(b"caf\xc3").unwrap_err().contains("cut off"));
        assert!(decode(b"\xff\xfeh\0i").unwrap_err().contains("cut off"));
    }

    #[test]
    fn refuses_what_is_too_large_to_be_captions() {
        let reason = decode(&vec![b'a'; MAX_BYTES + 1]).unwrap_err();
        assert!(reason.contains("17 MB") && reason.contains("16 MB"), "{reason}");
    }
}
