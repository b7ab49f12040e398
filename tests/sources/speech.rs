//! Recordings: heard by an OpenAI-compatible service, whole or in pieces.

use std::os::unix::fs::PermissionsExt as _;

use serde_json::json;
use wiremock::{
    Mock, ResponseTemplate,
    matchers::{header, method, path},
};

use crate::harness::{Run, Site, VIDEO, fixture, page};

/// The talk's lines as segments that begin at a second.
fn segments(lines: &[&str]) -> serde_json::Value {
    let all: Vec<serde_json::Value> = lines
        .iter()
        .enumerate()
        .map(|(i, line)| json!({"id": i, "start": i * 4, "end": i * 4 + 4, "text": format!(" {line}")}))
        .collect();
    json!({"task": "transcribe", "language": "english", "duration": lines.len() * 4, "text": lines.join(" "), "segments": all})
}

async fn site_without_captions() -> Site {
    let site = Site::empty().await;
    site.watch(page(&fixture("watch.html"))).await;
    site.player("player_captions_disabled.json").await;
    site
}

fn hearing(site: &Site) -> Run {
    site.generate()
        .arguments(&["--audio", "talk.mp3"])
        .env("SPEECH_BASE_URL", &format!("{}/v1", site.server.uri()))
        .env("SPEECH_API_KEY", "planted-speech-key")
}

#[tokio::test]
async fn a_recording_is_heard_where_there_are_no_captions_and_its_cost_is_counted() {
    let site = site_without_captions().await;
    let talk = fixture("talk.txt");
    let lines: Vec<&str> = talk.lines().collect();
    Mock::given(method("POST"))
        .and(path("/v1/audio/transcriptions"))
        .and(header("authorization", "Bearer planted-speech-key"))
        .respond_with(ResponseTemplate::new(200).set_body_json(segments(&lines)))
        .expect(1)
        .mount(&site.server)
        .await;
    let ended = hearing(&site).file("talk.mp3", b"ID3\x04 some sound").end();
    ended.worked();
    let report = ended.report();
    assert_eq!(report["captions"]["origin"], "speech");
    assert_eq!(report["source"]["speech"]["model"], "whisper-1");
    assert_eq!(report["source"]["speech"]["seconds"], 128.0);
    let cost = report["source"]["speech"]["cost_usd"].as_f64().unwrap();
    assert!((cost - 128.0 / 60.0 * 0.006).abs() < 1e-9);
    assert!(
        report["warnings"].to_string().contains("YouTube could not be used"),
        "{}",
        report["warnings"]
    );
    let asked = site.requests().await;
    let form = asked.iter().find(|r| r.url.path().ends_with("transcriptions")).unwrap();
    let form = String::from_utf8_lossy(&form.body);
    for part in [
        "name=\"model\"",
        "whisper-1",
        "verbose_json",
        "filename=\"audio.mp3\"",
        "some sound",
        "name=\"language\"",
    ] {
        assert!(form.contains(part), "{part} in {form}");
    }
}

#[tokio::test]
async fn what_is_no_recording_is_not_sent() {
    let site = site_without_captions().await;
    let ended = hearing(&site).file("talk.mp3", b"#EXTM3U\nfile:///etc/passwd\n").end();
    ended.ends_with("audio-unreadable", 1);
    assert!(site.requests().await.iter().all(|r| !r.url.path().ends_with("transcriptions")));
}

#[tokio::test]
async fn a_large_recording_without_ffmpeg_is_told_what_to_do() {
    let site = site_without_captions().await;
    let mut sound = b"ID3\x04".to_vec();
    sound.resize(2 << 20, 0);
    let ended = hearing(&site).env("SPEECH_MAX_MEGABYTES", "1").file("talk.mp3", &sound).end();
    ended.ends_with("audio-needs-ffmpeg", 1);
    assert!(
        ended.stderr.contains("has 2 MB") && ended.stderr.contains("ffmpeg -i FILE"),
        "{}",
        ended.stderr
    );
}

/// Stands in for ffmpeg: tells a length of 400 seconds without a silence, and writes the piece's beginning into it.
const FFMPEG: &str = r#"#!/bin/sh
from=none; last=; previous=
for argument in "$@"; do
  [ "$previous" = "-ss" ] && from=$argument
  previous=$argument; last=$argument
done
if [ "$from" = none ]; then
  echo "  Duration: 00:06:40.00, start: 0.000000, bitrate: 40 kb/s" >&2
else
  printf '\000\000\000\040ftypM4A piece-from-%s' "$from" > "$last"
fi
"#;

#[tokio::test]
async fn a_large_recording_is_heard_in_pieces_and_no_word_of_the_overlap_stands_twice() {
    let site = site_without_captions().await;
    let talk = fixture("talk.txt");
    let lines: Vec<&str> = talk.lines().collect();
    // 1 MB at 32 kbit/s is 235.9 seconds: the second piece begins 8 seconds before that.
    let first: Vec<&str> = lines[..16].to_vec();
    let second: Vec<&str> = lines[14..].to_vec();
    let shifted = |lines: &[&str], from: f64, length: f64| {
        let each = length / lines.len() as f64;
        let all: Vec<serde_json::Value> = lines
            .iter()
            .enumerate()
            .map(|(i, line)| json!({"start": from + i as f64 * each, "end": from + (i + 1) as f64 * each, "text": line}))
            .collect();
        json!({"language": "english", "duration": from + length, "segments": all})
    };
    let of = |piece: &'static str| {
        move |request: &wiremock::Request| String::from_utf8_lossy(&request.body).contains(piece)
    };
    for (piece, answer) in [
        ("piece-from-0.000", shifted(&first, 172.0, 63.9)),
        ("piece-from-227.929", shifted(&second, 0.0, 120.0)),
    ] {
        Mock::given(path("/v1/audio/transcriptions"))
            .and(of(piece))
            .respond_with(ResponseTemplate::new(200).set_body_json(answer))
            .expect(1)
            .mount(&site.server)
            .await;
    }
    let mut sound = b"ID3\x04".to_vec();
    sound.resize(2 << 20, 0);
    let run = hearing(&site)
        .env("SPEECH_MAX_MEGABYTES", "1")
        .file("talk.mp3", &sound)
        .file("ffmpeg", FFMPEG.as_bytes());
    let tool = run.folder().join("ffmpeg");
    std::fs::set_permissions(&tool, std::fs::Permissions::from_mode(0o755)).unwrap();
    let search = format!("{}:/usr/bin:/bin", run.folder().display());
    let ended = run.env("PATH", &search).end();
    ended.worked();
    let report = ended.report();
    assert_eq!(report["source"]["speech"]["requests"], 2);
    let raw = report["transcript"]["raw"].as_str().unwrap();
    let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(words(raw), words(&talk));
}

#[tokio::test]
async fn a_price_over_the_limit_ends_the_run_as_a_budget() {
    let site = site_without_captions().await;
    let mut sound = b"ID3\x04".to_vec();
    sound.resize(2 << 20, 0);
    let run = hearing(&site)
        .env("SPEECH_MAX_MEGABYTES", "1")
        .arguments(&["--max-cost-usd", "0.01"])
        .file("talk.mp3", &sound)
        .file("ffmpeg", FFMPEG.as_bytes());
    let tool = run.folder().join("ffmpeg");
    std::fs::set_permissions(&tool, std::fs::Permissions::from_mode(0o755)).unwrap();
    let search = format!("{}:/usr/bin:/bin", run.folder().display());
    let ended = run.env("PATH", &search).end();
    ended.ends_with("speech-budget", 5);
    assert!(site.requests().await.iter().all(|r| !r.url.path().ends_with("transcriptions")));
}

#[tokio::test]
async fn a_service_that_refuses_is_told_without_its_key() {
    let site = site_without_captions().await;
    let body = json!({"error": {"message": "Incorrect API key provided: sk-planted-1234"}});
    Mock::given(path("/v1/audio/transcriptions"))
        .respond_with(ResponseTemplate::new(401).set_body_json(body))
        .expect(1)
        .mount(&site.server)
        .await;
    let ended = hearing(&site).file("talk.mp3", b"fLaC\0\0").end();
    ended.ends_with("speech-refused", 1);
    assert!(!ended.stderr.contains("sk-planted"), "{}", ended.stderr);
}

#[tokio::test]
async fn a_recording_without_a_service_leaves_youtubes_answer_and_names_both() {
    let site = site_without_captions().await;
    let ended = site.generate().arguments(&["--audio", "talk.mp3"]).file("talk.mp3", b"ID3\x04").end();
    ended.ends_with("youtube-captions-disabled", 1);
    assert!(
        ended.stderr.contains("no speech-to-text service"),
        "{}",
        ended.stderr
    );
    assert!(ended.stderr.contains(VIDEO));
}
