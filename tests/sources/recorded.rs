//! Recorded answers of the real service, where a checkout has them beside it; they are never part of this repository.

use std::path::PathBuf;

use wiremock::ResponseTemplate;

use crate::harness::{Run, Site, VIDEO, page};

fn recorded(name: &str) -> Option<String> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/eval/youtube").join(name);
    std::fs::read_to_string(path).ok()
}

/// The run of a recorded player's answer, with recorded watch page and captions.
async fn run(watch: &str, player: &str) -> Option<(Site, Run)> {
    let site = Site::empty().await;
    site.watch(page(&recorded(watch)?)).await;
    site.player_answer(ResponseTemplate::new(200).set_body_raw(recorded(player)?, "application/json"))
        .await;
    site.track(ResponseTemplate::new(200).set_body_raw(recorded("timedtext_srv1.xml")?, "text/xml"))
        .await;
    let run = site.generate().env("YOUTUBE_CHANNEL_ID", "any");
    Some((site, run))
}

#[tokio::test]
async fn recorded_refusals_have_their_outcome() {
    for (watch, player, code, exit) in [
        (
            "watch_page.html",
            "player_request_blocked.json",
            "youtube-request-blocked",
            4,
        ),
        (
            "watch_page.html",
            "player_po_token_required.json",
            "youtube-po-token-required",
            4,
        ),
        (
            "watch_page.html",
            "player_captions_disabled.json",
            "youtube-captions-disabled",
            1,
        ),
        (
            "watch_page.html",
            "player_video_unavailable.json",
            "youtube-not-found",
            1,
        ),
        ("consent_page.html", "player_ok.json", "youtube-consent", 4),
    ] {
        let Some((_site, run)) = run(watch, player).await else {
            return;
        };
        run.end().ends_with(code, exit);
    }
}

#[tokio::test]
async fn recorded_captions_are_read_with_their_metadata() {
    let Some((site, generate)) = run("watch_page.html", "player_ok.json").await else {
        return;
    };
    let ended = site.run(&["transcript", "--video", VIDEO, "--format", "srt"]).end();
    ended.worked();
    assert_eq!(ended.stdout.matches(" --> ").count(), 3, "{}", ended.stdout);
    // Three sentences are no talk: rejected, with what was found in the report.
    let ended = generate.end();
    ended.ends_with("transcript-too-short", 0);
    let talk = ended.report()["talk"].clone();
    assert_eq!(talk["published"], "2018-08-02");
    assert_eq!(talk["duration_ms"], 316_000);
}

#[tokio::test]
async fn the_recorded_consent_page_is_passed_with_its_cookie() {
    let (Some(consent), Some(watch)) = (recorded("consent_page.html"), recorded("watch_page.html")) else {
        return;
    };
    let site = Site::empty().await;
    wiremock::Mock::given(wiremock::matchers::header(
        "cookie",
        "CONSENT=YES+cb.20210328-17-p0.de+FX+119",
    ))
    .and(wiremock::matchers::path("/watch"))
    .respond_with(page(&watch))
    .mount(&site.server)
    .await;
    wiremock::Mock::given(wiremock::matchers::path("/watch"))
        .respond_with(page(&consent))
        .up_to_n_times(1)
        .mount(&site.server)
        .await;
    let player = recorded("player_ok.json").unwrap_or_default();
    site.player_answer(ResponseTemplate::new(200).set_body_string(player)).await;
    site.track(
        ResponseTemplate::new(200).set_body_string(recorded("timedtext_srv1.xml").unwrap_or_default()),
    )
    .await;
    site.run(&["transcript", "--video", VIDEO]).end().worked();
}
