//! Finds what is needed in the HTML of the watch page: key, consent form, captcha, publication date. It scans for
//! marks that have been there for years and parses no HTML tree.

use super::refusal::Refusal;

/// What the page turned out to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Page {
    /// The watch page.
    Watch {
        /// Key of the player service; a page that is surely YouTube's may lack it.
        key: Option<String>,
        /// Publication date, `YYYY-MM-DD`.
        published: Option<String>,
    },
    /// The consent page, with the value its answer needs.
    Consent {
        /// Value of the hidden input `v`.
        version: Option<String>,
    },
}

/// Reads a page.
pub(super) fn read(html: &str) -> Result<Page, Refusal> {
    let key = quoted_after(html, "\"INNERTUBE_API_KEY\":").filter(|key| {
        !key.is_empty() && key.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
    });
    if key.is_none() {
        if html.contains("g-recaptcha")
            || html.contains("/recaptcha/api.js")
            || html.contains("unusual traffic")
        {
            return Err(Refusal::IpBlocked);
        }
        if is_consent(html) {
            return Ok(Page::Consent {
                version: hidden_input(html, "v"),
            });
        }
        if !html.contains("ytcfg") && !html.contains("ytInitialPlayerResponse") {
            return Err(Refusal::Unexpected {
                what: "the watch page has no INNERTUBE_API_KEY".into(),
                excerpt: excerpt(html),
            });
        }
    } else if is_consent(html) {
        return Ok(Page::Consent {
            version: hidden_input(html, "v"),
        });
    }
    Ok(Page::Watch {
        key: key.map(str::to_owned),
        published: published(html),
    })
}

/// A form that posts to the consent service; the plain word stands on many pages.
fn is_consent(html: &str) -> bool {
    tags(html, "form").filter_map(|tag| attribute(tag, "action")).any(|action| {
        action.contains("consent.youtube.com/")
            && action.split('?').next().is_some_and(|p| p.ends_with("/s") || p.ends_with("/save"))
    })
}

fn hidden_input(html: &str, name: &str) -> Option<String> {
    tags(html, "input")
        .find(|tag| attribute(tag, "name").as_deref() == Some(name))
        .and_then(|tag| attribute(tag, "value"))
        .filter(|value| !value.is_empty())
}

fn published(html: &str) -> Option<String> {
    let date = quoted_after(html, "\"publishDate\":")
        .or_else(|| quoted_after(html, "\"uploadDate\":"))
        .map(str::to_owned)
        .or_else(|| {
            tags(html, "meta")
                .find(|tag| {
                    matches!(
                        attribute(tag, "itemprop").as_deref(),
                        Some("datePublished" | "uploadDate")
                    )
                })
                .and_then(|tag| attribute(tag, "content"))
        })?;
    day(&date)
}

/// The day of an ISO 8601 date or time, as it is written (no change of time zone).
pub(crate) fn day(date: &str) -> Option<String> {
    let day = date.get(..10)?;
    let fits = day.bytes().enumerate().all(|(i, b)| {
        if matches!(i, 4 | 7) {
            b == b'-'
        } else {
            b.is_ascii_digit()
        }
    });
    fits.then(|| day.to_owned())
}

/// The string literal after a JSON key, without escapes.
fn quoted_after<'a>(html: &'a str, key: &str) -> Option<&'a str> {
    let rest = html[html.find(key)? + key.len()..].trim_start();
    let rest = rest.strip_prefix('"')?;
    rest.split('"').next()
}

/// The insides of all tags of a name.
fn tags<'a>(html: &'a str, name: &'a str) -> impl Iterator<Item = &'a str> {
    html.match_indices('<').filter_map(move |(at, _)| {
        let inside = &html[at + 1..];
        let named = inside.get(..name.len())?.eq_ignore_ascii_case(name);
        let next = inside.as_bytes().get(name.len())?;
        if !named || !(next.is_ascii_whitespace() || *next == b'/') {
            return None;
        }
        let end = inside.find('>').unwrap_or(inside.len());
        Some(&inside[name.len()..end])
    })
}

/// Value of an attribute in a tag's insides, entities decoded.
fn attribute(tag: &str, name: &str) -> Option<String> {
    let mut rest = tag;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        let end = rest.find(|c: char| c == '=' || c.is_whitespace()).unwrap_or(rest.len());
        if end == 0 {
            return None;
        }
        let key = &rest[..end];
        rest = rest[end..].trim_start();
        let Some(after) = rest.strip_prefix('=') else {
            continue;
        };
        let after = after.trim_start();
        let (value, next) = match after.chars().next() {
            Some(quote @ ('"' | '\'')) => after[1..].split_once(quote)?,
            _ => after.split_at(after.find(char::is_whitespace).unwrap_or(after.len())),
        };
        if key.eq_ignore_ascii_case(name) {
            return Some(html_escape::decode_html_entities(value).into_owned());
        }
        rest = next;
    }
}

/// The beginning of an answer, for the artifacts: 2,000 characters, addresses redacted.
pub(super) fn excerpt(body: &str) -> String {
    let head: String = body.chars().take(2000).collect();
    crate::http::redact_text(&head)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_watch_page_gives_key_and_date() {
        let html = r#"<html><script>ytcfg.set({"INNERTUBE_API_KEY": "AIza_b-9"});</script>
            {"publishDate":"2024-11-14T06:00:08-07:00"}"#;
        let page = Page::Watch {
            key: Some("AIza_b-9".into()),
            published: Some("2024-11-14".into()),
        };
        assert_eq!(read(html), Ok(page));
    }

    #[test]
    fn the_date_is_read_from_the_meta_tag_too() {
        let html = r#"ytcfg <meta content="2023-04-19" itemprop='datePublished'>"#;
        assert_eq!(
            read(html),
            Ok(Page::Watch {
                key: None,
                published: Some("2023-04-19".into())
            })
        );
        assert_eq!(day("soon"), None);
        assert_eq!(day("2023-04-1é"), None);
    }

    #[test]
    fn the_consent_form_gives_its_version_in_any_order_of_attributes() {
        for input in [
            r#"<input type="hidden" name="v" value="cb.1&amp;2">"#,
            "<INPUT value='cb.1&amp;2' type=hidden name=v />",
        ] {
            let html = format!(
                r#"<form method="POST" action="https://consent.youtube.com/s"><input name="gl" value="DE">{input}</form>"#
            );
            assert_eq!(
                read(&html),
                Ok(Page::Consent {
                    version: Some("cb.1&2".into())
                })
            );
        }
        let without = r#"<form action="https://consent.youtube.com/s"></form>"#;
        assert_eq!(read(without), Ok(Page::Consent { version: None }));
    }

    #[test]
    fn a_captcha_is_a_block_and_an_unknown_page_is_kept_as_excerpt() {
        assert_eq!(
            read(r#"<div class="g-recaptcha"></div>"#),
            Err(Refusal::IpBlocked)
        );
        let Err(Refusal::Unexpected { excerpt, .. }) = read("<html>new see https://x.test/?sig=S</html>")
        else {
            panic!("must be unexpected");
        };
        assert_eq!(excerpt, "<html>new see https://x.test/?…</html>");
    }

    proptest::proptest! {
        #[test]
        fn no_page_panics(html in "(<(form|input|meta)[ a-z='\"/>&é]{0,20}|\"INNERTUBE_API_KEY\":\"?|[<>é\"' =]){0,30}") {
            let _ = read(&html);
        }
    }
}
