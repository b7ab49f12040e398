//! EDGE. Reads the landscape and the glossary from files or addresses, and falls back to the snapshot when they
//! cannot be read. It does not decide where they are: the settings do.

use std::{fs, path::Path, time::SystemTime};

use reqwest::header::{ETAG, IF_NONE_MATCH};

use super::{Error, Knowledge, Term, cache::Cache, glossary, landscape};
use crate::http::{Call, Client, Hosts};

/// Where newer knowledge is, when the user says so: a path, a `file://` or an `http(s)://` address each.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sources {
    /// `LANDSCAPE_URL`: a landscape.yml.
    pub landscape: Option<String>,
    /// `GLOSSARY_URL`: a glossary index (JSON).
    pub glossary: Option<String>,
}

/// What fetching needs.
#[derive(Debug, Clone)]
pub struct Fetcher {
    /// The shared client; none when nothing may leave the machine.
    pub client: Option<Client>,
    /// Where fetched texts are kept; none keeps nothing.
    pub cache: Option<Cache>,
    /// The time of the run.
    pub now: SystemTime,
}

/// What a run works with, and what the user should know about it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Loaded {
    /// The knowledge.
    pub knowledge: Knowledge,
    /// Why something older than asked for is used, with its date.
    pub warnings: Vec<String>,
}

/// The landscape's hosts redirect among themselves.
const REDIRECTS: [&str; 3] = ["github.com", "*.githubusercontent.com", "*.cncf.io"];
/// Ten times the landscape of 2026.
const LARGEST: usize = 16 << 20;

/// Loads what the sources give and the snapshot for the rest; never fails, but warns.
pub async fn load(sources: &Sources, fetcher: &Fetcher) -> Loaded {
    let mut knowledge = Knowledge::embedded();
    let mut warnings = Vec::new();
    let as_of = knowledge.as_of.clone();
    let fallback = |what: &str, error: &Error| format!("{error}; using the {what} snapshot of {as_of}");
    if let Some(address) = &sources.landscape {
        match fetcher.landscape(address, &mut warnings).await {
            Ok(found) => {
                let terms = std::mem::take(&mut knowledge.terms);
                knowledge = Knowledge::from_parts(found, terms).complete();
            }
            Err(error) => warnings.push(fallback("landscape", &error)),
        }
    }
    if let Some(address) = &sources.glossary {
        match fetcher.glossary(address, &mut warnings).await {
            Ok(terms) => knowledge.terms = terms,
            Err(error) => warnings.push(fallback("glossary", &error)),
        }
    }
    Loaded { knowledge, warnings }
}

/// A text and where it came from.
struct Text {
    content: String,
    /// Whether a server has just vouched for it, so that it is worth keeping once it has been parsed.
    vouched: bool,
    /// `ETag` of the answer.
    etag: Option<String>,
}

impl Text {
    /// A text that no server has just vouched for: a file's, or one from the cache.
    fn kept(text: String) -> Self {
        Self {
            content: text,
            vouched: false,
            etag: None,
        }
    }
}

impl Fetcher {
    /// Reads and parses a landscape.
    pub async fn landscape(
        &self,
        address: &str,
        warnings: &mut Vec<String>,
    ) -> Result<landscape::Landscape, Error> {
        let text = self.text(address, warnings).await?;
        let parsed = landscape::parse(address, &text.content)?;
        self.keep(address, &text);
        Ok(parsed)
    }

    /// Reads and parses a glossary.
    pub async fn glossary(&self, address: &str, warnings: &mut Vec<String>) -> Result<Vec<Term>, Error> {
        let text = self.text(address, warnings).await?;
        let parsed = glossary::parse(address, &text.content)?;
        self.keep(address, &text);
        Ok(parsed)
    }

    /// Keeps a fetched text. Only what could be parsed is kept: an error page must not live for a day.
    fn keep(&self, address: &str, text: &Text) {
        if let (Some(cache), true) = (&self.cache, text.vouched) {
            cache.put(address, text.etag.as_deref(), &text.content, self.now);
        }
    }

    /// The text at a path or address.
    async fn text(&self, address: &str, warnings: &mut Vec<String>) -> Result<Text, Error> {
        if address.starts_with("http://") || address.starts_with("https://") {
            return self.fetch(address, warnings).await;
        }
        let bytes = if address.starts_with("file:") {
            let path = url::Url::parse(address)
                .ok()
                .and_then(|url| url.to_file_path().ok())
                .ok_or_else(|| unreadable(address, "it is no file:// address with an absolute path"))?;
            fs::read(path)
        } else {
            fs::read(Path::new(address))
        };
        let bytes = bytes.map_err(|e| unreadable(address, e))?;
        let text = String::from_utf8(bytes).map_err(|_| unreadable(address, "it is not UTF-8 text"))?;
        Ok(Text::kept(text))
    }

    /// The text at an address: fresh from the cache, or asked for, or stale from the cache with a warning.
    async fn fetch(&self, address: &str, warnings: &mut Vec<String>) -> Result<Text, Error> {
        let kept = self.cache.as_ref().and_then(|c| c.get(address));
        if let Some(entry) = kept.as_ref().filter(|e| e.is_fresh(self.now)) {
            return Ok(Text::kept(entry.text.clone()));
        }
        let etag = kept.as_ref().and_then(|e| e.etag.as_deref());
        match (self.ask(address, etag).await, kept) {
            (Ok(Some(text)), _) => Ok(text),
            (Ok(None), Some(entry)) => Ok(Text {
                content: entry.text,
                vouched: true,
                etag: entry.etag,
            }),
            (Ok(None), None) => Err(unreadable(
                address,
                "it answers \"not modified\" to a first request",
            )),
            (Err(error), Some(entry)) => {
                let days = self
                    .now
                    .duration_since(std::time::UNIX_EPOCH)
                    .map_or(0, |d| d.as_secs())
                    .saturating_sub(entry.checked)
                    / 86_400;
                warnings.push(format!("{error}; using what was fetched {days} days ago"));
                Ok(Text::kept(entry.text))
            }
            (Err(error), None) => Err(error),
        }
    }

    /// Asks for a text; `None` when it has not changed since `etag`.
    async fn ask(&self, address: &str, etag: Option<&str>) -> Result<Option<Text>, Error> {
        let client = self.client.as_ref().ok_or_else(|| unreadable(address, "the run is offline"))?;
        let url = address.parse().map_err(|e| unreadable(address, e))?;
        let mut call = Call::get("knowledge", "landscape or glossary", url)
            .hosts(Hosts::of(&REDIRECTS))
            .limit(LARGEST);
        if let Some(etag) = etag {
            call = call.header(IF_NONE_MATCH, etag);
        }
        let answer = client.send(&call).await.map_err(|e| unreadable(address, e))?;
        match answer.status {
            200 => Ok(Some(Text {
                content: answer.text(),
                vouched: true,
                etag: answer.headers.get(ETAG).and_then(|v| v.to_str().ok()).map(str::to_owned),
            })),
            304 if etag.is_some() => Ok(None),
            status => Err(unreadable(address, format!("HTTP {status}"))),
        }
    }
}

fn unreadable(address: &str, reason: impl std::fmt::Display) -> Error {
    // An address may hold a token in its query; errors are printed.
    let name = address.parse().map_or_else(|_| address.to_owned(), |url| crate::http::redact_url(&url));
    Error::Unreadable {
        name,
        reason: reason.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use std::{io::Write as _, time::Duration};

    use wiremock::{
        Mock, MockServer, ResponseTemplate,
        matchers::{header, method, path},
    };

    use super::{super::cache::TIME_TO_LIVE, *};
    use crate::http::Options;

    const LANDSCAPE: &str = "
landscape:
  - name: Runtime
    subcategories:
      - name: Nets
        items:
          - {name: Weft, project: sandbox}
  - name: CNCF Members
    subcategories:
      - name: Gold
        items:
          - {name: Loom Works (member), enduser: true, joined: '2031-02-03'}
";

    fn offline() -> Fetcher {
        Fetcher {
            client: None,
            cache: None,
            now: SystemTime::UNIX_EPOCH + Duration::from_secs(2_000_000_000),
        }
    }

    fn online(folder: &Path) -> Fetcher {
        let options = Options {
            attempts: 1,
            ..Options::default()
        };
        Fetcher {
            client: Some(Client::new(&options).expect("client")),
            cache: Some(Cache::new(folder)),
            ..offline()
        }
    }

    fn landscape_at(address: String) -> Sources {
        Sources {
            landscape: Some(address),
            glossary: None,
        }
    }

    #[tokio::test]
    async fn file_url_replaces_the_landscape_and_keeps_the_glossary() {
        let mut file = tempfile::Builder::new().prefix("land scape").tempfile().expect("file");
        file.write_all(LANDSCAPE.as_bytes()).expect("write");
        let address = url::Url::from_file_path(file.path()).map(String::from).expect("address");
        let loaded = load(&landscape_at(address), &offline()).await;
        assert_eq!(loaded.warnings, Vec::<String>::new());
        assert_eq!(loaded.knowledge.members.len(), 1);
        assert_eq!(loaded.knowledge.as_of, "2031-02-03");
        assert_eq!(loaded.knowledge.terms, Knowledge::embedded().terms);
    }

    #[tokio::test]
    async fn failure_falls_back_with_the_date_of_the_snapshot() {
        let sources = Sources {
            landscape: Some("https://landscape.example/landscape.yml?token=secret".into()),
            glossary: Some("file://relative".into()),
        };
        let loaded = load(&sources, &offline()).await;
        assert_eq!(loaded.knowledge, Knowledge::embedded());
        assert_eq!(loaded.warnings.len(), 2);
        for warning in &loaded.warnings {
            assert!(
                warning.contains(&loaded.knowledge.as_of) && !warning.contains("secret"),
                "{warning}"
            );
        }
    }

    #[tokio::test]
    async fn fetched_text_is_kept_and_asked_for_again_by_etag() {
        let server = MockServer::start().await;
        let unchanged = ResponseTemplate::new(304);
        Mock::given(method("GET"))
            .and(path("/l.yml"))
            .and(header("if-none-match", "\"v1\""))
            .respond_with(unchanged)
            .expect(1)
            .with_priority(1)
            .mount(&server)
            .await;
        let first = ResponseTemplate::new(200).insert_header("etag", "\"v1\"").set_body_string(LANDSCAPE);
        Mock::given(method("GET"))
            .and(path("/l.yml"))
            .respond_with(first)
            .expect(1)
            .mount(&server)
            .await;

        let folder = tempfile::tempdir().expect("folder");
        let sources = landscape_at(format!("{}/l.yml", server.uri()));
        let mut fetcher = online(folder.path());
        for _ in 0..2 {
            assert_eq!(load(&sources, &fetcher).await.knowledge.members.len(), 1);
        }
        fetcher.now += TIME_TO_LIVE;
        for _ in 0..2 {
            let loaded = load(&sources, &fetcher).await;
            assert_eq!((loaded.knowledge.members.len(), loaded.warnings.len()), (1, 0));
        }
    }

    #[tokio::test]
    async fn stale_text_is_better_than_none() {
        let server = MockServer::start().await;
        let first = ResponseTemplate::new(200).set_body_string(LANDSCAPE);
        Mock::given(method("GET")).respond_with(first).up_to_n_times(1).mount(&server).await;
        Mock::given(method("GET")).respond_with(ResponseTemplate::new(404)).mount(&server).await;
        let folder = tempfile::tempdir().expect("folder");
        let sources = landscape_at(server.uri());
        let mut fetcher = online(folder.path());
        load(&sources, &fetcher).await;
        fetcher.now += TIME_TO_LIVE * 3;
        let loaded = load(&sources, &fetcher).await;
        assert_eq!(loaded.knowledge.members.len(), 1);
        assert!(
            loaded.warnings[0].contains("404") && loaded.warnings[0].contains("3 days ago"),
            "{:?}",
            loaded.warnings
        );
    }

    #[tokio::test]
    async fn page_that_is_no_landscape_is_not_kept() {
        let server = MockServer::start().await;
        let page = ResponseTemplate::new(200).set_body_string("<html>maintenance</html>");
        Mock::given(method("GET")).respond_with(page).expect(2).mount(&server).await;
        let folder = tempfile::tempdir().expect("folder");
        let fetcher = online(folder.path());
        for _ in 0..2 {
            let loaded = load(&landscape_at(server.uri()), &fetcher).await;
            assert_eq!(
                (loaded.knowledge == Knowledge::embedded(), loaded.warnings.len()),
                (true, 1)
            );
        }
    }
}
