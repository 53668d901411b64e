//! Pool vs Loop.
