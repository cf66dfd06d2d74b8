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
