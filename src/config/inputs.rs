//! The table of everything that can be set: action input, flag, environment variable, default. action.yml and the
//! README are compared with it by a test. It reads nothing itself.

/// Where a setting may come from besides its flag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// An action input, an environment variable or `.casestudypilot.yml`.
    Anywhere,
    /// An action input or an environment variable, never the file: it decides who is sent a key, and anyone
    /// who opens a pull request can edit the file.
    NotInFile,
    /// An action input or an environment variable, never a flag (process lists show those), never the file.
    Secret,
    /// An environment variable or `.casestudypilot.yml`: too technical for an action input.
    NoInput,
    /// An environment variable alone: addresses that tests and enterprise installations change.
    EnvironmentOnly,
}

/// One setting.
#[derive(Debug, Clone, Copy)]
pub struct Input {
    /// Name of the action input, of the flag and of the key in `.casestudypilot.yml`.
    pub name: &'static str,
    /// Environment variables, the first that is set wins.
    pub env: &'static [&'static str],
    /// Value when nobody says anything; empty = none.
    pub default: &'static str,
    /// Where it may come from.
    pub place: Place,
}

const fn input(
    name: &'static str,
    env: &'static [&'static str],
    default: &'static str,
    place: Place,
) -> Input {
    Input {
        name,
        env,
        default,
        place,
    }
}

/// The flag of an input, where it has another name than the input.
pub fn flag(name: &str) -> &str {
    if name == "transcript" { "captions" } else { name }
}

use Place::{Anywhere, EnvironmentOnly, NoInput, NotInFile, Secret};

/// Every setting, in the order of action.yml.
pub static INPUTS: &[Input] = &[
    // The talk.
    input("video", &[], "", NotInFile),
    input("transcript", &[], "", NotInFile),
    input("audio", &[], "", NotInFile),
    input("title", &[], "", NotInFile),
    input("description", &[], "", NotInFile),
    input("published", &[], "", NotInFile),
    input("company", &[], "", NotInFile),
    input("speakers", &[], "", NotInFile),
    input("content-type", &[], "case-study", Anywhere),
    input("language", &[], "en", Anywhere),
    // Who writes.
    input("writer", &[], "auto", Anywhere),
    input("llm-base-url", &["OPENAI_BASE_URL"], "", NotInFile),
    input("llm-model", &["OPENAI_MODEL"], "", Anywhere),
    input("llm-api-key", &["OPENAI_API_KEY"], "", Secret),
    input("writer-fallback", &[], "extractive", Anywhere),
    // Keys and services.
    input("youtube-api-key", &["YOUTUBE_API_KEY"], "", Secret),
    input("github-token", &["GITHUB_TOKEN"], "", Secret),
    input(
        "channel-id",
        &["YOUTUBE_CHANNEL_ID"],
        "UCvqbFHwN-nwalWPjPUKpvTA",
        Anywhere,
    ),
    // Files.
    input("output-dir", &[], "case-studies", Anywhere),
    input("artifacts-dir", &[], ".casestudypilot", Anywhere),
    input("templates-dir", &[], "", Anywhere),
    // Gates.
    input("min-quality-score", &["MIN_QUALITY_SCORE"], "0.60", Anywhere),
    input(
        "min-confidence-score",
        &["MIN_CONFIDENCE_SCORE"],
        "0.50",
        Anywhere,
    ),
    input("require-membership", &[], "end-user", Anywhere),
    input("fail-on-rejection", &[], "false", Anywhere),
    input("on-existing", &[], "update", Anywhere),
    // Behaviour.
    input("comment", &[], "false", Anywhere),
    input("close-on-rejection", &[], "false", Anywhere),
    input("pull-request-url", &[], "", NotInFile),
    input("offline", &[], "false", Anywhere),
    input("proxy", &[], "", NotInFile),
    input("max-tokens", &[], "", Anywhere),
    input("max-cost-usd", &[], "", Anywhere),
    input("mode", &[], "generate", Anywhere),
    input("verify", &[], "none", NotInFile),
    input("log-level", &["LOG_LEVEL"], "info", Anywhere),
    input("log-format", &["LOG_FORMAT"], "text", Anywhere),
    input("metrics-path", &[], "", Anywhere),
    // No action input.
    input("llm-temperature", &["OPENAI_TEMPERATURE"], "0.3", NoInput),
    input("llm-max-output-tokens", &["OPENAI_MAX_TOKENS"], "1500", NoInput),
    input(
        "llm-max-input-tokens",
        &["OPENAI_MAX_INPUT_TOKENS"],
        "8000",
        NoInput,
    ),
    input("llm-seed", &["OPENAI_SEED"], "", NoInput),
    input("llm-price", &["LLM_PRICE"], "", NoInput),
    input("llm-api-version", &["OPENAI_API_VERSION"], "", NoInput),
    input("speech-model", &["SPEECH_MODEL"], "whisper-1", NoInput),
    input("speech-max-megabytes", &["SPEECH_MAX_MEGABYTES"], "25", NoInput),
    input("landscape-url", &["LANDSCAPE_URL"], "", NoInput),
    input("glossary-url", &["GLOSSARY_URL"], "", NoInput),
    input("request-timeout", &["REQUEST_TIMEOUT"], "30", NoInput),
    input(
        "max-concurrent-requests",
        &["MAX_CONCURRENT_REQUESTS"],
        "5",
        NoInput,
    ),
    input(
        "github-repo",
        &["GITHUB_REPO", "GITHUB_REPOSITORY"],
        "",
        EnvironmentOnly,
    ),
    input(
        "github-api-url",
        &["GITHUB_API_URL"],
        "https://api.github.com",
        EnvironmentOnly,
    ),
    input(
        "youtube-url",
        &["YOUTUBE_BASE_URL"],
        "https://www.youtube.com",
        EnvironmentOnly,
    ),
    input(
        "youtube-api-url",
        &["YOUTUBE_API_BASE_URL"],
        "https://www.googleapis.com/youtube/v3",
        EnvironmentOnly,
    ),
    input(
        "https-proxy",
        &["HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"],
        "",
        EnvironmentOnly,
    ),
    // Upper-case HTTP_PROXY is left out: servers that run programs set it from a request's `Proxy` header.
    input(
        "http-proxy",
        &["http_proxy", "ALL_PROXY", "all_proxy"],
        "",
        EnvironmentOnly,
    ),
    input("azure-endpoint", &["AZURE_OPENAI_ENDPOINT"], "", EnvironmentOnly),
    input("speech-base-url", &["SPEECH_BASE_URL"], "", EnvironmentOnly),
    input("speech-api-key", &["SPEECH_API_KEY"], "", EnvironmentOnly),
    input("no-proxy", &["NO_PROXY", "no_proxy"], "", EnvironmentOnly),
    input("extra-ca-file", &["SSL_CERT_FILE"], "", EnvironmentOnly),
];

/// The setting of that name.
pub fn find(name: &str) -> Option<&'static Input> {
    INPUTS.iter().find(|i| i.name == name)
}

impl Input {
    /// Whether action.yml declares it.
    pub fn is_action_input(&self) -> bool {
        matches!(self.place, Anywhere | NotInFile | Secret)
    }

    /// Whether `.casestudypilot.yml` may hold it.
    pub fn is_in_file(&self) -> bool {
        matches!(self.place, Anywhere | NoInput)
    }

    /// The variable a container action gets it in: upper case, hyphens kept (the runner's own rule).
    pub fn action_variable(&self) -> String {
        format!("INPUT_{}", self.name.to_uppercase())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_unique() {
        let mut names: Vec<_> = INPUTS.iter().map(|i| i.name).collect();
        names.sort_unstable();
        let count = names.len();
        names.dedup();
        assert_eq!(names.len(), count);
    }

    #[test]
    fn action_variable_keeps_hyphens() {
        assert_eq!(
            find("min-quality-score").unwrap().action_variable(),
            "INPUT_MIN-QUALITY-SCORE"
        );
    }
}
