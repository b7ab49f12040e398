//! Chooses who writes by the settings, and shows what a model would be asked. It asks nothing itself.

use std::fmt::Write as _;

use crate::{
    budget::{Budget, Limits, Price, list_price},
    config::{LlmSettings, Settings, WriterChoice},
    error::Error,
    grounding::Engine,
    pipeline::{self, Inputs},
    writing::{
        self,
        llm::{self, Address, Endpoint, Given},
    },
};

use super::Session;

/// Model of the default service when none is named: the cheapest of its kind that keeps to the form.
const DEFAULT_MODEL: &str = "gpt-4.1-mini";

/// A language model that may be asked.
#[derive(Debug)]
pub(crate) struct Model {
    /// Where it is.
    pub(crate) endpoint: Endpoint,
    /// Counts what it uses.
    pub(crate) budget: Budget,
    /// What tokens cost; `None` = nobody knows, and there is no limit of cost to be kept.
    price: Option<Price>,
}

impl Model {
    /// Name of the model and host of its endpoint, for reports.
    pub(crate) fn name(&self) -> String {
        format!("{} at {}", self.endpoint.model, self.endpoint.host())
    }

    /// What a user should know about the cost in a report; nothing where the price is known.
    pub(crate) fn price_warning(&self) -> Option<String> {
        self.price.is_none().then(|| {
            format!(
                "the price of {:?} is not known, so its cost counts as 0; llm-price states it",
                self.endpoint.model
            )
        })
    }
}

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
        /// The model.
        model: Box<Model>,
        /// For the report.
        why: &'static str,
    },
}

/// Chooses. A model that was asked for and cannot be used is an error, never a silent extractive text.
pub(crate) fn choose(settings: &Settings) -> Result<Chosen, Error> {
    let extractive = |why| Ok(Chosen::Extractive { why });
    let why = match settings.writer {
        WriterChoice::Extractive => return extractive("it was asked for"),
        WriterChoice::Auto if settings.offline => return extractive("the run is offline"),
        WriterChoice::Auto => "a model is configured",
        WriterChoice::Llm => "it was asked for",
    };
    match (settings.writer, model(settings, "writer: llm")) {
        (_, Ok(Some(model))) => Ok(Chosen::Llm {
            model: Box::new(model),
            why,
        }),
        (WriterChoice::Llm, Ok(None)) => Err(Error::Usage {
            message: "writer: llm is asked for, but no model is configured".into(),
            hint: "set llm-base-url (a local server needs no key) or llm-api-key, or set writer: extractive"
                .into(),
        }),
        (_, Ok(None)) => extractive("no model is configured"),
        (_, Err(error)) => Err(error),
    }
}

/// The model of the settings; `None` when none is configured. `wanted` is what asks for it, for messages.
pub(crate) fn model(settings: &Settings, wanted: &str) -> Result<Option<Model>, Error> {
    if settings.offline {
        return Err(Error::Usage {
            message: format!("{wanted} cannot be used offline"),
            hint: "leave out offline, or do without the model".into(),
        });
    }
    let Some(address) = address(&settings.llm)? else {
        return Ok(None);
    };
    let endpoint = endpoint(&settings.llm, address)?;
    endpoint.check()?;
    let limits = Limits {
        max_tokens: settings.llm.max_tokens,
        max_cost_usd: settings.llm.max_cost_usd,
    };
    let price = price(&settings.llm, &endpoint)?;
    Ok(Some(Model {
        endpoint,
        budget: Budget::new(limits, price.unwrap_or_default()),
        price,
    }))
}

/// Where the model is; `None` when none is configured.
pub(super) fn address(settings: &LlmSettings) -> Result<Option<Address>, Error> {
    let given = Given {
        named: settings.base_url.as_deref().unwrap_or_default(),
        azure_endpoint: settings.azure_endpoint.as_deref(),
        api_version: settings.api_version.as_deref(),
        model: settings.model.as_deref(),
        has_key: settings.api_key.is_some(),
    };
    Address::resolve(given).map_err(|error| Error::Usage {
        message: error.to_string(),
        hint: error.hint().into(),
    })
}

fn endpoint(settings: &LlmSettings, address: Address) -> Result<Endpoint, Error> {
    let named = settings.model.clone().or_else(|| address.deployment.clone());
    let model = match named {
        Some(model) => model,
        None if address.is_openai() => DEFAULT_MODEL.to_owned(),
        None => {
            return Err(Error::Usage {
                message: "the endpoint in llm-base-url needs the name of a model".into(),
                hint: if address.azure {
                    "set llm-model to the name of the deployment".into()
                } else {
                    "set llm-model to a model that it lists under /models".into()
                },
            });
        }
    };
    Ok(Endpoint {
        address,
        model,
        api_key: settings.api_key.as_ref().map(|key| key.expose().to_owned().into()),
        temperature: Some(settings.temperature),
        max_output_tokens: settings.max_output_tokens,
        max_input_tokens: settings.max_input_tokens,
        seed: settings.seed,
    })
}

/// The price of the model: the user's, none for a local one, the list's. A cost limit on a model without a known price
/// could not be kept: an error.
fn price(settings: &LlmSettings, endpoint: &Endpoint) -> Result<Option<Price>, Error> {
    if let Some((input_per_million, output_per_million)) = settings.price {
        return Ok(Some(Price {
            input_per_million,
            output_per_million,
        }));
    }
    if endpoint.is_local() {
        return Ok(Some(Price::default()));
    }
    match list_price(&endpoint.model) {
        None if settings.max_cost_usd.is_some() => Err(Error::Usage {
            message: format!("max-cost-usd cannot be kept: the price of {:?} is not known", endpoint.model),
            hint: "state it with llm-price (US dollars for a million tokens, in and out: 0.40,1.60), or use max-tokens".into(),
        }),
        price => Ok(price),
    }
}

/// The prompts of a run and what they could cost; nothing is sent. Repairs could double it.
pub(crate) async fn dry_run(session: &Session, inputs: &Inputs) -> Result<String, Error> {
    let Chosen::Llm { model, .. } = choose(&session.settings)? else {
        return Ok("the extractive writer writes: it asks no model and costs nothing\n".into());
    };
    let knowledge = session.knowledge().await;
    let understood = pipeline::understand(inputs, &session.options(), knowledge)?;
    let source = understood.source(&inputs.talk, knowledge);
    let (draft, _) = writing::compose_extractive(source);
    let engine = Engine::new(source);
    let messages = llm::plan(&engine, &draft, &writing::section_specs(), &model.endpoint);
    let mut text = String::new();
    for message in &messages {
        let _ = writeln!(
            text,
            "--- system\n{}\n--- user\n{}\n",
            message.system, message.user
        );
    }
    text.push_str(&expected(&model, &messages, &session.settings.llm));
    Ok(text)
}

/// What the prompts could cost, and whether the limits allow it.
fn expected(model: &Model, messages: &[llm::Messages], settings: &LlmSettings) -> String {
    let input: u64 = messages.iter().map(llm::Messages::tokens).sum();
    let output = messages.len() as u64 * u64::from(model.endpoint.max_output_tokens);
    let cost = model.price.map(|price| price.cost(input, output));
    let told = cost.map_or(
        "at a price that is not known (llm-price states it)".into(),
        |usd| format!("${usd:.4}"),
    );
    let mut text = format!(
        "{} requests to {}: at most {input} tokens in, {output} tokens out, {told}; repairs can double it\n",
        messages.len(),
        model.name()
    );
    if let Some(limit) = settings.max_tokens.filter(|limit| input + output > *limit) {
        let _ = writeln!(
            text,
            "max-tokens is {limit}: the run could end with exit status 5"
        );
    }
    if let Some(limit) = settings.max_cost_usd.filter(|limit| cost.is_some_and(|usd| usd > *limit)) {
        let _ = writeln!(
            text,
            "max-cost-usd is {limit}: the run could end with exit status 5"
        );
    }
    text
}
