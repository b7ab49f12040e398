//! Repeats a call where a repetition can help: exponential back-off with jitter, the server's own `Retry-After`
//! before it, a deadline an attempt, a deadline a call. It repeats nothing that the caller calls unsafe.

use std::time::{Duration, SystemTime};

use backon::BackoffBuilder as _;
use tokio::time::Instant;

use super::{Attempt, Client, Error, Failure};

/// The longest a `Retry-After` is waited for. A server that asks for more is not asked again in this run.
pub const MAX_WAIT: Duration = Duration::from_mins(1);
/// First delay; doubles each time, plus up to as much jitter again.
const FIRST_DELAY: Duration = Duration::from_millis(250);
/// No delay of our own is longer.
const LONGEST_DELAY: Duration = Duration::from_secs(8);

/// How much is spent on one call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Effort {
    /// Deadline of one attempt.
    pub deadline: Duration,
    /// Attempts, the first included. 1 for a request that must not be made twice.
    pub attempts: usize,
}

/// Reads `Retry-After`: seconds, or an HTTP date compared with `now`. A date in the past is no wait.
pub fn retry_after(value: &str, now: SystemTime) -> Option<Duration> {
    let value = value.trim();
    if let Ok(seconds) = value.parse::<u64>() {
        return Some(Duration::from_secs(seconds));
    }
    let date = httpdate::parse_http_date(value).ok()?;
    Some(date.duration_since(now).unwrap_or(Duration::ZERO))
}

impl Client {
    /// Makes `attempt` until it succeeds, fails for good, or the effort is spent. It answers its value with the
    /// HTTP status when it has one. Every attempt is logged as `what` of `service`; `E` must be able to carry
    /// our own errors (deadline, open circuit).
    ///
    /// No attempt begins when twice the deadline has passed since the call began.
    pub async fn retrying<T, E, F, A>(
        &self,
        service: &str,
        what: &str,
        effort: Effort,
        mut attempt: F,
    ) -> Result<T, E>
    where
        E: Failure + From<Error>,
        F: FnMut() -> A,
        A: Future<Output = Result<(T, Option<u16>), E>>,
    {
        let begin = Instant::now();
        let mut delays = backon::ExponentialBuilder::default()
            .with_min_delay(FIRST_DELAY)
            .with_max_delay(LONGEST_DELAY)
            .with_max_times(effort.attempts.saturating_sub(1))
            .with_jitter()
            .build();
        loop {
            let start = Instant::now();
            if let Err(left) = self.breakers(|b| b.closed(service, start)) {
                return Err(E::from(Error::CircuitOpen {
                    service: service.to_owned(),
                    seconds: left.as_secs().max(1),
                }));
            }
            let answer = match tokio::time::timeout(effort.deadline, attempt()).await {
                Ok(answer) => answer,
                Err(_) => Err(E::from(Error::Timeout {
                    service: service.to_owned(),
                    seconds: effort.deadline.as_secs(),
                })),
            };
            let error = match answer {
                Ok((value, status)) => {
                    self.breakers(|b| b.success(service));
                    self.record(entry(service, what, status, None, start, false));
                    return Ok(value);
                }
                Err(error) => error,
            };
            let wait = self.after_failure(service, &error, begin, effort, &mut delays);
            self.record(entry(
                service,
                what,
                error.status(),
                Some(error.to_string()),
                start,
                wait.is_some(),
            ));
            match wait {
                Some(wait) => tokio::time::sleep(wait).await,
                None => return Err(error),
            }
        }
    }

    /// Tells the breaker, and says how long to wait before the next attempt; `None` ends the call.
    fn after_failure(
        &self,
        service: &str,
        error: &impl Failure,
        begin: Instant,
        effort: Effort,
        delays: &mut impl Iterator<Item = Duration>,
    ) -> Option<Duration> {
        let now = Instant::now();
        let asked = error.retry_after();
        if error.transient() || asked.is_some() {
            self.breakers(|b| b.failure(service, asked.filter(|wait| *wait > MAX_WAIT), now));
        } else if error.status().is_some() {
            // A refusal is an answer: the service is well.
            self.breakers(|b| b.success(service));
        }
        if !error.transient() || asked.is_some_and(|wait| wait > MAX_WAIT) {
            return None;
        }
        let delay = delays.next()?;
        let wait = asked.map_or(delay, |asked| asked.max(delay));
        // What the server asked for does not count against our own deadline.
        let spent = now.duration_since(begin);
        (spent < effort.deadline * 2).then_some(wait)
    }
}

fn entry(
    service: &str,
    what: &str,
    status: Option<u16>,
    error: Option<String>,
    start: Instant,
    retried: bool,
) -> Attempt {
    Attempt {
        service: service.to_owned(),
        what: what.to_owned(),
        status,
        error: error.map(|e| super::redact_text(&e)),
        elapsed_ms: u64::try_from(start.elapsed().as_millis()).unwrap_or(u64::MAX),
        retried,
    }
}
