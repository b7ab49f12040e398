//! The conversation with YouTube, without a key of ours: watch page, player, caption track. It judges what it is
//! told by [`super::playability`] and never takes a refusal of this machine for a property of the video.

use std::time::Duration;

use reqwest::header;
use serde_json::json;
use url::Url;

use super::{
    Video,
    playability::judge,
    refusal::Refusal,
    tracks::{Choice, Tracks, needs_po_token, with_format},
    watch_page::{self, Page, excerpt},
    wire::RawPlayer,
};
use crate::{
    http::{Body, Call, Client, Error as HttpError, Hosts, Response},
    model::{RawCaptions, Talk},
    source::Error,
    transcript,
};

/// Name of the service in breaker and log.
const SERVICE: &str = "youtube";
/// An app that the player is asked as: name, version, and its number in YouTube's own list.
struct App(&'static str, &'static str, &'static str);

/// Apps whose answers hold caption tracks without a token, best first. The second is asked when YouTube no longer
/// takes the first one's version (HTTP 400).
const APPS: &[App] = &[App("ANDROID", "20.10.38", "3"), App("IOS", "20.10.4", "5")];
/// Largest caption track: a three-hour talk in json3 stays below 4 MB.
const TRACK_LIMIT: usize = 16 << 20;
/// Where the watch page may lead.
const HOSTS: &[&str] = &[
    "www.youtube.com",
    "youtube.com",
    "m.youtube.com",
    "consent.youtube.com",
];

/// A conversation about one video.
pub(crate) struct Conversation<'a> {
    http: &'a Client,
    base: &'a Url,
    video: &'a str,
    consent: Option<String>,
}

impl<'a> Conversation<'a> {
    /// Begins; nothing is sent yet.
    pub(crate) fn new(http: &'a Client, base: &'a Url, video: &'a str) -> Self {
        Self {
            http,
            base,
            video,
            consent: None,
        }
    }

    fn refuse(&self, refusal: Refusal) -> Error {
        self.refuse_with(refusal, "")
    }

    fn refuse_with(&self, refusal: Refusal, words: &str) -> Error {
        Error::YouTube {
            video: self.video.to_owned(),
            refusal: Box::new(refusal),
            words: words.to_owned(),
        }
    }

    /// Asks for the video: metadata, and the tracks or why there are none.
    pub(crate) async fn video(&mut self) -> Result<Video, Error> {
        let (key, published) = self.watch_page().await?;
        let player = self.player(key.as_deref()).await?;
        let talk = talk_of(&player, self.video, published);
        if let Err((refusal, words)) = judge(&player) {
            return Ok(Video {
                talk,
                tracks: Err((refusal, words)),
                consent: self.consent.clone(),
            });
        }
        let finished = player.video_details.as_ref().is_none_or(|d| d.is_post_live_dvr != Some(true));
        let none = if finished {
            Refusal::CaptionsDisabled
        } else {
            Refusal::Live
        };
        Ok(Video {
            talk,
            tracks: Tracks::of(&player).ok_or((none, String::new())),
            consent: self.consent.clone(),
        })
    }

    /// The key of the player service and the day of publication.
    async fn watch_page(&mut self) -> Result<(Option<String>, Option<String>), Error> {
        let mut url = self.at("/watch");
        url.query_pairs_mut().append_pair("v", self.video);
        for _ in 0..2 {
            let call = self.dressed(Call::get(SERVICE, "watch page", url.clone()));
            let answer = self.send(&call).await?;
            let asks_consent = answer.url.host_str().is_some_and(|host| host.starts_with("consent."));
            match watch_page::read(&answer.text()).map_err(|refusal| self.refuse(refusal))? {
                Page::Watch { key, published } if !asks_consent => return Ok((key, published)),
                Page::Consent {
                    version: Some(version),
                } if self.consent.is_none() => {
                    self.consent = Some(format!("CONSENT=YES+{version}"));
                }
                Page::Watch { .. } | Page::Consent { .. } => break,
            }
        }
        Err(self.refuse(Refusal::Consent))
    }

    async fn player(&self, key: Option<&str>) -> Result<RawPlayer, Error> {
        let mut url = self.at("/youtubei/v1/player");
        if let Some(key) = key {
            url.query_pairs_mut().append_pair("key", key);
        }
        let mut answer = None;
        for App(name, version, number) in APPS {
            // `hl` makes the reasons English; nothing else of the context is needed.
            let body = json!({
                "context": {"client": {"clientName": name, "clientVersion": version, "hl": "en"}},
                "videoId": self.video,
            });
            let call = self
                .dressed(Call::post(SERVICE, "player", url.clone(), Body::Json(body)))
                .header(header::HeaderName::from_static("x-youtube-client-name"), number)
                .header(
                    header::HeaderName::from_static("x-youtube-client-version"),
                    version,
                );
            let given = self.http.send(&call).await.map_err(|error| self.network(error))?;
            let refused = given.status == 400;
            answer = Some((given, call));
            if !refused {
                break;
            }
        }
        let (answer, call) = answer.expect("APPS to name at least one");
        let answer = self.judged(answer, &call)?;
        serde_json::from_slice::<RawPlayer>(&answer.body)
            .ok()
            .filter(|player| player.playability_status.is_some() || player.video_details.is_some())
            .ok_or_else(|| self.unexpected("the player's answer has no playabilityStatus", &answer))
    }

    /// Fetches the best track.
    pub(crate) async fn captions(&mut self, video: &Video, wanted: &[String]) -> Result<RawCaptions, Error> {
        let tracks = video
            .tracks
            .as_ref()
            .map_err(|(refusal, words)| self.refuse_with(refusal.clone(), words))?;
        let choice = tracks.choose(wanted).map_err(|refusal| self.refuse(refusal))?;
        let url = self.track_address(&choice.track.base_url)?;
        if needs_po_token(&url) {
            return Err(self.refuse(Refusal::PoToken));
        }
        self.consent.clone_from(&video.consent);
        let translate_to = choice.translate_to.as_deref();
        // json3 first; the plain address gives srv1 where a server does not know json3.
        let mut last = None;
        for format in [Some("json3"), None] {
            let call = Call::get(
                SERVICE,
                "captions",
                with_format(url.clone(), format, translate_to),
            );
            let answer = self.send(&self.dressed(call).limit(TRACK_LIMIT)).await?;
            if answer.body.iter().all(u8::is_ascii_whitespace) {
                // What YouTube sends when it wanted a token after all.
                return Err(self.refuse(Refusal::PoToken));
            }
            match transcript::parse("YouTube", &answer.body) {
                Ok(captions) if captions.format != crate::model::CaptionFormat::Plain => {
                    return Ok(named(captions, &choice));
                }
                _ if is_wordless(&answer.text()) => return Err(self.refuse(Refusal::CaptionsEmpty)),
                _ => last = Some(answer),
            }
        }
        let answer = last.ok_or_else(|| self.refuse(Refusal::CaptionsEmpty))?;
        Err(self.unexpected("the caption track is in no known format", &answer))
    }

    /// The address of a track, on the configured server. An answer that names another host is not believed.
    fn track_address(&self, base_url: &str) -> Result<Url, Error> {
        let foreign = || {
            self.refuse(Refusal::Unexpected {
                what: "a caption track is not on YouTube".into(),
                excerpt: crate::http::redact_text(base_url),
            })
        };
        let mut url = self.base.join(base_url).map_err(|_| foreign())?;
        if url.origin() == self.base.origin() {
            return Ok(url);
        }
        let host = url.host_str().unwrap_or_default();
        if host != "youtube.com" && !host.ends_with(".youtube.com") {
            return Err(foreign());
        }
        let moved = url.set_scheme(self.base.scheme()).is_ok()
            && url.set_host(self.base.host_str()).is_ok()
            && url.set_port(self.base.port()).is_ok();
        if moved { Ok(url) } else { Err(foreign()) }
    }

    fn at(&self, path: &str) -> Url {
        let mut url = self.base.clone();
        url.set_path(&format!("{}{path}", self.base.path().trim_end_matches('/')));
        url.set_query(None);
        url
    }

    fn dressed(&self, call: Call) -> Call {
        let call = call.header(header::ACCEPT_LANGUAGE, "en-US,en;q=0.9").hosts(Hosts::of(HOSTS));
        match &self.consent {
            Some(cookie) => call.secret_header(header::COOKIE, cookie),
            None => call,
        }
    }

    async fn send(&self, call: &Call) -> Result<Response, Error> {
        let answer = self.http.send(call).await.map_err(|error| self.network(error))?;
        self.judged(answer, call)
    }

    /// Reads the statuses that mean the same everywhere on YouTube.
    fn judged(&self, answer: Response, call: &Call) -> Result<Response, Error> {
        match answer.status {
            200..=299 => Ok(answer),
            // 403 is how YouTube turns away an address or a worn-out signature; no video property has it.
            401 | 403 if is_captcha(&answer) => Err(self.refuse(Refusal::IpBlocked)),
            401 | 403 => Err(self.refuse(Refusal::RequestBlocked)),
            404 | 410 if call.what() == "watch page" => Err(self.refuse(Refusal::NotFound)),
            status => Err(self.unexpected(&format!("HTTP {status} for the {}", call.what()), &answer)),
        }
    }

    fn network(&self, error: HttpError) -> Error {
        match &error {
            HttpError::Status {
                status: 429,
                retry_after,
                ..
            } => {
                let words = retry_after.map_or_else(String::new, |wait: Duration| {
                    format!("it asks to wait {} seconds", wait.as_secs())
                });
                self.refuse_with(Refusal::TooManyRequests, &words)
            }
            // Blocked addresses are sent to Google's captcha page.
            HttpError::Redirect { host, .. } if host == "www.google.com" || host == "google.com" => {
                self.refuse(Refusal::IpBlocked)
            }
            HttpError::Redirect { host, .. } if host == "accounts.google.com" => {
                self.refuse(Refusal::LoginRequired)
            }
            _ => Error::Unreached {
                video: self.video.to_owned(),
                error,
            },
        }
    }

    fn unexpected(&self, what: &str, answer: &Response) -> Error {
        if is_captcha(answer) {
            return self.refuse(Refusal::IpBlocked);
        }
        self.refuse(Refusal::Unexpected {
            what: what.to_owned(),
            excerpt: excerpt(&answer.text()),
        })
    }
}

fn is_captcha(answer: &Response) -> bool {
    let text = answer.text();
    text.contains("g-recaptcha") || text.contains("/recaptcha/api.js")
}

/// A caption document that is well-formed and holds no word.
fn is_wordless(text: &str) -> bool {
    let text = text.trim_start_matches('\u{feff}').trim();
    if let Ok(value) = serde_json::from_str::<serde_json::Value>(text) {
        let Some(object) = value.as_object() else {
            return false;
        };
        let Some(events) = object.get("events") else {
            return object.contains_key("wireMagic") || object.is_empty();
        };
        let words = |event: &serde_json::Value| {
            let segments = event.get("segs").and_then(serde_json::Value::as_array);
            segments.into_iter().flatten().any(|seg| {
                seg.get("utf8")
                    .and_then(serde_json::Value::as_str)
                    .is_some_and(|text| !text.trim().is_empty())
            })
        };
        return !events.as_array().is_some_and(|events| events.iter().any(words));
    }
    let known = ["<?xml", "<transcript", "<timedtext"].iter().any(|start| text.starts_with(start));
    known
        && (text.contains("<transcript") || text.contains("<timedtext"))
        && without_tags(text).trim().is_empty()
}

fn without_tags(text: &str) -> String {
    let mut out = String::new();
    let mut inside = false;
    for c in text.chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            c if !inside => out.push(c),
            _ => {}
        }
    }
    out
}

fn named(captions: RawCaptions, choice: &Choice) -> RawCaptions {
    let track = &choice.track;
    let name = if track.name.is_empty() {
        track.language.clone()
    } else {
        track.name.clone()
    };
    let translated = choice
        .translate_to
        .as_ref()
        .map_or_else(String::new, |to| format!(", translated to {to}"));
    RawCaptions {
        language: Some(choice.language().to_owned()),
        origin: choice.origin(),
        label: format!("YouTube captions, {name}{translated}"),
        ..captions
    }
}

fn talk_of(player: &RawPlayer, video: &str, published: Option<String>) -> Talk {
    let details = player.video_details.clone().unwrap_or_default();
    let seconds = match &details.length_seconds {
        serde_json::Value::String(text) => text.parse::<u64>().ok(),
        other => other.as_u64(),
    };
    let from_player = player
        .microformat
        .as_ref()
        .and_then(|m| m.player_microformat_renderer.as_ref())
        .and_then(|m| m.publish_date.as_deref())
        .and_then(watch_page::day);
    Talk {
        video_id: video.to_owned(),
        title: details.title.unwrap_or_default(),
        description: details.short_description.unwrap_or_default(),
        channel_id: details.channel_id.filter(|id| !id.is_empty()),
        channel_name: details.author.filter(|name| !name.is_empty()),
        published: published.or(from_player),
        duration_ms: seconds.filter(|s| *s > 0).map(|s| s.saturating_mul(1000)),
    }
}
