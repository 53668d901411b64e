//! Changes that may help, and what each would do.

use pool_vs_loop::sim;
