//! Cuts a large recording into pieces the endpoint takes: at a silence near the end of the longest piece, else by
//! time with an overlap. ffmpeg reads and cuts; where to cut is decided here, by a pure function.

use std::{
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use super::{AudioKind, Config, Error, Recording};

/// Bit rate of the pieces. Speech to text hears mono at 16 kHz, so nothing is lost.
const BITS_PER_SECOND: usize = 32_000;
/// How much of a piece's limit its sound may fill; the rest is the container.
const FILL: f64 = 0.9;
/// How much earlier the next piece begins where no silence was found: long enough to hold some words twice.
const OVERLAP_MS: u64 = 8_000;
/// Shortest piece: with less there would be more overlap than sound.
const SHORTEST_MS: u64 = 2 * OVERLAP_MS;

/// A part of a recording.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    /// Where it begins in the recording.
    pub(super) start_ms: u64,
    /// Its length, where it was cut; services tell times beyond the end now and then.
    pub(super) length_ms: Option<u64>,
    pub(super) kind: AudioKind,
    pub(super) bytes: Vec<u8>,
}

/// Splits; blocking work is done beside the runtime.
pub(super) async fn split(
    recording: Recording,
    kind: AudioKind,
    config: &Config,
) -> Result<Vec<Piece>, Error> {
    let config = config.clone();
    let name = recording.name.clone();
    let joined = tokio::task::spawn_blocking(move || split_now(&recording, kind, &config)).await;
    joined.unwrap_or_else(|_| {
        Err(Error::Split {
            name,
            reason: "it was interrupted".into(),
        })
    })
}

fn split_now(recording: &Recording, kind: AudioKind, config: &Config) -> Result<Vec<Piece>, Error> {
    let failed = |reason: String| Error::Split {
        name: recording.name.clone(),
        reason,
    };
    let dir = tempfile::tempdir().map_err(|e| failed(e.to_string()))?;
    let input = dir.path().join(format!("input.{}", kind.ending()));
    std::fs::write(&input, &recording.bytes).map_err(|e| failed(e.to_string()))?;
    let tool = Tool {
        program: &config.ffmpeg,
        input: &input,
        kind,
        recording,
        limit: config.max_bytes,
    };
    let listened = tool.run(
        &["-af", "silencedetect=noise=-35dB:d=0.4", "-f", "null", "-"],
        None,
    )?;
    let length_ms = duration_ms(&listened).ok_or_else(|| failed("it has no duration".into()))?;
    check_cost(config, length_ms)?;
    let longest_ms = (config.max_bytes as f64 * FILL * 8.0 / BITS_PER_SECOND as f64 * 1000.0) as u64;
    let mut pieces = Vec::new();
    for (index, (start_ms, end_ms)) in
        plan(length_ms, longest_ms.max(SHORTEST_MS), &silences(&listened)).into_iter().enumerate()
    {
        let out = dir.path().join(format!("piece-{index}.m4a"));
        let (from, length) = (seconds(start_ms), seconds(end_ms - start_ms));
        let rate = BITS_PER_SECOND.to_string();
        tool.run(
            &[
                "-ss", &from, "-t", &length, "-vn", "-ac", "1", "-ar", "16000", "-c:a", "aac", "-b:a", &rate,
                "-f", "ipod", "-y",
            ],
            Some(&out),
        )?;
        pieces.push(Piece {
            start_ms,
            length_ms: Some(end_ms - start_ms),
            kind: AudioKind::M4a,
            bytes: std::fs::read(&out).map_err(|e| failed(e.to_string()))?,
        });
    }
    Ok(pieces)
}

/// The length is known now, so the price is: nothing was sent yet.
fn check_cost(config: &Config, length_ms: u64) -> Result<(), Error> {
    let minutes = length_ms as f64 / 60_000.0;
    let cost = minutes * config.price();
    match config.max_cost_usd {
        Some(limit) if cost > limit => Err(Error::Budget { minutes, cost, limit }),
        _ => Ok(()),
    }
}

fn seconds(ms: u64) -> String {
    format!("{}.{:03}", ms / 1000, ms % 1000)
}

/// ffmpeg on one input.
struct Tool<'a> {
    program: &'a Path,
    input: &'a PathBuf,
    kind: AudioKind,
    recording: &'a Recording,
    limit: usize,
}

impl Tool<'_> {
    /// Runs it and gives what it says on standard error. The format is named and only files may be opened: a
    /// stranger's recording must not make it read anything else.
    fn run(&self, arguments: &[&str], output: Option<&Path>) -> Result<String, Error> {
        let mut command = Command::new(self.program);
        command.args([
            "-hide_banner",
            "-nostdin",
            "-protocol_whitelist",
            "file",
            "-f",
            self.kind.demuxer(),
            "-i",
        ]);
        command.arg(self.input).args(arguments).args(output);
        command.stdin(Stdio::null()).stdout(Stdio::null());
        let done = match command.output() {
            Ok(done) => done,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                return Err(Error::NeedsFfmpeg {
                    name: self.recording.name.clone(),
                    megabytes: self.recording.bytes.len().div_ceil(1 << 20),
                    limit: self.limit >> 20,
                });
            }
            Err(error) => return Err(self.failed(error.to_string())),
        };
        let said = String::from_utf8_lossy(&done.stderr).into_owned();
        if done.status.success() {
            return Ok(said);
        }
        let last = said.lines().rev().find(|line| !line.trim().is_empty()).unwrap_or("no reason given");
        // The path of the scratch file says nothing to anybody.
        let last = last.replace(&self.input.display().to_string(), "the recording");
        Err(self.failed(last.chars().take(200).collect()))
    }

    fn failed(&self, reason: String) -> Error {
        Error::Split {
            name: self.recording.name.clone(),
            reason,
        }
    }
}

/// "Duration: 00:31:05.12" in what ffmpeg says; where the container does not tell, the last "time=" of the run.
fn duration_ms(said: &str) -> Option<u64> {
    let after = |mark: &str| said.rsplit(mark).next().filter(|_| said.contains(mark)).and_then(clock_ms);
    after("Duration: ").or_else(|| after("time="))
}

fn clock_ms(text: &str) -> Option<u64> {
    let clock = text.split([',', ' ', '\n', '\r']).next()?;
    let mut parts = clock.split(':');
    let (hours, minutes, seconds) = (parts.next()?, parts.next()?, parts.next()?);
    let whole: u64 = hours
        .parse::<u64>()
        .ok()?
        .checked_mul(3600)?
        .checked_add(minutes.parse::<u64>().ok()? * 60)?;
    let seconds: f64 = seconds.parse().ok()?;
    Some(whole * 1000 + (seconds * 1000.0) as u64)
}

/// Middles of the silences in milliseconds.
fn silences(said: &str) -> Vec<u64> {
    let value = |line: &str, mark: &str| -> Option<f64> {
        let rest = &line[line.find(mark)? + mark.len()..];
        rest.split_whitespace().next()?.trim_end_matches('|').parse().ok()
    };
    let mut start = None;
    let mut all = Vec::new();
    for line in said.lines() {
        if let Some(at) = value(line, "silence_start: ") {
            start = Some(at);
        } else if let (Some(from), Some(to)) = (start, value(line, "silence_end: ")) {
            all.push((f64::midpoint(from.max(0.0), to.max(0.0)) * 1000.0) as u64);
            start = None;
        }
    }
    all
}

/// Where the pieces begin and end. Each is at most `longest`; a cut lies in the last silence of a piece's second
/// half, else at its end, and then the next piece begins [`OVERLAP_MS`] earlier.
fn plan(length: u64, longest: u64, silences: &[u64]) -> Vec<(u64, u64)> {
    let mut pieces = Vec::new();
    let mut start = 0;
    while length - start > longest {
        let (half, full) = (start + longest / 2, start + longest);
        let silence = silences.iter().copied().filter(|at| (half..=full).contains(at)).max();
        let (end, next) = silence.map_or((full, full - OVERLAP_MS.min(longest / 2)), |at| (at, at));
        pieces.push((start, end));
        start = next;
    }
    pieces.push((start, length));
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cuts_lie_in_silences_or_overlap() {
        assert_eq!(plan(50_000, 60_000, &[]), [(0, 50_000)]);
        assert_eq!(
            plan(100_000, 60_000, &[10_000, 40_000, 55_000, 70_000]),
            [(0, 55_000), (55_000, 100_000)]
        );
        assert_eq!(plan(100_000, 60_000, &[]), [(0, 60_000), (52_000, 100_000)]);
    }

    #[test]
    fn ffmpegs_words_are_read() {
        let said = "Input #0, mp3\n  Duration: 00:31:05.50, start: 0.0\n[silencedetect @ 0x1] silence_start: 10.5\n\
            [silencedetect @ 0x1] silence_end: 11.5 | silence_duration: 1\nsize=N/A time=00:31:05.00 bitrate=N/A\n";
        assert_eq!(duration_ms(said), Some(1_865_500));
        assert_eq!(silences(said), [11_000]);
        assert_eq!(
            duration_ms("Duration: N/A, start\nsize=1 time=00:00:09.25 x"),
            Some(9_250)
        );
        assert_eq!(duration_ms("nothing"), None);
    }

    #[test]
    fn a_price_over_the_limit_is_refused_before_anything_is_sent() {
        let config = Config {
            max_cost_usd: Some(0.1),
            ..Config::default()
        };
        assert!(check_cost(&config, 10 * 60_000).is_ok());
        assert!(matches!(
            check_cost(&config, 30 * 60_000),
            Err(Error::Budget { .. })
        ));
    }

    proptest::proptest! {
        #[test]
        fn pieces_cover_everything_and_none_is_too_long(
            length in 0_u64..20_000_000,
            longest in SHORTEST_MS..4_000_000,
            silences in proptest::collection::vec(0_u64..20_000_000, 0..40),
        ) {
            let pieces = plan(length, longest, &silences);
            proptest::prop_assert_eq!(pieces[0].0, 0);
            proptest::prop_assert_eq!(pieces[pieces.len() - 1].1, length);
            for piece in &pieces {
                proptest::prop_assert!(piece.1 - piece.0 <= longest);
            }
            for pair in pieces.windows(2) {
                proptest::prop_assert!(pair[1].0 <= pair[0].1 && pair[1].0 > pair[0].0);
            }
        }
    }
}
