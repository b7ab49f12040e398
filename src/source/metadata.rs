//! Finds out what the user does not say about a talk: Data API with a key, else the player, else oEmbed. It asks
//! no more than is needed, and a look-up that fails is a warning: only captions are indispensable.

use std::time::Duration;

use serde::Deserialize;

use super::{
    Config, Error, Request, data_api,
    youtube::{Refusal, Video, client::Conversation},
};
use crate::{
    explain::Explain as _,
    http::{Call, Client, Effort},
    model::Talk,
};

/// Longest wait for metadata where the captions are there already.
const PATIENCE: Duration = Duration::from_secs(10);

/// What is known now.
pub(super) struct Found {
    pub(super) talk: Talk,
    /// What the player said, when it was asked.
    pub(super) video: Option<Result<Video, Error>>,
    pub(super) warnings: Vec<String>,
    pub(super) quota_units: u32,
    /// Whether anybody was asked.
    asked: bool,
}

/// Looks the talk up. The only errors are a channel that is not allowed and a video that is surely not ready.
pub(super) async fn look_up(http: &Client, config: &Config, request: &Request) -> Result<Found, Error> {
    let mut found = Found {
        talk: request.talk.clone(),
        video: None,
        warnings: Vec::new(),
        quota_units: 0,
        asked: false,
    };
    let captions_given = !request.transcripts.is_empty();
    let complete = captions_given && !request.talk.title.is_empty();
    let wanted = config.look_up || !captions_given;
    if config.offline || !wanted || request.talk.video_id.is_empty() || complete {
        return Ok(found);
    }
    found.asked = true;
    let patient = if captions_given {
        let effort = http.effort();
        http.with_effort(Effort {
            deadline: effort.deadline.min(PATIENCE),
            attempts: effort.attempts.min(2),
        })
    } else {
        http.clone()
    };
    let listed = data_api(&patient, config, &mut found).await?;
    if !listed || !captions_given {
        player(&patient, config, &mut found).await;
    }
    let other_ways = captions_given || request.audio.is_some();
    // Where YouTube was not reached at all, its oEmbed service is not either.
    let reached = !matches!(found.video, Some(Err(Error::Unreached { .. })));
    if found.talk.title.is_empty() && other_ways && !reached {
        warn_untitled(&mut found);
    } else if found.talk.title.is_empty() && other_ways {
        embed(&patient, config, &mut found).await;
    }
    Ok(found)
}

/// Asks the Data API when there is a key; whether it knew the video.
async fn data_api(http: &Client, config: &Config, found: &mut Found) -> Result<bool, Error> {
    let Some(key) = &config.youtube_api_key else {
        return Ok(false);
    };
    found.quota_units += data_api::LIST_UNITS;
    let video = found.talk.video_id.clone();
    match data_api::list(http, &config.youtube_api_url, key, &video).await {
        Ok(listed) => {
            fill(&mut found.talk, listed.talk);
            check_channel(config, found)?;
            if listed.live {
                return Err(Error::YouTube {
                    video,
                    refusal: Box::new(Refusal::Live),
                    words: String::new(),
                });
            }
            Ok(true)
        }
        Err(error) => {
            let hint = error.hint().unwrap_or_default();
            found.warnings.push(format!(
                "{error} ({}): {hint}; YouTube's own page is used instead",
                error.code()
            ));
            Ok(false)
        }
    }
}

/// Asks the player.
async fn player(http: &Client, config: &Config, found: &mut Found) {
    let video_id = found.talk.video_id.clone();
    let answer = Conversation::new(http, &config.youtube_url, &video_id).video().await;
    if let Ok(video) = &answer {
        fill(&mut found.talk, video.talk.clone());
    }
    found.video = Some(answer);
}

/// What oEmbed says of a video.
#[derive(Deserialize)]
struct RawEmbed {
    title: String,
    #[serde(default)]
    author_name: Option<String>,
}

/// Asks oEmbed, which answers addresses that the player blocks. It knows title and channel name only.
async fn embed(http: &Client, config: &Config, found: &mut Found) {
    let mut url = config.youtube_url.clone();
    url.set_path(&format!(
        "{}/oembed",
        config.youtube_url.path().trim_end_matches('/')
    ));
    url.query_pairs_mut()
        .clear()
        .append_pair("format", "json")
        .append_pair("url", &found.talk.url());
    let answer = http.send(&Call::get("youtube", "oEmbed", url).limit(1 << 20)).await;
    let embed: Option<RawEmbed> =
        answer.ok().filter(|a| a.status == 200).and_then(|a| serde_json::from_slice(&a.body).ok());
    if let Some(embed) = embed {
        let known = Talk {
            title: embed.title,
            channel_name: embed.author_name,
            ..Talk::default()
        };
        fill(&mut found.talk, known);
    } else {
        warn_untitled(found);
    }
}

/// Tells the editor that nobody told the title.
fn warn_untitled(found: &mut Found) {
    let why = match &found.video {
        Some(Err(error)) => format!(": {error}"),
        _ => String::new(),
    };
    found.warnings.push(format!(
        "title and description could not be looked up{why}; give them with --title and --description"
    ));
}

/// Takes what is still open from a service's answer.
fn fill(talk: &mut Talk, from: Talk) {
    let text = |own: &mut String, other: String| {
        if own.is_empty() {
            *own = other;
        }
    };
    text(&mut talk.title, from.title);
    text(&mut talk.description, from.description);
    talk.channel_id = talk.channel_id.take().or(from.channel_id);
    talk.channel_name = talk.channel_name.take().or(from.channel_name);
    talk.published = talk.published.take().or(from.published);
    talk.duration_ms = talk.duration_ms.or(from.duration_ms);
}

/// Holds the channel against the allow-list. A refusal of the video comes first: it is the better answer where both hold.
pub(super) fn check_channel(config: &Config, found: &mut Found) -> Result<(), Error> {
    if config.channels.is_empty() || config.channels.iter().any(|c| c.eq_ignore_ascii_case("any") || c == "*")
    {
        return Ok(());
    }
    let talk = &found.talk;
    match &talk.channel_id {
        Some(id) if config.channels.contains(id) => Ok(()),
        Some(id) => Err(Error::Channel {
            video: talk.video_id.clone(),
            channel: talk.channel_name.as_ref().map_or_else(|| id.clone(), |name| format!("{name} ({id})")),
        }),
        None if !found.asked => Ok(()),
        None => {
            // Nobody tells: whoever blocks the look-up must not thereby reject the talk.
            found
                .warnings
                .push("the channel of the video could not be checked: nobody told it".into());
            Ok(())
        }
    }
}
