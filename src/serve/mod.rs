//! The live preview: pages from memory, for this machine's own browser. A project in, HTTP on 127.0.0.1 out; nothing is
//! written, nothing outside the project is read, and no other site's page may ask.

mod findings;
mod preview;
mod watch;

use std::convert::Infallible;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context;
use axum::Router;
use axum::body::Body;
use axum::extract::{Path, Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use camino::Utf8PathBuf;
use tokio::net::TcpListener;
use tokio_stream::wrappers::WatchStream;
use tokio_stream::{Stream, StreamExt};

use crate::model::date::Date;

use preview::{Answer, Preview};

/// What a preview is started with.
pub struct Options {
    /// The project's folder.
    pub root: Utf8PathBuf,
    /// The first port to try.
    pub port: u16,
    /// The day that dates are held against, asked for anew at each change.
    pub today: Box<dyn Fn() -> Date + Send + Sync>,
    /// Called once with the address, when pages can be asked for.
    pub ready: Box<dyn FnOnce(&str) + Send>,
}

/// How many ports are tried, each the next after one that is taken.
const PORTS: u16 = 100;

/// Serves until the process is ended. Fails where the project cannot be read or watched, or no port is free.
pub fn serve(options: Options) -> anyhow::Result<()> {
    let Options { root, port, today, ready } = options;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().context("cannot start")?;
    let preview = Arc::new(Preview::open(root.clone(), today)?);
    let (changed, changes) = tokio::sync::watch::channel(0_u64);
    let watched = Arc::clone(&preview);
    let _watching = watch::watch(&root, move || {
        if let Some(version) = watched.refresh() {
            // Nobody may be looking just now.
            let _ = changed.send(version);
        }
    })?;
    runtime.block_on(async {
        let (listener, port) = listen(port).await?;
        let served = Served { preview, changes, port };
        ready(&format!("http://127.0.0.1:{port}"));
        axum::serve(listener, router(served)).await.context("the preview stopped")
    })
}

/// The first free port from this one on.
async fn listen(first: u16) -> anyhow::Result<(TcpListener, u16)> {
    for port in first..=first.saturating_add(PORTS) {
        match TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, port))).await {
            Ok(listener) => {
                let port = listener.local_addr().context("cannot tell the port")?.port();
                return Ok((listener, port));
            }
            Err(why) if why.kind() == std::io::ErrorKind::AddrInUse => {}
            Err(why) => return Err(why).with_context(|| format!("cannot listen on 127.0.0.1:{port}")),
        }
    }
    anyhow::bail!("no port is free from {first} to {}", first.saturating_add(PORTS))
}

#[derive(Clone)]
struct Served {
    preview: Arc<Preview>,
    changes: tokio::sync::watch::Receiver<u64>,
    port: u16,
}

fn router(served: Served) -> Router {
    Router::new()
        .route("/", get(|| async { file("text/html; charset=utf-8", include_str!("index.html")) }))
        .route("/_induct/index.js", get(|| async { file(SCRIPT, include_str!("index.js")) }))
        .route("/_induct/live.js", get(|| async { file(SCRIPT, include_str!("live.js")) }))
        .route("/_induct/findings.js", get(|| async { file(SCRIPT, include_str!("findings.js")) }))
        .route("/_induct/preview.css", get(|| async { file("text/css; charset=utf-8", include_str!("preview.css")) }))
        .route("/_induct/packs.json", get(packs))
        .route("/_induct/pack/{brand}/{pack}", get(pack))
        .route("/_induct/events", get(events))
        .route("/{brand}/{pack}/{*path}", get(page))
        .fallback(|| async { (StatusCode::NOT_FOUND, "There is nothing here. The list of packs is at /") })
        .layer(middleware::from_fn_with_state(served.clone(), guard))
        .with_state(served)
}

const SCRIPT: &str = "text/javascript; charset=utf-8";

/// Lets in only what this machine's own pages ask for: by the right name of the host, from no other site, to read.
async fn guard(State(served): State<Served>, request: Request, next: Next) -> Response {
    if !is_ours(request.headers(), served.port) {
        return (StatusCode::FORBIDDEN, "This preview answers only its own pages.").into_response();
    }
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return (StatusCode::METHOD_NOT_ALLOWED, "A preview is only read.").into_response();
    }
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CACHE_CONTROL, "no-store"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (header::REFERRER_POLICY, "no-referrer"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}

fn is_ours(headers: &HeaderMap, port: u16) -> bool {
    let hosts = [format!("127.0.0.1:{port}"), format!("localhost:{port}")];
    let text = |name| headers.get(name).and_then(|value: &HeaderValue| value.to_str().ok());
    let host = text(header::HOST).is_some_and(|host| hosts.iter().any(|ours| ours == host));
    let origin = match headers.get(header::ORIGIN) {
        None => true,
        Some(origin) => origin
            .to_str()
            .ok()
            .and_then(|origin| origin.strip_prefix("http://"))
            .is_some_and(|origin| hosts.iter().any(|ours| ours == origin)),
    };
    // A page of another site that only shows something of ours sends no origin, but says so here.
    let site = text(HeaderName::from_static("sec-fetch-site")).is_none_or(|site| site != "cross-site");
    host && origin && site
}

fn file(kind: &'static str, body: impl Into<Body>) -> Response {
    ([(header::CONTENT_TYPE, HeaderValue::from_static(kind))], body.into()).into_response()
}

/// Runs work that takes its time, such as making a pack, beside what answers.
async fn work<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Response> {
    tokio::task::spawn_blocking(work).await.map_err(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response())
}

async fn packs(State(served): State<Served>) -> Result<Response, Response> {
    let preview = Arc::clone(&served.preview);
    Ok(json(work(move || preview.packs()).await?))
}

async fn pack(State(served): State<Served>, Path((brand, pack)): Path<(String, String)>) -> Result<Response, Response> {
    let preview = Arc::clone(&served.preview);
    match work(move || preview.pack(&brand, &pack)).await? {
        Some(text) => Ok(json(text)),
        None => Err(StatusCode::NOT_FOUND.into_response()),
    }
}

fn json(text: String) -> Response {
    file("application/json", text)
}

async fn page(
    State(served): State<Served>,
    Path((brand, pack, path)): Path<(String, String, String)>,
) -> Result<Response, Response> {
    if path.is_empty() || path == "site/" {
        return Ok(Redirect::temporary(&format!("/{brand}/{pack}/site/index.html")).into_response());
    }
    let preview = Arc::clone(&served.preview);
    Ok(match work(move || preview.file(&brand, &pack, &path)).await? {
        Answer::File { kind, bytes } => file(kind, bytes),
        Answer::Missing => (StatusCode::NOT_FOUND, "There is nothing here. The list of packs is at /").into_response(),
    })
}

/// Says to an open page that something has changed: which version of the project there is now.
async fn events(State(served): State<Served>) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let versions = WatchStream::new(served.changes).map(|version| Ok(Event::default().data(version.to_string())));
    Sse::new(versions).keep_alive(KeepAlive::new().interval(Duration::from_secs(15)))
}

#[cfg(test)]
mod tests {
    use super::{HeaderMap, HeaderName, HeaderValue, is_ours};

    #[test]
    fn only_its_own_pages_are_answered() {
        let ours = |headers: &[(&'static str, &'static str)]| {
            let pairs = headers.iter().map(|(k, v)| (HeaderName::from_static(k), HeaderValue::from_static(v)));
            is_ours(&pairs.collect::<HeaderMap>(), 4400)
        };
        assert!(ours(&[("host", "127.0.0.1:4400")]));
        assert!(ours(&[("host", "localhost:4400"), ("origin", "http://localhost:4400")]));
        assert!(ours(&[("host", "127.0.0.1:4400"), ("sec-fetch-site", "none")]));
        for foreign in [
            vec![],
            vec![("host", "induct.example:4400")],
            vec![("host", "127.0.0.1")],
            vec![("host", "127.0.0.1:4401")],
            vec![("host", "127.0.0.1:4400"), ("origin", "http://other.example")],
            vec![("host", "127.0.0.1:4400"), ("origin", "null")],
            vec![("host", "127.0.0.1:4400"), ("origin", "https://127.0.0.1:4400")],
            vec![("host", "127.0.0.1:4400"), ("sec-fetch-site", "cross-site")],
        ] {
            assert!(!ours(&foreign), "{foreign:?}");
        }
    }
}
