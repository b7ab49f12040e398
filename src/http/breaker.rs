//! A circuit breaker a service: after repeated failures it answers for the service, so that a batch does not
//! spend its deadlines on a server that is down. It keeps no history of successes.

use std::{collections::BTreeMap, time::Duration};

use tokio::time::Instant;

/// Failures in a row, over all calls of the service, that open the circuit. One call has three attempts, so the
/// second failing call opens it.
const FAILURES: u32 = 5;
/// How long an open circuit stays open before one call may try again.
const COOL_DOWN: Duration = Duration::from_mins(1);
/// The longest a server's own `Retry-After` keeps it open.
const LONGEST: Duration = Duration::from_mins(15);

#[derive(Debug, Default)]
struct State {
    failures: u32,
    open_until: Option<Instant>,
}

/// All circuits.
#[derive(Debug, Default)]
pub(super) struct Breakers(BTreeMap<String, State>);

impl Breakers {
    /// The time left when the circuit is open. When it has just run out, one call may pass: the next failure
    /// opens it again at once, because the count of failures stays.
    pub(super) fn closed(&mut self, service: &str, now: Instant) -> Result<(), Duration> {
        let Some(state) = self.0.get_mut(service) else {
            return Ok(());
        };
        match state.open_until {
            Some(until) if until > now => Err(until - now),
            Some(_) => {
                // Others wait while the one call tries.
                state.open_until = Some(now + COOL_DOWN);
                Ok(())
            }
            None => Ok(()),
        }
    }

    /// A usable answer: everything is forgotten.
    pub(super) fn success(&mut self, service: &str) {
        self.0.remove(service);
    }

    /// A failure that is the service's. `wait` is what it asks for, when that is more than we wait ourselves.
    pub(super) fn failure(&mut self, service: &str, wait: Option<Duration>, now: Instant) {
        let state = self.0.entry(service.to_owned()).or_default();
        state.failures = state.failures.saturating_add(1);
        if let Some(wait) = wait {
            state.open_until = Some(now + wait.min(LONGEST));
        } else if state.failures >= FAILURES {
            state.open_until = Some(now + COOL_DOWN);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn five_failures_in_a_row_open_the_circuit_of_that_service_alone() {
        let (mut breakers, now) = (Breakers::default(), Instant::now());
        for _ in 0..FAILURES {
            assert!(breakers.closed("a", now).is_ok());
            breakers.failure("a", None, now);
        }
        assert_eq!(breakers.closed("a", now), Err(COOL_DOWN));
        assert!(breakers.closed("b", now).is_ok());
    }

    #[test]
    fn a_success_in_between_forgets_the_failures() {
        let (mut breakers, now) = (Breakers::default(), Instant::now());
        for _ in 0..FAILURES * 3 {
            breakers.failure("a", None, now);
            breakers.success("a");
        }
        assert!(breakers.closed("a", now).is_ok());
    }

    #[test]
    fn after_the_cool_down_one_call_tries_and_its_failure_opens_again() {
        let (mut breakers, now) = (Breakers::default(), Instant::now());
        for _ in 0..FAILURES {
            breakers.failure("a", None, now);
        }
        let later = now + COOL_DOWN;
        assert!(breakers.closed("a", later).is_ok());
        assert!(breakers.closed("a", later).is_err(), "the others wait for it");
        breakers.failure("a", None, later);
        assert!(breakers.closed("a", later + COOL_DOWN / 2).is_err());
    }

    #[test]
    fn what_the_server_asks_for_keeps_it_open_up_to_a_limit() {
        let (mut breakers, now) = (Breakers::default(), Instant::now());
        breakers.failure("a", Some(Duration::from_mins(5)), now);
        assert_eq!(breakers.closed("a", now), Err(Duration::from_mins(5)));
        breakers.failure("b", Some(Duration::from_hours(24)), now);
        assert_eq!(breakers.closed("b", now), Err(LONGEST));
    }
}
