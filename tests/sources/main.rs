//! The source stage as people meet it: the real binary against local servers that play YouTube, the Data API, GitHub's
//! attachments, a speech-to-text service and a bad network. No test needs the network.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test that cannot go on should say where"
)]

mod errors_doc;
mod given;
mod harness;
mod network;
mod recorded;
mod secrets;
mod speech;
mod youtube;
