//! Kinds of elements (HTML Standard, sections 4 and 13.1.2).

use super::tokens::StartTag;

/// Elements without end tag (13.1.2).
pub(super) fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "basefont"
            | "bgsound"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "keygen"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
            | "wbr"
    )
}

/// Formatting elements (13.2.4.2), which a tree builder opens again in every block. Links are left
/// out: they never nest.
pub(super) fn is_formatting(name: &str) -> bool {
    matches!(
        name,
        "b" | "big"
            | "code"
            | "em"
            | "font"
            | "i"
            | "nobr"
            | "s"
            | "small"
            | "strike"
            | "strong"
            | "tt"
            | "u"
    )
}

/// Elements that stand for themselves in the text: before and after them a paragraph ends.
pub(super) fn is_block(name: &str) -> bool {
    is_heading(name)
        || matches!(
            name,
            "address"
                | "article"
                | "aside"
                | "blockquote"
                | "body"
                | "caption"
                | "center"
                | "dd"
                | "details"
                | "dialog"
                | "dir"
                | "div"
                | "dl"
                | "dt"
                | "fieldset"
                | "figcaption"
                | "figure"
                | "footer"
                | "form"
                | "header"
                | "hgroup"
                | "hr"
                | "html"
                | "legend"
                | "li"
                | "main"
                | "menu"
                | "nav"
                | "ol"
                | "p"
                | "pre"
                | "section"
                | "summary"
                | "table"
                | "tbody"
                | "td"
                | "tfoot"
                | "th"
                | "thead"
                | "tr"
                | "ul"
        )
}

pub(super) fn is_heading(name: &str) -> bool {
    matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
}

/// Elements through which the end tag of an outer element does not reach (13.2.4.2, "in scope").
pub(super) fn is_scope(name: &str) -> bool {
    matches!(
        name,
        "applet" | "caption" | "html" | "marquee" | "object" | "table" | "td" | "template" | "th"
    )
}

/// Elements whose inside is never article text.
pub(super) fn is_skipped(name: &str, tag: &StartTag) -> bool {
    match name {
        "script" => {
            !tag.get("type").is_some_and(|kind| kind.to_ascii_lowercase().contains("ld+json"))
        }
        "style" | "svg" | "math" | "template" | "iframe" | "noscript" | "noembed" | "noframes"
        | "noframe" | "xmp" | "plaintext" => true,
        _ => false,
    }
}

/// Whether the start tag `next` ends an open element `open` (13.1.2.4, optional tags).
pub(super) fn ends_with_start_of(open: &str, next: &str) -> bool {
    match open {
        "p" => is_block(next) && !matches!(next, "caption" | "legend" | "body" | "html"),
        "li" => next == "li",
        "dd" | "dt" => matches!(next, "dd" | "dt"),
        "td" | "th" => matches!(next, "td" | "th" | "tr" | "tbody" | "tfoot" | "thead"),
        "tr" => matches!(next, "tr" | "tbody" | "tfoot" | "thead"),
        "tbody" | "thead" | "tfoot" => matches!(next, "tbody" | "tfoot" | "thead"),
        "head" => !matches!(
            next,
            "base" | "link" | "meta" | "script" | "style" | "title" | "noscript" | "template"
        ),
        "option" => matches!(next, "option" | "optgroup"),
        _ => is_heading(open) && is_heading(next),
    }
}
