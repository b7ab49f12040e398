use std::time::{Duration, SystemTime};

use wiremock::{
    Mock, MockServer, ResponseTemplate,
    matchers::{method, path},
};

use super::*;
use crate::explain::{Explain as _, Kind};

fn client(timeout_ms: u64) -> Client {
    Client::new(&Options {
        timeout: Duration::from_millis(timeout_ms),
        ..Options::default()
    })
    .unwrap()
}

fn url(server: &MockServer, path: &str) -> url::Url {
    format!("{}{path}", server.uri()).parse().unwrap()
}

#[tokio::test]
async fn an_answer_is_read_and_logged() {
    let server = MockServer::start().await;
    Mock::given(path("/a"))
        .respond_with(ResponseTemplate::new(200).set_body_string("hello"))
        .mount(&server)
        .await;
    let client = client(2000);
    let answer = client.send(&Call::get("svc", "page", url(&server, "/a"))).await.unwrap();
    assert_eq!((answer.status, answer.text().as_str()), (200, "hello"));
    let log = client.attempts();
    assert_eq!(log.len(), 1);
    assert_eq!(
        (log[0].service.as_str(), log[0].what.as_str(), log[0].status),
        ("svc", "page", Some(200))
    );
    assert!(client.for_one_run().attempts().is_empty());
}

#[tokio::test]
async fn a_503_is_repeated_until_it_works() {
    let server = MockServer::start().await;
    Mock::given(path("/a"))
        .respond_with(ResponseTemplate::new(503))
        .up_to_n_times(2)
        .mount(&server)
        .await;
    Mock::given(path("/a")).respond_with(ResponseTemplate::new(200)).mount(&server).await;
    let client = client(2000);
    assert_eq!(
        client.send(&Call::get("svc", "page", url(&server, "/a"))).await.unwrap().status,
        200
    );
    let seen: Vec<(Option<u16>, bool)> = client.attempts().iter().map(|a| (a.status, a.retried)).collect();
    assert_eq!(seen, [(Some(503), true), (Some(503), true), (Some(200), false)]);
}

#[tokio::test]
async fn a_404_is_an_answer_and_is_not_repeated() {
    let server = MockServer::start().await;
    Mock::given(path("/a"))
        .respond_with(ResponseTemplate::new(404))
        .expect(1)
        .mount(&server)
        .await;
    assert_eq!(
        client(2000).send(&Call::get("svc", "page", url(&server, "/a"))).await.unwrap().status,
        404
    );
}

#[tokio::test]
async fn a_429_is_repeated_only_when_the_server_says_when() {
    let server = MockServer::start().await;
    Mock::given(path("/plain"))
        .respond_with(ResponseTemplate::new(429))
        .expect(1)
        .mount(&server)
        .await;
    Mock::given(path("/long"))
        .respond_with(ResponseTemplate::new(429).insert_header("retry-after", "3600"))
        .expect(1)
        .mount(&server)
        .await;
    Mock::given(path("/dated"))
        .respond_with(ResponseTemplate::new(429).insert_header(
            "retry-after",
            httpdate::fmt_http_date(SystemTime::now() + Duration::from_secs(1)),
        ))
        .up_to_n_times(1)
        .mount(&server)
        .await;
    Mock::given(path("/dated")).respond_with(ResponseTemplate::new(200)).mount(&server).await;
    let client = client(3000);
    assert_eq!(
        client.send(&Call::get("d", "page", url(&server, "/dated"))).await.unwrap().status,
        200
    );
    let plain = client.send(&Call::get("a", "page", url(&server, "/plain"))).await.unwrap_err();
    assert_eq!(
        (plain.code(), plain.kind()),
        ("service-rate-limited", Kind::Unavailable)
    );
    let long = client.send(&Call::get("b", "page", url(&server, "/long"))).await.unwrap_err();
    assert!(long.to_string().contains("3600 seconds"), "{long}");
    // The server asked for an hour: it is not asked again.
    let open = client.send(&Call::get("b", "page", url(&server, "/long"))).await.unwrap_err();
    assert_eq!(open.code(), "service-circuit-open");
}

#[tokio::test]
async fn a_service_that_keeps_failing_is_left_alone_and_others_are_not() {
    let server = MockServer::start().await;
    Mock::given(path("/a"))
        .respond_with(ResponseTemplate::new(500))
        .expect(5)
        .mount(&server)
        .await;
    Mock::given(path("/b")).respond_with(ResponseTemplate::new(200)).mount(&server).await;
    let client = client(2000);
    for expected in [
        "service-unavailable",
        "service-circuit-open",
        "service-circuit-open",
    ] {
        let error = client.send(&Call::get("svc", "page", url(&server, "/a"))).await.unwrap_err();
        assert_eq!(error.code(), expected);
    }
    assert!(client.send(&Call::get("other", "page", url(&server, "/b"))).await.is_ok());
}

#[tokio::test]
async fn a_slow_answer_ends_at_the_deadline() {
    let server = MockServer::start().await;
    Mock::given(path("/a"))
        .respond_with(ResponseTemplate::new(200).set_delay(Duration::from_secs(30)))
        .mount(&server)
        .await;
    let start = std::time::Instant::now();
    let error = client(200).send(&Call::get("svc", "page", url(&server, "/a"))).await.unwrap_err();
    assert_eq!(
        (error.code(), error.kind()),
        ("network-timeout", Kind::Unavailable)
    );
    assert!(start.elapsed() < Duration::from_secs(5));
}

#[tokio::test]
async fn an_answer_over_the_limit_is_dropped_even_when_it_is_small_on_the_wire() {
    let server = MockServer::start().await;
    Mock::given(path("/a"))
        .respond_with(ResponseTemplate::new(200).set_body_bytes(vec![b'x'; 5000]))
        .expect(1)
        .mount(&server)
        .await;
    let call = Call::get("svc", "page", url(&server, "/a")).limit(4999);
    let error = client(2000).send(&call).await.unwrap_err();
    assert_eq!((error.code(), error.kind()), ("response-too-large", Kind::Failed));
}

#[tokio::test]
async fn a_redirect_to_another_origin_is_followed_only_to_expected_hosts() {
    let (server, other) = (MockServer::start().await, MockServer::start().await);
    Mock::given(path("/away"))
        .respond_with(ResponseTemplate::new(302).insert_header("location", format!("{}/x", other.uri())))
        .mount(&server)
        .await;
    Mock::given(path("/home"))
        .respond_with(ResponseTemplate::new(302).insert_header("location", "/end"))
        .mount(&server)
        .await;
    Mock::given(path("/end")).respond_with(ResponseTemplate::new(200)).mount(&server).await;
    Mock::given(method("GET"))
        .respond_with(ResponseTemplate::new(200))
        .expect(0)
        .mount(&other)
        .await;
    let client = client(2000);
    let error = client.send(&Call::get("svc", "page", url(&server, "/away"))).await.unwrap_err();
    assert_eq!(error.code(), "redirect-refused");
    assert!(client.send(&Call::get("svc", "page", url(&server, "/home"))).await.is_ok());
}

#[test]
fn expected_hosts_are_exact_names_or_whole_domains_by_https() {
    let asked: url::Url = "http://127.0.0.1:81/".parse().unwrap();
    let hosts = Hosts::of(&["consent.youtube.com", "*.githubusercontent.com"]);
    let allow = |text: &str| hosts.allow(&text.parse().unwrap(), &asked.origin());
    assert!(allow("https://consent.youtube.com/m?x"));
    assert!(allow("https://objects.githubusercontent.com/x"));
    assert!(allow("http://127.0.0.1:81/other"));
    for refused in [
        "http://consent.youtube.com/",
        "https://consent.youtube.com:8443/",
        "https://evilgithubusercontent.com/",
        "https://githubusercontent.com.evil.example/",
        "http://127.0.0.1:82/",
        "http://169.254.169.254/latest/meta-data",
        "file:///etc/passwd",
    ] {
        assert!(!allow(refused), "{refused}");
    }
}

#[test]
fn retry_after_is_seconds_or_a_date() {
    let now = SystemTime::UNIX_EPOCH + Duration::from_secs(784_111_777);
    assert_eq!(retry_after(" 7 ", now), Some(Duration::from_secs(7)));
    assert_eq!(
        retry_after("Sun, 06 Nov 1994 08:49:47 GMT", now),
        Some(Duration::from_secs(10))
    );
    assert_eq!(
        retry_after("Sun, 06 Nov 1994 08:00:00 GMT", now),
        Some(Duration::ZERO)
    );
    assert_eq!(retry_after("soon", now), None);
}

#[tokio::test]
async fn neither_errors_nor_debug_output_show_the_proxy_password() {
    let secret = "pr0xy-pa55word";
    let options = Options {
        proxy: Some(format!("http://user:{secret}@127.0.0.1:1").into()),
        timeout: Duration::from_millis(500),
        attempts: 1,
        ..Options::default()
    };
    let client = Client::new(&options).unwrap();
    let call = Call::get(
        "svc",
        "page",
        "https://www.youtube.com/watch?v=x".parse().unwrap(),
    );
    let error = client.send(&call).await.unwrap_err();
    assert_eq!(error.code(), "network-unreachable");
    let all = format!("{error} {error:?} {options:?} {:?} {client:?}", client.attempts());
    assert!(!all.contains(secret), "{all}");
}

#[test]
fn a_proxy_that_cannot_be_used_is_a_usage_error_without_its_password() {
    for address in ["socks5://u:pa55@h:1", "http://u:pa55@", "http://u:pa55@[::1"] {
        let error = Client::new(&Options {
            proxy: Some(address.to_owned().into()),
            ..Options::default()
        })
        .unwrap_err();
        assert_eq!(
            (error.code(), error.kind()),
            ("network-setup", Kind::Usage),
            "{address}"
        );
        assert!(!error.to_string().contains("pa55"), "{error}");
    }
}

#[test]
fn certificates_that_are_none_are_refused() {
    let error = Client::new(&Options {
        extra_roots: Some(b"not a certificate".to_vec()),
        ..Options::default()
    })
    .unwrap_err();
    assert_eq!(error.code(), "network-setup");
}

#[test]
fn addresses_lose_credentials_and_signatures() {
    let text = "GET https://u:p@www.youtube.com/api/timedtext?v=abc&lang=en&signature=AB12&key=yt8 failed";
    assert_eq!(
        redact_text(text),
        "GET https://www.youtube.com/api/timedtext?v=abc&lang=en&… failed"
    );
    assert_eq!(redact_text("see http://x?key=1"), "see http://x/?…");
    assert_eq!(redact_text("no address"), "no address");
}

proptest::proptest! {
    #[test]
    fn no_address_keeps_a_password_or_signature(
        before in "[^h]{0,20}", host in "[a-z]{1,9}", path in "[a-z/]{0,12}", after in "[ ,.)\"'>é]{0,3}[^h]{0,20}",
    ) {
        let text = format!("{before}https://user:S3CRET@{host}.example/{path}?v=ok&signature=S3CRET&key=S3CRET{after}");
        let shown = redact_text(&text);
        proptest::prop_assert!(!shown.contains("S3CRET"), "{shown}");
        proptest::prop_assert!(shown.starts_with(&before));
    }
}
