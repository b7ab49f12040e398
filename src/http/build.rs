//! Turns [`Options`] into the plain client: TLS with compiled-in roots, own name resolution, proxy, user agent.
//! It opens no connection.

use std::{fmt, sync::Arc, time::Duration};

use rustls::pki_types::{CertificateDer, pem::PemObject as _};
use secrecy::{ExposeSecret as _, SecretString};

use super::{Error, redact_url};

/// How the program names itself to servers.
pub const USER_AGENT: &str = concat!(
    "casestudypilot/",
    env!("CARGO_PKG_VERSION"),
    " (+",
    env!("CARGO_PKG_REPOSITORY"),
    ")"
);

/// Longest time to wait for a connection: a server that is there answers within it, and an attempt should not
/// spend its whole deadline on one that is not.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);

/// What the user may set about the network.
#[derive(Clone)]
pub struct Options {
    /// Proxy for every request (input `proxy`); wins over the two below. May carry credentials.
    pub proxy: Option<SecretString>,
    /// `HTTPS_PROXY` (or `ALL_PROXY`): for https addresses.
    pub https_proxy: Option<SecretString>,
    /// `HTTP_PROXY` (or `ALL_PROXY`): for http addresses.
    pub http_proxy: Option<SecretString>,
    /// `NO_PROXY`: hosts, domains and address ranges that are reached directly, separated by commas.
    pub no_proxy: Option<String>,
    /// Deadline of one attempt, from the first packet to the last (`REQUEST_TIMEOUT`, default 30 seconds).
    pub timeout: Duration,
    /// Attempts at one call, the first included (default 3).
    pub attempts: usize,
    /// Further root certificates in PEM, for a proxy or a GitHub Enterprise server with its own authority.
    pub extra_roots: Option<Vec<u8>>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            proxy: None,
            https_proxy: None,
            http_proxy: None,
            no_proxy: None,
            timeout: Duration::from_secs(30),
            attempts: 3,
            extra_roots: None,
        }
    }
}

impl fmt::Debug for Options {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Options")
            .field("proxy", &self.proxy.is_some())
            .field("timeout", &self.timeout)
            .field("attempts", &self.attempts)
            .finish_non_exhaustive()
    }
}

/// Builds the plain client.
pub(super) fn build(options: &Options) -> Result<reqwest::Client, Error> {
    let mut builder = reqwest::Client::builder()
        .tls_backend_preconfigured(tls(options.extra_roots.as_deref())?)
        .hickory_dns(true)
        .user_agent(USER_AGENT)
        .connect_timeout(CONNECT_TIMEOUT.min(options.timeout))
        .redirect(reqwest::redirect::Policy::custom(same_origin))
        // The environment is read once, by the configuration; here only what it found counts.
        .no_proxy();
    for proxy in proxies(options)? {
        builder = builder.proxy(proxy);
    }
    builder.build().map_err(|error| Error::Setup {
        what: "HTTP client",
        reason: error.without_url().to_string(),
    })
}

/// Redirects within one origin are the server's own business; any other ends here as an answer, and
/// [`super::Client::send`] decides whether its host is an expected one.
fn same_origin(attempt: reqwest::redirect::Attempt<'_>) -> reqwest::redirect::Action {
    let same = attempt.previous().last().is_some_and(|from| from.origin() == attempt.url().origin());
    if same && attempt.previous().len() <= 5 {
        attempt.follow()
    } else {
        attempt.stop()
    }
}

fn tls(extra_roots: Option<&[u8]>) -> Result<rustls::ClientConfig, Error> {
    let mut roots: rustls::RootCertStore = webpki_roots::TLS_SERVER_ROOTS.iter().cloned().collect();
    let bad = |reason: String| Error::Setup {
        what: "root certificates",
        reason,
    };
    if let Some(pem) = extra_roots {
        let certificates: Vec<_> = CertificateDer::pem_slice_iter(pem)
            .collect::<Result<_, _>>()
            .map_err(|e| bad(e.to_string()))?;
        // A bundle of the system may hold odd ones; only a file without any usable one is a mistake.
        let (usable, _) = roots.add_parsable_certificates(certificates);
        if usable == 0 {
            return Err(bad("the file holds no certificate in PEM".into()));
        }
    }
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = rustls::ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|e| Error::Setup {
            what: "TLS",
            reason: e.to_string(),
        })?;
    Ok(config.with_root_certificates(roots).with_no_client_auth())
}

fn proxies(options: &Options) -> Result<Vec<reqwest::Proxy>, Error> {
    let except = options.no_proxy.as_deref().and_then(reqwest::NoProxy::from_string);
    let make = |address: &SecretString, scope: fn(url::Url) -> reqwest::Result<reqwest::Proxy>| {
        let url = proxy_url(address.expose_secret())?;
        let shown = redact_url(&url);
        scope(url).map(|proxy| proxy.no_proxy(except.clone())).map_err(|_| Error::Setup {
            what: "proxy",
            reason: format!("{shown} cannot be used"),
        })
    };
    if let Some(address) = &options.proxy {
        return Ok(vec![make(address, reqwest::Proxy::all)?]);
    }
    let mut all = Vec::new();
    if let Some(address) = &options.https_proxy {
        all.push(make(address, reqwest::Proxy::https)?);
    }
    if let Some(address) = &options.http_proxy {
        all.push(make(address, reqwest::Proxy::http)?);
    }
    Ok(all)
}

/// Reads a proxy address; `host:port` without a scheme is http, as curl reads it.
fn proxy_url(address: &str) -> Result<url::Url, Error> {
    let address = address.trim();
    let full = if address.contains("://") {
        address.to_owned()
    } else {
        format!("http://{address}")
    };
    // The parser's message does not repeat the address, which may hold a password.
    let bad = |reason: String| Error::Setup {
        what: "proxy",
        reason,
    };
    let url = url::Url::parse(&full).map_err(|e| bad(format!("its address is not valid: {e}")))?;
    match url.scheme() {
        "http" | "https" if url.has_host() => Ok(url),
        "http" | "https" => Err(bad("its address has no host".into())),
        scheme => Err(bad(format!("{scheme} is not supported, only http and https are"))),
    }
}
