//! Finds each setting's text in the first layer that has it and reads it as its type; an error says where it came from.

use std::{path::PathBuf, time::Duration};

use super::{
    Environment, Error, File, LlmSettings, LogFormat, Mode, OnExisting, Runner, Secret, Settings,
    SpeechSettings, TalkSettings, WriterChoice, file,
    inputs::{self, Input, Place},
};
use crate::pipeline::MembershipGate;

/// The layers a setting is looked up in, strongest first.
#[derive(Debug, Clone, Copy)]
pub struct Layers<'a> {
    /// (input name, value) of the command line.
    pub flags: &'a [(&'static str, String)],
    /// The process's environment, action inputs (`INPUT_…`) among it.
    pub environment: &'a Environment,
    /// `.casestudypilot.yml`.
    pub file: &'a File,
}

/// A setting's text and where it was found.
struct Found {
    text: String,
    origin: String,
    input: &'static Input,
}

impl Found {
    fn invalid(&self, expected: impl Into<String>) -> Error {
        Error::Invalid {
            origin: self.origin.clone(),
            value: if self.input.place == Place::Secret {
                "***".into()
            } else {
                self.text.clone()
            },
            expected: expected.into(),
        }
    }
}

impl Layers<'_> {
    fn find(&self, name: &'static str) -> Option<Found> {
        let input = inputs::find(name).expect("every setting to stand in the table");
        let found = |text: &str, origin: String| {
            let text = text.trim();
            (!text.is_empty()).then(|| Found {
                text: text.to_owned(),
                origin,
                input,
            })
        };
        let flag = self.flags.iter().rev().find(|(n, _)| *n == name);
        if let Some(found) = flag.and_then(|(_, v)| found(v, format!("flag --{}", inputs::flag(name)))) {
            return Some(found);
        }
        if input.is_action_input() {
            let value = self.environment.get(&input.action_variable());
            if let Some(found) = value.and_then(|v| found(v, format!("input `{name}`"))) {
                return Some(found);
            }
        }
        for variable in input.env {
            let value = self.environment.get(*variable);
            if let Some(found) = value.and_then(|v| found(v, format!("environment variable {variable}"))) {
                return Some(found);
            }
        }
        let value = self.file.values.get(name);
        if let Some(found) = value.and_then(|v| found(v, format!("`{name}` in {}", file::FILE_NAME))) {
            return Some(found);
        }
        found(input.default, format!("default of `{name}`"))
    }

    fn text(&self, name: &'static str) -> Option<String> {
        self.find(name).map(|f| f.text)
    }

    fn path(&self, name: &'static str) -> Option<PathBuf> {
        self.text(name).map(PathBuf::from)
    }

    fn secret(&self, name: &'static str) -> Option<Secret> {
        self.find(name).and_then(|f| Secret::new(&f.text))
    }

    fn list(&self, name: &'static str) -> Vec<String> {
        let text = self.text(name).unwrap_or_default();
        let items = text.split([',', ';', '\n']).map(str::trim);
        items.filter(|s| !s.is_empty()).map(str::to_owned).collect()
    }

    fn bool(&self, name: &'static str) -> Result<bool, Error> {
        self.choice(name, &[("true", true), ("false", false)])
    }

    /// One of the named values, case ignored (YAML 1.1 writers put `True`).
    fn choice<T: Copy>(&self, name: &'static str, choices: &[(&str, T)]) -> Result<T, Error> {
        let found = self.find(name).expect("every choice to have a default");
        let value = choices.iter().find(|(n, _)| found.text.eq_ignore_ascii_case(n));
        value.map(|(_, v)| *v).ok_or_else(|| {
            let names: Vec<&str> = choices.iter().map(|(n, _)| *n).collect();
            found.invalid(match names.as_slice() {
                [rest @ .., last] if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
                _ => names.join(", "),
            })
        })
    }

    fn number<T: std::str::FromStr>(
        &self,
        name: &'static str,
        fits: impl Fn(&T) -> bool,
        expected: &str,
    ) -> Result<Option<T>, Error> {
        let Some(found) = self.find(name) else {
            return Ok(None);
        };
        match found.text.parse::<T>() {
            Ok(number) if fits(&number) => Ok(Some(number)),
            _ => Err(found.invalid(expected)),
        }
    }

    fn ratio(&self, name: &'static str) -> Result<f64, Error> {
        let number = self.number(name, |n: &f64| (0.0..=1.0).contains(n), "a number from 0 to 1")?;
        Ok(number.unwrap_or_default())
    }

    fn http_url(&self, name: &'static str) -> Result<Option<String>, Error> {
        let Some(found) = self.find(name) else {
            return Ok(None);
        };
        match url::Url::parse(&found.text) {
            Ok(url) if matches!(url.scheme(), "http" | "https") && url.has_host() => Ok(Some(found.text)),
            _ => Err(found.invalid("an address that begins with https:// or http://")),
        }
    }

    /// A proxy; the value is never shown, since it may hold a password.
    fn proxy(&self, name: &'static str) -> Result<Option<Secret>, Error> {
        let Some(found) = self.find(name) else {
            return Ok(None);
        };
        let expected = "a proxy address such as http://proxy.example:3128";
        let with_scheme = if found.text.contains("://") {
            found.text.clone()
        } else {
            format!("http://{}", found.text)
        };
        match url::Url::parse(&with_scheme) {
            Ok(url) if matches!(url.scheme(), "http" | "https") && url.has_host() => {
                Ok(Secret::new(&with_scheme))
            }
            _ => Err(Error::Invalid {
                origin: found.origin,
                value: "***".into(),
                expected: expected.into(),
            }),
        }
    }

    fn date(&self, name: &'static str) -> Result<Option<String>, Error> {
        let Some(found) = self.find(name) else {
            return Ok(None);
        };
        let mut parts = found.text.split('-');
        let mut part = |length: usize| {
            let digits = parts.next().filter(|p| p.len() == length && p.bytes().all(|b| b.is_ascii_digit()));
            digits.and_then(|p| p.parse::<u32>().ok())
        };
        let fits = match (part(4), part(2), part(2)) {
            (Some(year), Some(month), Some(day)) => {
                year >= 2005 && (1..=12).contains(&month) && (1..=31).contains(&day)
            }
            _ => false,
        };
        if fits && parts.next().is_none() {
            Ok(Some(found.text))
        } else {
            Err(found.invalid("a date such as 2024-11-13"))
        }
    }

    fn language(&self) -> Result<Vec<String>, Error> {
        let list = self.list("language");
        let fits = |tag: &String| {
            tag.len() <= 35
                && tag.split('-').all(|p| !p.is_empty() && p.bytes().all(|b| b.is_ascii_alphanumeric()))
        };
        match (list.iter().all(fits), self.find("language")) {
            (false, Some(found)) => Err(found.invalid("language tags such as `en` or `en-US, de`")),
            _ => Ok(list),
        }
    }

    fn channels(&self) -> Vec<String> {
        let list = self.list("channel-id");
        if list.iter().any(|c| c.eq_ignore_ascii_case("any")) {
            Vec::new()
        } else {
            list
        }
    }
}

/// Reads every setting.
pub(super) fn settings(layers: &Layers<'_>) -> Result<Settings, Error> {
    let runner = Runner::from_environment(layers.environment);
    let log_level = if runner.debug {
        "debug".into()
    } else {
        layers.text("log-level").unwrap_or_default()
    };
    let timeout = layers.number(
        "request-timeout",
        |n: &f64| *n > 0.0 && *n <= 3600.0,
        "seconds from 0 to 3600",
    )?;
    let concurrent = layers.number(
        "max-concurrent-requests",
        |n| (1..=64).contains(n),
        "a whole number from 1 to 64",
    )?;
    Ok(Settings {
        talk: talk(layers)?,
        content_type: layers.text("content-type").unwrap_or_default(),
        language: layers.language()?,
        writer: layers.choice(
            "writer",
            &[
                ("auto", WriterChoice::Auto),
                ("extractive", WriterChoice::Extractive),
                ("llm", WriterChoice::Llm),
            ],
        )?,
        llm: llm(layers)?,
        speech: speech(layers)?,
        youtube_api_key: layers.secret("youtube-api-key"),
        github_token: layers.secret("github-token"),
        channel_ids: layers.channels(),
        output_dir: layers.path("output-dir").unwrap_or_default(),
        artifacts_dir: layers.path("artifacts-dir").unwrap_or_default(),
        templates_dir: layers.path("templates-dir"),
        min_quality_score: layers.ratio("min-quality-score")?,
        min_confidence_score: layers.ratio("min-confidence-score")?,
        require_membership: layers.choice(
            "require-membership",
            &[
                ("end-user", MembershipGate::EndUser),
                ("member", MembershipGate::Member),
                ("none", MembershipGate::None),
            ],
        )?,
        fail_on_rejection: layers.bool("fail-on-rejection")?,
        on_existing: layers.choice(
            "on-existing",
            &[
                ("update", OnExisting::Update),
                ("skip", OnExisting::Skip),
                ("fail", OnExisting::Fail),
            ],
        )?,
        comment: layers.bool("comment")?,
        close_on_rejection: layers.bool("close-on-rejection")?,
        pull_request_url: layers.http_url("pull-request-url")?,
        offline: layers.bool("offline")?,
        proxy: layers.proxy("proxy")?,
        https_proxy: layers.proxy("https-proxy")?,
        http_proxy: layers.proxy("http-proxy")?,
        no_proxy: layers.text("no-proxy"),
        mode: layers.choice(
            "mode",
            &[
                ("generate", Mode::Generate),
                ("check", Mode::Check),
                ("comment", Mode::Comment),
            ],
        )?,
        log_level,
        log_format: layers.choice(
            "log-format",
            &[("text", LogFormat::Text), ("json", LogFormat::Json)],
        )?,
        metrics_path: layers.path("metrics-path"),
        landscape_url: layers.text("landscape-url"),
        glossary_url: layers.text("glossary-url"),
        request_timeout: Duration::from_secs_f64(timeout.unwrap_or(30.0)),
        max_concurrent_requests: concurrent.unwrap_or(5),
        github_repo: repository(layers)?,
        github_api_url: layers.http_url("github-api-url")?.unwrap_or_default(),
        youtube_url: layers.http_url("youtube-url")?.unwrap_or_default(),
        youtube_api_url: layers.http_url("youtube-api-url")?.unwrap_or_default(),
        extra_ca_file: layers.path("extra-ca-file"),
        aliases: layers.file.aliases.clone(),
        runner,
    })
}

fn talk(layers: &Layers<'_>) -> Result<TalkSettings, Error> {
    Ok(TalkSettings {
        video: layers.text("video"),
        transcript: layers.path("transcript"),
        audio: layers.path("audio"),
        title: layers.text("title"),
        description: layers.text("description"),
        channel_id: layers.flags.iter().find(|(n, _)| *n == "talk-channel").map(|(_, v)| v.clone()),
        published: layers.date("published")?,
        company: layers.text("company"),
        speakers: layers.list("speakers"),
    })
}

fn speech(layers: &Layers<'_>) -> Result<SpeechSettings, Error> {
    let megabytes = layers.number(
        "speech-max-megabytes",
        |n| (1..=1024).contains(n),
        "a whole number from 1 to 1024",
    )?;
    Ok(SpeechSettings {
        base_url: layers.http_url("speech-base-url")?,
        api_key: layers.secret("speech-api-key"),
        model: layers.text("speech-model").unwrap_or_default(),
        max_megabytes: megabytes.unwrap_or(25),
    })
}

fn llm(layers: &Layers<'_>) -> Result<LlmSettings, Error> {
    let temperature = layers.number(
        "llm-temperature",
        |n: &f32| (0.0..=2.0).contains(n),
        "a number from 0 to 2",
    )?;
    let output = layers.number(
        "llm-max-output-tokens",
        |n: &u32| *n > 0,
        "a whole number above 0",
    )?;
    Ok(LlmSettings {
        base_url: llm_base_url(layers)?,
        azure_endpoint: layers.http_url("azure-endpoint")?,
        api_version: layers.text("llm-api-version"),
        model: layers.text("llm-model"),
        api_key: layers.secret("llm-api-key"),
        temperature: temperature.unwrap_or(0.3),
        max_output_tokens: output.unwrap_or(1500),
        max_input_tokens: layers
            .number(
                "llm-max-input-tokens",
                |n: &u32| *n >= 2000,
                "a whole number of at least 2000",
            )?
            .unwrap_or(8000),
        seed: layers.number("llm-seed", |_: &i64| true, "a whole number")?,
        price: llm_price(layers)?,
        second_reader: layers.choice("verify", &[("none", false), ("llm", true)])?,
        fallback: layers.choice(
            "writer-fallback",
            &[
                ("extractive", true),
                ("true", true),
                ("none", false),
                ("false", false),
            ],
        )?,
        max_tokens: layers.number("max-tokens", |n: &u64| *n > 0, "a whole number above 0")?,
        max_cost_usd: layers.number(
            "max-cost-usd",
            |n: &f64| n.is_finite() && *n >= 0.0,
            "an amount such as 0.50",
        )?,
    })
}

/// Two prices, of tokens in and out: half a price would count half the cost.
fn llm_price(layers: &Layers<'_>) -> Result<Option<(f64, f64)>, Error> {
    let Some(found) = layers.find("llm-price") else {
        return Ok(None);
    };
    let prices: Vec<f64> = found
        .text
        .split(',')
        .filter_map(|price| price.trim().parse().ok())
        .filter(|price: &f64| price.is_finite() && *price >= 0.0)
        .collect();
    match prices[..] {
        [input, output] => Ok(Some((input, output))),
        _ => {
            Err(found.invalid("two prices in US dollars for a million tokens, in and out, such as 0.40,1.60"))
        }
    }
}

/// An address, or the name of a preset, which the writer knows.
fn llm_base_url(layers: &Layers<'_>) -> Result<Option<String>, Error> {
    match layers.text("llm-base-url") {
        Some(name) if name.bytes().all(|b| b.is_ascii_lowercase()) => Ok(Some(name)),
        _ => layers.http_url("llm-base-url"),
    }
}

/// `owner/name`: it becomes part of addresses, so nothing else may stand in it.
fn repository(layers: &Layers<'_>) -> Result<Option<String>, Error> {
    let Some(found) = layers.find("github-repo") else {
        return Ok(None);
    };
    let part = |p: &str| {
        !p.is_empty()
            && p.len() <= 100
            && p.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.".contains(&b))
            && p.bytes().any(|b| b != b'.')
    };
    let fits = matches!(found.text.split_once('/'), Some((owner, name)) if part(owner) && part(name));
    if fits {
        Ok(Some(found.text))
    } else {
        Err(found.invalid("a repository such as cncf/endusers"))
    }
}
