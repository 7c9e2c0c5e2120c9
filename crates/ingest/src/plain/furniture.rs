//! Lines of the page that were copied with the article.

use super::Frame;
use super::head::{Head, is_date_line, is_paragraph};
use super::lines::Line;
use super::rules::{Place, known};
use crate::{Furniture, byline};
use onrecord_record::FurnitureKind;
use onrecord_text::Span;

/// Most words of a line before the headline that is furniture whatever it says.
const FRAME_WORDS: usize = 3;

/// Most words of a menu's piece.
const PIECE_WORDS: usize = 4;

/// Most words of a ticker ("S&P 500 2,743.15 +0.23%").
const TICKER_WORDS: usize = 6;

/// Pieces by which a line is a menu.
const MENU_PIECES: usize = 3;

/// The furniture among `lines`, in text order.
pub(super) fn find(lines: &[Line<'_>], head: &Head<'_>, frame: Frame) -> Vec<Furniture> {
    let tail = lines.iter().rposition(is_paragraph).map_or(lines.len(), |last| last + 1);
    let mut found = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        if head.headline == Some(at) {
            continue;
        }
        let before = head.headline.is_some_and(|headline| at < headline);
        let outside = frame == Frame::WholePage && (at < head.lines || at >= tail);
        let place = if outside { Place::Frame } else { Place::Inside };
        if let Some(kind) = kind(line, place, before && outside) {
            note(line, kind, place, &mut found);
        }
    }
    found
}

fn kind(line: &Line<'_>, place: Place, before_headline: bool) -> Option<FurnitureKind> {
    known(line.text, place)
        .or_else(|| (place == Place::Frame).then(|| in_frame(line))?)
        .or_else(|| (before_headline && is_scrap(line)).then_some(FurnitureKind::Other))
}

/// Menus, tickers and weather, which show by their form in the frame of a page.
fn in_frame(line: &Line<'_>) -> Option<FurnitureKind> {
    (is_menu(line) || is_ticker(line.text)).then_some(FurnitureKind::Navigation)
}

/// Several short pieces set apart by wide gaps or bars.
fn is_menu(line: &Line<'_>) -> bool {
    let pieces = line.pieces();
    let bars = line.text.split(['|', '•', '·', '›']).collect::<Vec<_>>();
    let short = |piece: &str| {
        (1..=PIECE_WORDS).contains(&piece.split_whitespace().count())
            && !piece.trim().ends_with('.')
    };
    pieces.len() >= MENU_PIECES && pieces.iter().all(|piece| short(piece.text))
        || bars.len() >= MENU_PIECES && bars.iter().all(|piece| short(piece))
}

/// Quotations of markets and weather: mostly numbers, with a sign of change, percent or degrees.
fn is_ticker(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().take(TICKER_WORDS + 1).collect();
    let numbers = words.iter().filter(|word| word.chars().any(|c| c.is_ascii_digit())).count();
    let signs = text.contains(['%', '°', '▲', '▼'])
        || words.iter().any(|word| word.starts_with(['+', '−']));
    words.len() <= TICKER_WORDS
        && signs
        && numbers > 0
        && numbers * 3 >= words.len()
        && !text.ends_with('.')
}

/// A line of a few words above the headline that is neither a byline nor a date: alternative texts
/// of icons, section names that the list does not know.
fn is_scrap(line: &Line<'_>) -> bool {
    let pieces = line.pieces();
    pieces.iter().all(|piece| piece.words() <= FRAME_WORDS)
        && !line.text.contains(['"', '“', '”'])
        && byline::line(line.text).is_none()
        && !is_date_line(line.text)
}

/// One span for each piece of the line.
fn note(line: &Line<'_>, kind: FurnitureKind, place: Place, found: &mut Vec<Furniture>) {
    let pieces = line.pieces();
    let parted = place == Place::Frame && pieces.iter().all(|piece| piece.words() <= PIECE_WORDS);
    let pieces = if parted { pieces } else { vec![*line] };
    for piece in pieces {
        let own = known(piece.text, place).unwrap_or(kind);
        found
            .push(Furniture { span: Span::new(piece.start as u32, piece.end() as u32), kind: own });
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Frame, furniture};

    const BODY: &str = "The council voted on Tuesday to close the bridge after engineers warned that it could not bear lorries.";

    fn found(text: &str) -> Vec<&str> {
        furniture(text, None, Frame::WholePage)
            .iter()
            .map(|piece| &text[piece.span.range()])
            .collect()
    }

    #[test]
    fn the_frame_of_a_copied_page_is_found_piece_by_piece() {
        let text = format!(
            "Burger icon\nOpinion     Live Scores\n\nCouncil closes the old bridge\n\n{BODY}\n\nTweet.\nPost a comment"
        );
        assert_eq!(
            found(&text),
            ["Burger icon", "Opinion", "Live Scores", "Tweet.", "Post a comment"]
        );
    }

    #[test]
    fn the_article_has_none() {
        let text = format!(
            "Rust belt\n\nWhy the county let its bridges rust\n\nBy Jane Doe\n\n{BODY}\n\nWeather\n\nMAYOR: Yes.\n\n“Share.”\n\n{BODY}"
        );
        assert_eq!(found(&text), Vec::<&str>::new());
    }

    #[test]
    fn captions_and_tickers_are_found() {
        let text = format!(
            "Council closes the old bridge\n\nS&P 500 2,743.15 +0.23%\n\n{BODY}\n\nThe bridge in May. (Photo: Jo Roe)\n\n{BODY}"
        );
        assert_eq!(found(&text), ["S&P 500 2,743.15 +0.23%", "The bridge in May. (Photo: Jo Roe)"]);
    }
}
