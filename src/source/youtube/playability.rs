//! Reads whether a video plays and, if not, why: by YouTube's structured fields first, by its wording where the
//! fields do not tell. A refusal of us (bot check) is never read as one of the video, and never the other way.

use super::{
    refusal::Refusal,
    wire::{RawPlayability, RawPlayer, text_of},
};

/// `Ok` when the video plays; else the refusal and YouTube's own words.
pub(super) fn judge(player: &RawPlayer) -> Result<(), (Refusal, String)> {
    let Some(status) = &player.playability_status else {
        return Ok(());
    };
    let details = player.video_details.clone().unwrap_or_default();
    let running = details.is_live == Some(true) || details.is_upcoming == Some(true);
    let words = words(status);
    let refusal = match status.status.as_str() {
        "OK" | "" if running => Refusal::Live,
        "OK" | "" => return Ok(()),
        // An unlisted or public video never has this field set, so it needs no words.
        _ if details.is_private == Some(true) => Refusal::Private,
        // A stream that ended and was not kept has this status too.
        "LIVE_STREAM_OFFLINE" if says(&words, &["recording is not available"]) => Refusal::Unplayable,
        "LIVE_STREAM_OFFLINE" => Refusal::Live,
        "AGE_CHECK_REQUIRED" | "AGE_VERIFICATION_REQUIRED" | "CONTENT_CHECK_REQUIRED" => {
            Refusal::AgeRestricted
        }
        "LOGIN_REQUIRED" => login(status, &words),
        "ERROR" => by_words(&words).unwrap_or_else(|| {
            if says(
                &words,
                &[
                    "unavailable",
                    "not available",
                    "no longer",
                    "removed",
                    "exist",
                    "terminated",
                    "deleted",
                ],
            ) {
                Refusal::NotFound
            } else {
                Refusal::Unplayable
            }
        }),
        _ => by_words(&words).unwrap_or(if running || !status.live_streamability.is_null() {
            Refusal::Live
        } else {
            Refusal::Unplayable
        }),
    };
    Err((refusal, shown(status)))
}

fn login(status: &RawPlayability, words: &str) -> Refusal {
    if is_bot_check(words) {
        Refusal::RequestBlocked
    } else if !status.desktop_legacy_age_gate_reason.is_null() || is_age_gate(words) {
        Refusal::AgeRestricted
    } else if says(words, &["private"]) {
        Refusal::Private
    } else {
        Refusal::LoginRequired
    }
}

/// What only the words tell, in the order of how sure they are.
fn by_words(words: &str) -> Option<Refusal> {
    if is_bot_check(words) {
        return Some(Refusal::RequestBlocked);
    }
    if says(words, &["try again later"]) {
        return Some(Refusal::TryLater);
    }
    // "This is a private video", not "privacy".
    if has_word(words, "private") {
        return Some(Refusal::Private);
    }
    if is_age_gate(words) {
        return Some(Refusal::AgeRestricted);
    }
    if ["country", "countries", "region", "location", "territory"]
        .iter()
        .any(|w| has_word(words, w))
    {
        return Some(Refusal::Region);
    }
    if says(
        words,
        &[
            "live event will begin",
            "premieres in",
            "premiere will begin",
            "has not started",
            "is offline",
        ],
    ) {
        return Some(Refusal::Live);
    }
    None
}

fn is_bot_check(words: &str) -> bool {
    has_word(words, "bot")
        || has_word(words, "robot")
        || says(words, &["unusual traffic", "automated queries"])
}

fn is_age_gate(words: &str) -> bool {
    has_word(words, "age")
        || says(
            words,
            &[
                "age-restricted",
                "inappropriate for some users",
                "mature audience",
                "offensive to some",
            ],
        )
}

fn says(words: &str, any: &[&str]) -> bool {
    any.iter().any(|part| words.contains(part))
}

fn has_word(words: &str, word: &str) -> bool {
    words.split(|c: char| !c.is_alphanumeric()).any(|w| w == word)
}

/// Everything YouTube says, in lower case.
fn words(status: &RawPlayability) -> String {
    let mut all = shown(status);
    for message in status.messages.iter().flatten() {
        all.push(' ');
        all.push_str(message);
    }
    all.to_lowercase()
}

/// Reason and sub-reason as YouTube words them, on one line.
fn shown(status: &RawPlayability) -> String {
    let mut parts: Vec<String> = status.reason.iter().cloned().collect();
    if parts.is_empty() {
        parts.extend(status.messages.iter().flatten().next().cloned());
    }
    if let Some(screens) = status.error_screen.as_object() {
        for screen in screens.values() {
            for field in ["reason", "subreason"] {
                let text = screen.get(field).and_then(text_of);
                parts.extend(text.filter(|text| !parts.contains(text)));
            }
        }
    }
    let parts: Vec<&str> = parts
        .iter()
        .map(|part| part.trim().trim_end_matches("Learn more").trim().trim_end_matches('.'))
        .collect();
    let text = parts.join(". ");
    let text: Vec<&str> = text.split_whitespace().collect();
    text.join(" ").chars().take(300).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn refusal(status: &serde_json::Value) -> Result<(), (Refusal, String)> {
        judge(&serde_json::from_value(json!({ "playabilityStatus": status })).unwrap())
    }

    #[allow(clippy::needless_pass_by_value, reason = "reads better in the cases")]
    fn code(status: serde_json::Value) -> &'static str {
        refusal(&status).unwrap_err().0.code()
    }

    #[test]
    fn bot_check_age_gate_and_private_share_a_status_and_are_told_apart() {
        for (reason, expected) in [
            ("Sign in to confirm you’re not a bot", "youtube-request-blocked"),
            ("Sign in to confirm you're not a bot.", "youtube-request-blocked"),
            ("Sign in to confirm your age", "youtube-age-restricted"),
            (
                "This video may be inappropriate for some users.",
                "youtube-age-restricted",
            ),
            (
                "This is a private video. Please sign in to verify that you may see it.",
                "youtube-private",
            ),
            ("Please sign in", "youtube-login-required"),
            ("", "youtube-login-required"),
        ] {
            assert_eq!(
                code(json!({"status": "LOGIN_REQUIRED", "reason": reason})),
                expected,
                "{reason}"
            );
        }
    }

    #[test]
    fn an_age_gate_is_known_by_its_field_in_any_language() {
        let status =
            json!({"status": "LOGIN_REQUIRED", "reason": "Melde dich an", "desktopLegacyAgeGateReason": 1});
        assert_eq!(code(status), "youtube-age-restricted");
    }

    #[test]
    fn reasons_in_the_sub_reason_and_messages_count() {
        let sub = json!({"status": "UNPLAYABLE", "reason": "Video unavailable", "errorScreen": {"playerErrorMessageRenderer":
            {"subreason": {"runs": [{"text": "The uploader has not made this video available "}, {"text": "in your country"}]}}}});
        let (refusal, words) = refusal(&sub).unwrap_err();
        assert_eq!(refusal, Refusal::Region);
        assert_eq!(
            words,
            "Video unavailable. The uploader has not made this video available in your country"
        );
        let messages = json!({"status": "LOGIN_REQUIRED", "messages": ["This is a private video."]});
        assert_eq!(code(messages), "youtube-private");
    }

    #[test]
    fn errors_are_missing_videos_unless_they_say_otherwise() {
        for (reason, expected) in [
            ("This video is unavailable", "youtube-not-found"),
            ("This video has been removed by the uploader", "youtube-not-found"),
            ("This video is private", "youtube-private"),
            ("An error occurred. Please try again later.", "youtube-try-later"),
            ("This video is not available in your country", "youtube-region"),
            ("This video requires payment to watch", "youtube-unplayable"),
        ] {
            assert_eq!(
                code(json!({"status": "ERROR", "reason": reason})),
                expected,
                "{reason}"
            );
        }
    }

    #[test]
    fn live_and_upcoming_streams_are_not_ready() {
        assert_eq!(
            code(json!({"status": "LIVE_STREAM_OFFLINE", "reason": "Premieres in 5 hours"})),
            "youtube-live"
        );
        let player = json!({"playabilityStatus": {"status": "OK"}, "videoDetails": {"isLive": true}});
        assert_eq!(
            judge(&serde_json::from_value(player).unwrap()).unwrap_err().0,
            Refusal::Live
        );
        let ended = json!({"playabilityStatus": {"status": "OK"}, "videoDetails": {"isLiveContent": true}});
        assert!(judge(&serde_json::from_value(ended).unwrap()).is_ok());
    }

    #[test]
    fn a_private_video_is_known_by_its_field_in_any_language() {
        let player = json!({"playabilityStatus": {"status": "ERROR", "reason": "Vidéo privée"}, "videoDetails": {"isPrivate": true}});
        assert_eq!(
            judge(&serde_json::from_value(player).unwrap()).unwrap_err().0,
            Refusal::Private
        );
    }

    #[test]
    fn an_unknown_status_is_unplayable_with_youtubes_words() {
        let (refusal, words) =
            refusal(&json!({"status": "UNPLAYABLE", "reason": "Join this channel to get access"}))
                .unwrap_err();
        assert_eq!(
            (refusal, words.as_str()),
            (Refusal::Unplayable, "Join this channel to get access")
        );
        assert_eq!(code(json!({"status": "SOMETHING_NEW"})), "youtube-unplayable");
    }

    #[test]
    fn fields_of_another_form_do_not_hide_the_others() {
        let player = json!({"playabilityStatus": {"status": "OK", "reason": 7}, "videoDetails": {"title": "T", "isLive": "no"}, "captions": []});
        let player: RawPlayer = serde_json::from_value(player).unwrap();
        assert!(judge(&player).is_ok());
        assert_eq!(player.video_details.unwrap().title.as_deref(), Some("T"));
    }
}
