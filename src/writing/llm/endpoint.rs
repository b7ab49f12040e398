//! Says which language model service is meant by the settings, and what it needs.

use secrecy::SecretString;

use super::Error;

/// Default base URL of each preset. Azure has none: every resource has its own.
const PRESETS: [(&str, &str); 2] = [
    ("openai", "https://api.openai.com/v1"),
    ("ollama", "http://localhost:11434/v1"),
];

/// A chat completion service that speaks OpenAI's protocol.
#[derive(Debug, Clone)]
pub struct Endpoint {
    /// Base URL without a slash at the end (`https://api.openai.com/v1`).
    pub base_url: String,
    /// Model name as the service spells it.
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
    /// Resolves a preset name or a URL. `None` = nothing is configured, so the extractive writer writes.
    pub fn base_url(preset_or_url: &str, has_key: bool) -> Option<String> {
        let wanted = preset_or_url.trim().trim_end_matches('/');
        if wanted.is_empty() {
            return has_key.then(|| PRESETS[0].1.to_owned());
        }
        PRESETS
            .iter()
            .find(|(name, _)| *name == wanted)
            .map(|(_, url)| (*url).to_owned())
            .or_else(|| Some(wanted.trim_end_matches("/chat/completions").to_owned()))
    }

    /// Refuses services that are known to be gone before anything is sent.
    pub fn check(&self) -> Result<(), Error> {
        let host = self.host();
        if host == "models.github.ai" || host.ends_with("models.inference.ai.azure.com") {
            return Err(Error::Retired {
                service: "GitHub Models".into(),
            });
        }
        Ok(())
    }

    /// Host of the endpoint, for messages: never the whole URL, which may carry a key.
    pub fn host(&self) -> String {
        url::Url::parse(&self.base_url)
            .ok()
            .and_then(|url| url.host_str().map(ToOwned::to_owned))
            .unwrap_or_else(|| "the language model endpoint".into())
    }

    /// Tokens of evidence that fit into one request: rules, brief and a repair with its reasons take about
    /// 1,500 beside it.
    pub fn evidence_tokens(&self) -> u64 {
        u64::from(self.max_input_tokens).saturating_sub(1500)
    }

    /// Azure takes the key in a header of its own.
    pub fn is_azure(&self) -> bool {
        let host = self.host();
        host.ends_with(".openai.azure.com")
            || host.ends_with(".services.ai.azure.com")
            || host.ends_with(".cognitiveservices.azure.com")
    }

    /// Whether the service runs on the user's own machine, where tokens cost nothing.
    pub fn is_local(&self) -> bool {
        let host = self.host();
        // A service container of a workflow has a name without a dot.
        host == "127.0.0.1" || host == "[::1]" || host.ends_with(".localhost") || !host.contains('.')
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn endpoint(base_url: &str) -> Endpoint {
        Endpoint {
            base_url: base_url.into(),
            model: "m".into(),
            api_key: None,
            temperature: None,
            max_output_tokens: 1500,
            max_input_tokens: 8000,
            seed: None,
        }
    }

    #[test]
    fn presets_urls_and_nothing() {
        assert_eq!(Endpoint::base_url("", false), None);
        assert_eq!(
            Endpoint::base_url("", true).as_deref(),
            Some("https://api.openai.com/v1")
        );
        assert_eq!(
            Endpoint::base_url("ollama", false).as_deref(),
            Some("http://localhost:11434/v1")
        );
        assert_eq!(
            Endpoint::base_url("https://llm.example.com/v1/chat/completions", true).as_deref(),
            Some("https://llm.example.com/v1")
        );
    }

    #[test]
    fn a_retired_service_is_refused_by_name() {
        for url in [
            "https://models.github.ai/inference",
            "https://models.inference.ai.azure.com",
        ] {
            let error = endpoint(url).check().expect_err("retired");
            assert!(error.to_string().contains("GitHub Models was retired"));
        }
        assert!(endpoint("https://api.openai.com/v1").check().is_ok());
    }

    #[test]
    fn azure_and_local_services_are_known_by_their_host() {
        assert!(endpoint("https://x.openai.azure.com/openai/v1").is_azure());
        assert!(!endpoint("https://openai.azure.com.evil.example/v1").is_azure());
        assert!(endpoint("http://ollama:11434/v1").is_local());
        assert!(endpoint("http://127.0.0.1:8080/v1").is_local());
        assert!(!endpoint("https://api.openai.com/v1").is_local());
    }
}
