//! Fetches a file that was attached to the issue. Anyone can open an issue, so only GitHub's own attachment
//! addresses are asked, redirects included, and never more than the limit is read.

use url::Url;

use super::Error;
use crate::{
    http::{Call, Client, Error as HttpError, Hosts},
    model::RawCaptions,
    transcript,
};

/// Largest caption file that is fetched: 10 MB.
pub const CAPTION_LIMIT: usize = 10 << 20;
/// Largest recording that is fetched: 100 MB, GitHub's own limit for attachments.
pub const AUDIO_LIMIT: usize = 100 << 20;

/// Name of the service in breaker and log.
const SERVICE: &str = "github-files";
/// Where GitHub's attachment addresses lead: its user content, and its two buckets.
const STORES: &[&str] = &[
    "*.githubusercontent.com",
    "github-production-repository-file-5c1aeb.s3.amazonaws.com",
    "github-production-user-asset-6210df.s3.amazonaws.com",
];

/// The address of an attachment, or why it is not one. `server` is `https://github.com` or the address of a
/// GitHub Enterprise server.
pub fn address(link: &str, server: &Url) -> Result<Url, Error> {
    let refused = || Error::AttachmentRefused {
        link: crate::http::redact_text(link.trim()),
    };
    let url = Url::parse(link.trim()).map_err(|_| refused())?;
    if !url.username().is_empty() || url.password().is_some() {
        return Err(refused());
    }
    if url.origin() == server.origin() {
        let parts: Vec<&str> =
            url.path_segments().into_iter().flatten().filter(|part| !part.is_empty()).collect();
        let attachment = match parts.as_slice() {
            ["user-attachments", _, ..] => true,
            // owner / repository / files / number / name
            [_, _, "files", number, _name] => number.bytes().all(|b| b.is_ascii_digit()),
            _ => false,
        };
        return if attachment { Ok(url) } else { Err(refused()) };
    }
    let host = url.host_str().unwrap_or_default();
    let content = url.scheme() == "https" && url.port().is_none() && host.ends_with(".githubusercontent.com");
    if content { Ok(url) } else { Err(refused()) }
}

/// Fetches the bytes of an attachment.
pub async fn fetch(http: &Client, server: &Url, link: &str, limit: usize) -> Result<Vec<u8>, Error> {
    let url = address(link, server)?;
    let shown = crate::http::redact_url(&url);
    let call = Call::get(SERVICE, "attachment", url).hosts(Hosts::of(STORES)).limit(limit);
    let answer = http.send(&call).await.map_err(|error| match error {
        HttpError::TooLarge { limit, .. } => Error::AttachmentTooLarge {
            link: shown.clone(),
            megabytes: limit >> 20,
        },
        other => Error::Http(other),
    })?;
    match answer.status {
        200 => Ok(answer.body),
        status => Err(Error::AttachmentMissing { link: shown, status }),
    }
}

/// Captions from an attachment.
pub async fn captions(http: &Client, server: &Url, link: &str) -> Result<RawCaptions, Error> {
    let bytes = fetch(http, server, link, CAPTION_LIMIT).await?;
    let name = link.split(['?', '#']).next().unwrap_or_default();
    let name = name.rsplit('/').next().unwrap_or_default();
    Ok(transcript::parse(&format!("the attachment {name}"), &bytes)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::explain::Explain as _;

    fn github() -> Url {
        "https://github.com".parse().unwrap()
    }

    #[test]
    fn githubs_own_attachment_addresses_are_asked() {
        for link in [
            "https://github.com/user-attachments/files/17/talk.txt",
            "https://github.com/user-attachments/assets/0b1c",
            "https://github.com/cncf/stories/files/123/talk.vtt",
            "https://raw.githubusercontent.com/cncf/stories/main/talk.srt",
            " https://objects.githubusercontent.com/x ",
        ] {
            assert!(address(link, &github()).is_ok(), "{link}");
        }
    }

    #[test]
    fn nothing_else_is_asked() {
        for link in [
            "https://example.com/talk.vtt",
            "https://github.com/cncf/stories/raw/main/talk.vtt",
            "https://github.com/cncf/stories/files/../../../login",
            "https://github.com/cncf/stories/files/12x/talk.vtt",
            "https://github.com.evil.example/user-attachments/files/1/x",
            "https://evilgithubusercontent.com/x",
            "https://raw.githubusercontent.com:8443/x",
            "https://user:pass@github.com/user-attachments/files/1/x",
            "http://github.com/user-attachments/files/1/x",
            "http://raw.githubusercontent.com/x",
            "http://169.254.169.254/latest/meta-data/",
            "http://localhost/user-attachments/files/1/x",
            "file:///etc/passwd",
            "talk.vtt",
        ] {
            let error = address(link, &github()).unwrap_err();
            assert_eq!(error.code(), "attachment-refused", "{link}");
            assert!(!error.to_string().contains("pass@"));
        }
    }

    #[test]
    fn an_enterprise_server_is_its_own_github() {
        let server: Url = "https://ghe.example.com".parse().unwrap();
        assert!(address("https://ghe.example.com/user-attachments/files/1/x.txt", &server).is_ok());
        assert!(address("https://github.com/user-attachments/files/1/x.txt", &server).is_err());
    }
}
