//! One call: what is asked, of which hosts an answer may come, how large it may be; and its making, redirects
//! included. It judges no status but those that mean "not now".

use std::time::{Duration, SystemTime};

use reqwest::{
    Method, StatusCode,
    header::{self, HeaderMap, HeaderName, HeaderValue},
};
use url::{Origin, Url};

use super::{Client, Effort, Error, retry_after};

/// Redirects that are followed to other origins; real services need one or two.
const MAX_HOPS: usize = 5;
/// Default limit of an answer: 8 MiB, eight times the largest watch page seen.
const DEFAULT_LIMIT: usize = 8 << 20;

/// Hosts that an answer may come from, beside the origin that was asked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hosts {
    names: Vec<String>,
}

impl Hosts {
    /// Exact names ("www.youtube.com") and whole domains ("*.githubusercontent.com"), reached by https only.
    pub fn of(names: &[&str]) -> Self {
        Self {
            names: names.iter().map(|name| (*name).to_owned()).collect(),
        }
    }

    /// Whether an answer may come from this address.
    pub fn allow(&self, url: &Url, asked: &Origin) -> bool {
        if url.origin() == *asked {
            return true;
        }
        let (Some(host), "https", None) = (url.host_str(), url.scheme(), url.port()) else {
            return false;
        };
        self.names.iter().any(|name| match name.strip_prefix("*.") {
            Some(domain) => host.strip_suffix(domain).is_some_and(|sub| sub.ends_with('.')),
            None => host == name,
        })
    }
}

/// What is sent with a call.
#[derive(Debug, Clone, Default)]
pub enum Body {
    /// Nothing.
    #[default]
    Empty,
    /// A JSON value.
    Json(serde_json::Value),
    /// Parts of a form: name, file name when it is a file, media type, content.
    Form(Vec<(String, Option<String>, String, Vec<u8>)>),
}

/// One call to a service.
#[derive(Debug, Clone)]
pub struct Call {
    service: &'static str,
    what: String,
    method: Method,
    url: Url,
    headers: HeaderMap,
    body: Body,
    hosts: Hosts,
    limit: usize,
    effort: Option<Effort>,
}

impl Call {
    /// A GET; repeated when that can help. `what` is shown in the report ("watch page").
    pub fn get(service: &'static str, what: impl Into<String>, url: Url) -> Self {
        Self {
            service,
            what: what.into(),
            method: Method::GET,
            url,
            headers: HeaderMap::new(),
            body: Body::Empty,
            hosts: Hosts::default(),
            limit: DEFAULT_LIMIT,
            effort: None,
        }
    }

    /// A POST that changes nothing on the server (a query in a body), so it is repeated like a GET. Give
    /// [`Call::effort`] one attempt for one that does.
    pub fn post(service: &'static str, what: impl Into<String>, url: Url, body: Body) -> Self {
        Self {
            method: Method::POST,
            body,
            ..Self::get(service, what, url)
        }
    }

    /// What is asked, as the report tells it.
    pub fn what(&self) -> &str {
        &self.what
    }

    /// Adds a header. A value that HTTP does not allow is left out.
    #[must_use]
    pub fn header(mut self, name: HeaderName, value: &str) -> Self {
        if let Ok(value) = HeaderValue::from_str(value) {
            self.headers.insert(name, value);
        }
        self
    }

    /// Adds a header that must never be shown.
    #[must_use]
    pub fn secret_header(mut self, name: HeaderName, value: &str) -> Self {
        if let Ok(mut value) = HeaderValue::from_str(value) {
            value.set_sensitive(true);
            self.headers.insert(name, value);
        }
        self
    }

    /// Hosts that redirects may lead to; none by default.
    #[must_use]
    pub fn hosts(mut self, hosts: Hosts) -> Self {
        self.hosts = hosts;
        self
    }

    /// Largest answer in bytes, after decompression.
    #[must_use]
    pub fn limit(mut self, bytes: usize) -> Self {
        self.limit = bytes;
        self
    }

    /// Another effort than the client's default.
    #[must_use]
    pub fn effort(mut self, effort: Effort) -> Self {
        self.effort = Some(effort);
        self
    }
}

/// An answer that was read to its end.
#[derive(Debug, Clone)]
pub struct Response {
    /// HTTP status; anything but 408, 429 and 5xx.
    pub status: u16,
    /// Headers.
    pub headers: HeaderMap,
    /// Body, decompressed.
    pub body: Vec<u8>,
    /// Where it came from after redirects. May be signed: show it only through `redact_url`.
    pub url: Url,
}

impl Response {
    /// The body as text; bytes that are no UTF-8 become the replacement character.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

impl Client {
    /// Makes a call. Any status but 408, 429 and 5xx is an answer for the caller to judge.
    pub async fn send(&self, call: &Call) -> Result<Response, Error> {
        let effort = call.effort.unwrap_or(self.effort());
        self.retrying(call.service, &call.what, effort, || {
            self.attempt(call, effort.deadline)
        })
        .await
    }

    async fn attempt(&self, call: &Call, deadline: Duration) -> Result<(Response, Option<u16>), Error> {
        let response = self.follow(call, deadline).await?;
        let status = Some(response.status);
        Ok((response, status))
    }

    /// One request and the redirects it leads to.
    async fn follow(&self, call: &Call, deadline: Duration) -> Result<Response, Error> {
        let asked = call.url.origin();
        let (mut method, mut url, mut headers) =
            (call.method.clone(), call.url.clone(), call.headers.clone());
        for _ in 0..=MAX_HOPS {
            let mut request = self.reqwest().request(method.clone(), url.clone()).headers(headers.clone());
            if method == Method::POST {
                request = with_body(request, &call.body, call.service, deadline)?;
            }
            let answer = request.send().await.map_err(|e| Error::from_reqwest(call.service, e, deadline))?;
            let Some(next) = redirect_target(&answer) else {
                return read(answer, call, deadline).await;
            };
            if !call.hosts.allow(&next, &asked) {
                return Err(Error::Redirect {
                    service: call.service.into(),
                    host: next.host_str().unwrap_or("an address without a host").into(),
                });
            }
            // The other origin gets neither credentials nor cookies, and the body only where HTTP says so.
            headers.remove(header::AUTHORIZATION);
            headers.remove(header::COOKIE);
            if !matches!(
                answer.status(),
                StatusCode::TEMPORARY_REDIRECT | StatusCode::PERMANENT_REDIRECT
            ) {
                method = Method::GET;
            }
            url = next;
        }
        Err(Error::Redirect {
            service: call.service.into(),
            host: format!("{} places one after the other", MAX_HOPS + 1),
        })
    }
}

fn with_body(
    request: reqwest::RequestBuilder,
    body: &Body,
    service: &str,
    deadline: Duration,
) -> Result<reqwest::RequestBuilder, Error> {
    Ok(match body {
        Body::Empty => request,
        Body::Json(value) => request.json(value),
        Body::Form(parts) => {
            let mut form = reqwest::multipart::Form::new();
            for (name, file, media_type, content) in parts {
                let mut part = reqwest::multipart::Part::bytes(content.clone())
                    .mime_str(media_type)
                    .map_err(|e| Error::from_reqwest(service, e, deadline))?;
                if let Some(file) = file {
                    part = part.file_name(file.clone());
                }
                form = form.part(name.clone(), part);
            }
            request.multipart(form)
        }
    })
}

fn redirect_target(answer: &reqwest::Response) -> Option<Url> {
    if !matches!(answer.status().as_u16(), 301 | 302 | 303 | 307 | 308) {
        return None;
    }
    let location = answer.headers().get(header::LOCATION)?.to_str().ok()?;
    answer.url().join(location).ok()
}

async fn read(mut answer: reqwest::Response, call: &Call, deadline: Duration) -> Result<Response, Error> {
    let status = answer.status().as_u16();
    if matches!(status, 408 | 429) || status >= 500 {
        let wait = answer.headers().get(header::RETRY_AFTER).and_then(|value| value.to_str().ok());
        return Err(Error::Status {
            service: call.service.into(),
            status,
            retry_after: wait.and_then(|value| retry_after(value, SystemTime::now())),
        });
    }
    let (headers, url) = (answer.headers().clone(), answer.url().clone());
    let mut body = Vec::new();
    // Counted after decompression, so a small answer that unpacks to gigabytes ends here too.
    while let Some(chunk) =
        answer.chunk().await.map_err(|e| Error::from_reqwest(call.service, e, deadline))?
    {
        if body.len() + chunk.len() > call.limit {
            return Err(Error::TooLarge {
                service: call.service.into(),
                limit: call.limit,
            });
        }
        body.extend_from_slice(&chunk);
    }
    Ok(Response {
        status,
        headers,
        body,
        url,
    })
}
