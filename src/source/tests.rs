use super::*;

type Answer = Result<Option<Supplied>, Error>;

struct Fixed(&'static str, fn() -> Answer);

#[async_trait]
impl CaptionSource for Fixed {
    fn name(&self) -> &'static str {
        self.0
    }

    async fn captions(&self, _: &Request) -> Result<Option<Supplied>, Error> {
        (self.1)()
    }
}

#[allow(clippy::unnecessary_wraps, reason = "the other answers are errors")]
fn some() -> Answer {
    Ok(Some(
        crate::transcript::parse("x", b"hello there").unwrap().into(),
    ))
}

fn missing() -> Answer {
    Err(Error::AttachmentMissing {
        link: "https://github.com/x".into(),
        status: 404,
    })
}

fn blocked() -> Answer {
    Err(Error::YouTube {
        video: "vid".into(),
        refusal: Box::new(youtube::Refusal::IpBlocked),
        words: String::new(),
    })
}

fn escape() -> Answer {
    Err(crate::workspace::Error::Outside { path: "../x".into() }.into())
}

fn no_service() -> Answer {
    Err(speech::Error::NotConfigured.into())
}

async fn run(chain: &[&dyn CaptionSource]) -> Result<Supplied, Error> {
    first(chain, &Request::default()).await
}

#[tokio::test]
async fn the_first_source_that_has_captions_wins_and_earlier_failures_are_warnings() {
    let supplied = run(&[
        &Fixed("a", || Ok(None)),
        &Fixed("b", missing),
        &Fixed("c", some),
        &Fixed("d", blocked),
    ])
    .await;
    let warnings = supplied.unwrap().warnings;
    assert_eq!(warnings.len(), 1);
    assert!(
        warnings[0].starts_with("b could not be used: the attachment https://github.com/x"),
        "{warnings:?}"
    );
}

#[tokio::test]
async fn a_single_failure_is_told_as_it_is() {
    let error = run(&[&Fixed("a", || Ok(None)), &Fixed(YOUTUBE, blocked)]).await.unwrap_err();
    assert_eq!(error.code(), "youtube-ip-blocked");
    assert!(!error.to_string().contains("tried"));
}

#[tokio::test]
async fn several_failures_are_all_listed_and_youtubes_decides_the_end() {
    let error = run(&[
        &Fixed("the attachment", missing),
        &Fixed(YOUTUBE, blocked),
        &Fixed("speech to text", no_service),
    ])
    .await
    .unwrap_err();
    assert_eq!(
        (error.code(), error.kind()),
        ("youtube-ip-blocked", Kind::Unavailable)
    );
    let text = error.to_string();
    for part in [
        "the attachment: ",
        "HTTP 404",
        "YouTube: video vid",
        "speech to text: a recording is given",
    ] {
        assert!(text.contains(part), "{text}");
    }
    assert!(error.hint().unwrap().contains("drop the file into the issue"));
}

#[tokio::test]
async fn a_path_out_of_the_workspace_ends_the_run() {
    let error = run(&[&Fixed("a", escape), &Fixed("b", some)]).await.unwrap_err();
    assert_eq!(error.code(), "outside-workspace");
}

#[tokio::test]
async fn nothing_asked_is_a_usage_error() {
    let http = Client::new(&crate::http::Options::default()).unwrap();
    let error = fetch(&http, &Config::default(), &Request::default()).await.unwrap_err();
    assert_eq!((error.code(), error.kind()), ("no-transcript", Kind::Usage));
}

#[tokio::test]
async fn offline_asks_nobody() {
    let http = Client::new(&crate::http::Options::default()).unwrap();
    let config = Config {
        offline: true,
        ..Config::default()
    };
    let mut request = Request::default();
    request.talk.video_id = "abcdefghijk".into();
    let error = fetch(&http, &config, &request).await.unwrap_err();
    assert_eq!((error.code(), error.kind()), ("offline", Kind::Usage));
    assert!(http.attempts().is_empty());
}

#[test]
fn every_refusal_has_a_code_of_its_own_and_a_remedy() {
    let all = youtube::Refusal::all();
    let mut codes: Vec<&str> = all.iter().map(youtube::Refusal::code).collect();
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(codes.len(), all.len());
    for refusal in all {
        assert!(refusal.hint().len() > 20, "{refusal:?}");
        assert!(refusal.code().starts_with("youtube-"));
        assert!(matches!(refusal.kind(), Kind::Failed | Kind::Unavailable));
    }
}
