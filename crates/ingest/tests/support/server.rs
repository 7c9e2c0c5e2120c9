//! A server on this machine's loopback address.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// A server that answers each path from a list; the answer is whole, with its head.
pub(crate) struct Server {
    pub(crate) address: String,
    /// Requests until now, each with its head.
    pub(crate) asked: Arc<Mutex<Vec<String>>>,
}

impl Server {
    pub(crate) fn new(answers: Vec<(&'static str, String)>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let asked = Arc::new(Mutex::new(Vec::new()));
        let log = Arc::clone(&asked);
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                answer(stream.unwrap(), &answers, &log);
            }
        });
        Self { address, asked }
    }
}

fn answer(mut stream: TcpStream, answers: &[(&'static str, String)], log: &Mutex<Vec<String>>) {
    let mut lines = BufReader::new(stream.try_clone().unwrap()).lines();
    let request: Vec<String> =
        lines.by_ref().map_while(Result::ok).take_while(|line| !line.is_empty()).collect();
    let path = request[0].split(' ').nth(1).unwrap().to_owned();
    log.lock().unwrap().push(request.join("\n"));
    let found = answers.iter().find(|(known, _)| *known == path).map(|(_, answer)| answer.clone());
    if found.as_deref() == Some("silence") {
        std::thread::sleep(Duration::from_secs(3));
    }
    let answer =
        found.unwrap_or_else(|| "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n".to_owned());
    let _ = stream.write_all(answer.as_bytes());
}

/// An answer with its head.
pub(crate) fn ok(media_type: &str, body: &str) -> String {
    format!(
        "HTTP/1.1 200 OK\r\nContent-Type: {media_type}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
        body.len()
    )
}

/// An answer that leads elsewhere.
pub(crate) fn redirect(to: &str) -> String {
    format!(
        "HTTP/1.1 302 Found\r\nLocation: {to}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
    )
}
