//! Turns the CNCF glossary's JSON index into terms. Ignores its texts and the pages that are no terms.

use serde::Deserialize;

use super::{Error, Term};

/// The glossary site lists its search page among the terms.
const NOT_TERMS: [&str; 2] = ["search", "_index"];

#[derive(Deserialize)]
struct RawTerm {
    title: String,
    slug: String,
}

/// Reads a glossary, a JSON list of `{"title", "slug", …}`; `name` is the file or address for error messages.
pub fn parse(name: &str, text: &str) -> Result<Vec<Term>, Error> {
    let unreadable = |reason: String| Error::Unreadable {
        name: name.to_owned(),
        reason,
    };
    let raw: Vec<RawTerm> = serde_json::from_str(text).map_err(|e| unreadable(e.to_string()))?;
    let mut terms: Vec<Term> = raw
        .into_iter()
        .map(|t| Term {
            title: t.title.trim().to_owned(),
            slug: t.slug.trim().trim_matches('/').to_owned(),
        })
        .filter(|t| !t.title.is_empty() && !t.slug.is_empty() && !NOT_TERMS.contains(&t.slug.as_str()))
        .collect();
    if terms.is_empty() {
        return Err(unreadable("it has no terms".into()));
    }
    terms.sort_by_cached_key(|t| (t.title.to_lowercase(), t.slug.clone()));
    terms.dedup();
    Ok(terms)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_are_sorted_and_the_search_page_is_none() {
        let text = r#"[{"title":"Pod","slug":"pod","category":null},{"title":"Search Results","slug":"search"},
            {"title":"API Gateway","slug":"/api-gateway/"}]"#;
        let terms = parse("glossary.json", text).expect("glossary");
        let found: Vec<_> = terms.iter().map(|t| (t.title.as_str(), t.slug.as_str())).collect();
        assert_eq!(found, [("API Gateway", "api-gateway"), ("Pod", "pod")]);
    }

    #[test]
    fn other_json_is_refused_by_name() {
        for text in ["[]", "{}", "[{\"title\": 1}]", "not json"] {
            let error = parse("glossary.json", text).expect_err("an error").to_string();
            assert!(error.starts_with("cannot read glossary.json"), "{error}");
        }
    }
}
