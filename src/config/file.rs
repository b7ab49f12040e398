//! Reads `.casestudypilot.yml`: the settings a repository keeps for all its runs, and its aliases. It refuses what it
//! does not know, with the line, and it refuses secrets.

use std::{collections::BTreeMap, fmt};

use serde::{
    Deserialize, Deserializer,
    de::{self, MapAccess, SeqAccess, Visitor},
};

use super::inputs;

/// Name of the file in the working directory.
pub const FILE_NAME: &str = ".casestudypilot.yml";

/// What the file says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct File {
    /// Settings by name, as text; lists are joined by commas.
    pub values: BTreeMap<String, String>,
    /// Other names: canonical name of a company or project → what it is called too.
    pub aliases: BTreeMap<String, Vec<String>>,
}

/// Parses the file. The error is one line that names the line of the file.
pub fn parse(text: &str) -> Result<File, String> {
    if text.lines().all(|l| l.trim().is_empty() || l.trim_start().starts_with('#')) {
        return Ok(File::default());
    }
    serde_yaml::from_str(text).map_err(|error| first_line(&error))
}

/// serde-saphyr adds a picture of the place; annotations and logs want one line with the position.
fn first_line(error: &serde_yaml::Error) -> String {
    let text = error.to_string();
    let line = text.lines().find(|l| !l.trim().is_empty()).unwrap_or_default();
    let line = line.trim().trim_start_matches("error:").trim().to_owned();
    match error.location() {
        Some(at) if !line.contains("line") => format!("line {}, column {}: {line}", at.line(), at.column()),
        _ => line,
    }
}

impl<'de> Deserialize<'de> for File {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct FileVisitor;
        impl<'de> Visitor<'de> for FileVisitor {
            type Value = File;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a mapping of setting names to values")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<File, A::Error> {
                let mut file = File::default();
                while let Some(Key(key)) = map.next_key()? {
                    if key == "aliases" {
                        let aliases: BTreeMap<String, Scalar> = map.next_value()?;
                        file.aliases = aliases.into_iter().map(|(name, others)| (name, others.0)).collect();
                        continue;
                    }
                    let value: Scalar = map.next_value()?;
                    if file.values.insert(key.clone(), value.0.join(",")).is_some() {
                        return Err(de::Error::custom(format!("the field `{key}` stands there twice")));
                    }
                }
                Ok(file)
            }
        }
        deserializer.deserialize_map(FileVisitor)
    }
}

/// A key that the file may hold; checked while it is read, so that the error knows its line.
struct Key(String);

impl<'de> Deserialize<'de> for Key {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct KeyVisitor;
        impl Visitor<'_> for KeyVisitor {
            type Value = Key;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("the name of a setting")
            }

            fn visit_str<E: de::Error>(self, key: &str) -> Result<Key, E> {
                check_key(key).map_err(E::custom)?;
                Ok(Key(key.to_owned()))
            }
        }
        deserializer.deserialize_str(KeyVisitor)
    }
}

/// Whether the file may hold that key.
fn check_key(key: &str) -> Result<(), String> {
    match inputs::find(key) {
        _ if key == "aliases" => Ok(()),
        Some(input) if input.is_in_file() => Ok(()),
        Some(input) => Err(format!(
            "`{}` cannot stand in {FILE_NAME}: give it as an action input or environment variable",
            input.name
        )),
        None => Err(format!("unknown field `{key}`{}", suggestion(key))),
    }
}

fn suggestion(key: &str) -> String {
    inputs::INPUTS
        .iter()
        .filter(|i| i.is_in_file())
        .map(|i| (strsim::jaro_winkler(i.name, &key.replace('_', "-")), i.name))
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .filter(|(score, _)| *score > 0.85)
        .map(|(_, name)| format!(", did you mean `{name}`?"))
        .unwrap_or_default()
}

/// A text, number, boolean, nothing, or a list of those.
struct Scalar(Vec<String>);

impl<'de> Deserialize<'de> for Scalar {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct ScalarVisitor;
        impl<'de> Visitor<'de> for ScalarVisitor {
            type Value = Scalar;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text, a number, true, false, or a list of texts")
            }

            fn visit_bool<E: de::Error>(self, v: bool) -> Result<Scalar, E> {
                Ok(Scalar(vec![v.to_string()]))
            }

            fn visit_i64<E: de::Error>(self, v: i64) -> Result<Scalar, E> {
                Ok(Scalar(vec![v.to_string()]))
            }

            fn visit_u64<E: de::Error>(self, v: u64) -> Result<Scalar, E> {
                Ok(Scalar(vec![v.to_string()]))
            }

            fn visit_f64<E: de::Error>(self, v: f64) -> Result<Scalar, E> {
                Ok(Scalar(vec![v.to_string()]))
            }

            fn visit_str<E: de::Error>(self, v: &str) -> Result<Scalar, E> {
                Ok(Scalar(vec![v.to_owned()]))
            }

            fn visit_unit<E: de::Error>(self) -> Result<Scalar, E> {
                Ok(Scalar(Vec::new()))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Scalar, A::Error> {
                let mut all = Vec::new();
                while let Some(item) = seq.next_element::<Scalar>()? {
                    all.extend(item.0);
                }
                Ok(Scalar(all))
            }
        }
        deserializer.deserialize_any(ScalarVisitor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_lists_and_aliases_are_read() {
        let file = parse(
            "min-quality-score: 0.7\nlanguage: [en, de]\nfail-on-rejection: true\naliases:\n  Intuit: [into it]\n",
        )
        .unwrap();
        assert_eq!(file.values["min-quality-score"], "0.7");
        assert_eq!(file.values["language"], "en,de");
        assert_eq!(file.values["fail-on-rejection"], "true");
        assert_eq!(file.aliases["Intuit"], ["into it"]);
    }

    #[test]
    fn unknown_field_names_the_line_and_the_nearest() {
        let error = parse("language: en\nmin_quality_scor: 1\n").unwrap_err();
        assert!(error.contains("line 2"), "{error}");
        assert!(error.contains("unknown field `min_quality_scor`"), "{error}");
        assert!(error.contains("`min-quality-score`"), "{error}");
        assert_eq!(error.lines().count(), 1);
    }

    #[test]
    fn secrets_and_addresses_are_refused() {
        for key in ["llm-api-key", "github-token", "llm-base-url", "proxy", "video"] {
            let error = parse(&format!("{key}: x\n")).unwrap_err();
            assert!(error.contains("cannot stand in"), "{error}");
        }
    }

    #[test]
    fn empty_and_commented_files_say_nothing() {
        assert_eq!(parse("").unwrap(), File::default());
        assert_eq!(parse("# all defaults\n\n").unwrap(), File::default());
    }

    #[test]
    fn a_list_at_the_top_is_an_error() {
        assert!(parse("- a\n- b\n").is_err());
    }
}
