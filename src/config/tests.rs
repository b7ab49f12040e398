use super::*;

fn env(pairs: &[(&str, &str)]) -> Environment {
    pairs.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect()
}

fn load(flags: &[(&'static str, &str)], environment: &[(&str, &str)], file: &str) -> Result<Settings, Error> {
    let flags: Vec<_> = flags.iter().map(|(n, v)| (*n, (*v).to_owned())).collect();
    Settings::load(&flags, &env(environment), Some(file))
}

#[test]
fn flag_beats_input_beats_environment_beats_file_beats_default() {
    let score = |flags: &[(&'static str, &str)], environment: &[(&str, &str)], file: &str| {
        load(flags, environment, file).unwrap().min_quality_score
    };
    let input = ("INPUT_MIN-QUALITY-SCORE", "0.3");
    let variable = ("MIN_QUALITY_SCORE", "0.2");
    let file = "min-quality-score: 0.1\n";
    assert!((score(&[("min-quality-score", "0.4")], &[input, variable], file) - 0.4).abs() < 1e-9);
    assert!((score(&[], &[input, variable], file) - 0.3).abs() < 1e-9);
    assert!((score(&[], &[variable], file) - 0.2).abs() < 1e-9);
    assert!((score(&[], &[], file) - 0.1).abs() < 1e-9);
    assert!((score(&[], &[], "") - 0.6).abs() < 1e-9);
}

#[test]
fn empty_text_is_unset_in_every_layer() {
    let settings = load(
        &[("company", " ")],
        &[
            ("INPUT_LANGUAGE", ""),
            ("OPENAI_API_KEY", ""),
            ("INPUT_LLM-API-KEY", ""),
        ],
        "require-membership:\n",
    )
    .unwrap();
    assert_eq!(settings.talk.company, None);
    assert_eq!(settings.language, ["en"]);
    assert_eq!(settings.llm.api_key, None);
    assert_eq!(settings.require_membership, MembershipGate::EndUser);
}

#[test]
fn names_of_the_original_design_keep_working() {
    let settings = load(
        &[],
        &[
            ("YOUTUBE_API_KEY", "yt"),
            ("YOUTUBE_CHANNEL_ID", "UCone, UCtwo"),
            ("OPENAI_API_KEY", "sk"),
            ("OPENAI_MODEL", "gpt-x"),
            ("OPENAI_TEMPERATURE", "0.7"),
            ("OPENAI_MAX_TOKENS", "900"),
            ("GITHUB_TOKEN", "ghs"),
            ("GITHUB_REPO", "cncf/endusers"),
            ("LANDSCAPE_URL", "file:///l.yml"),
            ("GLOSSARY_URL", "https://g.example"),
            ("MIN_CONFIDENCE_SCORE", "0.8"),
            ("MIN_QUALITY_SCORE", "0.9"),
            ("LOG_LEVEL", "debug"),
            ("LOG_FORMAT", "json"),
            ("REQUEST_TIMEOUT", "5"),
            ("MAX_CONCURRENT_REQUESTS", "2"),
        ],
        "",
    )
    .unwrap();
    assert_eq!(settings.youtube_api_key.as_ref().unwrap().expose(), "yt");
    assert_eq!(settings.channel_ids, ["UCone", "UCtwo"]);
    assert_eq!(settings.llm.api_key.as_ref().unwrap().expose(), "sk");
    assert_eq!(settings.llm.model.as_deref(), Some("gpt-x"));
    assert!((settings.llm.temperature - 0.7).abs() < 1e-6);
    assert_eq!(settings.llm.max_output_tokens, 900);
    assert_eq!(settings.github_token.as_ref().unwrap().expose(), "ghs");
    assert_eq!(settings.github_repo.as_deref(), Some("cncf/endusers"));
    assert_eq!(settings.landscape_url.as_deref(), Some("file:///l.yml"));
    assert_eq!(settings.glossary_url.as_deref(), Some("https://g.example"));
    assert!((settings.min_confidence_score - 0.8).abs() < 1e-9);
    assert!((settings.min_quality_score - 0.9).abs() < 1e-9);
    assert_eq!(
        (settings.log_level.as_str(), settings.log_format),
        ("debug", LogFormat::Json)
    );
    assert_eq!(settings.request_timeout, Duration::from_secs(5));
    assert_eq!(settings.max_concurrent_requests, 2);
}

#[test]
fn wrong_value_names_where_it_came_from_and_what_fits() {
    let message = |flags: &[(&'static str, &str)], environment: &[(&str, &str)], file: &str| {
        load(flags, environment, file).unwrap_err().to_string()
    };
    assert_eq!(
        message(&[], &[("INPUT_MODE", "destroy")], ""),
        "input `mode`: \"destroy\" is not generate, check or comment"
    );
    assert!(
        message(&[], &[("MIN_QUALITY_SCORE", "7")], "").starts_with("environment variable MIN_QUALITY_SCORE")
    );
    assert!(message(&[], &[("MIN_QUALITY_SCORE", "NaN")], "").contains("a number from 0 to 1"));
    assert!(message(&[("published", "13.11.2024")], &[], "").starts_with("flag --published"));
    assert!(
        message(&[], &[], "fail-on-rejection: maybe\n")
            .starts_with("`fail-on-rejection` in .casestudypilot.yml")
    );
    assert!(message(&[], &[("GITHUB_REPO", "a/../b")], "").contains("is not a repository"));
    assert!(message(&[], &[("INPUT_LLM-BASE-URL", "file:///etc/passwd")], "").contains("https://"));
}

#[test]
fn a_bad_proxy_is_not_shown() {
    let error = load(&[], &[("INPUT_PROXY", "ftp://user:hunter2@proxy")], "").unwrap_err().to_string();
    assert!(!error.contains("hunter2"), "{error}");
}

#[test]
fn any_channel_is_an_empty_list() {
    assert_eq!(
        load(&[], &[], "").unwrap().channel_ids,
        ["UCvqbFHwN-nwalWPjPUKpvTA"]
    );
    assert!(load(&[], &[], "channel-id: any\n").unwrap().channel_ids.is_empty());
}

#[test]
fn secrets_do_not_show_in_debug() {
    let settings = load(
        &[],
        &[("OPENAI_API_KEY", "sk-abc"), ("HTTPS_PROXY", "http://u:p4ss@h:1")],
        "",
    )
    .unwrap();
    let text = format!("{settings:?}");
    assert!(!text.contains("sk-abc") && !text.contains("p4ss"), "{text}");
    assert_eq!(settings.secrets().len(), 2);
}
