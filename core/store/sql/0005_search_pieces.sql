-- The search index again, filled in pieces after the start: Chinese and Japanese apart into words of two characters,
-- prompts with what was answered to them, nothing that tells the models of an open blind turn apart; star and tags beside it.

-- Parts with the index of earlier versions, dropped one by one after the new one is complete.
CREATE TABLE search_old_parts (
    number INTEGER PRIMARY KEY
) STRICT;

INSERT INTO search_old_parts (number) SELECT number FROM search_parts WHERE EXISTS (SELECT 1 FROM search_entries);

-- Entries below the first key of the lowest part are not indexed yet; the newest are first. With entries there is no part
-- until the first piece is indexed.
DELETE FROM search_parts WHERE EXISTS (SELECT 1 FROM search_entries);

DROP VIEW search_turns;

DROP VIEW search_replies;

DROP TABLE search_marks;

CREATE INDEX votes_open ON votes (turn) WHERE outcome = 'open';

-- "f": the comparison has a star; "t" and a tag: it has this tag, or one of its replies has.
CREATE TABLE search_marks (
    mark TEXT NOT NULL,
    comparison BLOB NOT NULL CHECK (length(comparison) = 16),
    PRIMARY KEY (mark, comparison)
) STRICT, WITHOUT ROWID;

CREATE INDEX search_marks_of_comparison ON search_marks (comparison);

-- The same for each entry of the comparison, so that the newest come first and a search need not know them all.
CREATE TABLE search_marked (
    mark TEXT NOT NULL,
    key INTEGER NOT NULL,
    PRIMARY KEY (mark, key)
) STRICT, WITHOUT ROWID;

INSERT INTO search_marks (mark, comparison)
    SELECT 'f', c.id FROM comparisons c WHERE c.starred = 1
    UNION SELECT 't' || g.tag, g.comparison FROM comparison_tags g JOIN comparisons c ON c.id = g.comparison
    UNION SELECT 't' || v.value, t.comparison FROM judgements j, json_each(j.tags) v
        JOIN replies r ON r.id = j.reply JOIN turns t ON t.id = r.turn;

INSERT INTO search_marked (mark, key)
    SELECT m.mark, e.key FROM search_entries e JOIN search_marks m ON m.comparison = e.comparison;

-- Words of an ended reply that nobody can type (they begin with U+E000), for filters: k kind, s state, r rating; while the
-- blind vote on its turn is open not: p provider, m model, d digits of the picodollars, c digits and the first of them,
-- u charged an unknown amount.
CREATE VIEW search_facets AS SELECT r.id AS reply, r.turn AS turn,
    char(57344) || 'ktext ' || char(57344) || 's' || hex(r.state)
    || CASE WHEN j.rating IS NULL THEN '' ELSE ' ' || char(57344) || 'r' || j.rating END
    || CASE WHEN EXISTS (SELECT 1 FROM votes v WHERE v.turn = r.turn AND v.outcome = 'open') THEN '' ELSE
        ' ' || char(57344) || 'p' || hex(r.provider) || ' ' || char(57344) || 'm' || hex(r.provider || '/' || r.model)
        || CASE WHEN r.cost_picos IS NULL THEN '' ELSE ' ' || char(57344) || 'd' || length(r.cost_picos)
            || ' ' || char(57344) || 'c' || length(r.cost_picos) || 'x' || substr(r.cost_picos, 1, 1) END
        || CASE WHEN r.cost_kind = 'unknown' AND EXISTS (SELECT 1 FROM charges u WHERE u.subject = r.id
            AND u.kind = 'unknown') THEN ' ' || char(57344) || 'u' ELSE '' END END AS facets
    FROM replies r LEFT JOIN judgements j ON j.reply = r.id WHERE r.owner IS NULL;

-- The rows of the index. A prompt has the facets of all replies to it.
CREATE VIEW search_turns AS SELECT e.key AS key,
    CASE WHEN t.rowid = (SELECT min(f.rowid) FROM turns f WHERE f.comparison = t.comparison) THEN o.title ELSE '' END AS title,
    t.prompt AS prompt, '' AS answer, '' AS reasoning, '' AS note,
    char(57344) || 'ktext' || coalesce((SELECT ' ' || group_concat(f.facets, ' ') FROM search_facets f
        WHERE f.turn = t.id), '') AS facets
    FROM search_entries e JOIN turns t ON t.id = e.subject JOIN comparisons o ON o.id = t.comparison;

CREATE VIEW search_replies AS SELECT e.key AS key, '' AS title, '' AS prompt, x.text AS answer, x.reasoning AS reasoning,
    coalesce(j.note, '') AS note, f.facets AS facets
    FROM search_entries e JOIN replies r ON r.id = e.subject JOIN reply_texts x ON x.reply = r.key
    JOIN search_facets f ON f.reply = e.subject LEFT JOIN judgements j ON j.reply = r.id;

-- When a backup was put in the place of the history: other windows on it learn of it here.
CREATE TABLE restores (
    at INTEGER PRIMARY KEY
) STRICT;
