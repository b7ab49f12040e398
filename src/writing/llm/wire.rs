//! How the client library reaches an endpoint: base, parameters, headers. The library's own configuration reads the
//! environment and panics on a key that fits no header; this one does neither.

use async_openai::config::Config;
use reqwest::header::{AUTHORIZATION, HeaderMap, HeaderName, HeaderValue};
use secrecy::{ExposeSecret as _, SecretString};

use super::{Endpoint, Error};

/// What every request to the endpoint carries.
#[derive(Debug, Clone)]
pub(super) struct Wire {
    base_url: String,
    query: Vec<(String, String)>,
    headers: HeaderMap,
    key: SecretString,
}

impl Wire {
    /// Fails on a key that no header can carry.
    pub(super) fn new(endpoint: &Endpoint) -> Result<Self, Error> {
        let key = endpoint.api_key.clone();
        let mut headers = HeaderMap::new();
        if let Some(key) = &key {
            let (name, text) = if endpoint.address.azure {
                // Azure takes a key here only; in `Authorization` it expects a token of its directory.
                (HeaderName::from_static("api-key"), key.expose_secret().to_owned())
            } else {
                (AUTHORIZATION, format!("Bearer {}", key.expose_secret()))
            };
            let mut value = HeaderValue::from_str(&text).map_err(|_| Error::UnusableKey {
                service: endpoint.host(),
            })?;
            value.set_sensitive(true);
            headers.insert(name, value);
        }
        Ok(Self {
            base_url: endpoint.address.base_url.clone(),
            query: endpoint.address.query.clone(),
            headers,
            key: key.unwrap_or_default(),
        })
    }
}

impl Config for Wire {
    fn headers(&self) -> HeaderMap {
        self.headers.clone()
    }

    fn url(&self, path: &str) -> String {
        format!("{}{path}", self.base_url)
    }

    fn query(&self) -> Vec<(&str, &str)> {
        self.query.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
    }

    fn api_base(&self) -> &str {
        &self.base_url
    }

    fn api_key(&self) -> &SecretString {
        &self.key
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wire(azure: bool, key: Option<&str>) -> Result<Wire, Error> {
        let mut endpoint = Endpoint::example("https://llm.example.com/v1");
        endpoint.address.azure = azure;
        endpoint.api_key = key.map(|key| key.to_owned().into());
        Wire::new(&endpoint)
    }

    #[test]
    fn the_key_goes_where_the_service_looks_for_it_and_nowhere_else() {
        let headers = wire(false, Some("k-1")).expect("a key").headers();
        assert_eq!(
            (headers.len(), headers["authorization"].as_bytes()),
            (1, &b"Bearer k-1"[..])
        );
        let headers = wire(true, Some("k-1")).expect("a key").headers();
        assert_eq!((headers.len(), headers["api-key"].as_bytes()), (1, &b"k-1"[..]));
        assert!(wire(false, None).expect("no key").headers().is_empty());
    }

    #[test]
    fn a_key_with_a_line_break_is_an_error_and_is_not_shown() {
        let error = wire(false, Some("k-1\nk-2")).expect_err("no header").to_string();
        assert!(
            error.contains("llm.example.com") && !error.contains("k-"),
            "{error}"
        );
    }
}
