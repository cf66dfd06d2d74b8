-- What people think of jobs, and of their outputs side by side.

CREATE TABLE job_marks (
    job BLOB NOT NULL PRIMARY KEY REFERENCES jobs (id) ON DELETE CASCADE,
    starred INTEGER NOT NULL CHECK (starred IN (0, 1)),
    rating INTEGER CHECK (rating BETWEEN 1 AND 5),
    note TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX job_marks_starred ON job_marks (job) WHERE starred = 1;

-- One comparison of outputs of one kind. blind: names were hidden until it was decided. winner: the place of a member, set
-- exactly when outcome is 'win'. view: how it was looked at; the window's own.
CREATE TABLE output_verdicts (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    created INTEGER NOT NULL,
    kind TEXT NOT NULL,
    blind INTEGER NOT NULL CHECK (blind IN (0, 1)),
    outcome TEXT NOT NULL,
    winner INTEGER,
    decided INTEGER,
    note TEXT NOT NULL,
    view TEXT NOT NULL,
    CHECK ((outcome = 'win') = (winner IS NOT NULL)),
    CHECK ((outcome = 'open') = (decided IS NULL))
) STRICT, WITHOUT ROWID;

-- place: 0 was shown as A. artifact: the position in the job's output; -1: its text.
CREATE TABLE output_members (
    verdict BLOB NOT NULL REFERENCES output_verdicts (id) ON DELETE CASCADE,
    place INTEGER NOT NULL CHECK (place >= 0),
    job BLOB NOT NULL REFERENCES jobs (id) ON DELETE CASCADE,
    artifact INTEGER NOT NULL,
    PRIMARY KEY (verdict, place),
    UNIQUE (verdict, job, artifact)
) STRICT, WITHOUT ROWID;

CREATE INDEX output_members_of_job ON output_members (job);

-- A verdict lives as long as there are two to compare and the one that won is among them.
CREATE TRIGGER output_members_gone AFTER DELETE ON output_members
BEGIN
    DELETE FROM output_verdicts WHERE id = OLD.verdict AND (winner = OLD.place
        OR (SELECT count(*) FROM output_members WHERE verdict = OLD.verdict) < 2);
END;

-- The search index once more, filled in pieces after the start: with the beginnings of words (two and three letters), and
-- with jobs. Those that are there already wait for their entries.
CREATE TABLE search_unlisted (
    job BLOB NOT NULL PRIMARY KEY CHECK (length(job) = 16)
) STRICT, WITHOUT ROWID;

INSERT INTO search_unlisted (job) SELECT id FROM jobs;

-- A history without entries has its first part at once. It is number 0: earlier versions began with 1.
INSERT OR IGNORE INTO search_old_parts (number) SELECT number FROM search_parts;

DELETE FROM search_parts;

INSERT INTO search_parts (number, first) SELECT 0, -9223372036854775808 WHERE NOT EXISTS (SELECT 1 FROM search_entries);

INSERT INTO search_old_parts (number) SELECT 0 WHERE EXISTS (SELECT 1 FROM search_entries);

CREATE VIRTUAL TABLE search_index_0 USING fts5(title, prompt, answer, reasoning, note, facets, content = '',
    contentless_delete = 1, prefix = '2 3', tokenize = 'unicode61 remove_diacritics 2');

INSERT INTO search_index_0 (search_index_0, rank) VALUES ('automerge', 16);

-- The texts of a job's input, and of its output where that is a text. The names of states are those of replies.
CREATE VIEW search_job_texts AS SELECT j.id AS job, j.key AS key,
    (SELECT group_concat(v.atom, char(10)) FROM json_tree(d.input) v
        WHERE v.type = 'text' AND v.atom NOT LIKE 'sha256:%' AND v.atom NOT LIKE 'data:%') AS input,
    CASE WHEN json_type(d.output) = 'text' AND d.output NOT LIKE '"artifact:%' AND d.output NOT LIKE '"http%' THEN
        json_extract(d.output, '$') ELSE '' END AS output,
    CASE j.state WHEN 'succeeded' THEN 'done' WHEN 'canceled' THEN 'stopped' WHEN 'aborted' THEN 'stopped'
        WHEN 'failed' THEN 'failed' WHEN 'expired' THEN 'failed' ELSE '' END AS state,
    m.rating AS rating, coalesce(m.note, '') AS note
    FROM jobs j JOIN job_details d ON d.job = j.key LEFT JOIN job_marks m ON m.job = j.id;

CREATE VIEW search_jobs AS SELECT e.key AS key, '' AS title, coalesce(x.input, '') AS prompt, x.output AS answer,
    '' AS reasoning, x.note AS note,
    char(57344) || 'k' || coalesce(j.kind, 'other') || ' ' || char(57344) || 's' || hex(x.state)
    || CASE WHEN x.rating IS NULL THEN '' ELSE ' ' || char(57344) || 'r' || x.rating END
    || ' ' || char(57344) || 'p' || hex(j.provider) || ' ' || char(57344) || 'm' || hex(j.provider || '/' || j.model)
    || CASE WHEN j.cost_picos IS NULL THEN '' ELSE ' ' || char(57344) || 'd' || length(j.cost_picos)
        || ' ' || char(57344) || 'c' || length(j.cost_picos) || 'x' || substr(j.cost_picos, 1, 1) END
    || CASE WHEN j.cost_kind = 'unknown' AND EXISTS (SELECT 1 FROM charges u WHERE u.subject = j.id AND u.kind = 'unknown')
        THEN ' ' || char(57344) || 'u' ELSE '' END AS facets
    FROM search_entries e JOIN jobs j ON j.id = e.subject JOIN search_job_texts x ON x.job = j.id;
