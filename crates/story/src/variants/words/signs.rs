//! The signs of a text: letters, and the marks that matter between words, in whatever form the page has them.

/// One sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    Letter(char),
    Digit(char),
    Apostrophe,
    /// Something that a reader does not see: a soft hyphen, a mark of direction.
    Hidden,
    Hyphen,
    Star,
    Stop,
    Comma,
    /// A colon, a dash, a quotation mark.
    Mark,
    Ask,
    Ellipsis,
    Open,
    Close,
    RoundOpen,
    RoundClose,
    Percent,
    Money(char),
    And,
    Slash,
    Space,
}

/// A sign and its bytes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Placed {
    pub(super) sign: Sign,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// Signs that pages spell in several characters: entities, and UTF-8 read as Windows-1252.
const SPELLED: [(&str, Sign); 27] = [
    ("&amp;", Sign::And),
    ("&#38;", Sign::And),
    ("&#39;", Sign::Apostrophe),
    ("&#039;", Sign::Apostrophe),
    ("&#x27;", Sign::Apostrophe),
    ("&#8217;", Sign::Apostrophe),
    ("&apos;", Sign::Apostrophe),
    ("&rsquo;", Sign::Apostrophe),
    ("&lsquo;", Sign::Apostrophe),
    ("&quot;", Sign::Mark),
    ("&ldquo;", Sign::Mark),
    ("&rdquo;", Sign::Mark),
    ("&mdash;", Sign::Mark),
    ("&ndash;", Sign::Mark),
    ("&hellip;", Sign::Ellipsis),
    ("&#8230;", Sign::Ellipsis),
    ("&nbsp;", Sign::Space),
    ("&#160;", Sign::Space),
    ("â€™", Sign::Apostrophe),
    ("â€˜", Sign::Apostrophe),
    ("â€¦", Sign::Ellipsis),
    ("â€œ", Sign::Mark),
    ("â€”", Sign::Mark),
    ("â€“", Sign::Mark),
    ("â€", Sign::Mark),
    ("``", Sign::Mark),
    ("''", Sign::Mark),
];

/// The signs of a text in order.
pub(super) fn signs(text: &str) -> Vec<Placed> {
    let mut out: Vec<Placed> = Vec::with_capacity(text.len());
    let mut start = 0;
    while let Some(c) = text[start..].chars().next() {
        let (sign, len) = spelled(&text[start..]).unwrap_or_else(|| (sign(c), c.len_utf8()));
        out.push(Placed { sign, start, end: start + len });
        start += len;
    }
    mend(&mut out);
    out
}

fn spelled(rest: &str) -> Option<(Sign, usize)> {
    if !rest.starts_with(['&', 'â', '`', '\'']) {
        return None;
    }
    SPELLED.iter().find(|(text, _)| rest.starts_with(text)).map(|&(text, sign)| (sign, text.len()))
}

fn sign(c: char) -> Sign {
    match c {
        '\'' | '’' | '‘' | '`' | '´' | 'ʼ' | '′' | '\u{91}' | '\u{92}' | '\u{fffd}' | '¹' | '›'
        | '\u{19}' => Sign::Apostrophe,
        '\u{ad}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}' => Sign::Hidden,
        '-' | '‐' | '‑' => Sign::Hyphen,
        '*' => Sign::Star,
        '.' => Sign::Stop,
        ',' | ';' => Sign::Comma,
        '?' | '!' => Sign::Ask,
        '…' | '\u{85}' => Sign::Ellipsis,
        '[' => Sign::Open,
        ']' => Sign::Close,
        '(' => Sign::RoundOpen,
        ')' => Sign::RoundClose,
        '%' => Sign::Percent,
        '$' | '£' | '€' | '¥' => Sign::Money(c),
        '&' => Sign::And,
        '/' => Sign::Slash,
        _ if c.is_ascii_digit() => Sign::Digit(c),
        _ if c.is_alphanumeric() => Sign::Letter(c),
        _ if c.is_whitespace() => Sign::Space,
        _ => Sign::Mark,
    }
}

/// Makes ellipses of three stops or stars with or without spaces between them, and of two stops together.
fn mend(signs: &mut [Placed]) {
    let mut at = 0;
    while at < signs.len() {
        let end = row(signs, at);
        for placed in &mut signs[at..end] {
            placed.sign = Sign::Ellipsis;
        }
        at = end.max(at + 1);
    }
}

/// The end of the row of stops or stars that begins at a place, if it is an ellipsis.
fn row(signs: &[Placed], start: usize) -> usize {
    let kind = signs[start].sign;
    if !matches!(kind, Sign::Stop | Sign::Star) {
        return start;
    }
    let (mut end, mut count, mut close) = (start, 0, true);
    for (at, placed) in signs.iter().enumerate().skip(start) {
        match placed.sign {
            sign if sign == kind => (end, count) = (at + 1, count + 1),
            Sign::Space if end == at => {}
            _ => break,
        }
        close &= end == start + count;
    }
    let in_word =
        kind == Sign::Star && start > 0 && matches!(signs[start - 1].sign, Sign::Letter(_));
    if !in_word && (count >= 3 || count == 2 && close && kind == Sign::Stop) { end } else { start }
}
