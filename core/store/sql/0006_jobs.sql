-- Media jobs: what is asked of models that run by predictions, the files that come of it, and who works on which. Last:
-- what the search index still lacks.

CREATE TABLE job_batches (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    name TEXT NOT NULL,
    created INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What lists and the queue read. active: not ended, or a file of it is still to be fetched. lease_owner is the process
-- that acts on it, until lease_until; NULL: nobody. files: [{"sha256" (hex), "name", …}].
CREATE TABLE jobs (
    key INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    batch BLOB REFERENCES job_batches (id),
    provider TEXT NOT NULL,
    model TEXT NOT NULL,
    route TEXT NOT NULL,
    version TEXT NOT NULL,
    kind TEXT,
    sandbox INTEGER NOT NULL CHECK (sandbox IN (0, 1)),
    state TEXT NOT NULL,
    active INTEGER NOT NULL CHECK (active IN (0, 1)),
    title TEXT NOT NULL,
    seed INTEGER,
    created INTEGER NOT NULL,
    sent INTEGER,
    confirmed INTEGER,
    ended INTEGER,
    provider_created INTEGER,
    provider_started INTEGER,
    provider_completed INTEGER,
    provider_id TEXT NOT NULL,
    predict_time REAL,
    cost_kind TEXT,
    cost_picos INTEGER,
    hardware TEXT NOT NULL,
    priority INTEGER NOT NULL,
    position INTEGER NOT NULL,
    paused INTEGER NOT NULL CHECK (paused IN (0, 1)),
    cancel_wanted INTEGER NOT NULL CHECK (cancel_wanted IN (0, 1)),
    output_expired INTEGER NOT NULL CHECK (output_expired IN (0, 1)),
    has_secrets INTEGER NOT NULL CHECK (has_secrets IN (0, 1)),
    deadline INTEGER,
    attempt INTEGER NOT NULL,
    retry_of BLOB,
    failed_sends INTEGER NOT NULL,
    not_before INTEGER,
    error_kind TEXT,
    lease_owner BLOB,
    lease_until INTEGER,
    CHECK (cost_kind IS NOT NULL OR cost_picos IS NULL),
    CHECK (cost_kind IS NULL OR (cost_kind = 'unknown') = (cost_picos IS NULL)),
    CHECK ((lease_owner IS NULL) = (lease_until IS NULL))
) STRICT;

-- One prediction is one job's.
CREATE UNIQUE INDEX jobs_of_prediction ON jobs (provider, provider_id) WHERE provider_id <> '';

CREATE INDEX jobs_newest ON jobs (created DESC, id DESC);

CREATE INDEX jobs_of_batch ON jobs (batch, created) WHERE batch IS NOT NULL;

CREATE INDEX jobs_active ON jobs (state, priority DESC, position) WHERE active = 1;

-- The long columns, apart from the row that lists read.
CREATE TABLE job_details (
    job INTEGER PRIMARY KEY REFERENCES jobs (key) ON DELETE CASCADE,
    input TEXT NOT NULL,
    files TEXT NOT NULL,
    web_url TEXT NOT NULL,
    logs TEXT NOT NULL,
    metrics TEXT NOT NULL,
    output TEXT NOT NULL,
    error TEXT,
    invalid_fields TEXT NOT NULL,
    cost_basis TEXT NOT NULL,
    raw_request BLOB NOT NULL,
    raw_response BLOB NOT NULL
) STRICT;

-- Files of outputs; the bytes lie in the media library under their hash.
CREATE TABLE artifacts (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    job BLOB NOT NULL REFERENCES jobs (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    source TEXT NOT NULL,
    url TEXT NOT NULL,
    state TEXT NOT NULL,
    sha256 BLOB CHECK (length(sha256) = 32),
    bytes INTEGER NOT NULL,
    media_type TEXT NOT NULL,
    file_name TEXT NOT NULL,
    width INTEGER,
    height INTEGER,
    duration_ms INTEGER,
    error TEXT,
    UNIQUE (job, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX artifacts_by_hash ON artifacts (sha256) WHERE sha256 IS NOT NULL;

-- Files that went into jobs, so that they stay in the media library.
CREATE TABLE job_files (
    job BLOB NOT NULL REFERENCES jobs (id) ON DELETE CASCADE,
    sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
    PRIMARY KEY (job, sha256)
) STRICT, WITHOUT ROWID;

CREATE INDEX job_files_by_hash ON job_files (sha256);

-- "paused", "paused/PROVIDER", "concurrency/PROVIDER", "start_paused_after_crash".
CREATE TABLE job_settings (
    name TEXT NOT NULL PRIMARY KEY,
    value INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Prices of what providers count; the newest of a model and metric is in force. A price of hardware has the SKU as its
-- model and "hardware" as its metric.
CREATE TABLE unit_prices (
    provider TEXT NOT NULL,
    model TEXT NOT NULL,
    metric TEXT NOT NULL,
    since INTEGER NOT NULL,
    usd TEXT NOT NULL,
    unit TEXT NOT NULL,
    source TEXT NOT NULL,
    PRIMARY KEY (provider, model, metric, since)
) STRICT, WITHOUT ROWID;

-- On which hardware a model runs, as its user says.
CREATE TABLE hardware_choices (
    provider TEXT NOT NULL,
    model TEXT NOT NULL,
    sku TEXT NOT NULL,
    since INTEGER NOT NULL,
    PRIMARY KEY (provider, model)
) STRICT, WITHOUT ROWID;

-- Entries that have ended but are not in their part yet, or are there as they were before: FTS5 writes many at a time in a
-- third of what each by itself costs, so they follow within moments.
CREATE TABLE search_late (
    key INTEGER PRIMARY KEY
) STRICT;
