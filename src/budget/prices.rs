//! What models cost: a small table of list prices, for where the user states none (`llm-price`). It never guesses a price.

/// US dollars for one million tokens.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Price {
    /// Tokens sent.
    pub input_per_million: f64,
    /// Tokens received.
    pub output_per_million: f64,
}

impl Price {
    /// Cost in US dollars.
    pub fn cost(&self, input_tokens: u64, output_tokens: u64) -> f64 {
        (input_tokens as f64 * self.input_per_million + output_tokens as f64 * self.output_per_million) / 1e6
    }
}

/// List prices of early 2026 (USD for a million tokens in, out), compared with several published lists of that time; longest
/// name first where one is the beginning of another. They age: the setting `llm-price` states the price of the model in use.
const LIST: [(&str, f64, f64); 15] = [
    ("gpt-4.1-mini", 0.40, 1.60),
    ("gpt-4.1-nano", 0.10, 0.40),
    ("gpt-4.1", 2.00, 8.00),
    ("gpt-4o-mini", 0.15, 0.60),
    ("gpt-4o-2024-05-13", 5.00, 15.00),
    ("gpt-4o", 2.50, 10.00),
    ("gpt-4-turbo", 10.00, 30.00),
    ("gpt-4", 30.00, 60.00),
    ("gpt-3.5-turbo", 0.50, 1.50),
    ("gpt-5-mini", 0.25, 2.00),
    ("gpt-5-nano", 0.05, 0.40),
    ("gpt-5", 1.25, 10.00),
    ("o3-mini", 1.10, 4.40),
    ("o3", 2.00, 8.00),
    ("o4-mini", 1.10, 4.40),
];

/// List price of a model; dated versions ("gpt-4o-2024-11-20") cost what their family costs.
/// `None` = unknown: a cost limit cannot be kept for it.
pub fn list_price(model: &str) -> Option<Price> {
    // OpenAI-compatible gateways write "openai/gpt-4o".
    let name = model.rsplit('/').next().unwrap_or(model);
    LIST.iter()
        .find(|(family, ..)| {
            name.strip_prefix(family).is_some_and(|rest| {
                rest.is_empty() || rest.starts_with("-20") || rest == "-preview" || rest == "-latest"
            })
        })
        .map(|&(_, input_per_million, output_per_million)| Price {
            input_per_million,
            output_per_million,
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dated_versions_cost_what_their_family_costs_and_other_models_are_unknown() {
        assert_eq!(list_price("gpt-4o-2024-11-20"), list_price("gpt-4o"));
        assert_eq!(list_price("openai/gpt-4o-mini"), list_price("gpt-4o-mini"));
        assert_ne!(list_price("gpt-4o-mini"), list_price("gpt-4o"));
        // The first version costs twice what the family costs now.
        assert_ne!(list_price("gpt-4o-2024-05-13"), list_price("gpt-4o"));
        assert_eq!(list_price("gpt-4-turbo-preview"), list_price("gpt-4-turbo"));
        assert_eq!(list_price("gpt-4o-audio"), None);
        assert_eq!(list_price("llama3.2"), None);
    }
}
