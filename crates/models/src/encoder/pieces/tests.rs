//! Expectations are what Hugging Face's `tokenizers` 0.23 makes of the same tokens with the same pieces.

use super::*;

const PIECES: &str = "[PAD]\n[UNK]\n[CLS]\n[SEP]\ncourt\ncourts\nattorney\n##s\nely\n##see\nnaive\n##te\n\
    łodz\nistanbul\n“\n”\nwe\n’\nre\nu\n.\ns\n-\nled\n€\n##3\n5\n##bn\n京\ntower\nab\nx\n##ray\nﬁ\n##ne\n\
    said\netat\nnoel\nst\n##raße\nο\n##δ\n##ο\n##σ\n…\nand\n3\n,\n000\n##th\n[\n]\ncl\n#\ning\n##ing\nun";

fn pieces() -> WordPieces {
    WordPieces::parse(PIECES.as_bytes()).unwrap()
}

#[track_caller]
fn check(token: &str, expected: &str) {
    let names: Vec<&str> = PIECES.lines().collect();
    let mut ids = vec![7];
    pieces().of(token, &mut ids);
    let found: Vec<&str> = ids[1..].iter().map(|&id| names[id as usize]).collect();
    assert_eq!(found.join(" "), expected, "{token:?}");
    assert_eq!(ids[0], 7, "what was there stays");
}

#[test]
fn the_longest_piece_comes_first() {
    check("court", "court");
    check("Courts", "courts");
    check("attorneys", "attorney ##s");
    check("COURTSS", "courts ##s");
}

#[test]
fn accents_go_and_letters_that_are_no_accents_stay() {
    check("Élysée", "ely ##see");
    check("naïveté", "naive ##te");
    check("Łódź", "łodz");
    check("İstanbul", "istanbul");
    check("e\u{301}tat", "etat");
    check("No\u{308}el", "noel");
    check("Straße", "st ##raße");
    check("\u{fb01}ne", "ﬁ ##ne");
    check("ΟΔΟΣ", "ο ##δ ##ο ##σ");
}

#[test]
fn marks_stand_alone() {
    check("“We’re”", "“ we ’ re ”");
    check("U.S.-led", "u . s . - led");
    check("…and", "… and");
    check("3,000th", "3 , 000 ##th");
    check("##ing", "# # ing");
}

#[test]
fn currency_signs_are_no_marks() {
    check("€3.5bn", "€ ##3 . 5 ##bn");
}

#[test]
fn names_of_special_pieces_in_a_text_are_text() {
    check("[CLS]", "[ cl ##s ]");
}

#[test]
fn ideographs_are_words() {
    check("东京tower", "[UNK] 京 tower");
}

#[test]
fn what_cannot_be_seen_is_dropped() {
    check("a\u{200d}b", "ab");
    check("x\u{ad}ray", "x ##ray");
    check("\u{e000}and", "and");
}

#[test]
fn what_is_not_known_is_unknown_as_a_word() {
    check("🙂", "[UNK]");
    check("said🙂", "[UNK]");
    check("said.🙂", "said . [UNK]");
    check("courtx", "[UNK]");
    check("\u{378}", "[UNK]");
}

#[test]
fn a_token_always_has_a_piece() {
    for token in ["", " ", "\u{2028}", "\u{fffd}", "\u{301}", "\u{200b}"] {
        check(token, "[UNK]");
    }
}

#[test]
fn long_words_are_unknown_and_long_tokens_are_cut() {
    check(&format!("un{}", "s".repeat(98)), &format!("un{}", " ##s".repeat(MOST_PIECES - 1)));
    check(&format!("un{}", "s".repeat(99)), "[UNK]");
    check(&"-".repeat(500), &["-"; MOST_PIECES].join(" "));
}

#[test]
fn vocabularies_without_special_pieces_are_refused() {
    assert!(WordPieces::parse(b"a\nb\n[UNK]\n[CLS]").is_err());
    assert!(WordPieces::parse(b"[UNK]\n[CLS]\n[SEP]\n\xff").is_err());
    let pieces = pieces();
    assert_eq!((pieces.unknown(), pieces.start(), pieces.end()), (1, 2, 3));
}

proptest::proptest! {
    /// Any token gives between one and [`MOST_PIECES`] pieces, all of them known.
    #[test]
    fn pieces_are_few_and_known(token in "\\PC{0,40}") {
        let (pieces, mut ids) = (pieces(), Vec::new());
        pieces.of(&token, &mut ids);
        proptest::prop_assert!((1..=MOST_PIECES).contains(&ids.len()));
        proptest::prop_assert!(ids.iter().all(|&id| (id as usize) < pieces.len()));
    }
}
