//! Keys, passwords and signed addresses: planted, used, and then looked for in everything that was printed or written.

use serde_json::json;
use wiremock::{
    Mock, ResponseTemplate,
    matchers::{header_exists, method, path},
};

use crate::harness::{Ended, Run, SIGNATURE, Site, VIDEO, fixture, json3, page, raw_server, say};

const PLANTED: &[(&str, &str)] = &[
    ("YOUTUBE_API_KEY", "planted-youtube-key"),
    ("OPENAI_API_KEY", "planted-openai-key"),
    ("SPEECH_API_KEY", "planted-speech-key"),
    ("GITHUB_TOKEN", "planted-github-token"),
];
const PASSWORD: &str = "planted-proxy-password";

/// A run with every secret in place, everything logged, and the server as its proxy.
fn planted(site: &Site, mut run: Run) -> Run {
    for (name, value) in PLANTED {
        run = run.env(name, value);
    }
    let proxy = site.server.uri().replace("http://", &format!("http://someone:{PASSWORD}@"));
    run.env("INPUT_PROXY", &proxy)
        .env("YOUTUBE_BASE_URL", "http://youtube.test")
        .env("YOUTUBE_API_BASE_URL", "http://api.test/v3")
        .env("LOG_LEVEL", "trace")
        .env("INPUT_WRITER", "extractive")
        .open_gates()
}

#[track_caller]
fn shows_nothing(ended: &Ended) {
    // user:password in base 64, as the proxy gets it.
    let encoded = "c29tZW9uZTpwbGFudGVkLXByb3h5LXBhc3N3b3Jk";
    let secrets =
        PLANTED
            .iter()
            .map(|(_, value)| *value)
            .chain([PASSWORD, encoded, SIGNATURE, "AIza_test-key"]);
    for secret in secrets {
        for (name, text) in ended.everything() {
            // Masks are how the runner learns what to hide.
            let shown = text.lines().find(|l| l.contains(secret) && !l.starts_with("::add-mask::"));
            assert_eq!(shown, None, "{secret} in {name}");
        }
    }
}

async fn api(site: &Site) {
    Mock::given(path("/v3/videos"))
        .respond_with(
            ResponseTemplate::new(400).set_body_json(json!({"error": {"errors": [{"reason": "keyInvalid"}],
            "message": "API key not valid: planted-youtube-key"}})),
        )
        .mount(&site.server)
        .await;
}

fn event() -> serde_json::Value {
    json!({"inputs": {"video": format!("https://youtu.be/{VIDEO}")}})
}

#[tokio::test]
async fn a_run_that_works_through_a_proxy_shows_no_secret() {
    let site = Site::playing("player_ok.json").await;
    api(&site).await;
    let ended = planted(&site, Run::action("workflow_dispatch", &event())).end();
    ended.worked();
    assert_eq!(ended.report()["status"], "generated");
    let through_proxy = site.requests().await;
    assert!(through_proxy.iter().all(|r| r.headers.contains_key("proxy-authorization")));
    assert!(through_proxy.iter().any(|r| r.url.query().is_some_and(|q| q.contains(SIGNATURE))));
    shows_nothing(&ended);
}

#[tokio::test]
async fn runs_that_fail_in_any_way_show_no_secret() {
    for answer in [
        ResponseTemplate::new(500).set_body_string(SIGNATURE),
        ResponseTemplate::new(403),
        ResponseTemplate::new(302).insert_header("location", format!("https://evil.example/?s={SIGNATURE}")),
        ResponseTemplate::new(200)
            .set_body_string(format!("https://www.youtube.com/x?signature={SIGNATURE}")),
        ResponseTemplate::new(200).set_body_bytes(vec![b'x'; 17 << 20]),
    ] {
        let site = Site::empty().await;
        api(&site).await;
        site.watch(page(&fixture("watch.html"))).await;
        site.player("player_ok.json").await;
        site.track(answer).await;
        let ended = planted(&site, Run::action("workflow_dispatch", &event())).end();
        assert_ne!(ended.code, 0, "{}", ended.stdout);
        shows_nothing(&ended);
    }
}

#[tokio::test]
async fn a_proxy_that_refuses_its_password_does_not_show_it() {
    let site = Site::empty().await;
    Mock::given(method("GET"))
        .and(header_exists("proxy-authorization"))
        .respond_with(ResponseTemplate::new(407))
        .mount(&site.server)
        .await;
    let ended = planted(&site, Run::action("workflow_dispatch", &event())).end();
    assert_ne!(ended.code, 0);
    shows_nothing(&ended);
}

#[tokio::test]
async fn hosts_of_no_proxy_are_reached_directly() {
    let (proxy, site) = (Site::empty().await, Site::playing("player_ok.json").await);
    let ended = site
        .run(&["transcript", "--video", VIDEO])
        .env("http_proxy", &proxy.server.uri())
        .env("NO_PROXY", "127.0.0.1")
        .end();
    ended.worked();
    assert!(proxy.requests().await.is_empty());
}

#[tokio::test]
async fn http_proxy_is_used_for_http_addresses() {
    let proxy = Site::playing("player_ok.json").await;
    proxy.track(ResponseTemplate::new(200).set_body_string(json3())).await;
    let ended = Run::new(&["transcript", "--video", VIDEO])
        .env("YOUTUBE_BASE_URL", "http://youtube.test")
        .env("http_proxy", &proxy.server.uri())
        .end();
    ended.worked();
    assert_eq!(proxy.requests().await.len(), 3);
}

#[test]
fn a_tunnel_that_is_refused_does_not_show_the_password() {
    let address = raw_server(|request, stream| {
        assert!(
            request.starts_with("CONNECT youtube.test:443")
                && request.to_lowercase().contains("proxy-authorization: basic")
        );
        say(
            stream,
            b"HTTP/1.1 407 Proxy Authentication Required\r\ncontent-length: 0\r\n\r\n",
        );
    });
    let proxy = address.replace("http://", &format!("http://someone:{PASSWORD}@"));
    let ended = Run::action("workflow_dispatch", &event())
        .env("HTTPS_PROXY", &proxy)
        .env("YOUTUBE_BASE_URL", "https://youtube.test")
        .env("LOG_LEVEL", "trace")
        .end();
    ended.ends_with("network-unreachable", 4);
    shows_nothing(&ended);
}
