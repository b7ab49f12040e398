//! Tells recordings apart by their first bytes. The file's ending is never looked at: it comes from strangers, and
//! ffmpeg must not be led to read a playlist as a recording.

use super::Error;

/// Formats that the endpoint takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AudioKind {
    /// MPEG audio.
    Mp3,
    /// MPEG-4 (audio or video).
    M4a,
    /// RIFF wave.
    Wav,
    /// FLAC.
    Flac,
    /// Ogg (Vorbis, Opus).
    Ogg,
    /// WebM or Matroska.
    Webm,
}

impl AudioKind {
    /// File ending the endpoint knows it by.
    pub(super) fn ending(self) -> &'static str {
        match self {
            Self::Mp3 => "mp3",
            Self::M4a => "m4a",
            Self::Wav => "wav",
            Self::Flac => "flac",
            Self::Ogg => "ogg",
            Self::Webm => "webm",
        }
    }

    /// Media type.
    pub(super) fn media_type(self) -> &'static str {
        match self {
            Self::Mp3 => "audio/mpeg",
            Self::M4a => "audio/mp4",
            Self::Wav => "audio/wav",
            Self::Flac => "audio/flac",
            Self::Ogg => "audio/ogg",
            Self::Webm => "audio/webm",
        }
    }

    /// ffmpeg's name of the format.
    pub(super) fn demuxer(self) -> &'static str {
        match self {
            Self::Mp3 => "mp3",
            Self::M4a => "mov",
            Self::Wav => "wav",
            Self::Flac => "flac",
            Self::Ogg => "ogg",
            Self::Webm => "matroska",
        }
    }
}

/// Tells the format.
pub(super) fn detect(name: &str, bytes: &[u8]) -> Result<AudioKind, Error> {
    let wave = bytes.get(8..12) == Some(b"WAVE".as_slice());
    let not = |reason: &str| {
        Err(Error::NotAudio {
            name: name.to_owned(),
            reason: reason.to_owned(),
        })
    };
    match bytes {
        [] => not("it is empty"),
        [b'I', b'D', b'3', ..] => Ok(AudioKind::Mp3),
        // Frame sync of eleven ones, layer III, and neither a reserved version nor bit rate.
        [0xff, second, third, ..]
            if second & 0xe6 == 0xe2 && second & 0x18 != 0x08 && third & 0xf0 != 0xf0 =>
        {
            Ok(AudioKind::Mp3)
        }
        [b'f', b'L', b'a', b'C', ..] => Ok(AudioKind::Flac),
        [b'O', b'g', b'g', b'S', ..] => Ok(AudioKind::Ogg),
        [b'R', b'I', b'F', b'F', ..] if wave => Ok(AudioKind::Wav),
        [0x1a, 0x45, 0xdf, 0xa3, ..] => Ok(AudioKind::Webm),
        _ if bytes.get(4..8) == Some(b"ftyp".as_slice()) => Ok(AudioKind::M4a),
        [b'<', ..] => not("it is a web page or XML"),
        _ if std::str::from_utf8(&bytes[..bytes.len().min(64)]).is_ok() => not("it is text"),
        _ => not("its first bytes are those of no format we know"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_are_told_by_their_first_bytes() {
        let kind = |bytes: &[u8]| detect("x", bytes).unwrap();
        assert_eq!(kind(b"ID3\x04"), AudioKind::Mp3);
        assert_eq!(kind(b"\xff\xfb\x90\x64"), AudioKind::Mp3);
        assert_eq!(kind(b"fLaC\0"), AudioKind::Flac);
        assert_eq!(kind(b"OggS\0"), AudioKind::Ogg);
        assert_eq!(kind(b"RIFF\0\0\0\0WAVEfmt "), AudioKind::Wav);
        assert_eq!(kind(b"\x1a\x45\xdf\xa3"), AudioKind::Webm);
        assert_eq!(kind(b"\0\0\0\x20ftypM4A "), AudioKind::M4a);
    }

    #[test]
    fn playlists_pages_and_text_are_no_recordings() {
        for bytes in [
            b"#EXTM3U\nfile:///etc/passwd".as_slice(),
            b"<html>",
            b"",
            b"ffconcat version 1.0",
            b"RIFF\0\0\0\0AVI ",
        ] {
            assert!(detect("x", bytes).is_err(), "{bytes:?}");
        }
    }
}
