//! Folders, JSON Lines and single files as inputs that hold many articles.

#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

mod support;

use onrecord_ingest::{
    Form, Hints, Input, LoadOptions, Member, MemberOptions, Origin, Passed, Refusal, members, parse,
};
use proptest::prelude::*;
use std::path::Path;
use support::warc::gzip;

type Taken = (Vec<Member>, Vec<Refusal>);

fn taken(path: &Path) -> Taken {
    taken_with(path, &MemberOptions::default())
}

fn taken_with(path: &Path, options: &MemberOptions) -> Taken {
    let (mut all, mut refused) = (Vec::new(), Vec::new());
    for member in members(&Input::Path(path.to_owned()), options) {
        match member {
            Ok(member) => all.push(member),
            Err(refusal) => refused.push(refusal),
        }
    }
    (all, refused)
}

/// The members of a file with these bytes.
fn of(name: &str, bytes: &[u8]) -> Taken {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    taken(&path)
}

fn zstd(bytes: &[u8]) -> Vec<u8> {
    ruzstd::encoding::compress_to_vec(bytes, ruzstd::encoding::CompressionLevel::Fastest)
}

const LINES: &str = concat!(
    r#"{"id": "k7", "url": "https://herald.test/a#c", "outlet": "The Herald", "title": "Bridge to close", "date": "2017-03-04", "byline": "By Jane Doe and John Roe", "text": "“Enough,” the mayor said.\n\nShe left.", "topic": ["x"]}"#,
    "\r\n\n",
    r#"{"id": 8, "text": "The council met.", "date": ""}"#,
    "\n",
    r#"{"html": "<p>The council met again.</p>"}"#,
);

#[test]
fn each_line_is_an_article() {
    let (all, refused) = of("a.jsonl", LINES.as_bytes());
    assert!(refused.is_empty(), "{refused:?}");
    assert_eq!(all[0].key, "https://herald.test/a");
    assert_eq!(all[0].raw.uri.as_deref(), Some("https://herald.test/a#c"));
    assert!(all[1].key.ends_with("a.jsonl#8"), "{all:?}");
    assert!(all[2].key.contains("a.jsonl#sha256:"), "{all:?}");
    assert!(all[2].raw.uri.as_deref().unwrap().ends_with("a.jsonl#4"), "{all:?}");
    assert_eq!(all[0].raw.bytes, LINES.lines().next().unwrap().as_bytes());
    let source = parse(&all[0].raw, &all[0].hints).unwrap();
    assert_eq!(source.form, Form::Json);
    assert_eq!(source.text.as_str(), "“Enough,” the mayor said.\n\nShe left.");
    assert_eq!(source.byline, ["Jane Doe", "John Roe"]);
    assert_eq!(source.outlet.as_deref(), Some("The Herald"));
    assert_eq!(source.published.unwrap().value, "2017-03-04");
    assert!(parse(&all[1].raw, &all[1].hints).unwrap().published.is_none());
}

#[test]
fn lines_may_be_compressed_in_one_stretch_or_several() {
    let (one, two) = LINES.split_at(300);
    let skipped = b"\x50\x2A\x4D\x18\x03\x00\x00\x00abc".to_vec();
    let packed = [
        ("a.jsonl.gz", gzip(LINES.as_bytes())),
        ("a.ndjson.gz", [gzip(one.as_bytes()), gzip(two.as_bytes())].concat()),
        ("a.jsonl.zst", zstd(LINES.as_bytes())),
        ("a.ndjson.zst", [skipped, zstd(one.as_bytes()), zstd(two.as_bytes())].concat()),
        ("misnamed.jsonl", zstd(LINES.as_bytes())),
        ("unnamed", LINES.as_bytes().to_vec()),
    ];
    for (name, bytes) in packed {
        let (all, refused) = of(name, &bytes);
        assert_eq!((all.len(), refused.len()), (3, 0), "{name}: {refused:?}");
    }
}

#[test]
fn a_bad_line_is_one_refusal_that_says_which() {
    let record = r#"{"format": "onrecord/1", "generator": {}}"#;
    let bad: [&[u8]; 5] =
        [b"not JSON", b"{\"title\": \"x\"}", b"{\"text\": \"\xFF\"}", record.as_bytes(), b"[1]"];
    for line in bad {
        let bytes = [b"{\"text\": \"One.\"}\n", line, b"\n{\"text\": \"Three.\"}"].concat();
        let (all, refused) = of("a.jsonl", &bytes);
        assert_eq!((all.len(), refused.len()), (2, 1));
        assert!(
            refused[0].name.starts_with("line 2 of ")
                && refused[0].reason.starts_with(&refused[0].name)
        );
    }
}

#[test]
fn a_line_beyond_the_limit_is_refused_and_the_next_one_read() {
    let options = MemberOptions {
        load: LoadOptions { max_bytes: 1000, ..LoadOptions::default() },
        ..MemberOptions::default()
    };
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.jsonl.gz");
    let long = format!(
        "{{\"text\": \"One.\"}}\n{{\"text\": \"{}\"}}\n{{\"text\": \"Three.\"}}",
        "x".repeat(64 << 20)
    );
    std::fs::write(&path, gzip(long.as_bytes())).unwrap();
    let (all, refused) = taken_with(&path, &options);
    assert_eq!((all.len(), refused.len()), (2, 1));
    assert!(refused[0].name.starts_with("line 2 of "));
}

#[test]
fn damage_ends_a_compressed_file() {
    let many = "{\"text\": \"The council met.\"}\n".repeat(20_000);
    for (name, whole) in
        [("a.jsonl.gz", gzip(many.as_bytes())), ("a.jsonl.zst", zstd(many.as_bytes()))]
    {
        let mut flipped = whole.clone();
        let middle = flipped.len() / 2;
        flipped[middle..middle + 20].fill(0xA5);
        let (all, refused) = of(name, &whole[..whole.len() / 2]);
        assert!(all.len() < 20_000 && refused.len() == 1, "{name} {refused:?}");
        let (_, refused) = of(name, &flipped);
        assert!(
            refused.last().unwrap().reason.contains("cannot be read behind"),
            "{name} {refused:?}"
        );
    }
}

#[test]
fn a_file_that_is_no_list_of_articles_is_refused_once() {
    let (all, refused) = of("a.jsonl", "no JSON\n".repeat(5000).as_bytes());
    assert!(all.is_empty() && refused.len() == 100);
    assert!(refused[99].reason.contains("none of the first 100 lines"));
}

/// A folder with a file for each of these paths.
fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
    folder
}

#[test]
fn a_folder_gives_its_articles_in_the_order_of_their_names() {
    let folder = folder(&[
        ("b.md", b"# Bridge\n\nThe council met."),
        ("a/two.html", b"<p>Two.</p>"),
        ("a/one.txt.gz", &gzip(b"One.")),
        ("c.jsonl", LINES.as_bytes()),
        ("d.json", b"{\"text\": \"Single.\"}"),
        ("e.pdf", b"%PDF-1.7"),
        ("f.JPG", b"\xFF\xD8\xFF"),
        ("g.json", b"{\"dependencies\": {}}"),
        ("h.xml", b"<sitemap/>"),
        ("Makefile", b"all:"),
        (".git/config.txt", b"hidden"),
        (".notes.txt", b"hidden"),
        ("z.txt", b"Last."),
    ]);
    let mut all = members(&Input::Path(folder.path().to_owned()), &MemberOptions::default());
    let keys: Vec<String> = all.by_ref().map(|member| member.unwrap().key).collect();
    let root = format!("{}/", folder.path().display());
    let keys: Vec<&str> = keys.iter().map(|key| key.strip_prefix(&root).unwrap_or(key)).collect();
    let all_of_line = keys[5];
    assert!(all_of_line.starts_with("c.jsonl#sha256:"), "{keys:?}");
    assert_eq!(
        keys,
        [
            "a/one.txt.gz",
            "a/two.html",
            "b.md",
            "https://herald.test/a",
            "c.jsonl#8",
            all_of_line,
            "d.json",
            "z.txt"
        ]
    );
    let passed = [("json", 1), ("pdf", 1), ("jpg", 1), ("xml", 1), ("", 1)];
    for (extension, count) in passed {
        assert_eq!(
            all.tally().get(&Passed::File(extension.to_owned())),
            Some(&count),
            "{extension}"
        );
    }
    assert_eq!(all.tally()[&Passed::Hidden], 2);
    assert!(all.bytes_read() > 0 && Some(all.bytes_read()) <= all.bytes_total());
}

#[test]
fn a_line_put_in_moves_no_article() {
    let lines = ["{\"text\": \"One.\"}\n", "{\"text\": \"Two.\"}\n", "{\"text\": \"Three.\"}\n"];
    let folder = folder(&[]);
    let path = folder.path().join("a.jsonl");
    let keys = |lines: &[&str]| -> Vec<String> {
        std::fs::write(&path, lines.concat()).unwrap();
        taken(&path).0.into_iter().map(|member| member.key).collect()
    };
    assert_eq!(keys(&lines)[1..], keys(&lines[1..]));
}

#[test]
fn members_of_an_archive_say_where_in_it_they_stand() {
    let (all, _) = of("a.jsonl", LINES.as_bytes());
    let places: Vec<_> = all.iter().map(|member| member.within.clone().unwrap()).collect();
    assert!(places.iter().all(|place| place.archive.ends_with("/a.jsonl")), "{places:?}");
    assert!(places.is_sorted_by_key(|place| place.number) && places[0].number < places[2].number);
    let (all, _) = of("a.txt", b"One.");
    assert_eq!(all[0].within, None);
}

#[test]
fn a_file_without_a_line_is_refused() {
    for bytes in [&b""[..], b"\n \n"] {
        let (all, refused) = of("a.jsonl", bytes);
        assert_eq!((all.len(), refused.len()), (0, 1));
        assert!(refused[0].reason.contains("is empty"), "{refused:?}");
    }
}

#[cfg(unix)]
#[test]
fn what_is_no_file_is_told_as_such() {
    let folder = folder(&[("a.txt", b"One.")]);
    let _socket = std::os::unix::net::UnixListener::bind(folder.path().join("x.html")).unwrap();
    let mut all = members(&Input::Path(folder.path().to_owned()), &MemberOptions::default());
    assert_eq!(all.by_ref().count(), 1);
    assert_eq!(all.tally()[&Passed::Special], 1);
}

#[cfg(unix)]
#[test]
fn links_in_circles_end() {
    use std::os::unix::fs::symlink;
    let folder = folder(&[("a/b/one.txt", b"One.")]);
    symlink(folder.path(), folder.path().join("a/b/up")).unwrap();
    symlink(folder.path().join("a"), folder.path().join("also-a")).unwrap();
    symlink("nowhere", folder.path().join("dangling.txt")).unwrap();
    symlink(folder.path().join("a/b/one.txt"), folder.path().join("linked.txt")).unwrap();
    let mut all = members(&Input::Path(folder.path().to_owned()), &MemberOptions::default());
    let found: Vec<_> = all.by_ref().collect();
    let keys: Vec<&str> = found.iter().flatten().map(|member| member.key.as_str()).collect();
    assert!(
        keys.len() == 2 && keys[0].ends_with("/a/b/one.txt") && keys[1].ends_with("linked.txt"),
        "{keys:?}"
    );
    assert_eq!(found.len(), 3, "a link to nowhere is told");
    assert_eq!((all.tally()[&Passed::Circle], all.tally()[&Passed::Twice]), (1, 1));
}

#[test]
fn a_file_of_one_article_is_its_own_member() {
    let (all, _) = of("a.txt", b"Bridge to close\n\nThe council met.");
    assert_eq!(all.len(), 1);
    assert!(all[0].key.ends_with("/a.txt") && all[0].raw.media_type.is_none());
    let (_, refused) = taken(Path::new("/no/such/file.txt"));
    assert!(refused[0].reason.starts_with("there is no file /no/such/file.txt"));
    let (_, refused) = taken(Path::new("/no/such/file.jsonl"));
    assert!(refused[0].reason.starts_with("there is no file /no/such/file.jsonl"));
}

#[test]
fn what_is_kept_of_a_member_reads_it_again() {
    let options = MemberOptions {
        hints: Hints {
            outlet: Some("Another".to_owned()),
            furniture: false,
            published: Some("2016-01-02".to_owned()),
            ..Hints::default()
        },
        ..MemberOptions::default()
    };
    let folder = folder(&[("a.jsonl", LINES.as_bytes())]);
    for member in taken_with(folder.path(), &options).0 {
        let kept = serde_json::to_string(&member.origin()).unwrap();
        let origin: Origin = serde_json::from_str(&kept).unwrap();
        let source = parse(&member.raw, &member.hints).unwrap();
        let again = parse(&origin.raw(member.raw.bytes.clone()), &origin.hints()).unwrap();
        assert_eq!(format!("{source:?}"), format!("{again:?}"));
        assert_eq!(again.outlet.as_deref(), Some("Another"));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_bytes_under_any_name_end(bytes in proptest::collection::vec(any::<u8>(), 0..600), name in 0usize..8, cut in 0usize..600) {
        let name = ["a.jsonl", "a.jsonl.zst", "a.jsonl.gz", "a.warc", "a.warc.gz", "a.rss", "a.xml", "a"][name];
        for bytes in [&bytes[..], &gzip(&bytes)[..cut.min(gzip(&bytes).len())], &zstd(&bytes)[..cut.min(zstd(&bytes).len())]] {
            let (all, refused) = of(name, bytes);
            prop_assert!(all.len() + refused.len() <= 700);
            prop_assert!(refused.iter().all(|refusal| !refusal.reason.is_empty()));
        }
    }
}
