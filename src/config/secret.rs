//! Keeps keys, tokens and proxy addresses from being printed: no `Display`, no `Serialize`, and `Debug`
//! shows stars. It does not encrypt anything.

use secrecy::{ExposeSecret as _, SecretString};

/// A value that must never appear in a log, a report or an error.
#[derive(Clone)]
pub struct Secret(SecretString);

impl Secret {
    /// Wraps a value; white space around it (a newline from a file) is dropped, an empty one is no secret.
    pub fn new(value: &str) -> Option<Self> {
        let value = value.trim();
        (!value.is_empty()).then(|| Self(SecretString::from(value.to_owned())))
    }

    /// The value itself, for the one place that sends it.
    pub fn expose(&self) -> &str {
        self.0.expose_secret()
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("***")
    }
}

impl PartialEq for Secret {
    fn eq(&self, other: &Self) -> bool {
        self.expose() == other.expose()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_shows_stars_and_nothing_else() {
        let secret = Secret::new(" sk-very-secret\n").unwrap();
        assert_eq!(format!("{secret:?}"), "***");
        assert_eq!(secret.expose(), "sk-very-secret");
    }

    #[test]
    fn blank_is_no_secret() {
        assert!(Secret::new(" \n").is_none());
    }
}
