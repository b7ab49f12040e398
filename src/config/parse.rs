//! Reads every setting from the layers into [`Settings`]: names, defaults and what depends on what.

use std::time::Duration;

use super::{
    Error, Layers, LlmSettings, LogFormat, Mode, OnExisting, Runner, Settings, SpeechSettings, TalkSettings,
    WriterChoice,
};
use crate::pipeline::MembershipGate;

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
