-- The store, version 1. Rowids are internal: no answer shows them. Whatever is shown has an id derived from bytes and spans.

-- What was read: bytes as they came, compressed with Zstandard. All else but stories, pages and decisions can be made anew of
-- these and of `article.origin`.
CREATE TABLE blob (
    id INTEGER PRIMARY KEY,
    digest BLOB NOT NULL UNIQUE,          -- SHA-256 of the bytes
    size INTEGER NOT NULL,                -- number of the bytes
    packed BLOB NOT NULL
) STRICT;

CREATE TABLE story (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    settled INTEGER NOT NULL DEFAULT 1,   -- 0 while people and quotations are not yet put together anew
    -- How much is in it, as it was when it was settled last.
    pages INTEGER NOT NULL DEFAULT 0,
    versions INTEGER NOT NULL DEFAULT 0,
    outlets INTEGER NOT NULL DEFAULT 0,
    first_day TEXT,
    last_day TEXT,
    statements INTEGER NOT NULL DEFAULT 0,
    people INTEGER NOT NULL DEFAULT 0,
    quotations INTEGER NOT NULL DEFAULT 0,
    material INTEGER NOT NULL DEFAULT 0   -- pairs of wordings that differ materially
) STRICT;

-- Where an article stands: an address, a path, a line of a file.
CREATE TABLE page (
    id INTEGER PRIMARY KEY,
    story INTEGER NOT NULL REFERENCES story ON DELETE CASCADE,
    key TEXT NOT NULL,
    UNIQUE (story, key)
) STRICT;

-- One version of a page. The latest one speaks for the page: entities, statements and words are kept of it alone; those of
-- earlier ones stand in their records.
CREATE TABLE article (
    id INTEGER PRIMARY KEY,
    page INTEGER NOT NULL REFERENCES page ON DELETE CASCADE,
    version INTEGER NOT NULL,             -- from 1, in the order of adding
    is_latest INTEGER NOT NULL,
    blob INTEGER NOT NULL REFERENCES blob,
    origin TEXT NOT NULL,                 -- JSON: what came with the bytes
    uri TEXT,
    outlet TEXT,
    title TEXT,
    published TEXT,                       -- RFC 3339 date or date-time
    retrieved TEXT,
    UNIQUE (page, version)
) STRICT;

-- The record of an article, apart from it so that what is looked through often stays dense.
CREATE TABLE record (
    article INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE,
    size INTEGER NOT NULL,                -- number of bytes of the JSON
    packed BLOB NOT NULL                  -- JSON, compressed with Zstandard
) STRICT;

-- Who is one and the same in several articles of a story.
CREATE TABLE person (
    id INTEGER PRIMARY KEY,
    story INTEGER NOT NULL REFERENCES story ON DELETE CASCADE,
    key TEXT NOT NULL,                    -- kind and identity
    kind TEXT NOT NULL,
    name TEXT NOT NULL,                   -- the fullest form
    -- Counted when the story is settled.
    named_in INTEGER NOT NULL DEFAULT 0,  -- articles that name this one
    speaks_in INTEGER NOT NULL DEFAULT 0, -- articles in which this one says something
    statements INTEGER NOT NULL DEFAULT 0,
    UNIQUE (story, key)
) STRICT;

-- The words of all names of a person.
CREATE TABLE person_word (
    word TEXT NOT NULL,                   -- folded
    person INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    PRIMARY KEY (word, person)
) STRICT, WITHOUT ROWID;

CREATE TABLE entity (
    article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    number INTEGER NOT NULL,              -- place in the record's entities
    key TEXT NOT NULL,                    -- its id there
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    aliases TEXT NOT NULL,                -- JSON
    roles TEXT NOT NULL,                  -- JSON: the words of its titles and descriptions, each once
    is_named INTEGER NOT NULL,            -- 0 where the article has descriptions only ("officials")
    person INTEGER REFERENCES person ON DELETE SET NULL,  -- null where it is not named, and until the story is settled
    PRIMARY KEY (article, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE statement (
    id INTEGER PRIMARY KEY,               -- the article's row in the upper bits, the place in the record in the lower 24
    article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    key TEXT NOT NULL,                    -- its id in the record
    at INTEGER NOT NULL,                  -- where its content begins, in code points
    entity INTEGER,                       -- who says it: number among the article's entities
    source TEXT,                          -- the words for who says it
    cue TEXT,
    stance TEXT,
    quotation TEXT NOT NULL,
    content TEXT NOT NULL,                -- one line, gaps marked
    pieces TEXT,                          -- JSON: the stretches between marks; [] where `content` may tell in the article's own words
                                          -- what others have between marks; else null
    quote INTEGER REFERENCES quotation ON DELETE SET NULL,
    wording INTEGER                       -- which wording of that quotation; null where it is told in the article's own words
) STRICT;

-- One utterance that several statements carry.
CREATE TABLE quotation (
    id INTEGER PRIMARY KEY,
    story INTEGER NOT NULL REFERENCES story ON DELETE CASCADE,
    key TEXT NOT NULL,
    UNIQUE (story, key)
) STRICT;

-- Two wordings of a quotation that overlap, with the edits between them.
CREATE TABLE variant (
    quotation INTEGER NOT NULL REFERENCES quotation ON DELETE CASCADE,
    one INTEGER NOT NULL,                 -- wordings
    other INTEGER NOT NULL,
    is_material INTEGER NOT NULL,
    edits TEXT NOT NULL,                  -- JSON
    PRIMARY KEY (quotation, one, other)
) STRICT, WITHOUT ROWID;

-- What a person decided about who is who; it outlives every reading.
CREATE TABLE decision (
    story INTEGER NOT NULL REFERENCES story ON DELETE CASCADE,
    verdict TEXT NOT NULL CHECK (verdict IN ('one', 'two')),
    kind TEXT NOT NULL,
    a TEXT NOT NULL,                      -- names as words folded, the smaller first
    b TEXT NOT NULL,
    PRIMARY KEY (story, kind, a, b)
) STRICT, WITHOUT ROWID;

CREATE INDEX article_blob ON article (blob);
CREATE INDEX article_day ON article (is_latest, published DESC, page);
CREATE INDEX article_outlet ON article (outlet) WHERE outlet IS NOT NULL;
CREATE INDEX statement_key ON statement (key);
CREATE INDEX statement_stance ON statement (stance) WHERE stance <> 'asserts';
CREATE INDEX person_speaks ON person (story, speaks_in DESC, statements DESC, key) WHERE statements > 0;
CREATE INDEX statement_article ON statement (article, entity);
CREATE INDEX statement_quote ON statement (quote) WHERE quote IS NOT NULL;
CREATE INDEX entity_person ON entity (person);
CREATE INDEX person_word_person ON person_word (person);

CREATE VIRTUAL TABLE statement_words USING fts5 (content, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE article_words USING fts5 (title, text, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2');
