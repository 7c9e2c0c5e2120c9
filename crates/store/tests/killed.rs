//! A program that is killed while it adds: nothing acknowledged is lost, the store opens, and in the end it holds what an
//! undisturbed run makes.
//!
//! The test program runs itself again as the one that is killed. `./dev kills 200` kills as often as is asked for.
#![allow(clippy::unwrap_used, reason = "helpers may panic")]

mod support;

use onrecord_store::{AddOptions, Store};
use rusqlite::Connection;
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;
use support::{add, member, reader, store};

/// Where the child finds its store.
const STORE: &str = "ONRECORD_TEST_STORE";

/// Before which article the child waits to be killed, if at all.
const HOLD: &str = "ONRECORD_TEST_HOLD";

/// How often the child is killed, where the environment does not say.
const KILLS: u64 = 12;

/// Articles that are added in all.
const ARTICLES: usize = 700;

/// The part of the program that is killed: adds everything and writes after each commit how far it is.
#[test]
fn child() {
    let Some(path) = std::env::var_os(STORE) else { return };
    let mut store = Store::open(Path::new(&path)).unwrap();
    println!("\nopen");
    let options = AddOptions { threads: 2 };
    let hold = std::env::var(HOLD).ok().map(|article| article.parse::<usize>().unwrap());
    let members = (0..ARTICLES).map(move |article| {
        while hold == Some(article) {
            std::thread::park();
        }
        member(article)
    });
    store.add("Ferry", members, &reader(), &options, |told| println!("{}", told.taken)).unwrap();
    println!("done");
}

/// When a child is killed.
#[derive(Clone, Copy, Debug)]
enum Kill {
    Never,
    /// So long after it opened the store.
    Opened(Duration),
    /// So long after the first commit it told of. It never gets as far as this article, so it dies amid its work on any machine.
    Acknowledged(Duration, usize),
}

fn start(path: &Path, kill: Kill) -> Child {
    let mut command = Command::new(std::env::current_exe().unwrap());
    if let Kill::Acknowledged(_, hold) = kill {
        command.env(HOLD, hold.to_string());
    }
    command
        .args(["--exact", "child", "--nocapture"])
        .env(STORE, path)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// What a child told of before it ended.
#[derive(Debug, Default)]
struct Told {
    is_open: bool,
    acknowledged: usize,
    is_done: bool,
}

impl Told {
    fn read(&mut self, line: &str) {
        self.is_open |= line == "open";
        self.is_done |= line == "done";
        self.acknowledged = line.parse().unwrap_or(self.acknowledged);
    }

    fn is_time(&self, kill: Kill) -> Option<Duration> {
        match kill {
            Kill::Opened(after) if self.is_open => Some(after),
            Kill::Acknowledged(after, _) if self.acknowledged > 0 => Some(after),
            _ => None,
        }
    }
}

/// Lets a child run, and kills it at its moment.
fn run(path: &Path, kill: Kill) -> Told {
    let mut child = start(path, kill);
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
    let mut told = Told::default();
    let after = lines.by_ref().find_map(|line| {
        told.read(&line);
        told.is_time(kill)
    });
    std::thread::scope(|scope| {
        let rest = scope.spawn(|| lines.for_each(|line| told.read(&line)));
        if let Some(after) = after {
            std::thread::sleep(after);
            child.kill().unwrap();
        }
        rest.join().unwrap();
    });
    child.wait().unwrap();
    told
}

/// A sequence of numbers that is the same at every run (the generator of Knuth's MMIX).
fn random(seed: u64) -> impl FnMut() -> u64 {
    let mut state = seed;
    move || {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        state >> 33
    }
}

/// Whether the file is whole and what was told of is in it.
fn verify(path: &Path, told: &Told) {
    let store = Store::open(path).unwrap();
    let pages = store.story("Ferry").unwrap().pages as usize;
    assert!(pages >= told.acknowledged, "{pages} of {} acknowledged articles", told.acknowledged);
    assert_eq!(pages, store.articles("Ferry").unwrap().flatten().count());
    let connection = Connection::open(path).unwrap();
    let check: String =
        connection.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(check, "ok");
    let foreign = connection.prepare("PRAGMA foreign_key_check").unwrap().exists([]).unwrap();
    assert!(!foreign, "a row points to nothing");
    for words in ["article_words", "statement_words"] {
        let sql = format!("INSERT INTO {words} ({words}) VALUES ('integrity-check')");
        connection.execute(&sql, []).unwrap();
    }
}

/// Every term of the full text with how often it occurs, which no digest of rows sees.
fn terms(path: &Path) -> Vec<(String, i64, i64)> {
    let connection = Connection::open(path).unwrap();
    connection
        .execute_batch(
            "CREATE VIRTUAL TABLE temp.terms USING fts5vocab (main, statement_words, row)",
        )
        .unwrap();
    let mut select = connection.prepare("SELECT term, doc, cnt FROM temp.terms").unwrap();
    let rows = select.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).unwrap();
    rows.collect::<Result<_, _>>().unwrap()
}

#[test]
fn killed_at_any_moment_nothing_told_of_is_lost() {
    if std::env::var_os(STORE).is_some() {
        return;
    }
    let kills = std::env::var("ONRECORD_KILLS").map_or(KILLS, |kills| kills.parse().unwrap());
    let (_undisturbed, mut whole) = store();
    let undisturbed = std::time::Instant::now();
    add(&mut whole, (0..ARTICLES).map(member));
    // Moments are spread over what a run takes on this machine, with its settling.
    let span = u64::try_from(undisturbed.elapsed().as_micros()).unwrap() * 6 / 5;
    let wanted = (whole.story_digest("Ferry").unwrap(), terms(whole.path()));
    let mut next = random(6);
    let mut killed = 0;
    while killed < kills {
        // Each store is killed several times, then ended in peace.
        let (_folder, store) = store();
        let path = store.path().to_owned();
        drop(store);
        let mut moment = |part: u64| Duration::from_micros(next() % (span / part));
        let hold = ARTICLES - 1 - usize::try_from(killed % 8).unwrap() * 16;
        let amid = Kill::Acknowledged(moment(8), hold);
        for kill in [Kill::Opened(moment(3)), amid, Kill::Opened(moment(1))] {
            let told = run(&path, kill);
            verify(&path, &told);
            killed += 1;
            let is_amid = told.acknowledged > 0 && !told.is_done;
            assert!(is_amid || !matches!(kill, Kill::Acknowledged(..)), "{told:?} after {kill:?}");
        }
        assert!(run(&path, Kill::Never).is_done);
        let store = Store::open(&path).unwrap();
        assert_eq!((store.story_digest("Ferry").unwrap(), terms(&path)), wanted);
    }
}
