//! Native tests, a module a floor of the house.
#![cfg(not(target_arch = "wasm32"))]

mod bands;
mod capacity;
mod changes;
mod chapters;
mod closed_forms;
mod corpus;
mod diagram;
mod edits;
mod explain;
mod export;
mod history;
mod house;
mod invariants;
mod keys;
mod link;
mod measured;
mod moment;
mod naive;
mod notices;
mod picture;
mod queueing;
mod random;
mod runner;
mod sameness;
mod segments;
mod settings;
mod simulation;
mod strategies;
mod summary;
mod ticks;
mod timeline;
mod truth;
mod why;
