-- Reports as the user left them: what each covers, its words, what goes in. title: that of the settings, for lists.
CREATE TABLE reports (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    created INTEGER NOT NULL,
    updated INTEGER NOT NULL,
    title TEXT NOT NULL,
    settings TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX reports_updated ON reports (updated);
