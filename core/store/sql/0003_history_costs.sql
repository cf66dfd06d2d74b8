-- Stars, tags, deletion with undo; where a charge comes from, bills looked up later, own prices, budgets, saved searches.

ALTER TABLE comparisons ADD COLUMN starred INTEGER NOT NULL DEFAULT 0 CHECK (starred IN (0, 1));

-- When it was deleted; it is gone for good a day later. NULL: it is there.
ALTER TABLE comparisons ADD COLUMN deleted INTEGER;

-- The comparison that this one runs again.
ALTER TABLE comparisons ADD COLUMN origin BLOB;

DROP INDEX comparisons_newest;

CREATE INDEX comparisons_newest ON comparisons (updated DESC, id DESC) WHERE deleted IS NULL;

CREATE INDEX comparisons_deleted ON comparisons (deleted) WHERE deleted IS NOT NULL;

-- Without a foreign key: costs by tag outlive the history.
CREATE TABLE comparison_tags (
    comparison BLOB NOT NULL CHECK (length(comparison) = 16),
    tag TEXT NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (comparison, tag)
) STRICT, WITHOUT ROWID;

CREATE INDEX comparisons_of_tag ON comparison_tags (tag, comparison);

-- The SHA-256 of what was sent to count a prompt by: where it was sent before, its tokens are known.
ALTER TABLE replies ADD COLUMN input_digest BLOB;

CREATE INDEX replies_of_model ON replies (provider, model, created);

CREATE INDEX replies_of_input ON replies (input_digest, provider, model) WHERE input_digest IS NOT NULL;

-- The ledger again: what it charges for is a reply or a job, and each charge says by what its amount is known.
CREATE TABLE charges_renewed (
    key INTEGER PRIMARY KEY,
    subject BLOB NOT NULL UNIQUE CHECK (length(subject) = 16),
    comparison BLOB CHECK (length(comparison) = 16),
    work TEXT NOT NULL,
    provider TEXT NOT NULL,
    model TEXT NOT NULL,
    at INTEGER NOT NULL,
    kind TEXT NOT NULL,
    picos INTEGER,
    sandbox INTEGER NOT NULL CHECK (sandbox IN (0, 1)),
    source TEXT NOT NULL,
    basis TEXT NOT NULL,
    CHECK ((kind = 'unknown') = (picos IS NULL))
) STRICT;

INSERT INTO charges_renewed (key, subject, comparison, work, provider, model, at, kind, picos, sandbox, source, basis)
    SELECT key, reply, CASE WHEN comparison = zeroblob(16) THEN NULL ELSE comparison END, 'text', provider, model, at,
        kind, picos, sandbox,
        CASE kind WHEN 'billed' THEN 'answer' WHEN 'estimated' THEN 'price_row' ELSE 'none' END, basis FROM charges;

DROP TABLE charges;

ALTER TABLE charges_renewed RENAME TO charges;

CREATE INDEX charges_by_time ON charges (at, sandbox, kind, picos);

CREATE INDEX charges_of_comparison ON charges (comparison) WHERE comparison IS NOT NULL;

CREATE INDEX charges_unknown ON charges (at) WHERE kind = 'unknown';

-- Answers whose bill the provider tells only afterwards. due: the next moment to ask; whoever asks moves it on first.
CREATE TABLE bill_lookups (
    subject BLOB NOT NULL PRIMARY KEY CHECK (length(subject) = 16),
    provider TEXT NOT NULL,
    generation TEXT NOT NULL,
    since INTEGER NOT NULL,
    due INTEGER NOT NULL,
    tries INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX bill_lookups_due ON bill_lookups (due);

-- Prices that were typed in or imported; the newest of a model and an origin is in force, the others show what was.
CREATE TABLE price_rows (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    provider TEXT NOT NULL,
    model TEXT NOT NULL,
    origin TEXT NOT NULL,
    since INTEGER NOT NULL,
    card TEXT NOT NULL,
    note TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX price_rows_of_model ON price_rows (provider, model, origin, since);

-- provider '': all of them together.
CREATE TABLE budgets (
    scope TEXT NOT NULL,
    provider TEXT NOT NULL,
    cap_picos INTEGER NOT NULL CHECK (cap_picos >= 0),
    warn_percent INTEGER NOT NULL CHECK (warn_percent BETWEEN 1 AND 100),
    PRIMARY KEY (scope, provider)
) STRICT, WITHOUT ROWID;

-- What running requests may cost at most. owner is the process; gone with the request or with its process.
CREATE TABLE reservations (
    subject BLOB NOT NULL PRIMARY KEY CHECK (length(subject) = 16),
    run BLOB NOT NULL CHECK (length(run) = 16),
    provider TEXT NOT NULL,
    at INTEGER NOT NULL,
    picos INTEGER NOT NULL CHECK (picos >= 0),
    owner BLOB NOT NULL CHECK (length(owner) = 16)
) STRICT, WITHOUT ROWID;

CREATE TABLE saved_searches (
    name TEXT NOT NULL PRIMARY KEY,
    position INTEGER NOT NULL,
    query TEXT NOT NULL
) STRICT, WITHOUT ROWID;
