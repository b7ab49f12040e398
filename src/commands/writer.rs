//! Chooses who writes by the settings, and shows what a model would be asked. It asks nothing itself.

use std::fmt::Write as _;

use crate::{
    budget::{Budget, Limits, Price, PriceTable},
    config::{LlmSettings, Settings, WriterChoice},
    error::Error,
    grounding::{Engine, Source},
    pipeline::{self, Inputs},
    writing::{
        self,
        llm::{self, Endpoint},
    },
};

use super::Session;

/// Model of the default service when none is named: the cheapest of its kind that keeps to the form.
const DEFAULT_MODEL: &str = "gpt-4.1-mini";

/// Who writes, and why.
#[derive(Debug)]
pub(crate) enum Chosen {
    /// The built-in writer.
    Extractive {
        /// For the report.
        why: &'static str,
    },
    /// A language model.
    Llm {
        /// Where it is.
        endpoint: Box<Endpoint>,
        /// Counts what it uses.
        budget: Budget,
        /// For the report.
        why: &'static str,
    },
}

/// Chooses. A model that was asked for and cannot be used is an error, never a silent extractive text.
pub(crate) fn choose(settings: &Settings) -> Result<Chosen, Error> {
    let wanted = settings.writer;
    let base_url = Endpoint::base_url(
        settings.llm.base_url.as_deref().unwrap_or_default(),
        settings.llm.api_key.is_some(),
    );
    let (why, base_url) = match (wanted, base_url) {
        (WriterChoice::Extractive, _) => {
            return Ok(Chosen::Extractive {
                why: "it was asked for",
            });
        }
        (WriterChoice::Auto, _) if settings.offline => {
            return Ok(Chosen::Extractive {
                why: "the run is offline",
            });
        }
        (WriterChoice::Auto, None) => {
            return Ok(Chosen::Extractive {
                why: "no model is configured",
            });
        }
        (WriterChoice::Llm, _) if settings.offline => {
            return Err(Error::Usage {
                message: "writer: llm cannot be used offline".into(),
                hint: "leave out offline, or set writer: extractive".into(),
            });
        }
        (WriterChoice::Llm, None) => {
            return Err(Error::Usage {
                message: "writer: llm is asked for, but no model is configured".into(),
                hint:
                    "set llm-base-url (a local server needs no key) or llm-api-key, or set writer: extractive"
                        .into(),
            });
        }
        (WriterChoice::Auto, Some(url)) => ("a model is configured", url),
        (WriterChoice::Llm, Some(url)) => ("it was asked for", url),
    };
    let endpoint = endpoint(&settings.llm, base_url)?;
    endpoint.check()?;
    let limits = Limits {
        max_tokens: settings.llm.max_tokens,
        max_cost_usd: settings.llm.max_cost_usd,
    };
    let budget = Budget::new(limits, price(&settings.llm, &endpoint)?);
    Ok(Chosen::Llm {
        endpoint: Box::new(endpoint),
        budget,
        why,
    })
}

fn endpoint(settings: &LlmSettings, base_url: String) -> Result<Endpoint, Error> {
    let official = base_url == Endpoint::base_url("openai", true).unwrap_or_default();
    let model = match &settings.model {
        Some(model) => model.clone(),
        None if official => DEFAULT_MODEL.to_owned(),
        None => {
            return Err(Error::Usage {
                message: "the endpoint in llm-base-url needs the name of a model".into(),
                hint: "set llm-model to a model that it lists under /models".into(),
            });
        }
    };
    Ok(Endpoint {
        base_url,
        model,
        api_key: settings.api_key.as_ref().map(|key| key.expose().to_owned().into()),
        temperature: Some(settings.temperature),
        max_output_tokens: settings.max_output_tokens,
        max_input_tokens: settings.max_input_tokens,
        seed: settings.seed,
    })
}

/// The price of the model. A cost limit on a model without a known price could not be kept: an error.
fn price(settings: &LlmSettings, endpoint: &Endpoint) -> Result<Price, Error> {
    if let Some((input_per_million, output_per_million)) = settings.price {
        return Ok(Price {
            input_per_million,
            output_per_million,
        });
    }
    if endpoint.is_local() {
        return Ok(Price::default());
    }
    match PriceTable::default().price(&endpoint.model) {
        Some(price) => Ok(price),
        None if settings.max_cost_usd.is_some() => Err(Error::Usage {
            message: format!("max-cost-usd cannot be kept: the price of {:?} is not known", endpoint.model),
            hint: "state it with llm-price (US dollars for a million tokens, in and out: 0.40,1.60), or use max-tokens".into(),
        }),
        None => Ok(Price::default()),
    }
}

/// The prompts of a run and what they could cost; nothing is sent. Repairs could double it.
pub(crate) async fn dry_run(session: &Session, inputs: &Inputs) -> Result<String, Error> {
    let Chosen::Llm { endpoint, .. } = choose(&session.settings)? else {
        return Ok("the extractive writer writes: it asks no model and costs nothing\n".into());
    };
    let knowledge = session.knowledge().await;
    let understood = pipeline::understand(inputs, &session.options(), knowledge)?;
    let source = Source {
        talk: &inputs.talk,
        transcript: &understood.transcript,
        analysis: &understood.analysis,
        knowledge,
    };
    let (draft, _) = writing::compose_extractive(source);
    let engine = Engine::new(source);
    let messages = llm::plan(
        &engine,
        &draft,
        &writing::section_specs(),
        endpoint.evidence_tokens(),
    );
    let mut text = String::new();
    for message in &messages {
        let _ = writeln!(
            text,
            "--- system\n{}\n--- user\n{}\n",
            message.system, message.user
        );
    }
    let input: u64 = messages.iter().map(llm::prompt::Messages::tokens).sum();
    let output = messages.len() as u64 * u64::from(endpoint.max_output_tokens);
    let cost = price(&session.settings.llm, &endpoint)?.cost(input, output);
    let _ = writeln!(
        text,
        "{} requests to {} ({}): at most {input} tokens in, {output} tokens out, ${cost:.4}; repairs can double it",
        messages.len(),
        endpoint.host(),
        endpoint.model
    );
    Ok(text)
}
