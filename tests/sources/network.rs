//! A bad network: what is retried, what is not, and how long it takes at most.

use std::{
    io::Write as _,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use wiremock::{
    Mock, ResponseTemplate,
    matchers::{any, path},
};

use crate::harness::{Run, Site, VIDEO, fixture, json3, page, raw_server, say};

/// Attempts in the report as (status, retried).
fn attempts(report: &serde_json::Value) -> Vec<(Option<u64>, bool)> {
    let all = report["attempts"].as_array().unwrap();
    all.iter().map(|a| (a["status"].as_u64(), a["retried"].as_bool().unwrap())).collect()
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

#[tokio::test]
async fn a_server_that_never_answers_ends_at_the_deadline() {
    let site = Site::empty().await;
    site.watch(page(&fixture("watch.html")).set_delay(Duration::from_mins(1))).await;
    let ended = site.generate().env("REQUEST_TIMEOUT", "1").end();
    ended.ends_with("network-timeout", 4);
    assert!(ended.took < Duration::from_secs(10), "{:?}", ended.took);
    assert!(attempts(&ended.report()).len() >= 2);
}

#[test]
fn a_server_that_drips_ends_at_the_deadline() {
    let address = raw_server(|_, stream| {
        say(
            stream,
            b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: 100000\r\n\r\n",
        );
        // Each byte comes in time; all of them never do.
        for _ in 0..40 {
            if !say(stream, b"x") {
                return;
            }
            std::thread::sleep(Duration::from_millis(100));
        }
    });
    let ended = Run::new(&["generate", "--video", VIDEO])
        .env("YOUTUBE_BASE_URL", &address)
        .env("REQUEST_TIMEOUT", "1")
        .end();
    ended.ends_with("network-timeout", 4);
    assert!(ended.took < Duration::from_secs(15), "{:?}", ended.took);
}

#[test]
fn an_answer_that_breaks_off_is_asked_again_and_then_told() {
    let count = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&count);
    let address = raw_server(move |_, stream| {
        counted.fetch_add(1, Ordering::SeqCst);
        say(
            stream,
            b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: 100000\r\n\r\n<html>half a pa",
        );
    });
    let ended = Run::new(&["generate", "--video", VIDEO]).env("YOUTUBE_BASE_URL", &address).end();
    ended.ends_with("network-interrupted", 4);
    assert_eq!(count.load(Ordering::SeqCst), 3);
    let retried: Vec<bool> = attempts(&ended.report()).iter().map(|a| a.1).collect();
    assert_eq!(retried, [true, true, false]);
}

#[tokio::test]
async fn captions_that_break_off_once_are_fetched_again() {
    let site = Site::empty().await;
    site.watch(page(&fixture("watch.html"))).await;
    let count = Arc::new(AtomicUsize::new(0));
    let body = json3();
    let address = raw_server(move |_, stream| {
        let whole = format!(
            "HTTP/1.1 200 OK\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}",
            body.len()
        );
        let end = if count.fetch_add(1, Ordering::SeqCst) == 0 {
            whole.len() / 2
        } else {
            whole.len()
        };
        say(stream, &whole.as_bytes()[..end]);
    });
    // Watch page and player on one server, the track on the breaking one: both under one front.
    let watch = fixture("watch.html");
    let player = fixture("player_ok.json");
    let track = address.strip_prefix("http://").unwrap().to_owned();
    let front = raw_server(move |request, stream| {
        let answer = |body: &str| {
            format!(
                "HTTP/1.1 200 OK\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}",
                body.len()
            )
        };
        if request.starts_with("GET /watch") {
            say(stream, answer(&watch).as_bytes());
        } else if request.starts_with("POST") {
            say(stream, answer(&player).as_bytes());
        } else if let Ok(mut behind) = std::net::TcpStream::connect(&track) {
            say(&mut behind, request.as_bytes());
            let _ = std::io::copy(&mut behind, stream);
        }
    });
    let ended = Run::new(&["transcript", "--video", VIDEO]).env("YOUTUBE_BASE_URL", &front).end();
    ended.worked();
    assert!(ended.stdout.contains("thank you very much for listening"));
}

#[tokio::test]
async fn a_429_with_a_short_wait_is_waited_for() {
    let site = Site::empty().await;
    Mock::given(path("/watch"))
        .respond_with(ResponseTemplate::new(429).insert_header("retry-after", "1"))
        .up_to_n_times(1)
        .mount(&site.server)
        .await;
    site.watch(page(&fixture("watch.html"))).await;
    site.player("player_ok.json").await;
    site.track(ResponseTemplate::new(200).set_body_string(json3())).await;
    let ended = site.generate().end();
    ended.worked();
    assert!(ended.took >= Duration::from_secs(1));
    assert_eq!(
        attempts(&ended.report())[..2],
        [(Some(429), true), (Some(200), false)]
    );
}

#[tokio::test]
async fn a_429_is_a_block_and_not_asked_again_without_or_with_a_long_wait() {
    for wait in ["", "3600", "Fri, 31 Dec 2100 23:59:59 GMT"] {
        let site = Site::empty().await;
        site.watch(page(&fixture("watch.html"))).await;
        site.player("player_ok.json").await;
        let mut answer = ResponseTemplate::new(429);
        if !wait.is_empty() {
            answer = answer.insert_header("retry-after", wait);
        }
        Mock::given(path("/api/timedtext"))
            .respond_with(answer)
            .expect(1)
            .mount(&site.server)
            .await;
        let ended = site.generate().end();
        ended.ends_with("youtube-too-many-requests", 4);
        assert!(ended.took < Duration::from_secs(10));
    }
}

#[tokio::test]
async fn a_storm_of_5xx_is_ridden_out_or_told() {
    let site = Site::empty().await;
    Mock::given(path("/watch"))
        .respond_with(ResponseTemplate::new(502))
        .up_to_n_times(2)
        .mount(&site.server)
        .await;
    site.watch(page(&fixture("watch.html"))).await;
    site.player("player_ok.json").await;
    site.track(ResponseTemplate::new(200).set_body_string(json3())).await;
    site.generate().end().worked();

    let site = Site::empty().await;
    Mock::given(any())
        .respond_with(ResponseTemplate::new(503))
        .expect(3)
        .mount(&site.server)
        .await;
    let ended = site.generate().end();
    ended.ends_with("service-unavailable", 4);
    assert!(
        ended.stderr.contains("HTTP 503") && ended.stderr.contains("help:"),
        "{}",
        ended.stderr
    );
}

#[tokio::test]
async fn compressed_answers_are_read() {
    let site = Site::empty().await;
    let packed = |body: &str| {
        ResponseTemplate::new(200)
            .insert_header("content-encoding", "gzip")
            .set_body_bytes(gzip(body.as_bytes()))
    };
    site.watch(packed(&fixture("watch.html"))).await;
    site.player_answer(packed(&fixture("player_ok.json"))).await;
    site.track(packed(&json3())).await;
    site.run(&["transcript", "--video", VIDEO]).end().worked();
}

#[tokio::test]
async fn answers_that_are_too_large_are_dropped_packed_or_not() {
    let site = Site::empty().await;
    site.watch(page(&"x".repeat(9 << 20))).await;
    let ended = site.generate().end();
    ended.ends_with("response-too-large", 1);
    assert_eq!(attempts(&ended.report()).len(), 1, "a retry cannot help");

    let site = Site::empty().await;
    let bomb = gzip(&vec![b' '; 200 << 20]);
    assert!(bomb.len() < 1 << 20);
    site.watch(ResponseTemplate::new(200).insert_header("content-encoding", "gzip").set_body_bytes(bomb))
        .await;
    let ended = site.generate().end();
    ended.ends_with("response-too-large", 1);
}

#[tokio::test]
async fn a_redirect_to_another_host_is_refused_and_the_host_hears_nothing() {
    let (site, elsewhere) = (Site::empty().await, Site::empty().await);
    let away =
        ResponseTemplate::new(302).insert_header("location", format!("{}/watch", elsewhere.server.uri()));
    site.watch(away).await;
    let ended = site.generate().end();
    ended.ends_with("redirect-refused", 1);
    assert!(elsewhere.requests().await.is_empty());
}

#[tokio::test]
async fn the_captcha_page_of_google_is_a_block() {
    let site = Site::empty().await;
    let sorry =
        "https://www.google.com/sorry/index?continue=https://www.youtube.com/watch&q=PLANTED-SIGNATURE";
    site.watch(ResponseTemplate::new(302).insert_header("location", sorry)).await;
    site.generate().end().ends_with("youtube-ip-blocked", 4);
}

#[test]
fn a_machine_without_the_server_is_told_so_quickly() {
    // Bound and closed again: nobody listens there.
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let ended = Run::new(&["generate", "--video", VIDEO])
        .env("YOUTUBE_BASE_URL", &format!("http://127.0.0.1:{port}"))
        .end();
    ended.ends_with("network-unreachable", 4);
    assert!(ended.took < Duration::from_secs(10));
}
