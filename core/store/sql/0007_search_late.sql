-- Entries that have ended but are not in their part yet, or are there as they were before: FTS5 writes many at a time in a
-- third of what each by itself costs, so they follow within moments.
CREATE TABLE search_late (
    key INTEGER PRIMARY KEY
) STRICT;
