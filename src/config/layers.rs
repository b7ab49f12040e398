//! Finds a setting's text in the first layer that has it and reads it as its type; an error says where it came from.

use std::path::PathBuf;

use super::{
    Environment, Error, File, Secret, file,
    inputs::{self, Input, Place},
};

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
pub(super) struct Found {
    pub(super) text: String,
    pub(super) origin: String,
    input: &'static Input,
}

impl Found {
    pub(super) fn invalid(&self, expected: impl Into<String>) -> Error {
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
    pub(super) fn find(&self, name: &'static str) -> Option<Found> {
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

    pub(super) fn text(&self, name: &'static str) -> Option<String> {
        self.find(name).map(|f| f.text)
    }

    pub(super) fn path(&self, name: &'static str) -> Option<PathBuf> {
        self.text(name).map(PathBuf::from)
    }

    pub(super) fn secret(&self, name: &'static str) -> Option<Secret> {
        self.find(name).and_then(|f| Secret::new(&f.text))
    }

    pub(super) fn list(&self, name: &'static str) -> Vec<String> {
        let text = self.text(name).unwrap_or_default();
        let items = text.split([',', ';', '\n']).map(str::trim);
        items.filter(|s| !s.is_empty()).map(str::to_owned).collect()
    }

    pub(super) fn bool(&self, name: &'static str) -> Result<bool, Error> {
        self.choice(name, &[("true", true), ("false", false)])
    }

    /// One of the named values, case ignored (YAML 1.1 writers put `True`).
    pub(super) fn choice<T: Copy>(&self, name: &'static str, choices: &[(&str, T)]) -> Result<T, Error> {
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

    pub(super) fn number<T: std::str::FromStr>(
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

    pub(super) fn ratio(&self, name: &'static str) -> Result<f64, Error> {
        let number = self.number(name, |n: &f64| (0.0..=1.0).contains(n), "a number from 0 to 1")?;
        Ok(number.unwrap_or_default())
    }

    pub(super) fn http_url(&self, name: &'static str) -> Result<Option<String>, Error> {
        let Some(found) = self.find(name) else {
            return Ok(None);
        };
        match url::Url::parse(&found.text) {
            Ok(url) if matches!(url.scheme(), "http" | "https") && url.has_host() => Ok(Some(found.text)),
            _ => Err(found.invalid("an address that begins with https:// or http://")),
        }
    }

    /// A proxy; the value is never shown, since it may hold a password.
    pub(super) fn proxy(&self, name: &'static str) -> Result<Option<Secret>, Error> {
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

    pub(super) fn date(&self, name: &'static str) -> Result<Option<String>, Error> {
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

    pub(super) fn language(&self) -> Result<Vec<String>, Error> {
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

    pub(super) fn channels(&self) -> Vec<String> {
        let list = self.list("channel-id");
        if list.iter().any(|c| c.eq_ignore_ascii_case("any")) {
            Vec::new()
        } else {
            list
        }
    }
}
