use std::fmt::Write as _;

use proptest::prelude::*;

use super::*;

fn read(text: &str) -> RawCaptions {
    parse("talk", text.as_bytes()).expect("captions to be readable")
}

fn reason(text: &str) -> String {
    parse("talk.vtt", text.as_bytes()).expect_err("captions to be refused").to_string()
}

fn flat(captions: &RawCaptions) -> Vec<(u64, u64, &str)> {
    let times = |c: &Cue| (c.start_ms.unwrap_or(0), c.end_ms.unwrap_or(0));
    captions.cues.iter().map(|c| (times(c).0, times(c).1, c.text.as_str())).collect()
}

fn text(captions: &RawCaptions) -> String {
    captions.cues.iter().map(|c| c.text.as_str()).collect::<Vec<_>>().join(" ")
}

/// Automatic captions as YouTube rolls them: each line is shown while the next is written, then alone, then on top.
const ROLLING: &str = "WEBVTT\nKind: captions\nLanguage: en\n\n\
    00:00:00.160 --> 00:00:02.470 align:start position:0%\n \nhello<00:00:00.480><c> every</c><00:00:00.900><c> one</c>\n\n\
    00:00:02.470 --> 00:00:02.480 align:start position:0%\nhello every one\n \n\n\
    00:00:02.480 --> 00:00:04.100 align:start position:0%\nhello every one\nwe<00:00:02.900><c> bake</c><00:00:03.300><c> R&amp;D</c>\n\n\
    00:00:04.100 --> 00:00:04.110 align:start position:0%\nwe bake R&amp;D\n \n";

#[test]
fn vtt_with_word_times_and_rolling_lines_is_read_once() {
    let captions = read(ROLLING);
    assert_eq!(captions.format, CaptionFormat::Vtt);
    assert_eq!(captions.language.as_deref(), Some("en"));
    assert_eq!(
        flat(&captions),
        [
            (160, 480, "hello"),
            (480, 900, "every"),
            (900, 2470, "one"),
            (2480, 2900, "we"),
            (2900, 3300, "bake"),
            (3300, 4100, "R&D")
        ]
    );
}

#[test]
fn rolling_lines_whose_blanks_an_editor_trimmed_are_read_once() {
    let trimmed = ROLLING.replace("\n \n", "\n\n");
    assert_eq!(text(&read(&trimmed)), "hello every one we bake R&D");
}

#[test]
fn vtt_by_hand_keeps_its_repeats_and_drops_notes_and_voices() {
    let vtt = "\u{feff}WEBVTT - a talk\r\n\r\nNOTE made\r\nby hand --> here\r\n\r\nSTYLE\r\n::cue {}\r\n\r\nfirst\r\n00:01.000 --> 00:02.000\r\n\
               <v Ann>Yes.</v>\r\n\r\n00:02.000 --> 00:03.000\r\nYes.\r\n\r\n00:03.000 --> 00:04.000\r\nWe run <i>two</i>\r\nclusters, 3 &lt; 4.\r\n\r\n\
               00:04.000 --> 00:05.000\r\nThat works.\r\n\r\n00:05.000 --> 00:06.000\r\nThank you.\r\n";
    assert_eq!(
        text(&read(vtt)),
        "Yes. Yes. We run two clusters, 3 < 4. That works. Thank you."
    );
}

#[test]
fn srt_is_read_with_and_without_blank_lines() {
    let srt = "1\n00:00:01,000 --> 00:00:02,500\n<i>Hello</i> there,\n\n2\n00:00:02,500 --> 00:00:04,000\n{\\an8}we are &gt; 40\n3\n\
               00:00:04,000 --> 00:00:05,000\nengineers.\n";
    let captions = read(srt);
    assert_eq!(captions.format, CaptionFormat::Srt);
    assert_eq!(
        flat(&captions),
        [
            (1000, 2500, "Hello there,"),
            (2500, 4000, "we are &gt; 40"),
            (4000, 5000, "engineers.")
        ]
    );
}

#[test]
fn srt_that_grows_word_by_word_is_read_once() {
    let mut srt = String::new();
    for (i, line) in [
        "so",
        "so we",
        "so we moved",
        "so we moved it",
        "so we moved it all",
    ]
    .iter()
    .enumerate()
    {
        let _ = write!(
            srt,
            "{}\n00:00:0{i},000 --> 00:00:0{},000\n{line}\n\n",
            i + 1,
            i + 1
        );
    }
    assert_eq!(text(&read(&srt)), "so we moved it all");
}

#[test]
fn json3_gives_each_word_its_time() {
    let json = r#"{"wireMagic":"pb3","pens":[{}],"events":[
        {"tStartMs":0,"dDurationMs":9000,"id":1,"wpWinPosId":1},
        {"tStartMs":1000,"dDurationMs":4000,"segs":[{"utf8":"we"},{"utf8":" bake","tOffsetMs":400},{"utf8":" bre","tOffsetMs":900},{"utf8":"ad","tOffsetMs":950}]},
        {"tStartMs":4990,"dDurationMs":10,"aAppend":1,"segs":[{"utf8":"\n"}]},
        {"tStartMs":5000,"dDurationMs":1500,"segs":[{"utf8":"it's\nfresh"}]}]}"#;
    let captions = read(json);
    assert_eq!(captions.format, CaptionFormat::Json3);
    assert_eq!(
        flat(&captions),
        [
            (1000, 1400, "we"),
            (1400, 1900, "bake"),
            (1900, 5000, "bread"),
            (5000, 6500, "it's fresh")
        ]
    );
}

#[test]
fn srv1_is_unescaped_twice() {
    let xml = "<?xml version=\"1.0\" encoding=\"utf-8\" ?><transcript><text start=\"0.5\" dur=\"1.54\">we don&amp;#39;t &lt;i&gt;guess&lt;/i&gt;</text>\
               <text start=\"2\" dur=\"1\"></text><text start=\"3\">R&amp;amp;D</text></transcript>";
    let captions = read(xml);
    assert_eq!(captions.format, CaptionFormat::Srv1);
    assert_eq!(
        flat(&captions),
        [(500, 2040, "we don't guess"), (3000, 3000, "R&D")]
    );
}

#[test]
fn srv3_gives_each_word_its_time() {
    let xml = "<?xml version=\"1.0\" encoding=\"utf-8\" ?><timedtext format=\"3\">\n<head><ws id=\"0\"/></head>\n<body>\n<w t=\"0\" id=\"1\"/>\n\
               <p t=\"80\" d=\"4000\" w=\"1\"><s ac=\"255\">hello</s><s t=\"320\"> every</s><s t=\"500\">one</s></p>\n\
               <p t=\"2000\" d=\"10\" w=\"1\" a=\"1\">\n</p>\n<p t=\"4080\" d=\"2000\">it&amp;#39;s<br/>fine</p>\n</body>\n</timedtext>";
    let captions = read(xml);
    assert_eq!(captions.format, CaptionFormat::Srv3);
    assert_eq!(
        flat(&captions),
        [
            (80, 400, "hello"),
            (400, 4080, "everyone"),
            (4080, 6080, "it's fine")
        ]
    );
}

#[test]
fn plain_text_without_stamps_is_kept_to_the_letter() {
    let captions = read("[Music] so &amp; we\n\n>> 10:30 was late\nand [0:10] too");
    assert_eq!(captions.format, CaptionFormat::Plain);
    assert_eq!(
        captions.cues[0].text,
        "[Music] so &amp; we\n\n>> 10:30 was late\nand [0:10] too"
    );
    assert_eq!(captions.cues[0].start_ms, None);
}

#[test]
fn stamps_on_own_lines_and_at_line_starts_become_times() {
    let panel = "Transcript\n0:00\nhello everyone\n0:05\n5 seconds\nwe run\nit\n1:02:03\nbye";
    assert_eq!(
        flat(&read(panel)),
        [
            (0, 5000, "hello everyone"),
            (5000, 3_723_000, "we run\nit"),
            (3_723_000, 3_727_000, "bye")
        ]
    );
    let inline = "[00:00:01] hello everyone\n(00:04) - we run it\n00:05.500: bye";
    assert_eq!(
        flat(&read(inline)),
        [
            (1000, 4000, "hello everyone"),
            (4000, 5500, "we run it"),
            (5500, 9500, "bye")
        ]
    );
}

#[test]
fn what_is_no_caption_file_is_named_with_its_reason() {
    for (content, wanted) in [
        ("", "it is empty"),
        ("  \r\n\t", "it is empty"),
        ("\u{feff}", "it is empty"),
        ("WEBVTT\n\n", "it is WebVTT without any caption"),
        (
            "WEBVTT\n\n00:01.000 --> 00:02.000\nhi\n\n00:02.0",
            "it is cut off at line 6: 00:02.0",
        ),
        (
            "WEBVTT\n\n00:01.000 --> 00:02.000\nhi\n\n00:02.000 --> 00:0\nho",
            "line 6 is no valid pair of times",
        ),
        (
            "<!DOCTYPE html><html><body>video</body></html>",
            "it is a web page (HTML)",
        ),
        ("<?xml version='1.0'?><rss></rss>", "it is XML, but neither"),
        (
            "<?xml version='1.0'?><tt xmlns='http://www.w3.org/ns/ttml'/>",
            "it is TTML",
        ),
        (
            "<transcript><text start=\"0\" dur=\"1\">hello",
            "it is cut off: </transcript> is missing",
        ),
        (
            "<timedtext format=\"3\"><body><p t=\"0\" d=\"1\">hello</p>",
            "it is cut off: </timedtext> is missing",
        ),
        (
            "<transcript></transcript>",
            "it is YouTube srv1 without any caption",
        ),
        (
            "{\"events\":[{\"tStartMs\":0,\"segs\":[{\"utf8\":\"hel",
            "it is JSON cut off at line 1",
        ),
        ("{\"name\":\"x\",\"version\":1}", "it has no `events`"),
        ("{\"events\":\"none\"}", "not YouTube json3"),
        ("{\"events\":[]}", "it is YouTube json3 without any caption"),
        ("[{\"text\":\"a\"}]", "it is a JSON list"),
        ("{\\rtf1 hello}", "rich text"),
        ("[Script Info]\nTitle: x", "SSA/ASS"),
    ] {
        let reason = reason(content);
        assert!(
            reason.contains("talk.vtt") && reason.contains(wanted),
            "{content:?}: {reason}"
        );
    }
}

#[test]
fn large_files_of_nasty_shapes_take_linear_time() {
    for piece in [
        "<",
        "&",
        "[",
        "(",
        ">> ",
        "00:00\n",
        "\n",
        "00:00:01,000 --> 00:00:02,000\na\n\n",
        "{\"",
        "<c>",
    ] {
        let content = piece.repeat(1_000_000 / piece.len());
        let _ = parse("big", content.as_bytes()).map(|captions| crate::transcript::clean::clean(&captions));
        let _ = parse(
            "big",
            format!("WEBVTT\n\n00:01.000 --> 00:02.000\n{content}").as_bytes(),
        );
        let _ = parse("big", format!("<transcript>{content}").as_bytes());
    }
}

fn cues() -> impl Strategy<Value = Vec<Cue>> {
    let cue = (
        1_u64..100_000,
        1_u64..9_000,
        "[a-zA-Zï]{2,9}( [a-z&;<>é',.\\[\\]-]{1,9}){3,8}",
    );
    prop::collection::vec(cue, 1..20).prop_map(|parts| {
        let mut at = 0;
        let mut cues = Vec::new();
        for (gap, length, text) in parts {
            let (start, end) = (at + gap, at + gap + length);
            cues.push(Cue {
                start_ms: Some(start),
                end_ms: Some(end),
                text,
            });
            at = end;
        }
        cues
    })
}

fn read_back(format: CaptionFormat, cues: &[Cue]) -> Vec<Cue> {
    let file = write(format, cues).expect("format to be writable");
    let captions = parse("x", file.as_bytes()).expect("own file to be readable");
    assert_eq!(captions.format, format);
    captions.cues
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(cues in cues()) {
        prop_assert_eq!(&read_back(CaptionFormat::Vtt, &cues), &cues);
        prop_assert_eq!(&read_back(CaptionFormat::Json3, &cues), &cues);
    }

    #[test]
    fn what_is_written_as_srt_is_read_back(mut cues in cues()) {
        // SRT cannot escape what looks like a tag.
        for cue in &mut cues {
            cue.text = cue.text.replace('<', "x");
        }
        prop_assert_eq!(read_back(CaptionFormat::Srt, &cues), cues);
    }

    #[test]
    fn what_is_written_as_text_is_read_back_to_the_second(cues in cues()) {
        let read = read_back(CaptionFormat::Plain, &cues);
        prop_assert_eq!(read.len(), cues.len());
        for (mine, given) in read.iter().zip(&cues) {
            prop_assert_eq!(&mine.text, &given.text);
            prop_assert_eq!(mine.start_ms.map(|t| t / 1000), given.start_ms.map(|t| t / 1000));
        }
    }

    #[test]
    fn no_bytes_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = parse("x", &bytes);
    }

    #[test]
    fn no_near_miss_panics_and_cues_are_ordered(
        head in prop::sample::select(vec!["WEBVTT\n\n", "1\n00:00:01,000 --> 00:00:02,000\n", "{\"events\":[", "<transcript>",
            "<timedtext format=\"3\"><body>", "0:00\n", "", "\u{feff}"]),
        body in "(00:0[0-9]:1[0-9][.,]000( --> )?|<c>|</c>|<00:00:05.000>|\n|<p t=\"[0-9]{1,3}\" d=\"9\">|</p>|</text>|<s t=\"1\">|\
            <text start=\"[0-9].5\" dur=\"x\">|&amp;#39;|[\\[\\]{}\",:<>&;ïa-z0-9]| ){0,60}",
        tail in prop::sample::select(vec!["", "]}", "</transcript>", "</body></timedtext>", "\n"]),
    ) {
        let text = format!("{head}{body}{tail}");
        if let Ok(captions) = parse("x", text.as_bytes()) {
            prop_assert!(captions.cues.windows(2).all(|p| p[0].start_ms <= p[1].start_ms));
            prop_assert!(captions.cues.iter().all(|c| c.start_ms <= c.end_ms && !c.text.trim().is_empty()));
        }
    }
}
