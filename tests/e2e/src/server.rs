//! A static file server for the build, as a plain host would serve it, on a free local port.
//!
//! It can do what goes wrong on real hosts: lose a file, spoil one, never answer, add a policy.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::{Context, Result};
use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::{ACCESS_CONTROL_ALLOW_ORIGIN, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::http::{HeaderValue, StatusCode};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Notify;
use tokio::task::JoinHandle;
use tower_http::services::ServeDir;

use crate::{settings, wait};

/// What a server is to serve. Made in steps, then [`Site::serve`]d.
#[derive(Clone, Debug, Default)]
pub struct Site {
    folder: Option<PathBuf>,
    compressed: bool,
    prefix: Option<String>,
    policy: Option<HeaderValue>,
    unshared: bool,
    exceptions: Vec<(String, Answer)>,
}

/// An answer that takes the place of a file.
#[derive(Clone, Debug)]
enum Answer {
    Missing,
    Given { mime: &'static str, body: Vec<u8> },
    Never,
}

impl Site {
    /// The release build.
    ///
    /// # Errors
    /// When there is no build, see [`settings::dist`].
    pub fn of_the_build() -> Result<Self> {
        Ok(Self { folder: Some(settings::dist()?), ..Self::default() })
    }

    /// The files of any folder, such as one with several builds in it.
    #[must_use]
    pub fn of_folder(folder: &Path) -> Self {
        Self { folder: Some(folder.to_owned()), ..Self::default() }
    }

    /// Answers with the file `name.br` or `name.gz` where there is one and the browser takes it, as
    /// hosts do that compress.
    #[must_use]
    pub fn compressed(mut self) -> Self {
        self.compressed = true;
        self
    }

    /// A single page of HTML, for instance one that embeds another site's page.
    #[must_use]
    pub fn of_one_page(html: &str) -> Self {
        Self::default().with("/", "text/html; charset=utf-8", html)
    }

    /// Serves everything under this path, such as `/a/b/`, and nothing outside it.
    #[must_use]
    pub fn under(mut self, prefix: &str) -> Self {
        self.prefix = Some(prefix.to_owned());
        self
    }

    /// Answers 404 for the paths with this ending.
    #[must_use]
    pub fn without(self, ending: &str) -> Self {
        self.except(ending, Answer::Missing)
    }

    /// Answers with this body for the paths with this ending.
    #[must_use]
    pub fn with(self, ending: &str, mime: &'static str, body: impl Into<Vec<u8>>) -> Self {
        let body = body.into();
        self.except(ending, Answer::Given { mime, body })
    }

    /// Takes requests for the paths with this ending and never answers them.
    #[must_use]
    pub fn stalling(self, ending: &str) -> Self {
        self.except(ending, Answer::Never)
    }

    /// Sends this `Content-Security-Policy` with every file; it adds to the page's own.
    #[must_use]
    pub fn with_policy(mut self, policy: &'static str) -> Self {
        self.policy = Some(HeaderValue::from_static(policy));
        self
    }

    /// Sends no `Access-Control-Allow-Origin`, as hosts do that nobody told to.
    #[must_use]
    pub fn unshared(mut self) -> Self {
        self.unshared = true;
        self
    }

    fn except(mut self, ending: &str, answer: Answer) -> Self {
        self.exceptions.push((ending.to_owned(), answer));
        self
    }

    /// Starts to serve on a free port of 127.0.0.1 until the [`Server`] is dropped.
    ///
    /// # Errors
    /// When no port can be had.
    pub async fn serve(self) -> Result<Server> {
        let listener =
            TcpListener::bind(("127.0.0.1", 0)).await.context("no free port on 127.0.0.1")?;
        let origin = format!("http://{}", listener.local_addr()?);
        let home = self.prefix.clone().unwrap_or_else(|| "/".to_owned());
        let log = Log::default();
        let app = self.into_router(log.clone());
        let over = Arc::new(Notify::new());
        let stopped = over.clone();
        let task = tokio::spawn(async move {
            // A broken listener ends this as well; the browser then says what it could not reach.
            let serve = axum::serve(listener, app);
            let _ = serve.with_graceful_shutdown(async move { stopped.notified().await }).await;
        });
        Ok(Server { origin, home, log, over, task })
    }

    fn into_router(self, log: Log) -> Router {
        let mut router = Router::new();
        if let Some(folder) = &self.folder {
            let mut files = ServeDir::new(folder);
            if self.compressed {
                files = files.precompressed_br().precompressed_gzip();
            }
            router = match &self.prefix {
                Some(prefix) => router.nest_service(prefix, files),
                None => router.fallback_service(files),
            };
        }
        let shared = Arc::new((self, log));
        router.layer(middleware::from_fn_with_state(shared, answer))
    }

    fn answer_for(&self, path: &str) -> Option<&Answer> {
        self.exceptions
            .iter()
            .find(|(ending, _)| path.ends_with(ending.as_str()))
            .map(|(_, answer)| answer)
    }
}

/// Answers one request: with the exception made for it or with the file, and writes it down.
async fn answer(State(shared): State<Arc<(Site, Log)>>, request: Request, next: Next) -> Response {
    let (site, log) = &*shared;
    let path = request.uri().path().to_owned();
    let entry = log.begin(&path);
    let mut response = match site.answer_for(&path) {
        None => next.run(request).await,
        Some(Answer::Missing) => StatusCode::NOT_FOUND.into_response(),
        Some(Answer::Given { mime, body }) => {
            ([(CONTENT_TYPE, *mime)], Body::from(body.clone())).into_response()
        }
        Some(Answer::Never) => std::future::pending().await,
    };
    log.end(entry, response.status());
    let headers = response.headers_mut();
    if !site.unshared {
        headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    }
    if let Some(policy) = &site.policy {
        headers.insert(CONTENT_SECURITY_POLICY, policy.clone());
    }
    response
}

/// One request that a server got.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The path, without the query.
    pub path: String,
    /// The status of the answer; `None` as long as there is none.
    pub status: Option<u16>,
}

#[derive(Clone, Debug, Default)]
struct Log(Arc<Mutex<Vec<Asked>>>);

impl Log {
    /// Notes a request and returns its place in the log.
    fn begin(&self, path: &str) -> usize {
        let mut log = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        log.push(Asked { path: path.to_owned(), status: None });
        log.len() - 1
    }

    fn end(&self, entry: usize, status: StatusCode) {
        let mut log = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        log[entry].status = Some(status.as_u16());
    }

    fn copy(&self) -> Vec<Asked> {
        let log = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        log.clone()
    }
}

/// A server that is running; it ends when this is dropped.
#[derive(Debug)]
pub struct Server {
    origin: String,
    home: String,
    log: Log,
    over: Arc<Notify>,
    task: JoinHandle<()>,
}

impl Server {
    /// Scheme, host and port, without a slash at the end.
    #[must_use]
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// The address of the page with this query (`?workers=3`, or empty).
    #[must_use]
    pub fn address(&self, query: &str) -> String {
        format!("{}{}{query}", self.origin, self.home)
    }

    /// All requests so far, in the order in which they came.
    #[must_use]
    pub fn asked(&self) -> Vec<Asked> {
        self.log.copy()
    }

    /// Stops to serve: what is being answered is, and then nobody is there.
    ///
    /// # Errors
    /// When it goes on.
    pub async fn stop(&self) -> Result<()> {
        self.over.notify_one();
        let address = self.origin.trim_start_matches("http://");
        let look = async || Ok(TcpStream::connect(address).await.is_err());
        wait::until_equal("that nobody answers", look, true).await?;
        Ok(())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}
