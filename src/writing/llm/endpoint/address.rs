//! Turns `llm-base-url`, a preset or an address as the service's own pages print it, into the base of the requests.
//! It sends nothing and reads no environment.

use url::{Host, Url};

/// Presets with an address of their own. Azure has none: every resource has its own.
const PRESETS: [(&str, &str); 2] = [
    ("openai", "https://api.openai.com/v1"),
    ("ollama", "http://localhost:11434/v1"),
];
/// The preset that takes its address from `AZURE_OPENAI_ENDPOINT`.
const AZURE: &str = "azure";
/// Domains of Azure OpenAI and Microsoft Foundry, the national clouds among them.
const AZURE_DOMAINS: [&str; 6] = [
    ".openai.azure.com",
    ".services.ai.azure.com",
    ".cognitiveservices.azure.com",
    ".openai.azure.us",
    ".cognitiveservices.azure.us",
    ".openai.azure.cn",
];
/// Version of Azure's addresses by deployment when none is given: the last one that is generally available, from
/// <https://learn.microsoft.com/azure/ai-foundry/openai/api-version-lifecycle>. The address ending in `/openai/v1` needs none.
const DEPLOYMENT_VERSION: &str = "2024-10-21";
/// The same for the address ending in `/models` of Microsoft Foundry.
const MODELS_VERSION: &str = "2024-05-01-preview";

/// What the settings say of the service.
#[derive(Debug, Clone, Copy, Default)]
pub struct Given<'a> {
    /// `llm-base-url`: a preset or an address; empty when unset.
    pub named: &'a str,
    /// `AZURE_OPENAI_ENDPOINT`, for the preset `azure`.
    pub azure_endpoint: Option<&'a str>,
    /// `llm-api-version`, for Azure's dated addresses.
    pub api_version: Option<&'a str>,
    /// `llm-model`; with Azure the name of the deployment.
    pub model: Option<&'a str>,
    /// Whether there is a key.
    pub has_key: bool,
}

/// Where requests go.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Address {
    /// Base URL without a slash at the end (`https://api.openai.com/v1`).
    pub base_url: String,
    /// Parameters of every request (`api-version`).
    pub query: Vec<(String, String)>,
    /// Whether it is Azure's protocol: the key in a header of its own.
    pub azure: bool,
    /// Deployment that the address names, which is the model.
    pub deployment: Option<String>,
}

/// An `llm-base-url` that leads nowhere.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AddressError {
    /// A name that is no preset.
    #[error("llm-base-url: there is no preset {0:?}")]
    UnknownPreset(String),
    /// `azure` without the resource's address.
    #[error("llm-base-url: azure needs the address of the resource")]
    NoResource,
    /// Not an address.
    #[error("{0} is no address of a service")]
    NoAddress(&'static str),
    /// A dated version is asked for, which needs the deployment in the address.
    #[error("llm-api-version needs the name of the deployment")]
    NoDeployment,
}

impl AddressError {
    /// The remedy.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::UnknownPreset(_) => {
                "give openai, azure, ollama, or the address of any other OpenAI-compatible endpoint"
            }
            Self::NoResource => {
                "set the variable AZURE_OPENAI_ENDPOINT (https://RESOURCE.openai.azure.com), or give that address as llm-base-url"
            }
            Self::NoAddress(_) => "give an address that begins with https:// or http://",
            Self::NoDeployment => "set llm-model to the name of the deployment",
        }
    }
}

impl Address {
    /// Resolves what the settings say; `None` = no model is configured, so the extractive writer writes.
    pub fn resolve(given: Given<'_>) -> Result<Option<Self>, AddressError> {
        let named = given.named.trim();
        if named.is_empty() {
            return Ok(given.has_key.then(|| Self::plain(PRESETS[0].1)));
        }
        if let Some((_, url)) = PRESETS.iter().find(|(name, _)| *name == named) {
            return Ok(Some(Self::plain(url)));
        }
        if named == AZURE {
            let resource = given.azure_endpoint.map(str::trim).filter(|text| !text.is_empty());
            let url = parse(resource.ok_or(AddressError::NoResource)?, "AZURE_OPENAI_ENDPOINT")?;
            return azure(&url, given).map(Some);
        }
        if named.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-') {
            return Err(AddressError::UnknownPreset(named.to_owned()));
        }
        let url = parse(named, "llm-base-url")?;
        if is_azure(&url) {
            return azure(&url, given).map(Some);
        }
        Ok(Some(Self {
            base_url: base(&url, endpoint_path(&url)),
            query: query(&url),
            ..Self::default()
        }))
    }

    fn plain(url: &str) -> Self {
        Self {
            base_url: url.to_owned(),
            ..Self::default()
        }
    }

    /// Whether this is OpenAI's own service, which has a default model.
    pub fn is_openai(&self) -> bool {
        self.base_url == PRESETS[0].1
    }
}

fn parse(text: &str, setting: &'static str) -> Result<Url, AddressError> {
    let url = Url::parse(text).map_err(|_| AddressError::NoAddress(setting))?;
    if matches!(url.scheme(), "http" | "https") && url.has_host() {
        Ok(url)
    } else {
        Err(AddressError::NoAddress(setting))
    }
}

fn is_azure(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default();
    // The service that was retired stood on a domain of Azure's; it is refused by name elsewhere.
    AZURE_DOMAINS.iter().any(|domain| host.ends_with(domain))
}

/// The path without a slash at the end and without the method that people copy with it.
fn endpoint_path(url: &Url) -> &str {
    let path = url.path().trim_end_matches('/');
    path.strip_suffix("/chat/completions").unwrap_or(path).trim_end_matches('/')
}

/// Scheme, user, host and port of an address with another path.
fn base(url: &Url, path: &str) -> String {
    let mut url = url.clone();
    url.set_query(None);
    url.set_fragment(None);
    url.set_path(path);
    url.as_str().trim_end_matches('/').to_owned()
}

fn query(url: &Url) -> Vec<(String, String)> {
    url.query_pairs().map(|(name, value)| (name.into_owned(), value.into_owned())).collect()
}

/// Azure prints addresses of four forms: the resource alone, with `/openai/v1`, by deployment, and `/models`.
fn azure(url: &Url, given: Given<'_>) -> Result<Address, AddressError> {
    let path = endpoint_path(url);
    let mut query = query(url);
    let mut version = |wanted: Option<&str>| {
        if let Some(wanted) = wanted.filter(|_| !query.iter().any(|(name, _)| name == "api-version")) {
            query.push(("api-version".to_owned(), wanted.to_owned()));
        }
    };
    let (path, deployment) = if let Some((_, name)) = path.split_once("/deployments/") {
        version(given.api_version.or(Some(DEPLOYMENT_VERSION)));
        (path.to_owned(), name.split('/').next().map(str::to_owned))
    } else if path.ends_with("/models") {
        version(given.api_version.or(Some(MODELS_VERSION)));
        (path.to_owned(), None)
    } else {
        let resource = path.strip_suffix("/openai/v1").or(path.strip_suffix("/openai")).unwrap_or(path);
        // A date belongs to the older addresses.
        if let Some(dated) = given.api_version.filter(|v| !matches!(*v, "v1" | "preview" | "latest")) {
            let model = given.model.ok_or(AddressError::NoDeployment)?;
            version(Some(dated));
            (format!("{resource}/openai/deployments/{model}"), None)
        } else {
            version(given.api_version.filter(|v| *v == "preview"));
            (format!("{resource}/openai/v1"), None)
        }
    };
    Ok(Address {
        base_url: base(url, &path),
        query,
        azure: true,
        deployment,
    })
}

/// Whether an address leads to the user's own machine or network, where tokens cost nothing.
pub(super) fn is_local(base_url: &str) -> bool {
    match Url::parse(base_url).ok().as_ref().and_then(Url::host) {
        // A service container of a workflow has a name without a dot.
        Some(Host::Domain(name)) => {
            !name.contains('.')
                || [".localhost", ".local", ".internal"].iter().any(|domain| name.ends_with(domain))
        }
        Some(Host::Ipv4(address)) => address.is_loopback() || address.is_private(),
        Some(Host::Ipv6(address)) => address.is_loopback() || address.is_unique_local(),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn resolve(named: &str, has_key: bool) -> Option<Address> {
        Address::resolve(Given {
            named,
            has_key,
            ..Given::default()
        })
        .expect("an address")
    }

    fn base_url(named: &str) -> String {
        resolve(named, true).expect("an address").base_url
    }

    #[test]
    fn presets_addresses_and_nothing() {
        assert_eq!(resolve("", false), None);
        assert_eq!(base_url(""), "https://api.openai.com/v1");
        assert_eq!(base_url("openai"), "https://api.openai.com/v1");
        assert_eq!(base_url("ollama"), "http://localhost:11434/v1");
        assert_eq!(
            base_url("https://llm.example.com/v1/chat/completions"),
            "https://llm.example.com/v1"
        );
        assert_eq!(base_url("http://127.0.0.1:8080/v1/"), "http://127.0.0.1:8080/v1");
        let gateway = resolve("https://llm.example.com/proxy?tenant=7", true).expect("an address");
        assert_eq!(
            (gateway.base_url.as_str(), gateway.query[0].0.as_str()),
            ("https://llm.example.com/proxy", "tenant")
        );
        assert!(!gateway.azure);
    }

    #[test]
    fn names_that_are_no_preset_are_refused() {
        for (named, error) in [
            ("custom", AddressError::UnknownPreset("custom".into())),
            ("azure", AddressError::NoResource),
            ("ftp://files.example.com", AddressError::NoAddress("llm-base-url")),
            ("my model", AddressError::NoAddress("llm-base-url")),
        ] {
            let refused = Address::resolve(Given {
                named,
                ..Given::default()
            });
            assert_eq!(refused, Err(error), "{named}");
        }
    }

    #[test]
    fn every_address_that_azure_prints_is_understood() {
        for (given, base_url, version, deployment) in [
            (
                "https://res.openai.azure.com/",
                "https://res.openai.azure.com/openai/v1",
                None,
                None,
            ),
            (
                "https://res.openai.azure.com/openai/v1/",
                "https://res.openai.azure.com/openai/v1",
                None,
                None,
            ),
            (
                "https://res.services.ai.azure.com/api/projects/writing",
                "https://res.services.ai.azure.com/api/projects/writing/openai/v1",
                None,
                None,
            ),
            (
                "https://res.openai.azure.com/openai/deployments/small/chat/completions?api-version=2024-02-01",
                "https://res.openai.azure.com/openai/deployments/small",
                Some("2024-02-01"),
                Some("small"),
            ),
            (
                "https://res.cognitiveservices.azure.com/openai/deployments/small",
                "https://res.cognitiveservices.azure.com/openai/deployments/small",
                Some(DEPLOYMENT_VERSION),
                Some("small"),
            ),
            (
                "https://res.services.ai.azure.com/models/chat/completions",
                "https://res.services.ai.azure.com/models",
                Some(MODELS_VERSION),
                None,
            ),
        ] {
            let address = resolve(given, true).expect("an address");
            assert!(address.azure, "{given}");
            assert_eq!(address.base_url, base_url, "{given}");
            let told = address.query.iter().find(|(name, _)| name == "api-version").map(|(_, v)| v.as_str());
            assert_eq!(told, version, "{given}");
            assert_eq!(address.deployment.as_deref(), deployment, "{given}");
        }
    }

    #[test]
    fn the_preset_takes_its_resource_and_version_from_the_settings() {
        let given = Given {
            named: "azure",
            azure_endpoint: Some("https://gateway.example.com/llm/"),
            has_key: true,
            ..Given::default()
        };
        let current = Address::resolve(given).expect("an address").expect("configured");
        assert!(current.azure && current.query.is_empty());
        assert_eq!(current.base_url, "https://gateway.example.com/llm/openai/v1");
        let dated = Given {
            api_version: Some("2024-06-01"),
            ..given
        };
        assert_eq!(Address::resolve(dated), Err(AddressError::NoDeployment));
        let dated = Address::resolve(Given {
            model: Some("small"),
            ..dated
        });
        let dated = dated.expect("an address").expect("configured");
        assert_eq!(
            dated.base_url,
            "https://gateway.example.com/llm/openai/deployments/small"
        );
        assert_eq!(dated.query, [("api-version".to_owned(), "2024-06-01".to_owned())]);
    }

    #[test]
    fn a_domain_that_only_looks_like_azures_gets_no_special_header() {
        assert!(!resolve("https://openai.azure.com.evil.example/v1", true).expect("an address").azure);
    }

    #[test]
    fn own_machines_are_local() {
        for url in [
            "http://ollama:11434/v1",
            "http://127.0.0.1:8080/v1",
            "http://[::1]/v1",
            "http://192.168.0.7/v1",
            "http://host.docker.internal/v1",
        ] {
            assert!(is_local(url), "{url}");
        }
        assert!(!is_local("https://api.openai.com/v1"));
        assert!(!is_local("http://8.8.8.8/v1"));
    }

    proptest! {
        #[test]
        fn any_text_resolves_or_is_refused(named in ".{0,80}", endpoint in ".{0,80}") {
            for named in [named.as_str(), "azure"] {
                let given = Given { named, azure_endpoint: Some(&endpoint), ..Given::default() };
                if let Ok(Some(address)) = Address::resolve(given) {
                    prop_assert!(address.base_url.starts_with("http"));
                }
            }
        }
    }
}
