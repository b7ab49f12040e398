//! The program from outside: the real binary, real files, a local GitHub. No test needs the network.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod action;
mod check_mode;
mod cli;
mod common;
mod contract;
mod github_server;
mod life;
mod security;
