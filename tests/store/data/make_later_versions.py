#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes version2.db to version9.db beside this script: version1.db as it was carried on by the program of each version,
with rows in what the version brought. The migrations are append-only, so that the files can be made again."""
import hashlib
import os
import re
import shutil
import sqlite3

here = os.path.dirname(os.path.abspath(__file__))
SCRIPTS = {2: "0002_compare.sql", 3: "0003_history_costs.sql", 4: "0004_search.sql",
           5: "0005_search_pieces.sql", 6: "0006_jobs.sql", 7: "0007_judgements_search.sql",
           8: "0008_reports.sql", 9: "0009_media_sandbox.sql"}
FILE = b"A note about the prompt.\n"


def carry_on(version):
    target = os.path.join(here, f"version{version}.db")
    shutil.copyfile(os.path.join(here, f"version{version - 1}.db"), target)
    db = sqlite3.connect(target, isolation_level=None)
    script = open(os.path.join(here, "../../../core/store/sql", SCRIPTS[version]), encoding="utf-8").read()
    db.execute("BEGIN")
    for statement in re.split(r"\n\s*\n", script):
        lines = [line for line in statement.split("\n") if not line.startswith("--")]
        if any(lines):
            db.execute("\n".join(lines))
    db.execute(f"PRAGMA user_version = {version}")
    return db


def close(db):
    db.execute("COMMIT")
    db.execute("VACUUM")
    db.close()


def only(db, sql):
    return db.execute(sql).fetchone()[0]


db = carry_on(2)
digest = hashlib.sha256(FILE).digest()
db.execute("INSERT INTO attachments VALUES (?, 'text/plain', 'text', ?)", (digest, FILE))
db.execute("UPDATE turns SET attachments = ?, source = 'Prompt {{n}}', variables = '{\"n\":\"2\"}' WHERE number = 2",
           ('[{"sha256":"%s","name":"note.txt"}]' % digest.hex(),))
reply = only(db, "SELECT id FROM replies ORDER BY key LIMIT 1")
db.execute("INSERT INTO judgements VALUES (?, 4, 'best', 'clear', '[\"kept\"]')", (reply,))
turn = only(db, "SELECT id FROM turns WHERE number = 3")
panes = [row[0].hex() for row in db.execute("SELECT pane FROM replies WHERE turn = ? ORDER BY key", (turn,))]
texts = ",".join('"%s-%s-%s-%s-%s"' % (p[:8], p[8:12], p[12:16], p[16:20], p[20:]) for p in panes)
db.execute("INSERT INTO votes VALUES (?, 'tie', ?, '[]', NULL, 1790000000000009)", (turn, f"[{texts}]"))
db.execute("INSERT INTO line_ups VALUES ('Two', 1, 1, '{\"entries\":[]}')")
db.execute("INSERT INTO routes VALUES ('text', 'sandbox/echo', NULL)")
db.execute("INSERT INTO model_marks VALUES ('sandbox', 'echo', 1, 1790000000000009)")
close(db)

db = carry_on(3)
comparison = only(db, "SELECT id FROM comparisons WHERE title <> ''")
db.execute("UPDATE comparisons SET starred = 1 WHERE id = ?", (comparison,))
db.execute("INSERT INTO comparison_tags VALUES (?, 'tea', 0), (?, 'kettle', 1)", (comparison, comparison))
db.execute("INSERT INTO budgets VALUES ('month', '', 20000000000000, 80)")
db.execute("INSERT INTO saved_searches VALUES ('Kettles', 1, '{\"text\":\"kettle\"}')")
close(db)

db = carry_on(4)
# The program of version 4 filled the index with its migration.
for view in ("search_turns", "search_replies"):
    db.execute(f"INSERT INTO search_index_1 (rowid, title, prompt, answer, reasoning, note, facets) SELECT * FROM {view}")
close(db)

# As the program of version 5 leaves it at once: its index is still to be made.
db = carry_on(5)
db.execute("INSERT INTO restores VALUES (1790000000000010)")
close(db)

db = carry_on(6)
# ... and has brought its jobs: one that has ended, with a file of its output.
job, batch, artifact = (bytes.fromhex("0199f0000000700080000000000000" + n) for n in ("01", "02", "03"))
db.execute("INSERT INTO job_batches VALUES (?, 'Kettles', 1790000000000011)", (batch,))
db.execute("INSERT INTO jobs (id, batch, provider, model, route, version, kind, sandbox, state, active, title, created, sent,"
           " confirmed, ended, provider_id, cost_kind, cost_picos, hardware, priority, position, paused, cancel_wanted,"
           " output_expired, has_secrets, attempt, failed_sends) VALUES (?, ?, 'replicate', 'acme/painter', 'official', '',"
           " 'image', 0, 'succeeded', 0, 'a kettle', 1790000000000011, 1790000000000012, 1790000000000013,"
           " 1790000000000014, 'p1', 'unknown', NULL, '', 0, 1, 0, 0, 0, 0, 1, 0)", (job, batch))
key = only(db, "SELECT key FROM jobs")
db.execute("INSERT INTO job_details VALUES (?, '{\"prompt\":\"a kettle\"}', '[]', '', '', '{}', 'null', NULL, '[]', '{}', x'',"
           " x'')", (key,))
db.execute("INSERT INTO artifacts VALUES (?, ?, 0, '', '', 'missing', ?, 10, 'image/png', 'kettle.png', 8, 8, NULL, NULL)",
           (artifact, job, hashlib.sha256(b"kettle").digest()))
db.execute("INSERT INTO job_settings VALUES ('paused', 1)")
close(db)

db = carry_on(7)
db.execute("INSERT INTO job_marks VALUES (?, 1, 4, 'shiny')", (job,))
close(db)

db = carry_on(8)
db.execute("INSERT INTO reports VALUES (?, 1790000000000015, 1790000000000016, 'Kettles', '{\"title\":\"Kettles\"}')",
           (bytes.fromhex("0199f000000070008000000000000004"),))
close(db)

# Its migration changes nothing here, where a job was run.
db = carry_on(9)
close(db)
