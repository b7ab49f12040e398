//! What an endpoint understands of the protocol: every server leaves something out, so a request starts
//! with the most and steps down when the server complains. It sends nothing.

/// What the endpoint understands; starts with the most and steps down when it complains.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Dialect {
    pub(super) format: Format,
    pub(super) new_token_field: bool,
    pub(super) temperature: bool,
    pub(super) seed: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    /// A schema with limits, which grammars of local servers keep.
    Bounded,
    /// A schema of nothing but types: OpenAI's own service refuses some of the limits.
    Schema,
    Json,
    Text,
}

impl Dialect {
    /// The next simpler form after a complaint about the request; `None` when it is not about form.
    pub(super) fn simpler(mut self, complaint: &str) -> Option<Self> {
        let complaint = complaint.to_lowercase();
        if complaint.contains("max_tokens") && !self.new_token_field {
            self.new_token_field = true;
        } else if complaint.contains("max_completion_tokens") && self.new_token_field {
            self.new_token_field = false;
        } else if complaint.contains("temperature") && self.temperature {
            self.temperature = false;
        } else if complaint.contains("seed") && self.seed {
            self.seed = false;
        } else if [
            "response_format",
            "json_schema",
            "json_object",
            "structured",
            "schema",
            "grammar",
            "maxlength",
            "minitems",
        ]
        .iter()
        .any(|sign| complaint.contains(sign))
        {
            self.format = match self.format {
                Format::Bounded => Format::Schema,
                Format::Schema => Format::Json,
                Format::Json => Format::Text,
                Format::Text => return None,
            };
        } else {
            return None;
        }
        Some(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dialect_steps_down_once_for_each_complaint() {
        let full = Dialect {
            format: Format::Bounded,
            new_token_field: false,
            temperature: true,
            seed: true,
        };
        assert_eq!(
            full.simpler("'response_format' is not supported").map(|d| d.format),
            Some(Format::Schema)
        );
        assert_eq!(
            full.simpler("Unsupported value: 'temperature'").map(|d| d.temperature),
            Some(false)
        );
        assert_eq!(
            full.simpler("use max_completion_tokens, max_tokens is not supported")
                .map(|d| d.new_token_field),
            Some(true)
        );
        assert_eq!(full.simpler("no idea"), None);
        let text = Dialect {
            format: Format::Text,
            ..full
        };
        assert_eq!(text.simpler("response_format"), None);
    }
}
