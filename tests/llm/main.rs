//! The language model writer against a scripted model behind a local OpenAI-compatible server. Whatever
//! the model does, the real binary publishes nothing that the talk does not say.

mod behaviours;
mod failures;
mod lies;
mod second_reader;
mod server;
