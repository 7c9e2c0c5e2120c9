//! Inputs made to break the program: each ends soon, with the right exit code, in a clear message or in a
//! record that keeps its rules.
#![expect(clippy::unwrap_used, reason = "helpers of tests may panic too")]

use assert_cmd::Command;
use onrecord_record::Record;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::time::Duration;

/// Longest a call may take, and longer for each megabyte. Several times what the finished program is
/// allowed (2 seconds for a megabyte, 5 for nested pages): tests run unoptimised and beside each other.
const LEAST: Duration = Duration::from_secs(20);
const PER_MEGABYTE: Duration = Duration::from_secs(16);

const PAGE_TEXT: &str = "The council voted on Tuesday to close it, the mayor said.";

/// What a call came to: the exit code, standard output and standard error.
struct Ended {
    code: Option<i32>,
    out: Vec<u8>,
    err: String,
}

impl Ended {
    fn record(&self) -> Record {
        assert_eq!(self.code, Some(0), "{}", self.err);
        let record = Record::from_json(&self.out).unwrap();
        assert_eq!(onrecord_record::check(&record), Vec::<String>::new());
        record
    }

    /// Nothing was read: exit code 3, nothing printed, one sentence that holds these words.
    fn refused(&self, words: &str) {
        assert_eq!((self.code, self.out.len()), (Some(3), 0), "{}", self.err);
        assert!(self.err.contains(words) && self.err.lines().count() == 1, "{}", self.err);
    }
}

/// Calls the program on one input, with the time that so many bytes may take.
fn call(input: &str, folder: &std::path::Path, bytes: usize) -> Ended {
    let limit = LEAST + PER_MEGABYTE.mul_f64(bytes as f64 / 1e6);
    let mut command = Command::new(assert_cmd::cargo::cargo_bin!("onrecord"));
    let command = command.current_dir(folder).args(["read", "--json", input]).timeout(limit);
    let output = command.output().unwrap();
    let err = String::from_utf8(output.stderr).unwrap();
    assert!(
        output.status.code().is_some(),
        "{input} was not done after {limit:?}, or was aborted: {err}"
    );
    Ended { code: output.status.code(), out: output.stdout, err }
}

/// Reads a file with this content.
fn read(name: &str, content: impl AsRef<[u8]>) -> Ended {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join(name), &content).unwrap();
    call(name, folder.path(), content.as_ref().len())
}

fn page(inside: &str) -> String {
    format!(
        "<html><body><h1>Council closes the bridge</h1>{inside}<p>{PAGE_TEXT}</p></body></html>"
    )
}

fn codes(record: &Record) -> Vec<&str> {
    record.diagnostics.iter().map(|diagnostic| diagnostic.code.as_str()).collect()
}

#[test]
fn nothing_to_read_is_told() {
    read("empty.txt", "").refused("empty.txt is empty");
    read("blank.txt", " \r\n\t").refused("blank.txt is empty");
    read("empty.html", "<html><body></body></html>").refused("no article was found in empty.html");
}

#[test]
fn binary_files_are_told() {
    let bytes: Vec<u8> = (0..=255).cycle().take(1 << 20).collect();
    read("picture.txt", bytes).refused("picture.txt is not text");
    read("paper.pdf", b"%PDF-1.4 \x00\x01").refused("paper.pdf is not text");
}

#[test]
fn directories_and_missing_files_are_told() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("articles")).unwrap();
    call("articles", folder.path(), 0).refused("articles is a directory");
    call("lost.txt", folder.path(), 0).refused("there is no file lost.txt");
}

#[test]
fn a_charset_that_is_not_named_or_named_wrongly_is_found() {
    let text = "The café’s owner, José Núñez, said “nobody was hurt” on Monday. ";
    let latin: Vec<u8> =
        "Le café de José Núñez: \u{e9}t\u{e9}, he said.".chars().map(|c| c as u32 as u8).collect();
    assert!(read("latin.txt", latin).record().source.text.contains("José Núñez"));
    let claimed =
        format!("<meta charset=\"iso-2022-jp\"><article><p>{}</p></article>", text.repeat(5));
    let ended = read("claimed.html", claimed);
    assert!(matches!(ended.code, Some(0 | 3)), "{}", ended.err);
    let wide: Vec<u8> =
        std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    assert!(read("wide.txt", wide).record().source.text.contains("“nobody was hurt”"));
}

#[test]
fn nested_pages_end_soon() {
    for (name, tags, times) in
        [("div.html", "<div>", 50_000), ("b.html", "<b>", 20_000), ("i.html", "<b><i>", 10_000)]
    {
        let closing: String =
            tags.split_inclusive('>').rev().map(|tag| tag.replace('<', "</")).collect();
        let ended =
            read(name, page(&format!("{}deep{}", tags.repeat(times), closing.repeat(times))));
        assert!(ended.record().source.text.contains(PAGE_TEXT), "{name}");
    }
    assert!(
        read("open.html", page(&"<b><i>".repeat(10_000))).record().source.text.contains(PAGE_TEXT)
    );
}

#[test]
fn an_element_of_a_hundred_thousand_attributes_ends_soon() {
    let attributes: Vec<String> = (0..100_000).map(|at| format!("a{at}=\"{at}\"")).collect();
    let record =
        read("attributes.html", page(&format!("<p {}>Text of it.</p>", attributes.join(" "))))
            .record();
    assert!(record.source.text.contains(PAGE_TEXT));
    assert!(codes(&record).contains(&"page-cut"));
}

#[test]
fn one_line_of_ten_megabytes_is_read() {
    let record = read("line.txt", "word ".repeat(2_000_000)).record();
    assert_eq!(record.source.text.len(), 10_000_000);
}

#[test]
fn one_sentence_of_a_megabyte_of_reports_is_read() {
    let record = read("said.txt", "she said that “he told her ".repeat(40_000)).record();
    assert!(!record.diagnostics.is_empty());
}

#[test]
fn reports_inside_one_long_quotation_are_read() {
    let inner = "‘we did it then,’ he said and ".repeat(10_000);
    read("inner.txt", format!("She said “{inner}” she said.")).record();
    read("outer.txt", format!("“{}”", "He said that we did it then. ".repeat(10_000))).record();
}

#[test]
fn a_million_curly_marks_are_read() {
    let record = read("curly.txt", "“".repeat(1_000_000)).record();
    assert!(codes(&record).contains(&"quotation-marks-missing"));
    read("pairs.txt", "“”".repeat(500_000)).record();
}

#[test]
fn a_million_straight_marks_are_read() {
    read("straight.txt", "\"".repeat(1_000_000)).record();
}

#[test]
fn a_million_apostrophes_are_read() {
    read("apostrophes.txt", "'".repeat(1_000_000)).record();
}

#[test]
fn a_million_closing_marks_are_read() {
    read("closing.txt", "”".repeat(1_000_000)).record();
}

#[test]
fn a_million_single_and_low_marks_are_read() {
    read("single.txt", "‘".repeat(1_000_000)).record();
    read("low.txt", "„".repeat(500_000) + &"«".repeat(500_000)).record();
}

#[test]
fn marks_between_words_are_read() {
    read("said.txt", "“it is a lie” said he. ".repeat(20_000)).record();
    read("open.txt", "\"he said a. ".repeat(40_000)).record();
    read("paragraphs.txt", "“He said it is so.\n\n".repeat(25_000)).record();
}

#[test]
fn lone_surrogates_are_replaced_and_told() {
    let record =
        read("cesu.txt", b"The mayor said \xED\xA0\xBD\xED\xB8\x80 and \xED\xB0\x80 left.")
            .record();
    assert!(record.source.text.contains('\u{FFFD}'));
    assert!(codes(&record).contains(&"undecodable-bytes"));
}

#[test]
fn right_to_left_and_zero_width_characters_stay() {
    let line = "\u{202E}The mayor said “nobody was hurt,”\u{202C} and שרה כהן said “לא”. Zero\u{200B}width \u{2066}x\u{2069} said so, e\u{301}.\n";
    let text = line.repeat(2_000);
    assert_eq!(read("rtl.txt", &text).record().source.text, text);
    read("zero.txt", "\u{200B}".repeat(300_000) + " said he.").record();
}

#[test]
fn twenty_megabytes_are_refused() {
    let text = "The mayor said nobody was hurt. ".repeat(20_000_000 / 32);
    read("long.txt", text).refused("long.txt is larger than 10 MiB");
}

/// A server on this machine that answers one call after the other.
fn server(answer: fn(&str) -> String) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            serve(stream.unwrap(), answer);
        }
    });
    address
}

fn serve(mut stream: TcpStream, answer: fn(&str) -> String) {
    let lines = BufReader::new(stream.try_clone().unwrap()).lines();
    let request: Vec<String> =
        lines.map_while(Result::ok).take_while(|line| !line.is_empty()).collect();
    let path =
        request.first().and_then(|line| line.split(' ').nth(1)).unwrap_or_default().to_owned();
    // A program that hangs up before the answer is there is no fault of the server.
    let _ = stream.write_all(answer(&path).as_bytes());
}

fn answered(path: &str) -> String {
    let (status, media_type, body) = match path {
        "/picture" => ("200 OK", "image/png", "\u{89}PNG".to_owned()),
        "/page" => ("200 OK", "text/html", page("<p>Text of it.</p>")),
        _ => ("404 Not Found", "text/html", "<p>Nothing here</p>".to_owned()),
    };
    let length = body.len();
    format!(
        "HTTP/1.1 {status}\r\nContent-Type: {media_type}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{body}"
    )
}

#[test]
fn addresses_without_an_article_are_told() {
    let (folder, address) = (tempfile::tempdir().unwrap(), server(answered));
    let get = |path: &str| call(&format!("{address}{path}"), folder.path(), 0);
    assert!(get("/page").record().source.text.contains(PAGE_TEXT));
    get("/lost").refused("404");
    get("/picture").refused("image/png");
    call("ftp://example.org/a", folder.path(), 0).refused("must begin with http");
}
