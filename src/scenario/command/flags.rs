//! The flags of Gunicorn, Uvicorn, `fastapi` and Hypercorn.

use super::{Program, Reason};

/// Why flags are left out; with a star, all that begin so.
const REASONS: [(Reason, &str); 9] = [
    (Reason::Listening, "bind b host port uds fd insecure-bind quic-bind reuse-port"),
    (Reason::Config, "config c"),
    (Reason::ConnectionLimit, "worker-connections limit-concurrency"),
    (
        Reason::Restarts,
        "max-requests* limit-max-requests* graceful-timeout timeout-graceful-shutdown \
         timeout-worker-healthcheck",
    ),
    (Reason::KeepAlive, "keep-alive timeout-keep-alive"),
    (
        Reason::Loading,
        "preload chdir pythonpath app-dir app entrypoint e factory env* lifespan asgi-lifespan \
         paste* reload-*",
    ),
    (
        Reason::Logging,
        "R access-log* no-access-log capture-output dogstatsd* enable-stdio-inheritance error-log* \
         log-* logger-class no-use-colors statsd* use-colors",
    ),
    (Reason::Tls, "ca-certs cert* ciphers do-handshake* keyfile* ssl-* verify-mode"),
    (
        Reason::NoTimes,
        "D g m n p u control-socket* daemon date-header forwarded-allow-ips group h11-* header \
         http* initgroups interface limit-request-* name no-control-socket no-date-header \
         no-proxy-headers no-reload no-sendfile no-server-header pid proxy-* root-path \
         server-header server-name* umask user websocket-* worker-tmp-dir ws*",
    ),
];

/// What a flag is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Flag {
    /// Worker processes; has a value.
    Workers,
    /// Threads of each; has a value.
    Threads,
    /// The kind of worker; has a value.
    Class,
    /// Seconds until a silent worker is killed; has a value.
    Timeout,
    /// Connections that may queue; has a value.
    Backlog,
    /// The event loop's implementation; has a value.
    Loop,
    /// Restarts on changes of the code.
    Reload,
    /// Something else, with or without a value.
    Other(Reason),
}

impl Flag {
    /// Whether the next word is its value, if none stands behind an equals sign.
    pub(super) const fn has_value(self) -> bool {
        !matches!(self, Self::Reload | Self::Other(_))
    }

    /// What a long flag (without its dashes) or a short one (a letter) means to a program.
    pub(super) fn find(program: Program, name: &str) -> Self {
        let gunicorn = program == Program::Gunicorn;
        match name {
            "workers" => Self::Workers,
            "threads" if gunicorn => Self::Threads,
            "timeout" if gunicorn => Self::Timeout,
            "backlog" if program != Program::FastApi => Self::Backlog,
            "loop" if program == Program::Uvicorn => Self::Loop,
            "asgi-loop" if gunicorn => Self::Loop,
            "reload" => Self::Reload,
            "worker-class" if program.has_short_flags() => Self::Class,
            "w" if program.has_short_flags() => Self::Workers,
            "k" if program.has_short_flags() => Self::Class,
            "t" if gunicorn => Self::Timeout,
            _ => Self::Other(reason(program, name)),
        }
    }

    /// Why it is left out, if it is.
    pub(super) const fn reason(self) -> Reason {
        match self {
            Self::Other(reason) => reason,
            _ => Reason::NoValue,
        }
    }
}

/// Why a flag is left out.
fn reason(program: Program, name: &str) -> Reason {
    let is_one = |word: &str| match word.strip_suffix('*') {
        Some(beginning) => name.starts_with(beginning),
        None => name == word,
    };
    let found = REASONS.iter().find(|(_, names)| names.split_whitespace().any(is_one));
    found.map_or(Reason::Unknown(program), |(reason, _)| *reason)
}
