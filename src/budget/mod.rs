//! Counts tokens and US dollars of language model requests against the user's limits.
//! It sends nothing: whoever is about to send a request asks here first.

mod prices;

use std::sync::{Mutex, PoisonError};

use serde::Serialize;

pub use prices::{Price, list_price};

/// What a run may spend. `None` = no limit.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Limits {
    /// Input and output tokens of the whole run.
    pub max_tokens: Option<u64>,
    /// US dollars of the whole run.
    pub max_cost_usd: Option<f64>,
}

/// What was spent so far.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct Spent {
    /// Requests that were answered, or that nobody knows the fate of.
    pub requests: u64,
    /// Tokens sent.
    pub input_tokens: u64,
    /// Tokens received.
    pub output_tokens: u64,
    /// US dollars by the price table; 0 for models that run on the user's own machine.
    pub cost_usd: f64,
}

impl Spent {
    /// Tokens in both directions.
    pub fn tokens(&self) -> u64 {
        self.input_tokens + self.output_tokens
    }
}

/// A limit that the next request would pass.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error(
    "budget exceeded: the next request could bring the run to {would_reach} {unit}, the limit is {limit} (spent so far: {tokens} tokens, ${cost:.4})",
    tokens = spent.tokens(),
    cost = spent.cost_usd
)]
pub struct Exceeded {
    /// Where the run would end, in `unit`.
    pub would_reach: String,
    /// The limit, in `unit`.
    pub limit: String,
    /// "tokens" or "USD".
    pub unit: &'static str,
    /// What was spent before.
    pub spent: Spent,
}

/// Budget of one run. Requests reserve their worst case before they are sent, so that requests in
/// flight at the same time cannot pass a limit together.
#[derive(Debug)]
pub struct Budget {
    limits: Limits,
    price: Price,
    state: Mutex<State>,
}

#[derive(Debug, Default, Clone, Copy)]
struct State {
    spent: Spent,
    reserved_tokens: u64,
    reserved_usd: f64,
    elsewhere_usd: f64,
}

/// Worst case of one request, set aside until it is known what became of it. Dropped without a word (the request timed
/// out), it is charged as a whole: the service may have done the work.
#[derive(Debug)]
#[must_use = "a reservation that is dropped is charged"]
pub struct Reservation<'a> {
    budget: &'a Budget,
    input: u64,
    output: u64,
    open: bool,
}

impl Reservation<'_> {
    /// Replaces the reservation by what the service says was used. A service that counts nothing is
    /// charged the whole reservation: too high is safe, too low is not.
    pub fn settle(mut self, used: Option<(u64, u64)>) {
        let (input, output) = used.unwrap_or((self.input, self.output));
        self.close(Some((input, output)));
    }

    /// Gives it back: the request was refused and nothing was charged.
    pub fn release(mut self) {
        self.close(None);
    }

    fn close(&mut self, used: Option<(u64, u64)>) {
        if std::mem::replace(&mut self.open, false) {
            self.budget.close(self.input, self.output, used);
        }
    }
}

impl Drop for Reservation<'_> {
    fn drop(&mut self) {
        self.close(Some((self.input, self.output)));
    }
}

impl Budget {
    /// A budget with nothing spent.
    pub fn new(limits: Limits, price: Price) -> Self {
        Self {
            limits,
            price,
            state: Mutex::new(State::default()),
        }
    }

    /// Sets aside the worst case of a request, or says which limit it could pass. Nothing was sent yet.
    pub fn reserve(&self, input_tokens: u64, max_output_tokens: u64) -> Result<Reservation<'_>, Exceeded> {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let tokens = state.spent.tokens() + state.reserved_tokens + input_tokens + max_output_tokens;
        if let Some(limit) = self.limits.max_tokens.filter(|&limit| tokens > limit) {
            return Err(Exceeded {
                would_reach: tokens.to_string(),
                limit: limit.to_string(),
                unit: "tokens",
                spent: state.spent,
            });
        }
        let worst = self.price.cost(input_tokens, max_output_tokens);
        let usd = state.elsewhere_usd + state.spent.cost_usd + state.reserved_usd + worst;
        if let Some(limit) = self.limits.max_cost_usd.filter(|&limit| usd > limit) {
            return Err(Exceeded {
                would_reach: format!("{usd:.4}"),
                limit: format!("{limit:.4}"),
                unit: "USD",
                spent: state.spent,
            });
        }
        state.reserved_tokens += input_tokens + max_output_tokens;
        state.reserved_usd += worst;
        Ok(Reservation {
            budget: self,
            input: input_tokens,
            output: max_output_tokens,
            open: true,
        })
    }

    fn close(&self, input: u64, output: u64, used: Option<(u64, u64)>) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.reserved_tokens -= input + output;
        state.reserved_usd -= self.price.cost(input, output);
        if let Some((input, output)) = used {
            state.spent.requests += 1;
            state.spent.input_tokens += input;
            state.spent.output_tokens += output;
            state.spent.cost_usd += self.price.cost(input, output);
        }
    }

    /// Counts what the run spent on another service against the same limit; it is not part of [`Budget::spent`].
    pub fn charge_elsewhere(&self, usd: f64) {
        self.state.lock().unwrap_or_else(PoisonError::into_inner).elsewhere_usd += usd;
    }

    /// What was spent so far.
    pub fn spent(&self) -> Spent {
        self.state.lock().unwrap_or_else(PoisonError::into_inner).spent
    }
}

/// Upper estimate of the tokens of a text: English prose has about four characters a token in the
/// vocabularies in use, names and digits fewer; three errs on the safe side.
pub fn estimate_tokens(text: &str) -> u64 {
    (text.len() as u64).div_ceil(3)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn budget(max_tokens: Option<u64>, max_cost_usd: Option<f64>) -> Budget {
        Budget::new(
            Limits {
                max_tokens,
                max_cost_usd,
            },
            Price {
                input_per_million: 1.0,
                output_per_million: 10.0,
            },
        )
    }

    #[test]
    fn a_request_that_could_pass_the_token_limit_is_refused_before_it_is_sent() {
        let budget = budget(Some(1000), None);
        let first = budget.reserve(400, 400).expect("fits");
        let refused = budget.reserve(100, 200).expect_err("800 are reserved");
        assert_eq!((refused.unit, refused.would_reach.as_str()), ("tokens", "1100"));
        first.settle(Some((300, 50)));
        assert!(
            budget.reserve(100, 200).is_ok(),
            "what was not used is free again"
        );
    }

    #[test]
    fn what_another_service_cost_counts_against_the_limit() {
        let budget = budget(None, Some(0.02));
        budget.charge_elsewhere(0.015);
        assert!(budget.reserve(1000, 1000).is_err(), "0.026 USD in all");
        assert!(budget.spent().cost_usd.abs() < 1e-9);
    }

    #[test]
    fn cost_counts_input_and_output_at_their_own_price() {
        let budget = budget(None, Some(0.02));
        let reservation = budget.reserve(1000, 1000).expect("0.011 USD");
        reservation.settle(Some((1000, 1000)));
        assert!((budget.spent().cost_usd - 0.011).abs() < 1e-9);
        let refused = budget.reserve(1000, 1000).expect_err("0.022 USD");
        assert_eq!(refused.unit, "USD");
        assert!(refused.to_string().contains("2000 tokens"));
    }

    #[test]
    fn a_refused_request_costs_nothing_an_uncounted_or_lost_one_its_worst_case() {
        let budget = budget(None, None);
        budget.reserve(10, 10).expect("no limit").release();
        assert_eq!(budget.spent(), Spent::default());
        budget.reserve(10, 20).expect("no limit").settle(None);
        assert_eq!(budget.spent().tokens(), 30);
        drop(budget.reserve(10, 30).expect("no limit"));
        assert_eq!((budget.spent().tokens(), budget.spent().requests), (70, 2));
    }
}
