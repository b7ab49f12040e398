//! What YouTube answers about a video, and what must come of it.

use wiremock::{
    Mock, ResponseTemplate,
    matchers::{body_partial_json, header, method, path, query_param, query_param_is_missing},
};

use crate::harness::{Run, SIGNATURE, Site, VIDEO, fixture, json3, page, srv1};

#[tokio::test]
async fn a_video_becomes_a_case_study_with_its_metadata_and_links_to_seconds() {
    let site = Site::playing("player_ok.json").await;
    let ended = site.generate().end();
    ended.worked();
    let report = ended.report();
    assert_eq!(report["status"], "generated");
    let talk = &report["talk"];
    assert_eq!(
        talk["title"],
        "How Northwind Rail Runs 400 Clusters With Argo CD - Ada Berg & Tom Fisk, Northwind Rail"
    );
    assert_eq!(talk["channel_id"], "UCvqbFHwN-nwalWPjPUKpvTA");
    assert_eq!(talk["published"], "2024-11-14");
    assert_eq!(talk["duration_ms"], 1_865_000);
    let speakers: Vec<&str> = report["analysis"]["speakers"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|s| s["name"].as_str())
        .collect();
    assert_eq!(speakers, ["Ada Berg", "Tom Fisk"]);
    assert_eq!(report["captions"]["origin"], "manual");
    assert_eq!(report["captions"]["language"], "en-GB");
    assert_eq!(
        report["captions"]["label"],
        "YouTube captions, English (United Kingdom)"
    );
    let attempts: Vec<(&str, u64)> = report["attempts"]
        .as_array()
        .unwrap()
        .iter()
        .map(|a| (a["what"].as_str().unwrap(), a["status"].as_u64().unwrap()))
        .collect();
    assert_eq!(
        attempts,
        [("watch page", 200), ("player", 200), ("captions", 200)]
    );
    let document = ended.read("case-studies/northwind-rail.md");
    assert!(document.contains("Ada Berg"), "{document}");
    assert!(
        document.contains(&format!("https://www.youtube.com/watch?v={VIDEO}&t=")),
        "{document}"
    );
}

#[tokio::test]
async fn the_requests_are_those_of_the_protocol() {
    let site = Site::empty().await;
    Mock::given(method("GET"))
        .and(path("/watch"))
        .and(query_param("v", VIDEO))
        .respond_with(page(&fixture("watch.html")))
        .expect(1)
        .mount(&site.server)
        .await;
    Mock::given(method("POST"))
        .and(path("/youtubei/v1/player"))
        .and(query_param("key", "AIza_test-key_0123456789"))
        .and(body_partial_json(serde_json::json!({
            "context": {"client": {"clientName": "ANDROID", "clientVersion": "20.10.38"}}, "videoId": VIDEO
        })))
        .respond_with(ResponseTemplate::new(200).set_body_raw(fixture("player_ok.json"), "application/json"))
        .expect(1)
        .mount(&site.server)
        .await;
    Mock::given(method("GET"))
        .and(path("/api/timedtext"))
        .and(query_param("lang", "en-GB"))
        .and(query_param("signature", SIGNATURE))
        .and(query_param("fmt", "json3"))
        .respond_with(ResponseTemplate::new(200).set_body_string(json3()))
        .expect(1)
        .mount(&site.server)
        .await;
    site.run(&["transcript", "--video", VIDEO]).end().worked();
}

#[tokio::test]
async fn every_refusal_has_its_code_and_exit_status() {
    for (player, code, exit) in [
        ("player_not_found.json", "youtube-not-found", 1),
        ("player_removed.json", "youtube-not-found", 1),
        ("player_private.json", "youtube-private", 1),
        ("player_members_only.json", "youtube-unplayable", 1),
        ("player_region.json", "youtube-region", 1),
        ("player_age.json", "youtube-age-restricted", 1),
        ("player_age_by_status.json", "youtube-age-restricted", 1),
        ("player_login.json", "youtube-login-required", 1),
        ("player_live.json", "youtube-live", 1),
        ("player_upcoming.json", "youtube-live", 1),
        ("player_captions_disabled.json", "youtube-captions-disabled", 1),
        ("player_foreign_only.json", "youtube-language-not-available", 1),
        ("player_track_elsewhere.json", "youtube-unexpected-answer", 1),
        ("player_new_form.json", "youtube-unexpected-answer", 1),
        ("player_bot_check.json", "youtube-request-blocked", 4),
        ("player_po_token_xpe.json", "youtube-po-token-required", 4),
        ("player_po_token_xpv.json", "youtube-po-token-required", 4),
        ("player_try_later.json", "youtube-try-later", 4),
    ] {
        let site = Site::playing(player).await;
        let ended = site.generate().end();
        println!("{player}");
        ended.ends_with(code, exit);
        assert!(
            ended.stderr.contains(VIDEO) && ended.stderr.contains("help: "),
            "{}",
            ended.stderr
        );
        let asked_for_captions = site.requests().await.iter().any(|r| r.url.path() == "/api/timedtext");
        assert!(!asked_for_captions, "{player}");
    }
}

#[tokio::test]
async fn a_refusal_names_youtubes_own_words_and_a_command_that_helps() {
    let ended = Site::playing("player_bot_check.json").await.generate().end();
    assert!(
        ended.stderr.contains("Sign in to confirm you’re not a bot"),
        "{}",
        ended.stderr
    );
    assert!(
        ended.stderr.contains(&format!("casestudypilot transcript --video={VIDEO}")),
        "{}",
        ended.stderr
    );
    assert!(
        ended.stderr.contains("drop the file into the issue"),
        "{}",
        ended.stderr
    );
}

#[tokio::test]
async fn automatic_captions_are_taken_where_there_are_no_others() {
    let ended = Site::playing("player_automatic_only.json").await.generate().end();
    ended.worked();
    assert_eq!(ended.report()["captions"]["origin"], "automatic");
}

#[tokio::test]
async fn the_preferred_language_wins_over_the_default() {
    let site = Site::playing("player_ok.json").await;
    let ended = site.generate().arguments(&["--language", "fr,de,en"]).end();
    ended.worked();
    assert_eq!(ended.report()["captions"]["language"], "de");
}

#[tokio::test]
async fn a_translation_is_the_last_resort_and_is_flagged() {
    let site = Site::playing("player_foreign_translatable.json").await;
    let ended = site.generate().end();
    ended.worked();
    let report = ended.report();
    assert_eq!(report["captions"]["origin"], "translated");
    assert!(
        report["warnings"].to_string().contains("machine translation"),
        "{}",
        report["warnings"]
    );
    let asked = site.requests().await;
    let track = asked.iter().find(|r| r.url.path() == "/api/timedtext").unwrap();
    let query = track.url.query().unwrap();
    assert!(query.contains("lang=ko") && query.contains("tlang=en"), "{query}");
}

#[tokio::test]
async fn a_missing_language_lists_the_tracks_there_are() {
    let ended = Site::playing("player_foreign_only.json").await.generate().end();
    assert!(
        ended.stderr.contains("there are: ja (automatic), ko"),
        "{}",
        ended.stderr
    );
}

#[tokio::test]
async fn an_empty_answer_for_the_track_is_a_token_that_was_wanted() {
    let site = Site::empty().await;
    site.watch(page(&fixture("watch.html"))).await;
    site.player("player_ok.json").await;
    site.track(ResponseTemplate::new(200)).await;
    site.generate().end().ends_with("youtube-po-token-required", 4);
}

#[tokio::test]
async fn a_track_without_a_word_is_told_as_that() {
    for body in [
        r#"{"wireMagic":"pb3","events":[]}"#,
        r#"{"wireMagic":"pb3","events":[{"tStartMs":0,"dDurationMs":9,"segs":[{"utf8":"\n"}]}]}"#,
        "<?xml version=\"1.0\" encoding=\"utf-8\" ?><transcript></transcript>",
        "<?xml version=\"1.0\" encoding=\"utf-8\" ?><timedtext format=\"3\"><body></body></timedtext>",
    ] {
        let site = Site::empty().await;
        site.watch(page(&fixture("watch.html"))).await;
        site.player("player_ok.json").await;
        site.track(ResponseTemplate::new(200).set_body_string(body)).await;
        println!("{body}");
        site.generate().end().ends_with("youtube-captions-empty", 1);
    }
}

#[tokio::test]
async fn a_server_that_knows_no_json3_is_asked_for_srv1() {
    let site = Site::empty().await;
    site.watch(page(&fixture("watch.html"))).await;
    site.player("player_ok.json").await;
    Mock::given(path("/api/timedtext"))
        .and(query_param("fmt", "json3"))
        .respond_with(ResponseTemplate::new(200).set_body_string("Unknown format"))
        .mount(&site.server)
        .await;
    Mock::given(path("/api/timedtext"))
        .and(query_param_is_missing("fmt"))
        .respond_with(ResponseTemplate::new(200).set_body_string(srv1()))
        .mount(&site.server)
        .await;
    let ended = site.run(&["transcript", "--video", VIDEO, "--format", "srt"]).end();
    ended.worked();
    assert!(
        ended
            .stdout
            .starts_with("1\n00:00:00,000 --> 00:00:04,000\nhello everyone and welcome I'm Ada Berg")
    );
}

#[tokio::test]
async fn the_consent_page_is_answered_once() {
    let site = Site::empty().await;
    Mock::given(path("/watch"))
        .and(header("cookie", "CONSENT=YES+cb.20260101-07-p0.fr+FX+042"))
        .respond_with(page(&fixture("watch.html")))
        .expect(1)
        .mount(&site.server)
        .await;
    Mock::given(path("/watch"))
        .respond_with(page(&fixture("consent.html")))
        .up_to_n_times(1)
        .mount(&site.server)
        .await;
    site.player("player_ok.json").await;
    site.track(ResponseTemplate::new(200).set_body_string(json3())).await;
    site.run(&["transcript", "--video", VIDEO]).end().worked();
}

#[tokio::test]
async fn a_consent_page_that_comes_back_cannot_be_passed() {
    for html in ["consent.html", "consent_without_value.html"] {
        let site = Site::empty().await;
        site.watch(page(&fixture(html))).await;
        site.generate().end().ends_with("youtube-consent", 4);
        assert!(site.requests().await.len() <= 2);
    }
}

#[tokio::test]
async fn a_captcha_is_a_block_wherever_it_comes() {
    let site = Site::empty().await;
    site.watch(page(&fixture("captcha.html"))).await;
    site.generate().end().ends_with("youtube-ip-blocked", 4);

    let site = Site::empty().await;
    site.watch(page(&fixture("watch.html"))).await;
    site.player_answer(page(&fixture("captcha.html"))).await;
    site.generate().end().ends_with("youtube-ip-blocked", 4);

    let site = Site::empty().await;
    site.watch(page(&fixture("watch.html"))).await;
    site.player("player_ok.json").await;
    site.track(page(&fixture("captcha.html"))).await;
    site.generate().end().ends_with("youtube-ip-blocked", 4);
}

#[tokio::test]
async fn a_page_of_a_new_kind_is_kept_for_the_report_without_its_secrets() {
    let site = Site::empty().await;
    site.watch(page(&fixture("changed.html"))).await;
    let ended = site.generate().end();
    ended.ends_with("youtube-unexpected-answer", 1);
    let excerpt = ended.read(&format!(".casestudypilot/{VIDEO}/unexpected-answer.txt"));
    assert!(excerpt.contains("A page of a new kind"));
    assert!(!excerpt.contains(SIGNATURE));
}

#[tokio::test]
async fn an_app_version_that_youtube_no_longer_takes_is_replaced_by_another() {
    let site = Site::empty().await;
    site.watch(page(&fixture("watch.html"))).await;
    let client =
        |name: &str| body_partial_json(serde_json::json!({"context": {"client": {"clientName": name}}}));
    Mock::given(method("POST"))
        .and(client("ANDROID"))
        .respond_with(
            ResponseTemplate::new(400)
                .set_body_string(r#"{"error":{"code":400,"status":"FAILED_PRECONDITION"}}"#),
        )
        .expect(1)
        .mount(&site.server)
        .await;
    Mock::given(method("POST"))
        .and(client("IOS"))
        .respond_with(ResponseTemplate::new(200).set_body_string(fixture("player_ok.json")))
        .expect(1)
        .mount(&site.server)
        .await;
    site.track(ResponseTemplate::new(200).set_body_string(json3())).await;
    site.run(&["transcript", "--video", VIDEO]).end().worked();
}

#[tokio::test]
async fn a_player_that_takes_no_version_is_an_unexpected_answer() {
    let site = Site::empty().await;
    site.watch(page(&fixture("watch.html"))).await;
    site.player_answer(ResponseTemplate::new(400).set_body_string("{}")).await;
    site.generate().end().ends_with("youtube-unexpected-answer", 1);
}

#[tokio::test]
async fn a_forbidden_answer_is_a_block_and_never_missing_captions() {
    let site = Site::empty().await;
    site.watch(page(&fixture("watch.html"))).await;
    site.player("player_ok.json").await;
    site.track(ResponseTemplate::new(403)).await;
    site.generate().end().ends_with("youtube-request-blocked", 4);
}

#[tokio::test]
async fn another_channel_is_rejected_and_not_failed() {
    let site = Site::playing("player_other_channel.json").await;
    let ended = site.generate().end();
    ended.ends_with("wrong-channel", 0);
    assert_eq!(ended.report()["status"], "rejected");
    assert!(
        ended.stdout.contains("Cooking With Ada (UCaaaaaaaaaaaaaaaaaaaaaa)"),
        "{}",
        ended.stdout
    );
    let failing = site.generate().arguments(&["--fail-on-rejection"]).end();
    assert_eq!(failing.code, 3);
    for allowed in ["any", "UCvqbFHwN-nwalWPjPUKpvTA, UCaaaaaaaaaaaaaaaaaaaaaa"] {
        let ended = site.generate().env("YOUTUBE_CHANNEL_ID", allowed).end();
        assert_eq!(ended.report()["status"], "generated", "{allowed}");
    }
}

#[tokio::test]
async fn the_transcript_command_writes_what_the_binary_reads_back() {
    let site = Site::playing("player_ok.json").await;
    for (format, begin) in [
        ("vtt", "WEBVTT"),
        ("srt", "1\n"),
        ("json", "{"),
        ("txt", "[00:00:00]"),
    ] {
        let ended = site.run(&["transcript", "--video", VIDEO, "--format", format]).end();
        ended.worked();
        assert!(
            ended.stdout.starts_with(begin) || format == "txt",
            "{format}: {:.40}",
            ended.stdout
        );
        let again = Run::new(&[
            "transcript",
            "--offline",
            "--captions",
            "talk.txt",
            "--format",
            "json",
        ])
        .file("talk.txt", ended.stdout.as_bytes())
        .end();
        again.worked();
        let read: serde_json::Value = serde_json::from_str(&again.stdout).unwrap();
        assert_eq!(read["events"].as_array().unwrap().len(), 32, "{format}");
        assert_eq!(read["events"][7]["tStartMs"], 28_000, "{format}");
    }
}

mod data_api {
    use super::*;

    async fn api(site: &Site, answer: ResponseTemplate) {
        Mock::given(method("GET"))
            .and(path("/v3/videos"))
            .and(query_param("id", VIDEO))
            .and(query_param("key", "planted-youtube-key"))
            .respond_with(answer)
            .mount(&site.server)
            .await;
    }

    fn run(site: &Site) -> Run {
        site.generate()
            .env("YOUTUBE_API_KEY", "planted-youtube-key")
            .env("YOUTUBE_API_BASE_URL", &format!("{}/v3", site.server.uri()))
    }

    fn item(channel: &str, live: &str) -> serde_json::Value {
        serde_json::json!({"items": [{"id": VIDEO, "snippet": {
            "title": "How Northwind Rail Deploys - Ada Berg, Northwind Rail", "description": "From the API",
            "channelId": channel, "channelTitle": "A channel", "publishedAt": "2023-04-19T10:00:00Z",
            "liveBroadcastContent": live}, "contentDetails": {"duration": "PT31M5S"}}]})
    }

    #[tokio::test]
    async fn metadata_comes_from_the_api_and_its_quota_is_counted() {
        let site = Site::playing("player_ok.json").await;
        api(
            &site,
            ResponseTemplate::new(200).set_body_json(item("UCvqbFHwN-nwalWPjPUKpvTA", "none")),
        )
        .await;
        let ended = run(&site).end();
        ended.worked();
        let report = ended.report();
        assert_eq!(
            report["talk"]["title"],
            "How Northwind Rail Deploys - Ada Berg, Northwind Rail"
        );
        assert_eq!(report["talk"]["published"], "2023-04-19");
        assert_eq!(report["talk"]["duration_ms"], 1_865_000);
        assert_eq!(report["source"]["youtube_quota_units"], 1);
    }

    #[tokio::test]
    async fn refused_keys_are_told_apart_and_the_run_goes_on() {
        for (status, reason, code) in [
            (403, "quotaExceeded", "youtube-api-quota"),
            (400, "keyInvalid", "youtube-api-key-invalid"),
            (403, "forbidden", "youtube-api-forbidden"),
        ] {
            let site = Site::playing("player_ok.json").await;
            let body = serde_json::json!({"error": {"code": status, "errors": [{"reason": reason}]}});
            api(&site, ResponseTemplate::new(status).set_body_json(body)).await;
            let ended = run(&site).end();
            ended.worked();
            let report = ended.report();
            assert!(report["talk"]["title"].as_str().unwrap().starts_with("How Northwind Rail Runs"));
            assert!(
                report["warnings"].to_string().contains(code),
                "{}",
                report["warnings"]
            );
        }
    }

    #[tokio::test]
    async fn a_channel_that_is_not_allowed_ends_the_run_before_youtube_is_asked() {
        let site = Site::playing("player_ok.json").await;
        api(
            &site,
            ResponseTemplate::new(200).set_body_json(item("UCbbbbbbbbbbbbbbbbbbbbbb", "none")),
        )
        .await;
        run(&site).end().ends_with("wrong-channel", 0);
        assert!(site.requests().await.iter().all(|r| r.url.path() == "/v3/videos"));
    }

    #[tokio::test]
    async fn an_announced_stream_is_not_ready() {
        let site = Site::playing("player_ok.json").await;
        api(
            &site,
            ResponseTemplate::new(200).set_body_json(item("UCvqbFHwN-nwalWPjPUKpvTA", "upcoming")),
        )
        .await;
        run(&site).end().ends_with("youtube-live", 1);
    }
}
