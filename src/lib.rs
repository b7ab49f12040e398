//! Turns one public talk into a CNCF case study in which every claim is traced to the second it was said.
//!
//! ```text
//! trigger ─► source ─► transcript ─► analysis ─► writing ⇄ grounding ─► quality ─► render ─► publish
//!                          ▲             ▲
//!                          └─ knowledge ─┘
//! ```
//!
//! Everything between `source` and `publish` is a pure function of its inputs: no clock, no network, no
//! environment. [`pipeline`] is the only module that knows the order of the stages.
#![warn(clippy::print_stdout, clippy::print_stderr)]

pub mod analysis;
pub mod budget;
pub mod cli;
pub mod commands;
pub mod config;
pub mod error;
pub mod evaluation;
pub mod explain;
pub mod grounding;
pub mod http;
pub mod knowledge;
pub mod model;
pub mod openmetrics;
pub mod pipeline;
pub mod publish;
pub mod quality;
pub mod render;
pub mod report;
pub mod source;
pub mod telemetry;
pub mod text;
pub mod transcript;
pub mod trigger;
pub mod workspace;
pub mod writing;
