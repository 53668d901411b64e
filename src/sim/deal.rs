//! Accept policies: which worker process gets a request, where processes accept for themselves.

/// `accept=even`: every process gets an equal share. The rule (rule 5 of the server models) is
/// that request `i` of `N` goes to the process with the largest `A_w*(i+1)/N - given_w`, the
/// lowest index on ties, where `A_w` are the shares in whole requests, the larger ones first.
///
/// That is a plain round robin. Say that `i = q*W + j`, and that the first `j` processes have
/// `q + 1` requests and the others `q`. Among the others `j` has the largest share and the lowest
/// index. One of the first `j` is ahead of it by at most `(A_w - A_j)*(i+1)/N - 1`, which is
/// below 0: shares differ by at most 1, and where they do, `i + 1 < N`.
#[must_use]
pub fn even(request: u32, workers: u32) -> u32 {
    request % workers
}

/// Requests that `accept=even` gives to the process with the most of them.
#[must_use]
pub fn largest_even_share(requests: u32, workers: u32) -> u32 {
    requests.div_ceil(workers)
}
