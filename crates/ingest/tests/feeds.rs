//! Feeds: what they hold of articles, and the pages that they name.

#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

mod support;

use onrecord_ingest::{Input, Member, MemberOptions, Passed, Refusal, members, parse};
use std::time::{Duration, Instant};
use support::server::{Server, ok, redirect};
use support::warc::news_page;

type Taken = (Vec<Member>, Vec<Refusal>);

fn taken(input: &Input, options: &MemberOptions) -> Taken {
    let (mut all, mut refused) = (Vec::new(), Vec::new());
    for member in members(input, options) {
        match member {
            Ok(member) => all.push(member),
            Err(refusal) => refused.push(refusal),
        }
    }
    (all, refused)
}

fn of(feed: &str) -> Taken {
    of_named("feed.xml", feed)
}

fn of_named(name: &str, feed: &str) -> Taken {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, feed).unwrap();
    taken(&Input::Path(path), &MemberOptions::default())
}

fn follow() -> MemberOptions {
    MemberOptions { follow: true, pause: Duration::from_millis(80), ..MemberOptions::default() }
}

fn body() -> String {
    "<p>“We did not agree to this,” the mayor told the council on Tuesday, and residents of the district answered that nobody had asked them.</p>\n".repeat(6)
}

fn rss(items: &str) -> String {
    format!(
        "<?xml version=\"1.0\"?><rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel><title>The Herald</title><link>http://herald.test/</link>{items}</channel></rss>"
    )
}

fn item(link: &str, content: &str) -> String {
    format!(
        "<item><title>Bridge &amp;amp; lock to close</title><link>{link}</link><dc:creator>Jane Doe</dc:creator>\
         <pubDate>Fri, 05 Jan 2018 15:14:00 -0500</pubDate><description>A summary.</description>{content}</item>"
    )
}

fn encoded(html: &str) -> String {
    format!("<content:encoded><![CDATA[{html}]]></content:encoded>")
}

#[test]
fn an_entry_with_the_full_text_is_an_article() {
    let (all, refused) = of(&rss(&item("http://herald.test/a", &encoded(&body()))));
    assert!(refused.is_empty(), "{refused:?}");
    assert_eq!(all[0].key, "http://herald.test/a");
    let source = parse(&all[0].raw, &all[0].hints).unwrap();
    assert_eq!(source.title.as_deref(), Some("Bridge & lock to close"));
    assert_eq!(source.byline, ["Jane Doe"]);
    assert_eq!(source.outlet.as_deref(), Some("herald.test"));
    assert_eq!(source.published.unwrap().value, "2018-01-05T20:14:00+00:00");
    assert!(source.text.as_str().starts_with("Bridge & lock to close\n\n“We did not agree"));
    assert_eq!(source.text.as_str().matches("\n\n").count(), 6);
}

#[test]
fn a_summary_or_a_beginning_is_named_and_not_taken() {
    let cut = format!("{}<p>The council […]</p>", body());
    let items = item("http://herald.test/a", "")
        + &item("http://herald.test/b", &encoded(&cut))
        + &item("http://herald.test/c", &encoded("<p>Short.</p>"));
    let (all, refused) = of(&rss(&items));
    assert!(all.is_empty());
    let named: Vec<&str> = refused.iter().map(|refusal| refusal.name.as_str()).collect();
    assert_eq!(named, ["http://herald.test/a", "http://herald.test/b", "http://herald.test/c"]);
    assert!(refused[0].reason.contains("not fetched; --follow"), "{}", refused[0]);
}

#[test]
fn atom_json_and_older_feeds_are_read() {
    let atom = format!(
        "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"en\"><title>H</title><id>x</id><updated>2018-01-05T00:00:00Z</updated>\
         <entry><id>tag:a</id><title>Bridge</title><link rel=\"self\" href=\"http://herald.test/self\"/><link href=\"http://herald.test/a\"/>\
         <published>2018-01-05T10:00:00Z</published><author><name>Jane Doe</name></author>\
         <content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\">{}</div></content></entry></feed>",
        body()
    );
    let json = serde_json::json!({"version": "https://jsonfeed.org/version/1.1", "title": "H", "items": [
        {"id": "1", "url": "http://herald.test/a", "title": "Bridge", "content_text": body().replace("<p>", "").replace("</p>", "\n"), "date_published": "2018-01-05T10:00:00Z"}]});
    let rdf = format!(
        "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns=\"http://purl.org/rss/1.0/\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\">\
         <channel rdf:about=\"x\"><title>H</title><link>http://herald.test/</link><description>d</description></channel>\
         <item rdf:about=\"http://herald.test/a\"><title>Bridge</title><link>http://herald.test/a</link>{}</item></rdf:RDF>",
        encoded(&body())
    );
    for (name, feed) in [("a.atom", atom), ("a.json", json.to_string()), ("a.xml", rdf)] {
        let (all, refused) = of_named(name, &feed);
        if name == "a.xml" && all.is_empty() {
            // RSS 1.0 has no full text of its own; the entry is named.
            assert_eq!(refused[0].name, "http://herald.test/a");
            continue;
        }
        assert_eq!((all.len(), refused.len()), (1, 0), "{name} {refused:?}");
        assert_eq!(all[0].key, "http://herald.test/a", "{name}");
        let source = parse(&all[0].raw, &all[0].hints).unwrap();
        assert!(source.text.as_str().contains("nobody had asked them."), "{name}");
    }
}

#[test]
fn entries_without_link_keep_their_id() {
    let item = format!(
        "<item><title>Bridge</title><guid isPermaLink=\"false\">k9</guid>{}</item>",
        encoded(&body())
    );
    let (all, _) = of(&rss(&item));
    assert!(all[0].key.ends_with("feed.xml#k9"), "{}", all[0].key);
    let bare = "<item><title>Bridge</title></item>";
    let (_, refused) = of(&rss(bare));
    assert!(refused[0].reason.contains("without its text or address"));
    assert!(refused[0].name.ends_with("feed.xml#1"), "{}", refused[0].name);
}

#[test]
fn the_pages_that_a_feed_names_are_fetched_when_asked_for() {
    let robots = "User-agent: *\nDisallow: /closed\n";
    let server = Server::new(vec![
        ("/robots.txt", ok("text/plain", robots)),
        ("/a", ok("text/html", &news_page(1))),
        ("/old", redirect("/b")),
        ("/b", ok("text/html", &news_page(2))),
        ("/closed", ok("text/html", &news_page(3))),
        ("/film", ok("video/mp4", "x")),
    ]);
    let links = ["/a", "/old", "/closed", "/film", "/gone"];
    let items: String =
        links.iter().map(|path| item(&format!("{}{path}", server.address), "")).collect();
    let feed = Server::new(vec![("/feed", ok("application/rss+xml", &rss(&items)))]);
    let input = Input::parse(&format!("{}/feed", feed.address)).unwrap();
    let begun = Instant::now();
    let (all, refused) = taken(&input, &follow());
    assert!(
        begun.elapsed() >= Duration::from_millis(5 * 80),
        "hosts are left in peace between requests"
    );
    let keys: Vec<&str> =
        all.iter().map(|member| member.key.trim_start_matches(&server.address)).collect();
    assert_eq!(keys, ["/a", "/old"]);
    assert!(all[0].raw.retrieved.is_some() && !all[0].hints.crawled);
    let reasons: Vec<&str> = refused.iter().map(|refusal| refusal.reason.as_str()).collect();
    assert!(
        reasons[0].starts_with("robots.txt")
            && reasons[1].contains("video/mp4")
            && reasons[2].contains("404"),
        "{reasons:?}"
    );
    let asked = server.asked.lock().unwrap();
    assert_eq!(asked.iter().filter(|asked| asked.starts_with("GET /robots.txt")).count(), 1);
}

#[test]
fn without_follow_nothing_is_fetched() {
    let server = Server::new(vec![("/a", ok("text/html", &news_page(1)))]);
    let (all, refused) = of(&rss(&item(&format!("{}/a", server.address), "")));
    assert_eq!((all.len(), refused.len()), (0, 1));
    assert!(server.asked.lock().unwrap().is_empty());
}

#[test]
fn a_feed_from_outside_leads_to_no_place_in_the_local_network() {
    let server = Server::new(vec![("/a", ok("text/html", &news_page(1)))]);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("feed.xml");
    std::fs::write(&path, rss(&item(&format!("{}/a", server.address), ""))).unwrap();
    let (all, refused) = taken(&Input::Path(path), &follow());
    assert!(all.is_empty() && refused[0].reason.contains("local network"), "{refused:?}");
    assert!(server.asked.lock().unwrap().is_empty());
}

#[test]
fn an_address_may_be_a_page_or_a_list_of_articles_as_well() {
    let server = Server::new(vec![
        ("/page", ok("text/html", &news_page(1))),
        (
            "/lines",
            ok("application/x-ndjson", "{\"text\": \"One.\"}\n{\"text\": \"Two.\", \"id\": 5}\n"),
        ),
        ("/film", ok("video/mp4", "x")),
    ]);
    let at = |path: &str| {
        taken(
            &Input::parse(&format!("{}{path}", server.address)).unwrap(),
            &MemberOptions::default(),
        )
    };
    assert_eq!(at("/page").0[0].key, format!("{}/page", server.address));
    assert_eq!(at("/lines").0[1].key, format!("{}/lines#5", server.address));
    assert!(at("/film").1[0].reason.contains("video/mp4"));
    assert!(at("/none").1[0].reason.contains("404"));
}

#[test]
fn entities_that_multiply_are_harmless() {
    let levels = (1..30).map(|level| {
        let below = format!("&a{};", level - 1).repeat(10);
        format!("<!ENTITY a{level} \"{below}\">")
    });
    let laughs =
        levels.fold("<!DOCTYPE rss [<!ENTITY a0 \"ha\">".to_owned(), |all, one| all + &one);
    let outside = "<!ENTITY file SYSTEM \"file:///etc/hostname\">]>";
    let items = item(
        "http://herald.test/a",
        &format!("<content:encoded>&a29; &file; {}</content:encoded>", "word ".repeat(120)),
    );
    let feed = rss(&items).replace("<rss", &format!("{laughs}{outside}<rss"));
    let begun = Instant::now();
    let (all, refused) = of(&feed);
    assert!(begun.elapsed() < Duration::from_secs(5));
    assert_eq!(all.len() + refused.len(), 1);
    let bytes: usize = all.iter().map(|member| member.raw.bytes.len()).sum();
    assert!(bytes < 10_000, "nothing was multiplied");
    let host = std::fs::read_to_string("/etc/hostname").unwrap_or_default();
    let text = all.first().map(|member| String::from_utf8_lossy(&member.raw.bytes).into_owned());
    assert!(host.trim().is_empty() || !text.unwrap_or_default().contains(host.trim()));
}

#[test]
fn feeds_made_to_cost_end_soon() {
    let depth = "<a>".repeat(300_000);
    let named = "<a xmlns:b=\"c\"><b:d>".repeat(100_000);
    let attributes = (0..200_000).fold(String::new(), |all, at| all + &format!(" a{at}=\"\""));
    let items = item("http://herald.test/a", "").repeat(20_000);
    for (what, feed) in [
        ("deep", rss(&depth)),
        ("named", rss(&named)),
        ("attributes", rss(&format!("<item{attributes}/>"))),
        ("items", rss(&items)),
        ("cut", rss("<item><title>")),
        ("CDATA", rss("<item><title><![CDATA[")),
        ("brackets", "<rss>".to_owned() + &"<".repeat(1 << 20)),
    ] {
        let begun = Instant::now();
        let (all, refused) = of(&feed);
        assert!(begun.elapsed() < Duration::from_secs(10), "{what} took {:?}", begun.elapsed());
        assert!(all.is_empty() && (!refused.is_empty() || what == "deep"), "{what}");
        assert!(refused.len() <= 20_000);
    }
}

#[test]
fn in_a_folder_feeds_are_found_by_what_they_hold() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(
        folder.path().join("a.xml"),
        rss(&item("http://herald.test/a", &encoded(&body()))),
    )
    .unwrap();
    std::fs::write(folder.path().join("b.xml"), "<urlset/>").unwrap();
    let mut all = members(&Input::Path(folder.path().to_owned()), &MemberOptions::default());
    assert_eq!(all.next().unwrap().unwrap().key, "http://herald.test/a");
    assert!(all.next().is_none());
    assert_eq!(all.tally()[&Passed::File("xml".to_owned())], 1);
}
