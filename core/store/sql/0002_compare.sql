-- Session defaults, variables, attachments, alternative turns, repeats, judgements; line-ups, routing, marks on models.

ALTER TABLE comparisons ADD COLUMN defaults TEXT NOT NULL DEFAULT '{}';

ALTER TABLE comparisons ADD COLUMN variables TEXT NOT NULL DEFAULT '{}';

ALTER TABLE comparisons ADD COLUMN attachments TEXT NOT NULL DEFAULT '[]';

ALTER TABLE comparisons ADD COLUMN blind INTEGER NOT NULL DEFAULT 0 CHECK (blind IN (0, 1));

ALTER TABLE comparisons ADD COLUMN leaf BLOB;

ALTER TABLE panes ADD COLUMN repeat INTEGER NOT NULL DEFAULT 1 CHECK (repeat >= 1);

ALTER TABLE turns ADD COLUMN parent BLOB;

ALTER TABLE turns ADD COLUMN source TEXT NOT NULL DEFAULT '';

ALTER TABLE turns ADD COLUMN variables TEXT NOT NULL DEFAULT '{}';

ALTER TABLE turns ADD COLUMN attachments TEXT NOT NULL DEFAULT '[]';

ALTER TABLE replies ADD COLUMN sample INTEGER NOT NULL DEFAULT 0;

ALTER TABLE replies ADD COLUMN continues BLOB;

-- Turns were a plain list before: each follows the one numbered before it, and the last is where work goes on.
UPDATE turns SET parent = (SELECT p.id FROM turns p WHERE p.comparison = turns.comparison
    AND p.number = turns.number - 1 LIMIT 1);

UPDATE comparisons SET leaf = (SELECT t.id FROM turns t WHERE t.comparison = comparisons.id
    ORDER BY t.number DESC LIMIT 1);

-- Files that go with prompts, once each. "attachments" columns are [{"sha256" (hex), "name"}].
CREATE TABLE attachments (
    sha256 BLOB NOT NULL PRIMARY KEY CHECK (length(sha256) = 32),
    media_type TEXT NOT NULL,
    kind TEXT NOT NULL,
    data BLOB NOT NULL
) STRICT;

CREATE INDEX turns_with_attachments ON turns (attachments) WHERE attachments <> '[]';

CREATE INDEX comparisons_with_attachments ON comparisons (attachments) WHERE attachments <> '[]';

CREATE TABLE judgements (
    reply BLOB NOT NULL PRIMARY KEY REFERENCES replies (id) ON DELETE CASCADE,
    rating INTEGER CHECK (rating BETWEEN 1 AND 5),
    mark TEXT NOT NULL,
    note TEXT NOT NULL,
    tags TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- panes and replies are in the order in which they were shown.
CREATE TABLE votes (
    turn BLOB NOT NULL PRIMARY KEY REFERENCES turns (id) ON DELETE CASCADE,
    outcome TEXT NOT NULL,
    panes TEXT NOT NULL,
    replies TEXT NOT NULL,
    winner BLOB,
    decided INTEGER,
    CHECK ((outcome = 'win') = (winner IS NOT NULL)),
    CHECK ((outcome = 'open') = (decided IS NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE line_ups (
    name TEXT NOT NULL PRIMARY KEY,
    position INTEGER NOT NULL,
    is_default INTEGER NOT NULL CHECK (is_default IN (0, 1)),
    content TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE routes (
    kind TEXT NOT NULL PRIMARY KEY,
    model TEXT,
    alternative TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE model_marks (
    provider TEXT NOT NULL,
    model TEXT NOT NULL,
    favourite INTEGER NOT NULL CHECK (favourite IN (0, 1)),
    used INTEGER,
    PRIMARY KEY (provider, model)
) STRICT, WITHOUT ROWID;

CREATE INDEX replies_of_provider ON replies (provider, created);
