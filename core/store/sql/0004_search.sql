-- Full-text search over prompts and replies, and when a deleted comparison was first seen to be due.

ALTER TABLE comparisons ADD COLUMN overdue INTEGER;

CREATE INDEX comparisons_starred ON comparisons (updated DESC, id DESC) WHERE starred = 1 AND deleted IS NULL;

-- What can be found: a prompt or an ended reply. key is the millisecond since 1970 in which it was sent, moved on to the
-- next that is free: the order of keys is the order of time, and an import of old entries lands in its place.
CREATE TABLE search_entries (
    key INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    subject BLOB NOT NULL UNIQUE CHECK (length(subject) = 16),
    comparison BLOB NOT NULL CHECK (length(comparison) = 16)
) STRICT;

-- Facets of all entries of a comparison: its star, its tags and those of its replies. No row: none.
CREATE TABLE search_marks (
    comparison BLOB NOT NULL PRIMARY KEY CHECK (length(comparison) = 16),
    facets TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The index in parts by key, each in a table of its own, search_index_<number>, with rowid = key: what a query costs
-- is what the newest parts cost. A part holds the keys from `first` up to the first of the next.
CREATE TABLE search_parts (
    number INTEGER PRIMARY KEY,
    first INTEGER NOT NULL UNIQUE
) STRICT;

INSERT INTO search_parts (number, first) VALUES (1, -9223372036854775808);

-- The rows of the index. Facets are words that nobody can type (they begin with U+E000), for filters: k kind, p provider,
-- m model, s state, r rating, d digits of the picodollars, c digits and the first of them, u charged an unknown amount.
CREATE VIEW search_turns AS SELECT e.key AS key,
    CASE WHEN t.rowid = (SELECT min(f.rowid) FROM turns f WHERE f.comparison = t.comparison) THEN o.title ELSE '' END AS title,
    t.prompt AS prompt, '' AS answer, '' AS reasoning, '' AS note,
    char(57344) || 'ktext' || coalesce(m.facets, '') AS facets
    FROM search_entries e JOIN turns t ON t.id = e.subject JOIN comparisons o ON o.id = t.comparison
    LEFT JOIN search_marks m ON m.comparison = e.comparison;

CREATE VIEW search_replies AS SELECT e.key AS key, '' AS title, '' AS prompt, x.text AS answer, x.reasoning AS reasoning,
    coalesce(j.note, '') AS note,
    char(57344) || 'ktext ' || char(57344) || 'p' || hex(r.provider)
    || ' ' || char(57344) || 'm' || hex(r.provider || '/' || r.model)
    || ' ' || char(57344) || 's' || hex(r.state)
    || CASE WHEN j.rating IS NULL THEN '' ELSE ' ' || char(57344) || 'r' || j.rating END
    || CASE WHEN r.cost_picos IS NULL THEN '' ELSE ' ' || char(57344) || 'd' || length(r.cost_picos)
        || ' ' || char(57344) || 'c' || length(r.cost_picos) || 'x' || substr(r.cost_picos, 1, 1) END
    || CASE WHEN r.cost_kind = 'unknown' AND EXISTS (SELECT 1 FROM charges u WHERE u.subject = r.id AND u.kind = 'unknown')
        THEN ' ' || char(57344) || 'u' ELSE '' END
    || coalesce(m.facets, '') AS facets
    FROM search_entries e JOIN replies r ON r.id = e.subject JOIN reply_texts x ON x.reply = r.key
    LEFT JOIN judgements j ON j.reply = r.id LEFT JOIN search_marks m ON m.comparison = e.comparison;

-- automerge 16: an append of 1 KB costs a third less than with 4.
CREATE VIRTUAL TABLE search_index_1 USING fts5(title, prompt, answer, reasoning, note, facets, content = '',
    contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2');

INSERT INTO search_index_1 (search_index_1, rank) VALUES ('automerge', 16);

-- What is there already. The index itself is not filled here (some 5,000 entries a second): the next version begins it anew
-- and fills it in pieces.
INSERT INTO search_marks (comparison, facets)
    SELECT comparison, ' ' || group_concat(facet, ' ') FROM (
        SELECT c.id AS comparison, char(57344) || 'f' AS facet FROM comparisons c WHERE c.starred = 1
        UNION SELECT g.comparison, char(57344) || 't' || hex(g.tag) FROM comparison_tags g
        UNION SELECT t.comparison, char(57344) || 't' || hex(v.value) FROM judgements j, json_each(j.tags) v
            JOIN replies r ON r.id = j.reply JOIN turns t ON t.id = r.turn)
    GROUP BY comparison;

INSERT INTO search_entries (key, kind, subject, comparison)
    SELECT n + max(ms - n) OVER (ORDER BY n), kind, subject, comparison FROM (
        SELECT row_number() OVER (ORDER BY created, kind DESC, place) AS n, created / 1000 AS ms, kind, subject, comparison
        FROM (
            SELECT t.created AS created, 'turn' AS kind, t.rowid AS place, t.id AS subject, t.comparison AS comparison
                FROM turns t
            UNION ALL SELECT r.created, 'reply', r.key, r.id, t.comparison
                FROM replies r JOIN turns t ON t.id = r.turn WHERE r.owner IS NULL));
