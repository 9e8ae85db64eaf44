"""Statements of the schema's first step: articles, claims, search, ledger, current state."""

from __future__ import annotations

_META = """
CREATE TABLE meta (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT
"""

_ARTICLES = (
    # A text column from outside is ANY: TEXT, or a BLOB where UTF-8 cannot hold it (see cells.py). Numbers
    # sort before '', so that ">= ''" lets only those two in; NULL passes every CHECK.
    """
    CREATE TABLE article (
        id INTEGER PRIMARY KEY CHECK (id BETWEEN 1 AND 134217727),
        article_id TEXT NOT NULL UNIQUE CHECK (article_id <> ''),
        title ANY NOT NULL CHECK (title >= ''),
        origin ANY NOT NULL CHECK (origin >= ''),
        url ANY CHECK (url >= ''),
        publisher ANY CHECK (publisher >= ''),
        published TEXT CHECK (published IS date(published)),
        -- the four fields above as they were given; the ledger's changes are laid over them
        given ANY NOT NULL CHECK (given >= ''),
        edition INTEGER REFERENCES edition (id) DEFERRABLE INITIALLY DEFERRED,
        -- digest of the blocks and claims as extracted, so that the same reading changes nothing
        reading TEXT NOT NULL DEFAULT '',
        claims INTEGER NOT NULL DEFAULT 0 CHECK (claims >= 0),
        retired INTEGER NOT NULL DEFAULT 0 CHECK (retired >= 0),
        next_place INTEGER NOT NULL DEFAULT 0,
        added_at TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE edition (
        id INTEGER PRIMARY KEY,
        article INTEGER NOT NULL REFERENCES article (id),
        sha256 TEXT NOT NULL CHECK (sha256 <> ''),
        encoding TEXT NOT NULL,
        text ANY NOT NULL CHECK (text >= ''),
        added_at TEXT NOT NULL,
        UNIQUE (article, sha256)
    ) STRICT
    """,
    "CREATE INDEX edition_sha256 ON edition (sha256)",
    """
    CREATE TABLE block (
        edition INTEGER NOT NULL REFERENCES edition (id),
        number INTEGER NOT NULL,
        char_start INTEGER NOT NULL CHECK (char_start >= 0),
        char_end INTEGER NOT NULL CHECK (char_end >= char_start),
        role TEXT NOT NULL CHECK (role IN ('headline', 'dek', 'heading', 'body', 'caption', 'byline',
            'promo', 'bio', 'related', 'other')),
        reason ANY NOT NULL CHECK (reason >= ''),
        score REAL NOT NULL,
        PRIMARY KEY (edition, number)
    ) STRICT, WITHOUT ROWID
    """,
)

_CLAIMS = (
    # The id holds article and place (see places.py), so the primary key is the order of the list.
    # The whole record lies in a table of its own: a list reads small rows.
    """
    CREATE TABLE claim (
        id INTEGER PRIMARY KEY,
        article INTEGER NOT NULL REFERENCES article (id),
        claim_id TEXT NOT NULL CHECK (claim_id <> ''),
        number INTEGER NOT NULL,
        paragraph INTEGER,
        text ANY NOT NULL CHECK (text >= ''),
        kind TEXT NOT NULL CHECK (kind IN ('quantity', 'event', 'quotation', 'date', 'prediction',
            'opinion', 'other')),
        outlet ANY COLLATE NOCASE CHECK (outlet >= ''),
        outlet_text ANY CHECK (outlet_text >= ''),
        speaker ANY COLLATE NOCASE CHECK (speaker >= ''),
        cue ANY CHECK (cue >= ''),
        attribution_type TEXT NOT NULL CHECK (attribution_type IN ('direct', 'mixed', 'indirect', 'none')),
        basis TEXT NOT NULL CHECK (basis IN ('explicit', 'carried', 'none')),
        checkworthiness REAL NOT NULL,
        confidence REAL NOT NULL,
        flags TEXT NOT NULL,
        fact_types TEXT NOT NULL,
        quotes ANY CHECK (quotes >= ''),
        spans TEXT NOT NULL,
        char_start INTEGER NOT NULL CHECK (char_start >= 0),
        char_end INTEGER NOT NULL CHECK (char_end >= char_start),
        edition INTEGER NOT NULL REFERENCES edition (id),
        retired INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1)),
        UNIQUE (article, claim_id)
    ) STRICT
    """,
    # Every rowid index ends in the id: ties stand in order of place.
    "CREATE INDEX claim_article ON claim (article)",
    "CREATE INDEX claim_outlet ON claim (outlet)",
    "CREATE INDEX claim_speaker ON claim (speaker)",
    "CREATE INDEX claim_checkworthiness ON claim (checkworthiness)",
    "CREATE INDEX claim_confidence ON claim (confidence)",
    "CREATE INDEX claim_retired ON claim (retired) WHERE retired = 1",
    """
    CREATE TABLE claim_record (
        claim INTEGER PRIMARY KEY REFERENCES claim (id) ON UPDATE CASCADE ON DELETE CASCADE,
        record ANY NOT NULL CHECK (record >= '')
    ) STRICT
    """,
    """
    CREATE TABLE fact (
        claim INTEGER NOT NULL REFERENCES claim (id) ON UPDATE CASCADE ON DELETE CASCADE,
        number INTEGER NOT NULL,
        type TEXT NOT NULL,
        text ANY NOT NULL CHECK (text >= ''),
        char_start INTEGER NOT NULL,
        char_end INTEGER NOT NULL,
        value ANY,
        unit ANY,
        subtype ANY,
        modifier ANY,
        first_day TEXT,
        last_day TEXT,
        PRIMARY KEY (claim, number)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE facet (
        id INTEGER PRIMARY KEY,
        dimension TEXT NOT NULL CHECK (dimension IN ('outlet', 'speaker', 'fact_type', 'kind', 'flag',
            'attribution_type')),
        value ANY NOT NULL COLLATE NOCASE CHECK (value >= ''),
        UNIQUE (dimension, value)
    ) STRICT
    """,
    """
    CREATE TABLE claim_facet (
        facet INTEGER NOT NULL REFERENCES facet (id),
        claim INTEGER NOT NULL REFERENCES claim (id) ON UPDATE CASCADE ON DELETE CASCADE,
        PRIMARY KEY (facet, claim)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX claim_facet_claim ON claim_facet (claim)",
)

_SEARCH = (
    # Written by the code that writes claims: FTS5 ends its batch at every row that a trigger gives it,
    # which makes a trigger ten times slower.
    """
    CREATE VIRTUAL TABLE claim_search USING fts5 (
        text, outlet, outlet_text, speaker, quotes,
        content = 'claim', content_rowid = 'id',
        tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'
    )
    """,
    # Its rowid is the claim's: all notes of a claim are one text here.
    """
    CREATE VIRTUAL TABLE note_search USING fts5 (
        notes, tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'
    )
    """,
)

_LEDGER = (
    """
    CREATE TABLE entry (
        id INTEGER PRIMARY KEY,
        origin TEXT NOT NULL CHECK (origin <> ''),
        seq INTEGER NOT NULL CHECK (seq >= 1),
        type TEXT NOT NULL CHECK (type IN ('verdict', 'attribution_verdict', 'evidence', 'note',
            'claim_edit', 'article', 'undo', 'redo')),
        reviewer ANY NOT NULL CHECK (reviewer > ''),
        article_id TEXT NOT NULL,
        claim_id TEXT,
        payload ANY NOT NULL CHECK (payload >= ''),
        at TEXT NOT NULL CHECK (length(at) = 27),
        prev_hash TEXT NOT NULL CHECK (length(prev_hash) = 64),
        hash TEXT NOT NULL CHECK (length(hash) = 64),
        UNIQUE (origin, seq)
    ) STRICT
    """,
    "CREATE INDEX entry_claim ON entry (article_id, claim_id, reviewer)",
    """
    CREATE TRIGGER entry_is_never_changed BEFORE UPDATE ON entry BEGIN
        SELECT RAISE (ABORT, 'the ledger is append-only: an entry is never changed');
    END
    """,
    """
    CREATE TRIGGER entry_is_never_deleted BEFORE DELETE ON entry BEGIN
        SELECT RAISE (ABORT, 'the ledger is append-only: an entry is never deleted');
    END
    """,
    # INSERT OR REPLACE deletes without firing the trigger above.
    """
    CREATE TRIGGER entry_is_never_replaced BEFORE INSERT ON entry
    WHEN EXISTS (SELECT 1 FROM entry WHERE origin = new.origin AND seq = new.seq)
        OR EXISTS (SELECT 1 FROM entry WHERE id = new.id) BEGIN
        SELECT RAISE (ABORT, 'the ledger is append-only: an entry is never replaced');
    END
    """,
)

_CURRENT_STATE = (
    # What follows is computed from the ledger in the same transaction and compared by verify-log.
    """
    CREATE TABLE verdict (
        claim INTEGER NOT NULL REFERENCES claim (id) ON UPDATE CASCADE,
        reviewer ANY NOT NULL CHECK (reviewer >= ''),
        value TEXT NOT NULL CHECK (value IN ('verified', 'disputed', 'unverifiable', 'unreviewed')),
        reason TEXT CHECK (reason IN ('wrong_number', 'wrong_date', 'wrong_name', 'misquote',
            'misattributed', 'missing_context', 'outdated', 'unsupported')),
        correction ANY CHECK (correction >= ''),
        attribution TEXT NOT NULL DEFAULT '' CHECK (attribution IN ('confirmed', 'rejected', '')),
        reviewed_at TEXT NOT NULL,
        PRIMARY KEY (claim, reviewer)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX verdict_value ON verdict (reviewer, value, claim)",
    """
    CREATE TABLE note (
        id INTEGER PRIMARY KEY,
        claim INTEGER NOT NULL REFERENCES claim (id) ON UPDATE CASCADE,
        reviewer ANY NOT NULL CHECK (reviewer >= ''),
        at TEXT NOT NULL,
        body ANY NOT NULL CHECK (body >= ''),
        origin TEXT NOT NULL,
        seq INTEGER NOT NULL,
        UNIQUE (origin, seq)
    ) STRICT
    """,
    "CREATE INDEX note_claim ON note (claim, reviewer)",
    # Claims of an article, retired ones left out, by a reviewer's verdict.
    """
    CREATE TABLE tally (
        article INTEGER NOT NULL REFERENCES article (id),
        reviewer ANY NOT NULL CHECK (reviewer >= ''),
        value TEXT NOT NULL CHECK (value IN ('verified', 'disputed', 'unverifiable')),
        claims INTEGER NOT NULL CHECK (claims >= 0),
        PRIMARY KEY (article, reviewer, value)
    ) STRICT, WITHOUT ROWID
    """,
    # The reviewer's decisions of this store that the undo key can reach: done where undone_by is
    # NULL, else undone by the entry with that number and open to redo.
    """
    CREATE TABLE step (
        reviewer ANY NOT NULL CHECK (reviewer >= ''),
        seq INTEGER NOT NULL,
        undone_by INTEGER,
        PRIMARY KEY (reviewer, seq)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX step_undone ON step (reviewer, undone_by) WHERE undone_by IS NOT NULL",
    "CREATE INDEX step_done ON step (reviewer, seq) WHERE undone_by IS NULL",
    """
    CREATE VIEW reviewed_claim AS
    SELECT article.title, claim.number, claim.text, claim.kind, claim.outlet, claim.speaker,
        claim.fact_types, claim.flags, verdict.reviewer, verdict.value AS verdict, verdict.reason,
        verdict.correction, verdict.attribution AS attribution_verdict, verdict.reviewed_at,
        article.article_id, claim.claim_id, claim.retired
    FROM claim JOIN article ON article.id = claim.article
    LEFT JOIN verdict ON verdict.claim = claim.id
    """,
)

STATEMENTS = (_META, *_ARTICLES, *_CLAIMS, *_SEARCH, *_LEDGER, *_CURRENT_STATE)
"""In the order in which they can be carried out."""
