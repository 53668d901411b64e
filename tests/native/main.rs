//! Native tests, a module a floor of the house.
#![cfg(not(target_arch = "wasm32"))]

mod closed_forms;
mod colours;
mod corpus;
mod edits;
mod explain;
mod export;
mod house;
mod invariants;
mod keys;
mod lines;
mod link;
mod measured;
mod naive;
mod notices;
mod picture;
mod plotted;
mod queueing;
mod random;
mod readout;
mod runner;
mod sameness;
mod segments;
mod settings;
mod simulation;
mod strategies;
mod summary;
mod ticks;
mod truth;
mod views;
