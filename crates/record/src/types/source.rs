//! What was read.

use super::Span;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What was read, with what is known about it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// `sha256:` and the SHA-256 of the bytes read.
    pub id: String,
    /// Where it was read from, as the user gave it.
    pub uri: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// Its headline.
    pub title: Option<String>,
    /// Its authors, as the page names them.
    pub byline: Vec<String>,
    /// ISO 639-1 code where there is one, else 639-3; "und" where it cannot be told.
    pub language: String,
    /// When it was published, and how that is known.
    pub published: Option<Published>,
    /// RFC 3339 time of fetching, only where the program fetched it.
    pub retrieved: Option<String>,
    /// The text that every span points into.
    pub text: String,
    /// Lines of the page that are not the article.
    pub furniture: Vec<Furniture>,
    /// Entity id of the byline's author: the voice of whatever is not attributed.
    pub writer: Option<String>,
}

/// When a source was published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Published {
    /// RFC 3339 date or date-time.
    pub value: String,
    /// How it is known.
    pub from: DateFrom,
}

/// How a publication date is known.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum DateFrom {
    /// The user gave it.
    Option,
    /// The page's metadata gives it.
    Metadata,
    /// The article's text gives it.
    Text,
    /// It was found by its looks only.
    Guess,
}

/// A line of the page that is not the article. It stays in `source.text`; no statement lies in it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Furniture {
    /// The line.
    pub span: Span,
    /// What kind of furniture it is.
    pub kind: FurnitureKind,
}

/// Kinds of page furniture.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum FurnitureKind {
    /// Menus, section names, the site's own lines above the article.
    Navigation,
    /// Share, print, mail and follow lines.
    Share,
    /// Comment counts and invitations to reply.
    Comments,
    /// Captions and credits of pictures and widgets.
    Caption,
    /// Newsletters, subscriptions, advertisements, "read more" lines.
    Promotion,
    /// Copyright, terms and contact lines.
    Legal,
    /// A short line of the frame that fits none of the others.
    Other,
}
