//! A web archive of the first articles, each in a page with menu and footer, and hostile pages among them.

use super::lines::{Line, articles};
use crate::error::BenchError;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

/// After how many pages a hostile one comes.
const HOSTILE: usize = 25;

/// How deep a hostile page is nested, and how many attributes one of its tags has.
const DEPTH: usize = 50_000;

/// Writes the first articles as the answers of a server (WARC 1.1, not compressed).
pub(super) fn write_pages(from: &Path, to: &Path, count: usize) -> Result<(), BenchError> {
    let wrong = |cause| BenchError::Read { path: to.to_path_buf(), cause };
    let mut file = BufWriter::new(File::create(to).map_err(wrong)?);
    for (number, line) in articles(from)?.take(count).enumerate() {
        answer(&mut file, &format!("http://archive.test/{number}"), &page(&line?))
            .map_err(wrong)?;
        if number.is_multiple_of(HOSTILE) {
            let address = format!("http://archive.test/hostile/{number}");
            answer(&mut file, &address, &hostile(number / HOSTILE)).map_err(wrong)?;
        }
    }
    file.flush().map_err(wrong)
}

/// A record of type `response` with its HTTP head.
fn answer(out: &mut impl Write, address: &str, body: &str) -> io::Result<()> {
    let head = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n";
    write!(
        out,
        "WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2018-05-04T09:10:11Z\r\n\
         WARC-Record-ID: <{address}>\r\nContent-Type: application/http; msgtype=response\r\n\
         Content-Length: {}\r\n\r\n{head}{body}\r\n\r\n",
        head.len() + body.len()
    )
}

/// The article as a page.
fn page(line: &Line) -> String {
    let title = escaped(&line.title);
    let mut body = String::new();
    for paragraph in line.text.lines().filter(|paragraph| !paragraph.trim().is_empty()) {
        body.push_str("<p>");
        body.push_str(&escaped(paragraph));
        body.push_str("</p>\n");
    }
    format!(
        "<!doctype html><html lang=en><head><title>{title}</title><meta property='og:type' content='article'></head>\n\
         <body><nav><a href=/>Home</a><a href=/news>News</a><a href=/sport>Sport</a></nav><article><h1>{title}</h1>\n\
         {body}</article><footer><a href=/about>About us</a> <a href=/terms>Terms</a></footer></body></html>"
    )
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// Pages that bring a naive reader to a stop: nested without end, attributes without end, a tag that is never closed.
fn hostile(kind: usize) -> String {
    match kind % 4 {
        0 => format!("<html><body>{}text", "<div>".repeat(DEPTH)),
        1 => format!("<html><body>{}text", "<b><i>".repeat(DEPTH)),
        2 => {
            let attributes: Vec<_> = (0..DEPTH).map(|at| format!("a{at}=x")).collect();
            format!("<html><body><p {}>text</p></body></html>", attributes.join(" "))
        }
        _ => format!("<html><body><p {}", "<a href='".repeat(DEPTH)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_says_how_long_it_is() {
        let line = Line { title: "A & B".to_owned(), text: "One < two.\n\nThree.".to_owned() };
        let mut out = Vec::new();
        answer(&mut out, "http://archive.test/1", &page(&line)).expect("memory takes it");
        let text = String::from_utf8(out).expect("it is text");
        let (head, block) = text.split_once("\r\n\r\n").expect("a head and a block");
        let length = head.lines().find_map(|line| line.strip_prefix("Content-Length: "));
        assert_eq!(length, Some((block.len() - 4).to_string().as_str()));
        assert!(block.contains("<h1>A &amp; B</h1>"), "{block}");
        assert!(block.contains("<p>One &lt; two.</p>\n<p>Three.</p>"), "{block}");
    }

    #[test]
    fn hostile_pages_differ() {
        let pages: Vec<_> = (0..4).map(hostile).collect();
        assert!(pages.iter().all(|page| page.len() > DEPTH));
        assert!(pages.windows(2).all(|two| two[0] != two[1]));
    }
}
