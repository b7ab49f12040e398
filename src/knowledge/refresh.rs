//! EDGE. Reads the landscape and the glossary from files or addresses, and falls back to the snapshot when they
//! cannot be read. It does not decide where they are: the settings do.

use std::{fs, path::Path};

use super::{Error, Knowledge, Term, glossary, landscape};

/// Where newer knowledge is, when the user says so: a path, a `file://` or an `http(s)://` address each.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sources {
    /// `LANDSCAPE_URL`: a landscape.yml.
    pub landscape: Option<String>,
    /// `GLOSSARY_URL`: a glossary index (JSON).
    pub glossary: Option<String>,
}

/// Fetches the text at an `http(s)` address, or says why it cannot.
pub type Fetch<'a> = &'a dyn Fn(&str) -> Result<String, String>;

/// What a run works with, and what the user should know about it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Loaded {
    /// The knowledge.
    pub knowledge: Knowledge,
    /// Why the snapshot is used where something newer was asked for, with the snapshot's date.
    pub warnings: Vec<String>,
}

/// Loads what the sources give and the snapshot for the rest; never fails, but warns.
pub fn load(sources: &Sources, fetch: Fetch<'_>) -> Loaded {
    let mut knowledge = Knowledge::embedded();
    let mut warnings = Vec::new();
    let as_of = knowledge.as_of.clone();
    let fallback = |what: &str, error: &Error| format!("{error}; using the {what} snapshot of {as_of}");
    if let Some(address) = &sources.landscape {
        match read_landscape(address, fetch) {
            Ok(found) => {
                let terms = std::mem::take(&mut knowledge.terms);
                knowledge = Knowledge::from_parts(found, terms).complete();
            }
            Err(error) => warnings.push(fallback("landscape", &error)),
        }
    }
    if let Some(address) = &sources.glossary {
        match read_glossary(address, fetch) {
            Ok(terms) => knowledge.terms = terms,
            Err(error) => warnings.push(fallback("glossary", &error)),
        }
    }
    Loaded { knowledge, warnings }
}

/// Reads and parses a landscape.
pub fn read_landscape(address: &str, fetch: Fetch<'_>) -> Result<landscape::Landscape, Error> {
    landscape::parse(address, &text_at(address, fetch)?)
}

/// Reads and parses a glossary.
pub fn read_glossary(address: &str, fetch: Fetch<'_>) -> Result<Vec<Term>, Error> {
    glossary::parse(address, &text_at(address, fetch)?)
}

/// The text at a path or address.
fn text_at(address: &str, fetch: Fetch<'_>) -> Result<String, Error> {
    let unreadable = |reason: String| Error::Unreadable {
        name: address.to_owned(),
        reason,
    };
    if address.starts_with("http://") || address.starts_with("https://") {
        return fetch(address).map_err(unreadable);
    }
    let bytes = if address.starts_with("file:") {
        let path = url::Url::parse(address)
            .ok()
            .and_then(|url| url.to_file_path().ok())
            .ok_or_else(|| unreadable("it is no file:// address with an absolute path".into()))?;
        fs::read(path)
    } else {
        fs::read(Path::new(address))
    };
    let bytes = bytes.map_err(|e| unreadable(e.to_string()))?;
    String::from_utf8(bytes).map_err(|_| unreadable("it is not UTF-8 text".into()))
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    const LANDSCAPE: &str = "
landscape:
  - name: Runtime
    subcategories:
      - name: Nets
        items:
          - {name: Weft, project: sandbox}
  - name: CNCF Members
    subcategories:
      - name: Gold
        items:
          - {name: Loom Works (member), enduser: true, joined: '2031-02-03'}
";

    fn no_network(_: &str) -> Result<String, String> {
        Err("no network".into())
    }

    #[test]
    fn file_url_replaces_the_landscape_and_keeps_the_glossary() {
        let mut file = tempfile::Builder::new().prefix("land scape").tempfile().expect("file");
        file.write_all(LANDSCAPE.as_bytes()).expect("write");
        let sources = Sources {
            landscape: url::Url::from_file_path(file.path()).ok().map(String::from),
            glossary: None,
        };
        let loaded = load(&sources, &no_network);
        assert_eq!(loaded.warnings, Vec::<String>::new());
        assert_eq!(loaded.knowledge.members.len(), 1);
        assert_eq!(loaded.knowledge.as_of, "2031-02-03");
        assert_eq!(loaded.knowledge.terms, Knowledge::embedded().terms);
    }

    #[test]
    fn failure_falls_back_with_the_date_of_the_snapshot() {
        let sources = Sources {
            landscape: Some("https://landscape.example/landscape.yml".into()),
            glossary: Some("file://relative".into()),
        };
        let loaded = load(&sources, &no_network);
        assert_eq!(loaded.knowledge, Knowledge::embedded());
        assert_eq!(loaded.warnings.len(), 2);
        for warning in &loaded.warnings {
            assert!(warning.contains(&loaded.knowledge.as_of), "{warning}");
        }
        assert!(loaded.warnings[0].contains("no network"));
    }

    #[test]
    fn http_text_is_used() {
        let fetch = |address: &str| {
            assert_eq!(address, "https://glossary.example/index.json");
            Ok(r#"[{"title": "Loom", "slug": "loom"}]"#.to_owned())
        };
        let sources = Sources {
            landscape: None,
            glossary: Some("https://glossary.example/index.json".into()),
        };
        let loaded = load(&sources, &fetch);
        assert_eq!(loaded.knowledge.terms[0].slug, "loom");
        assert!(loaded.warnings.is_empty());
    }
}
