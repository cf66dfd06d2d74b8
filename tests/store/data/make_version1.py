#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes version1.db beside this script: a history as the program wrote it before migration 2."""
import os
import re
import sqlite3

here = os.path.dirname(os.path.abspath(__file__))
script = open(os.path.join(here, "../../../core/store/sql/0001_comparisons.sql"), encoding="utf-8").read()
target = os.path.join(here, "version1.db")
if os.path.exists(target):
    os.remove(target)

ids = iter(range(1, 100))
START = 1_790_000_000_000_000  # 2026-09-21T14:13:20Z


def new_id():
    """A UUID of version 7 that is the same each time."""
    n = next(ids)
    return bytes.fromhex(f"01a0c4f3b40070008000{n:012x}")


db = sqlite3.connect(target, isolation_level=None)
db.execute("PRAGMA page_size = 1024")
db.execute("BEGIN")
for statement in re.split(r"\n\s*\n", script):
    db.execute(statement)
db.execute("PRAGMA user_version = 1")

db.execute("INSERT INTO providers VALUES ('sandbox', 1, '{\"kind\":\"openrouter\",\"preset\":\"sandbox\",\"base_url\":\"\",\"sandbox\":true}')")


def comparison(title, draft, turns):
    c = new_id()
    db.execute("INSERT INTO comparisons VALUES (?, ?, ?, ?, 'Be brief.', ?, '{\"mode\":\"grid\"}')",
               (c, title, START, START + 9_000_000, draft))
    panes = [new_id(), new_id()]
    for position, pane in enumerate(panes):
        db.execute("INSERT INTO panes VALUES (?, ?, ?, 'sandbox', 'echo', '{\"temperature\":0.25,\"seed\":42}')",
                   (pane, c, position))
    for number in range(1, turns + 1):
        t = new_id()
        db.execute("INSERT INTO turns VALUES (?, ?, ?, ?, ?)", (t, c, number, f"Prompt {number}", START + number))
        for pane in panes:
            r = new_id()
            cursor = db.execute(
                "INSERT INTO replies (id, turn, pane, provider, model, created, state, timing, sandbox, cost_kind,"
                " cost_picos, owner, settings, clocks, facts, error, attempts, cost_basis) VALUES (?, ?, ?, 'sandbox',"
                " 'echo', ?, 'done', 'stream', 1, 'billed', 1500, NULL, '{\"temperature\":0.25}', '{\"request_sent\":5}',"
                " '{\"finish_reason\":\"stop\"}', NULL, '[]', '{}')", (r, t, pane, START + number))
            db.execute("INSERT INTO reply_texts VALUES (?, ?, '', x'', x'')", (cursor.lastrowid, f"Answer {number}"))
            db.execute("INSERT INTO charges (reply, comparison, provider, model, at, kind, picos, sandbox, basis)"
                       " VALUES (?, ?, 'sandbox', 'echo', ?, 'billed', 1500, 1, '{}')", (r, c, START + number))


comparison("Three turns", "", 3)
comparison("", "not sent yet", 0)
db.execute("COMMIT")
db.close()
