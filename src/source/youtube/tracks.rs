//! Chooses the caption track: wanted languages in their order, made by people before automatic ones, a
//! translation last. It fetches nothing.

use url::Url;

use super::{
    refusal::Refusal,
    wire::{RawPlayer, RawTrack, text_of},
};
use crate::model::CaptionOrigin;

/// A caption track.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Track {
    /// Signed address: never shown.
    pub(super) base_url: String,
    /// BCP 47 tag.
    pub(super) language: String,
    /// Made by speech recognition.
    pub(super) automatic: bool,
    /// "English (auto-generated)".
    pub(super) name: String,
    translatable: bool,
}

impl Track {
    fn new(raw: &RawTrack) -> Self {
        Self {
            base_url: raw.base_url.clone(),
            language: raw.language_code.clone(),
            automatic: raw.kind.as_deref() == Some("asr"),
            name: text_of(&raw.name).unwrap_or_default(),
            translatable: raw.is_translatable == Some(true),
        }
    }

    /// "en" or "en (automatic)", for the list of what there is.
    fn listed(&self) -> String {
        let mark = if self.automatic { " (automatic)" } else { "" };
        format!("{}{mark}", self.language)
    }
}

/// The tracks of a video.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Tracks {
    all: Vec<Track>,
    translations: Vec<String>,
}

/// What to fetch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Choice {
    /// The track.
    pub(super) track: Track,
    /// Language to have it translated to.
    pub(super) translate_to: Option<String>,
}

impl Choice {
    /// How its captions came to be.
    pub(super) fn origin(&self) -> CaptionOrigin {
        match (&self.translate_to, self.track.automatic) {
            (Some(_), _) => CaptionOrigin::Translated,
            (None, true) => CaptionOrigin::Automatic,
            (None, false) => CaptionOrigin::Manual,
        }
    }

    /// Language of the captions.
    pub(super) fn language(&self) -> &str {
        self.translate_to.as_deref().unwrap_or(&self.track.language)
    }
}

impl Tracks {
    /// Reads them from the player's answer; `None` where there are none.
    pub(super) fn of(player: &RawPlayer) -> Option<Self> {
        let list = player.captions.as_ref()?.player_captions_tracklist_renderer.as_ref()?;
        let usable = |raw: &&RawTrack| !raw.base_url.is_empty() && !raw.language_code.is_empty();
        let all: Vec<Track> = list.caption_tracks.iter().filter(usable).map(Track::new).collect();
        (!all.is_empty()).then(|| Self {
            all,
            translations: list.translation_languages.iter().map(|l| l.language_code.clone()).collect(),
        })
    }

    /// The best track for the wanted languages, best language first.
    pub(super) fn choose(&self, wanted: &[String]) -> Result<Choice, Refusal> {
        for language in wanted {
            let fit = self.all.iter().filter_map(|track| Some((rank(language, track)?, track)));
            if let Some((_, track)) = fit.min_by_key(|(rank, _)| *rank) {
                return Ok(Choice {
                    track: track.clone(),
                    translate_to: None,
                });
            }
        }
        let sources = self.all.iter().filter(|track| track.translatable);
        if let Some(track) = sources.min_by_key(|track| track.automatic) {
            let offered =
                |language: &&String| self.translations.iter().any(|t| same_language(language, t).is_some());
            if let Some(language) = wanted.iter().find(offered) {
                return Ok(Choice {
                    track: track.clone(),
                    translate_to: Some(language.clone()),
                });
            }
        }
        Err(Refusal::Language {
            wanted: wanted.to_vec(),
            found: self.all.iter().map(Track::listed).collect(),
        })
    }
}

/// How well a track fits a wanted language: people before machines, the exact tag before a relative.
fn rank(wanted: &str, track: &Track) -> Option<(bool, u8)> {
    same_language(wanted, &track.language).map(|distance| (track.automatic, distance))
}

/// 0 = the same tag, 1 = the plain language, 2 = another variant (`en` takes `en-GB`, `en-US` takes `en`, then `en-GB`).
fn same_language(wanted: &str, found: &str) -> Option<u8> {
    let (wanted, found) = (wanted.to_ascii_lowercase(), found.to_ascii_lowercase());
    let primary = |tag: &str| tag.split(['-', '_']).next().unwrap_or_default().to_owned();
    if wanted == found {
        Some(0)
    } else if primary(&wanted) != primary(&found) {
        None
    } else if found == primary(&found) {
        Some(1)
    } else {
        Some(2)
    }
}

/// Whether an address asks for a proof-of-origin token: `exp` holds `xpe` or `xpv`, and no token is there.
pub(super) fn needs_po_token(url: &Url) -> bool {
    let experiment = |(key, value): (std::borrow::Cow<'_, str>, std::borrow::Cow<'_, str>)| {
        key == "exp" && value.split([',', ' ']).any(|v| matches!(v, "xpe" | "xpv"))
    };
    url.query_pairs().any(experiment) && !url.query_pairs().any(|(key, _)| key == "pot")
}

/// The track's address in the wanted format, translated where asked.
pub(super) fn with_format(mut url: Url, format: Option<&str>, translate_to: Option<&str>) -> Url {
    let kept: Vec<(String, String)> = url
        .query_pairs()
        .filter(|(key, _)| !matches!(key.as_ref(), "fmt" | "tlang"))
        .map(|(key, value)| (key.into_owned(), value.into_owned()))
        .collect();
    {
        let mut query = url.query_pairs_mut();
        query.clear().extend_pairs(kept);
        if let Some(language) = translate_to {
            query.append_pair("tlang", language);
        }
        if let Some(format) = format {
            query.append_pair("fmt", format);
        }
    }
    url
}

#[cfg(test)]
mod tests {
    use super::*;

    fn track(language: &str, automatic: bool) -> Track {
        Track {
            base_url: "https://www.youtube.com/api/timedtext?v=x".into(),
            language: language.into(),
            automatic,
            name: String::new(),
            translatable: true,
        }
    }

    fn choose(
        tracks: &[(&str, bool)],
        wanted: &[&str],
        translations: &[&str],
    ) -> Result<(String, CaptionOrigin), Refusal> {
        let tracks = Tracks {
            all: tracks.iter().map(|(language, automatic)| track(language, *automatic)).collect(),
            translations: translations.iter().map(|t| (*t).to_owned()).collect(),
        };
        let wanted: Vec<String> = wanted.iter().map(|w| (*w).to_owned()).collect();
        tracks.choose(&wanted).map(|choice| (choice.track.language.clone(), choice.origin()))
    }

    #[test]
    fn people_before_machines_and_exact_before_relatives() {
        let all = [
            ("en", true),
            ("en-IN", false),
            ("de", false),
            ("en-GB", false),
            ("de", true),
        ];
        assert_eq!(
            choose(&all, &["en"], &[]),
            Ok(("en-IN".into(), CaptionOrigin::Manual))
        );
        assert_eq!(
            choose(&all, &["en-GB"], &[]),
            Ok(("en-GB".into(), CaptionOrigin::Manual))
        );
        assert_eq!(
            choose(&[("en", true)], &["en-US"], &[]),
            Ok(("en".into(), CaptionOrigin::Automatic))
        );
        assert_eq!(
            choose(&[("en-US", true)], &["en"], &[]),
            Ok(("en-US".into(), CaptionOrigin::Automatic))
        );
        assert_eq!(
            choose(&all, &["fr", "de"], &["fr"]),
            Ok(("de".into(), CaptionOrigin::Manual))
        );
    }

    #[test]
    fn translation_is_the_last_resort_and_no_fit_lists_what_there_is() {
        let all = [("ja", true), ("ko", false)];
        assert_eq!(
            choose(&all, &["en"], &["fr", "en"]),
            Ok(("ko".into(), CaptionOrigin::Translated))
        );
        assert_eq!(
            choose(&all, &["en"], &["fr"]),
            Err(Refusal::Language {
                wanted: vec!["en".into()],
                found: vec!["ja (automatic)".into(), "ko".into()]
            })
        );
    }

    #[test]
    fn english_is_not_any_language_that_begins_with_en() {
        assert!(choose(&[("enm", false)], &["en"], &[]).is_err());
    }

    #[test]
    fn po_token_experiments_are_seen_in_any_place() {
        let needs = |query: &str| {
            needs_po_token(&format!("https://www.youtube.com/api/timedtext?{query}").parse().unwrap())
        };
        assert!(needs("v=x&exp=xpe&lang=en"));
        assert!(needs("exp=xpv"));
        assert!(needs("exp=abc%2Cxpe"));
        assert!(!needs("v=x&expire=xpe"));
        assert!(!needs("v=x&exp=xpe&pot=token"));
    }

    #[test]
    fn the_format_replaces_the_one_that_is_there() {
        let url: Url = "https://www.youtube.com/api/timedtext?v=x&fmt=srv3&sparams=ip,v".parse().unwrap();
        let json = with_format(url.clone(), Some("json3"), Some("en"));
        let pairs: Vec<String> = json.query_pairs().map(|(k, v)| format!("{k}={v}")).collect();
        assert_eq!(pairs, ["v=x", "sparams=ip,v", "tlang=en", "fmt=json3"]);
        assert!(!with_format(url, None, None).as_str().contains("fmt"));
    }
}
