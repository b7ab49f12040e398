//! Every way YouTube refuses the captions of a video, each with its code, its end and the remedy that works.
//! It only names refusals; [`super::playability`] and [`super::client`] recognise them.

use std::borrow::Cow;

use crate::explain::Kind;

/// The way out that always works; every refusal of a video people can watch ends in it.
pub const ATTACH: &str = "get the transcript on your own computer (`casestudypilot transcript --video=ID > transcript.txt`, \
     or \"Show transcript\" below the video) and drop the file into the issue";

/// Why there are no captions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// No such video, or it was removed.
    NotFound,
    /// Private.
    Private,
    /// Not playable for another reason (members only, paid, …).
    Unplayable,
    /// Not available in the country of this machine.
    Region,
    /// Only for signed-in adults.
    AgeRestricted,
    /// Only for signed-in people.
    LoginRequired,
    /// Not begun, or still running.
    Live,
    /// No captions at all.
    CaptionsDisabled,
    /// Captions, but in none of the wanted languages and none translatable; the tracks found.
    Language {
        /// Languages wanted, best first.
        wanted: Vec<String>,
        /// Tracks found ("en (automatic)").
        found: Vec<String>,
    },
    /// A caption file without a word.
    CaptionsEmpty,
    /// The track is served only with a proof-of-origin token, which only a browser can make.
    PoToken,
    /// The address of this machine is blocked (captcha page).
    IpBlocked,
    /// This request is taken for a robot's.
    RequestBlocked,
    /// HTTP 429.
    TooManyRequests,
    /// The consent page comes back although it was answered.
    Consent,
    /// YouTube itself says to try again later.
    TryLater,
    /// An answer of a form we do not know.
    Unexpected {
        /// What was expected and is not there.
        what: String,
        /// Beginning of the answer, redacted, for the artifacts.
        excerpt: String,
    },
}

/// Code, end, sentence and remedy of one refusal.
struct Row(&'static str, Kind, &'static str, &'static str);

const CLOUD: &str =
    "YouTube refuses most cloud addresses, GitHub's runners among them. This is not about the video: ";

impl Refusal {
    fn row(&self) -> Row {
        use Kind::{Failed, Unavailable};
        match self {
            Self::NotFound => Row(
                "youtube-not-found",
                Failed,
                "does not exist or was removed",
                "check the address of the video",
            ),
            Self::Private => Row(
                "youtube-private",
                Failed,
                "is private",
                "ask the channel to publish the video, or attach its transcript to the issue",
            ),
            Self::Unplayable => Row("youtube-unplayable", Failed, "cannot be played", ""),
            Self::Region => Row(
                "youtube-region",
                Failed,
                "is not available in the country of this machine",
                "",
            ),
            Self::AgeRestricted => Row(
                "youtube-age-restricted",
                Failed,
                "is age-restricted: only signed-in adults may watch it",
                "",
            ),
            Self::LoginRequired => Row(
                "youtube-login-required",
                Failed,
                "is shown only to signed-in people",
                "",
            ),
            Self::Live => Row(
                "youtube-live",
                Failed,
                "is live or has not begun: its captions do not exist yet",
                "run again some hours after the end of the stream, when YouTube has made the captions",
            ),
            Self::CaptionsDisabled => Row("youtube-captions-disabled", Failed, "has no captions", ""),
            Self::Language { .. } => Row(
                "youtube-language-not-available",
                Failed,
                "has no captions in a wanted language",
                "",
            ),
            Self::CaptionsEmpty => Row(
                "youtube-captions-empty",
                Failed,
                "has a caption track without a word",
                "",
            ),
            Self::PoToken => Row(
                "youtube-po-token-required",
                Unavailable,
                "needs a proof-of-origin token for its captions",
                CLOUD,
            ),
            Self::IpBlocked => Row(
                "youtube-ip-blocked",
                Unavailable,
                "was not shown: YouTube blocks the address of this machine",
                CLOUD,
            ),
            Self::RequestBlocked => Row(
                "youtube-request-blocked",
                Unavailable,
                "was not shown: YouTube takes this machine for a robot",
                CLOUD,
            ),
            Self::TooManyRequests => Row(
                "youtube-too-many-requests",
                Unavailable,
                "was not shown: YouTube blocks the address of this machine for too many requests (HTTP 429)",
                CLOUD,
            ),
            Self::Consent => Row(
                "youtube-consent",
                Unavailable,
                "was not shown: YouTube's consent page cannot be passed",
                "",
            ),
            Self::TryLater => Row("youtube-try-later", Unavailable, "cannot be played right now", ""),
            Self::Unexpected { .. } => Row(
                "youtube-unexpected-answer",
                Failed,
                "got an answer in a form we do not know",
                "",
            ),
        }
    }

    /// Stable code.
    pub fn code(&self) -> &'static str {
        self.row().0
    }

    /// What kind of end it is.
    pub fn kind(&self) -> Kind {
        self.row().1
    }

    /// What happened, as the rest of a sentence that begins with the video.
    pub fn says(&self) -> Cow<'static, str> {
        let text = self.row().2;
        match self {
            Self::Language { wanted, found } => {
                format!("{text} ({}); there are: {}", wanted.join(", "), found.join(", ")).into()
            }
            Self::Unexpected { what, .. } => format!("{text}: {what}").into(),
            _ => text.into(),
        }
    }

    /// The remedy.
    pub fn hint(&self) -> Cow<'static, str> {
        let own = self.row().3;
        match self {
            Self::NotFound | Self::Private | Self::Live => own.into(),
            Self::PoToken | Self::IpBlocked | Self::RequestBlocked | Self::TooManyRequests => {
                format!("{own}{ATTACH}; or set the input `proxy`").into()
            }
            Self::Language { .. } => {
                format!("set the input `language` to one of the languages found, or {ATTACH}").into()
            }
            Self::CaptionsDisabled | Self::CaptionsEmpty => {
                "give a transcript of your own (drop the file into the issue), or a recording by the input `audio`".into()
            }
            Self::TryLater => format!("run again in some minutes, or {ATTACH}").into(),
            Self::Unexpected { .. } => {
                format!("YouTube may have changed: report it with the excerpt in the artifacts; until then {ATTACH}").into()
            }
            _ => ATTACH.into(),
        }
    }

    /// Every refusal once, for the list of codes.
    pub fn all() -> Vec<Self> {
        vec![
            Self::NotFound,
            Self::Private,
            Self::Unplayable,
            Self::Region,
            Self::AgeRestricted,
            Self::LoginRequired,
            Self::Live,
            Self::CaptionsDisabled,
            Self::Language {
                wanted: Vec::new(),
                found: Vec::new(),
            },
            Self::CaptionsEmpty,
            Self::PoToken,
            Self::IpBlocked,
            Self::RequestBlocked,
            Self::TooManyRequests,
            Self::Consent,
            Self::TryLater,
            Self::Unexpected {
                what: String::new(),
                excerpt: String::new(),
            },
        ]
    }
}
