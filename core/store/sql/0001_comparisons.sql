-- An empty line ends a statement. Ids are UUIDs as 16 bytes, moments are microseconds since 1970 UTC, money is
-- picodollars (10^-12 USD), enumerations are their stable names. JSON holds what no query asks for.

PRAGMA application_id = 0x426b6f66;

CREATE TABLE providers (
    name TEXT NOT NULL PRIMARY KEY,
    position INTEGER NOT NULL,
    config TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE comparisons (
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    title TEXT NOT NULL,
    created INTEGER NOT NULL,
    updated INTEGER NOT NULL,
    system_prompt TEXT NOT NULL,
    draft TEXT NOT NULL,
    view TEXT NOT NULL
) STRICT;

CREATE INDEX comparisons_newest ON comparisons (updated DESC, id DESC);

CREATE TABLE panes (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    comparison BLOB NOT NULL REFERENCES comparisons (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    provider TEXT NOT NULL,
    model TEXT NOT NULL,
    settings TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX panes_of_comparison ON panes (comparison, position);

CREATE TABLE turns (
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    comparison BLOB NOT NULL REFERENCES comparisons (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    prompt TEXT NOT NULL,
    created INTEGER NOT NULL
) STRICT;

CREATE INDEX turns_of_comparison ON turns (comparison, number);

-- pane has no foreign key: a reply stays when its pane leaves the line-up. owner is the process that writes the reply,
-- NULL once it has ended.
CREATE TABLE replies (
    key INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    turn BLOB NOT NULL REFERENCES turns (id) ON DELETE CASCADE,
    pane BLOB NOT NULL,
    provider TEXT NOT NULL,
    model TEXT NOT NULL,
    created INTEGER NOT NULL,
    state TEXT NOT NULL,
    timing TEXT NOT NULL,
    sandbox INTEGER NOT NULL CHECK (sandbox IN (0, 1)),
    cost_kind TEXT NOT NULL,
    cost_picos INTEGER,
    owner BLOB,
    settings TEXT NOT NULL,
    clocks TEXT NOT NULL,
    facts TEXT NOT NULL,
    error TEXT,
    attempts TEXT NOT NULL,
    cost_basis TEXT NOT NULL,
    CHECK ((cost_kind = 'unknown') = (cost_picos IS NULL))
) STRICT;

CREATE INDEX replies_of_turn ON replies (turn);

CREATE INDEX replies_unfinished ON replies (owner) WHERE owner IS NOT NULL;

-- The long columns, apart from the row that lists read.
CREATE TABLE reply_texts (
    reply INTEGER PRIMARY KEY REFERENCES replies (key) ON DELETE CASCADE,
    text TEXT NOT NULL,
    reasoning TEXT NOT NULL,
    raw_request BLOB NOT NULL,
    raw_response BLOB NOT NULL
) STRICT;

-- What a reply has streamed so far; joined into reply_texts and deleted when it ends.
CREATE TABLE reply_chunks (
    key INTEGER PRIMARY KEY,
    reply INTEGER NOT NULL REFERENCES replies (key) ON DELETE CASCADE,
    text TEXT NOT NULL,
    reasoning TEXT NOT NULL
) STRICT;

CREATE INDEX chunks_of_reply ON reply_chunks (reply);

-- The ledger names what it charges for without foreign keys: it outlives the history.
CREATE TABLE charges (
    key INTEGER PRIMARY KEY,
    reply BLOB NOT NULL UNIQUE CHECK (length(reply) = 16),
    comparison BLOB NOT NULL CHECK (length(comparison) = 16),
    provider TEXT NOT NULL,
    model TEXT NOT NULL,
    at INTEGER NOT NULL,
    kind TEXT NOT NULL,
    picos INTEGER,
    sandbox INTEGER NOT NULL CHECK (sandbox IN (0, 1)),
    basis TEXT NOT NULL,
    CHECK ((kind = 'unknown') = (picos IS NULL))
) STRICT;

CREATE INDEX charges_by_time ON charges (at);

CREATE INDEX charges_of_comparison ON charges (comparison);
