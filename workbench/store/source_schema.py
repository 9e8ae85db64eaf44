"""Statements of the schema's second step: sources, passages, checks, evidence, own lexicon rows."""

from __future__ import annotations

_STATUSES = "('confirmed', 'altered', 'misattributed', 'not_in_source', 'source_missing', 'not_applicable')"

SOURCES = (
    # Columns for text from outside are ANY, as in the first step.
    """
    CREATE TABLE source (
        id INTEGER PRIMARY KEY CHECK (id BETWEEN 1 AND 134217727),
        source_id TEXT NOT NULL UNIQUE CHECK (source_id <> ''),
        outlet ANY NOT NULL COLLATE NOCASE CHECK (outlet >= ''),
        -- the outlet case-folded, as the source check compares it
        outlet_key ANY NOT NULL CHECK (outlet_key >= ''),
        origin ANY NOT NULL CHECK (origin >= ''),
        url ANY CHECK (url >= ''),
        title ANY NOT NULL CHECK (title >= ''),
        published TEXT CHECK (published IS date(published)),
        -- number of the current version
        version INTEGER NOT NULL CHECK (version >= 1),
        added_at TEXT NOT NULL,
        -- a removed source keeps its text and its evidence; the check does not see it
        removed_at TEXT
    ) STRICT
    """,
    "CREATE INDEX source_outlet ON source (outlet_key)",
    """
    CREATE TABLE source_version (
        id INTEGER PRIMARY KEY,
        source INTEGER NOT NULL REFERENCES source (id),
        version INTEGER NOT NULL CHECK (version >= 1),
        sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
        text ANY NOT NULL CHECK (text >= ''),
        characters INTEGER NOT NULL CHECK (characters >= 0),
        accessed_at TEXT NOT NULL CHECK (length(accessed_at) = 27),
        media_type ANY NOT NULL CHECK (media_type >= ''),
        language ANY NOT NULL CHECK (language >= ''),
        stub INTEGER NOT NULL CHECK (stub IN (0, 1)),
        UNIQUE (source, version)
    ) STRICT
    """,
    "CREATE INDEX source_version_sha256 ON source_version (sha256)",
    """
    CREATE TRIGGER source_text_is_never_changed BEFORE UPDATE OF source, version, sha256, text
    ON source_version BEGIN
        SELECT RAISE (ABORT, 'a saved text is never changed: save it as a new version');
    END
    """,
    """
    CREATE TRIGGER source_text_is_never_deleted BEFORE DELETE ON source_version BEGIN
        SELECT RAISE (ABORT, 'a saved text is never deleted: remove its source');
    END
    """,
)

PASSAGES = (
    # Passages of the current versions that can be compared. The id holds the source above and the place
    # below (see passages.py).
    """
    CREATE TABLE passage (
        id INTEGER PRIMARY KEY,
        char_start INTEGER NOT NULL CHECK (char_start >= 0),
        char_end INTEGER NOT NULL CHECK (char_end >= char_start),
        stems TEXT NOT NULL
    ) STRICT
    """,
    # Stems are cut apart before they come here, so the tokenizer only splits at spaces; which passages hold
    # a stem is all that is asked, so neither places nor sizes are kept.
    """
    CREATE VIRTUAL TABLE passage_search USING fts5 (
        stems, content = 'passage', content_rowid = 'id', tokenize = 'ascii', detail = none, columnsize = 0
    )
    """,
    "CREATE VIRTUAL TABLE passage_search_stem USING fts5vocab (passage_search, row)",
)

CHECKS = (
    # The machine's reading: made anew at any time, never part of the ledger.
    f"""
    CREATE TABLE source_check (
        claim INTEGER NOT NULL REFERENCES claim (id) ON UPDATE CASCADE ON DELETE CASCADE,
        number INTEGER NOT NULL CHECK (number >= 1),
        outlet ANY CHECK (outlet >= ''),
        status TEXT NOT NULL CHECK (status IN {_STATUSES}),
        source INTEGER REFERENCES source (id),
        version INTEGER,
        char_start INTEGER CHECK (char_start >= 0),
        char_end INTEGER CHECK (char_end >= char_start),
        text ANY NOT NULL CHECK (text >= ''),
        differing ANY NOT NULL CHECK (differing >= ''),
        found_in ANY CHECK (found_in >= ''),
        origins INTEGER NOT NULL CHECK (origins >= 0),
        checked_at TEXT NOT NULL,
        PRIMARY KEY (claim, number)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX source_check_source ON source_check (source, version) WHERE source IS NOT NULL",
    # One row for every claim. The status is the riskiest of its checks, NULL where it was never checked;
    # the risk is what a list sorted by risk goes by (see risk.py).
    f"""
    CREATE TABLE claim_source (
        claim INTEGER PRIMARY KEY REFERENCES claim (id) ON UPDATE CASCADE ON DELETE CASCADE,
        status TEXT CHECK (status IN {_STATUSES}),
        risk INTEGER NOT NULL
    ) STRICT
    """,
    "CREATE INDEX claim_source_status ON claim_source (status) WHERE status IS NOT NULL",
    "CREATE INDEX claim_source_risk ON claim_source (risk)",
)

EVIDENCE = (
    # What follows is computed from the ledger in the same transaction and compared by verify-log.
    # It names its source by id and hash: the entry may have come from another store.
    """
    CREATE TABLE evidence (
        id INTEGER PRIMARY KEY,
        claim INTEGER NOT NULL REFERENCES claim (id) ON UPDATE CASCADE,
        reviewer ANY NOT NULL CHECK (reviewer >= ''),
        at TEXT NOT NULL,
        source_id TEXT NOT NULL,
        version INTEGER NOT NULL,
        sha256 TEXT NOT NULL,
        outlet ANY NOT NULL CHECK (outlet >= ''),
        title ANY NOT NULL CHECK (title >= ''),
        url ANY CHECK (url >= ''),
        published TEXT,
        accessed_at TEXT NOT NULL,
        char_start INTEGER NOT NULL CHECK (char_start >= 0),
        char_end INTEGER NOT NULL CHECK (char_end > char_start),
        text ANY NOT NULL CHECK (text >= ''),
        relation TEXT NOT NULL CHECK (relation IN ('supports', 'contradicts', 'context')),
        under_review INTEGER NOT NULL CHECK (under_review IN (0, 1)),
        origin TEXT NOT NULL,
        seq INTEGER NOT NULL,
        UNIQUE (origin, seq)
    ) STRICT
    """,
    "CREATE INDEX evidence_claim ON evidence (claim, reviewer)",
    "CREATE INDEX evidence_source ON evidence (source_id, version)",
    # Decisions that a new version of a source took back, until the reviewer decides again.
    """
    CREATE TABLE reopened (
        claim INTEGER NOT NULL REFERENCES claim (id) ON UPDATE CASCADE,
        reviewer ANY NOT NULL CHECK (reviewer >= ''),
        type TEXT NOT NULL CHECK (type IN ('verdict', 'attribution_verdict')),
        source_id TEXT NOT NULL,
        outlet ANY NOT NULL CHECK (outlet >= ''),
        version INTEGER NOT NULL,
        was TEXT NOT NULL,
        at TEXT NOT NULL,
        PRIMARY KEY (claim, reviewer, type)
    ) STRICT, WITHOUT ROWID
    """,
)

LEXICON = (
    # The store's own rows over the shipped lexicon; the columns are those of a user's lexicon file.
    """
    CREATE TABLE lexicon_row (
        id INTEGER PRIMARY KEY,
        entry TEXT NOT NULL CHECK (entry <> ''),
        name ANY NOT NULL CHECK (name > ''),
        aliases ANY NOT NULL DEFAULT '' CHECK (aliases >= ''),
        ambiguous_aliases ANY NOT NULL DEFAULT '' CHECK (ambiguous_aliases >= ''),
        domains ANY NOT NULL DEFAULT '' CHECK (domains >= ''),
        category ANY NOT NULL DEFAULT '' CHECK (category >= ''),
        designation ANY NOT NULL DEFAULT '' CHECK (designation >= ''),
        subtype ANY NOT NULL DEFAULT '' CHECK (subtype >= ''),
        forms ANY NOT NULL DEFAULT '' CHECK (forms >= ''),
        class ANY NOT NULL DEFAULT '' CHECK (class >= ''),
        off INTEGER NOT NULL DEFAULT 0 CHECK (off IN (0, 1)),
        reviewer ANY NOT NULL DEFAULT '' CHECK (reviewer >= ''),
        added_at TEXT NOT NULL,
        removed_at TEXT,
        UNIQUE (entry, name)
    ) STRICT
    """,
)

VIEWS = (
    """
    CREATE VIEW source_text AS
    SELECT source.outlet, source.title, source.url, source.published, source_version.version,
        source_version.accessed_at, source_version.text, source_version.characters,
        source_version.sha256, source_version.language, source_version.stub, source.origin,
        source.removed_at, source.source_id
    FROM source JOIN source_version ON source_version.source = source.id
        AND source_version.version = source.version
    """,
    """
    CREATE VIEW checked_claim AS
    SELECT article.title, claim.number, claim.text, source_check.outlet AS cited_outlet,
        source_check.status, source_check.text AS passage, source_check.differing,
        source_check.found_in, source_check.origins, source.title AS source_title, source.source_id,
        source_check.version, source_check.char_start, source_check.char_end, source_check.checked_at,
        article.article_id, claim.claim_id
    FROM source_check JOIN claim ON claim.id = source_check.claim
    JOIN article ON article.id = claim.article
    LEFT JOIN source ON source.id = source_check.source
    """,
)

STATEMENTS = (*SOURCES, *PASSAGES, *CHECKS, *EVIDENCE, *LEXICON, *VIEWS)
"""All of the step, in order."""
