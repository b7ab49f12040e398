//! Sets up the log: text or JSON on standard error, secrets replaced by stars, and no line that the runner could take for a
//! command. It decides where lines go, not what they say.

use std::io::{self, Write};

use tracing_subscriber::{EnvFilter, fmt::MakeWriter};

use crate::{
    config::{LogFormat, Settings},
    publish::inert,
};

/// Starts the log. A second call (tests, `run` after a failed start) changes nothing.
pub fn init(settings: &Settings) {
    let filter = EnvFilter::try_new(filter(&settings.log_level)).unwrap_or_else(|_| EnvFilter::new("info"));
    let secrets = settings.secrets().iter().map(|s| s.expose().to_owned()).collect();
    let builder = tracing_subscriber::fmt().with_env_filter(filter).with_writer(Guard { secrets });
    let _ = match settings.log_format {
        LogFormat::Json => builder.json().flatten_event(true).try_init(),
        LogFormat::Text => builder.without_time().with_target(false).with_ansi(false).try_init(),
    };
}

/// A plain level speaks of this program only: `debug` of the network crates prints headers.
fn filter(level: &str) -> String {
    match level.to_ascii_lowercase().as_str() {
        "warning" => "warn".into(),
        "critical" => "error".into(),
        level @ ("error" | "warn" | "off") => level.into(),
        level @ ("info" | "debug" | "trace") => format!("warn,casestudypilot={level}"),
        _ => level.to_owned(),
    }
}

/// Replaces every secret in a text.
pub fn redact(text: &str, secrets: &[String]) -> String {
    let long = secrets.iter().filter(|s| s.len() >= 4);
    long.fold(text.to_owned(), |text, secret| {
        text.replace(secret.as_str(), "***")
    })
}

/// Makes writers that clean each event before it leaves the program.
#[derive(Debug, Clone)]
struct Guard {
    secrets: Vec<String>,
}

/// Collects one event; the cleaned text is written when it is dropped.
struct Event<'a> {
    guard: &'a Guard,
    bytes: Vec<u8>,
}

impl<'a> MakeWriter<'a> for Guard {
    type Writer = Event<'a>;

    fn make_writer(&'a self) -> Event<'a> {
        Event {
            guard: self,
            bytes: Vec::new(),
        }
    }
}

impl Write for Event<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Drop for Event<'_> {
    fn drop(&mut self) {
        let text = redact(&String::from_utf8_lossy(&self.bytes), &self.guard.secrets);
        let _ = io::stderr().lock().write_all(inert::log(&text).as_bytes());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_levels_leave_other_crates_at_warn() {
        assert_eq!(filter("DEBUG"), "warn,casestudypilot=debug");
        assert_eq!(filter("error"), "error");
        assert_eq!(filter("casestudypilot::http=trace"), "casestudypilot::http=trace");
    }

    #[test]
    fn every_secret_becomes_stars() {
        let secrets = ["sk-12345".to_owned(), "ab".to_owned()];
        assert_eq!(
            redact("key sk-12345 and sk-12345, ab stays", &secrets),
            "key *** and ***, ab stays"
        );
    }
}
