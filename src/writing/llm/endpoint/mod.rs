//! Says which language model service is meant by the settings, and what it needs. It sends nothing.

mod address;

pub use address::{Address, AddressError, Given};
use secrecy::SecretString;

use super::Error;

/// A chat completion service that speaks OpenAI's protocol.
#[derive(Debug, Clone)]
pub struct Endpoint {
    /// Where it is.
    pub address: Address,
    /// Model name as the service spells it; with Azure the name of the deployment.
    pub model: String,
    /// API key; local servers need none.
    pub api_key: Option<SecretString>,
    /// Sampling temperature (0 to 2, default 0.3); `None` = the service's own, for models that refuse it.
    pub temperature: Option<f32>,
    /// Tokens of one answer at the most (default 1,500).
    pub max_output_tokens: u32,
    /// Tokens of one request at the most (default 8,000).
    pub max_input_tokens: u32,
    /// Seed for services that support it.
    pub seed: Option<i64>,
}

impl Endpoint {
    /// Refuses services that are known to be gone before anything is sent.
    pub fn check(&self) -> Result<(), Error> {
        let host = self.host();
        let retired = ["models.github.ai", "models.inference.ai.azure.com"];
        if retired.iter().any(|name| host == *name || host.ends_with(&format!(".{name}"))) {
            return Err(Error::Retired {
                service: "GitHub Models".into(),
            });
        }
        Ok(())
    }

    /// Host of the endpoint, for messages: never the whole URL, which may carry a key.
    pub fn host(&self) -> String {
        url::Url::parse(&self.address.base_url)
            .ok()
            .and_then(|url| url.host_str().map(ToOwned::to_owned))
            .unwrap_or_else(|| "the language model endpoint".into())
    }

    /// Tokens of evidence that fit into one request: rules, plan and names take about 1,500 beside it. A request that
    /// comes out longer loses its least useful lines.
    pub fn evidence_tokens(&self) -> u64 {
        u64::from(self.max_input_tokens).saturating_sub(1500).max(500)
    }

    /// Whether the service runs on the user's own machine or network, where tokens cost nothing.
    pub fn is_local(&self) -> bool {
        address::is_local(&self.address.base_url)
    }
}

#[cfg(test)]
impl Endpoint {
    /// A small model there.
    pub(super) fn example(base_url: &str) -> Self {
        Self {
            address: Address {
                base_url: base_url.into(),
                ..Address::default()
            },
            model: "small".into(),
            api_key: None,
            temperature: Some(0.3),
            max_output_tokens: 100,
            max_input_tokens: 8000,
            seed: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_retired_service_is_refused_by_name() {
        for url in [
            "https://models.github.ai/inference",
            "https://models.github.ai/orgs/acme/inference",
            "https://models.inference.ai.azure.com",
        ] {
            let error = Endpoint::example(url).check().expect_err("retired");
            assert!(error.to_string().contains("GitHub Models was retired"));
        }
        for url in [
            "https://api.openai.com/v1",
            "https://mymodels.github.ai.example/v1",
        ] {
            assert!(Endpoint::example(url).check().is_ok(), "{url}");
        }
    }
}
