//! Makes addresses and messages fit to show: no credentials, no signatures, no keys. It forgets; it does not
//! encode, so nothing can be read back.

use std::fmt::Write as _;

use url::Url;

/// Query parameters that say what was asked and are no secret.
const SHOWN: &[&str] = &[
    "v",
    "id",
    "part",
    "lang",
    "tlang",
    "fmt",
    "hl",
    "format",
    "continue_on",
];

/// An address without user, password, fragment and every query value that is not known to be harmless.
pub fn redact_url(url: &Url) -> String {
    let mut text = format!("{}://{}", url.scheme(), url.host_str().unwrap_or_default());
    if let Some(port) = url.port() {
        let _ = write!(text, ":{port}");
    }
    text.push_str(url.path());
    let shown: Vec<String> = url
        .query_pairs()
        .filter(|(key, _)| SHOWN.contains(&key.as_ref()))
        .map(|(key, value)| format!("{key}={value}"))
        .collect();
    let hidden = url.query_pairs().count() > shown.len();
    if !shown.is_empty() || hidden {
        text.push('?');
        text.push_str(&shown.join("&"));
        if hidden {
            text.push_str(if shown.is_empty() { "…" } else { "&…" });
        }
    }
    text
}

/// A message in which every web address went through [`redact_url`].
pub fn redact_text(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = find_address(rest) {
        let tail = &rest[at..];
        let end = tail
            .find(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '<' | '>' | '`' | ')' | ']' | '|'))
            .unwrap_or(tail.len());
        out.push_str(&rest[..at]);
        match Url::parse(&tail[..end]) {
            Ok(url) => out.push_str(&redact_url(&url)),
            Err(_) => out.push_str("(address)"),
        }
        rest = &tail[end..];
    }
    out.push_str(rest);
    out
}

fn find_address(text: &str) -> Option<usize> {
    let lower = text.to_ascii_lowercase();
    match (lower.find("http://"), lower.find("https://")) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    }
}
