//! `transcript`: fetches a talk's captions and writes them as a file that people and this tool read, so that the
//! same tool makes at a desk what a workflow is refused.

use super::{Outcome, Session, gather::gather};
use crate::{
    cli::TranscriptArgs,
    config::Environment,
    error::Error,
    model::{CaptionFormat, RawCaptions},
    publish::files,
    transcript::formats,
};

/// Fetches and prints, or writes with `--output`.
pub async fn run(args: &TranscriptArgs, environment: &Environment) -> Result<Outcome, Error> {
    let session = Session::desk(&args.values(), environment)?;
    let http = session.http()?;
    let inputs = gather(&session, &session.optional_request()?, &http, false).await?.log();
    let text = write(&inputs.captions, args.format.as_deref())?;
    match &args.output {
        None => Ok(Outcome::done(text)),
        Some(path) => {
            files::write(path, text.as_bytes())?;
            Ok(Outcome::done(format!("{}\n", path.display())))
        }
    }
}

/// The captions in the wanted format; WebVTT, or text where there are no times and nobody wants a format.
fn write(captions: &RawCaptions, format: Option<&str>) -> Result<String, Error> {
    let wanted = match format {
        Some("srt") => CaptionFormat::Srt,
        Some("json") => CaptionFormat::Json3,
        Some("txt") => CaptionFormat::Plain,
        _ => CaptionFormat::Vtt,
    };
    let text = formats::write(wanted, &captions.cues);
    let plain = || formats::write(CaptionFormat::Plain, &captions.cues).filter(|_| format.is_none());
    text.or_else(plain).ok_or_else(|| Error::Usage {
        message: format!(
            "{} has no times, which {} needs",
            captions.label,
            format.unwrap_or("vtt")
        ),
        hint: "use --format txt".into(),
    })
}
