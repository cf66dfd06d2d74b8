// SPDX-License-Identifier: GPL-3.0-or-later
// CSV reports of the program BAKEOFF_CLI, read back by a CSV library that knows nothing of it.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { after } from "node:test";
import { parse } from "csv-parse/sync";

const program = process.env.BAKEOFF_CLI;
assert.ok(program, "BAKEOFF_CLI must name bakeoff-cli");
const folder = mkdtempSync(join(tmpdir(), "bakeoff-report-"));
const profile = join(folder, "profile");
const cli = (...words) => execFileSync(program, ["--profile", profile, ...words], { encoding: "utf8" });

after(() => {
  try {
    process.kill(JSON.parse(readFileSync(join(profile, "sandbox", "sandbox.json"), "utf8")).pid);
  } catch {
    // it has ended by itself
  }
  rmSync(folder, { recursive: true, force: true });
});

/// A text as REPORT-FORMAT.md says that it is had back.
const back = (cell) => cell.replace(/^'/, "");

test("rows read back sign for sign", () => {
  const prompts = [
    "=HYPERLINK(\"http://127.0.0.1/\",\"x\"), said \"he\"; and more",
    "'quoted from the start",
    "two\nlines,\n\n\"and\" three",
    "plain",
    "é, 思考, 🙂\ttab",
  ];
  const told = prompts.map(
    (prompt) => JSON.parse(cli("compare", "--model", "sandbox/echo:bulk", "--prompt", prompt, "--json")).replies[0],
  );
  const file = join(folder, "all.csv");
  cli("report", "--out", file);
  const rows = parse(readFileSync(file), { bom: true, columns: true, record_delimiter: "\r\n" });
  assert.equal(rows.length, prompts.length);
  rows.forEach((row, i) => {
    const reply = told[i];
    assert.equal(row.id, reply.id);
    assert.equal(back(row.prompt), prompts[i]);
    assert.equal(back(row.text), reply.text);
    assert.equal(row.model, "sandbox/echo:bulk");
    assert.equal(Number(row.ttft_ms), reply.ttft_ms);
    assert.equal(Number(row.e2e_ms), reply.e2e_ms);
    assert.equal(Number(row.output_tokens), reply.tokens.output);
    assert.equal(row.cost_usd, reply.cost.usd ?? "");
    assert.equal(row.cost_kind, reply.cost.kind);
    assert.equal(row.cost_class, "sandbox");
    assert.doesNotMatch(row.text, /^[=+@\t\r-]/);
  });
});

test("blind rows name nobody", () => {
  const file = join(folder, "blind.csv");
  cli("report", "--out", file, "--blind", "--no-prompts", "--no-answers");
  assert.doesNotMatch(readFileSync(file, "utf8"), /echo|HYPERLINK/);
  const rows = parse(readFileSync(file), { bom: true, columns: true, record_delimiter: "\r\n" });
  assert.deepEqual([...new Set(rows.map((row) => row.model))], ["A"]);
});
