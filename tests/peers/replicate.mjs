// SPDX-License-Identifier: GPL-3.0-or-later
// Replicate's own client library against the sandbox at BAKEOFF_SANDBOX_URL.
import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import test from "node:test";
import Replicate, { validateWebhook } from "replicate";

const root = process.env.BAKEOFF_SANDBOX_URL;
assert.ok(root, "BAKEOFF_SANDBOX_URL must name the sandbox");
const baseUrl = `${root}/v1`;
const client = new Replicate({ auth: "sandbox", baseUrl });
const small = { aspect_ratio: "custom", width: 64, height: 64, num_inference_steps: 2 };
const latest = async (name) => `sandbox/${name}:${(await client.models.get("sandbox", name)).latest_version.id}`;

test("tells who one is", async () => {
  assert.equal((await client.accounts.current()).username, "sandbox");
  await assert.rejects(new Replicate({ auth: "wrong", baseUrl }).accounts.current(), (e) => e.response.status === 401);
});

test("runs an official model and reads its file", async () => {
  const [file] = await client.run("sandbox/painter", { input: { prompt: "a hill", output_format: "png", ...small } });
  const bytes = Buffer.from(await (await file.blob()).arrayBuffer());
  assert.equal(bytes.subarray(1, 4).toString(), "PNG");
});

test("runs a version, polls it and is told of its progress", async () => {
  const states = new Set();
  const output = await client.run(
    await latest("json"),
    { input: { shape: "one-file" }, wait: { mode: "poll", interval: 20 } },
    (prediction) => states.add(prediction.status),
  );
  assert.ok(output.startsWith(`${root}/files/`));
  assert.equal((await fetch(output)).headers.get("content-type"), "image/png");
  assert.ok(states.has("succeeded"));
});

test("waits for a prediction of a deployment", async () => {
  const created = await client.deployments.predictions.create("sandbox", "painter-l40s", {
    input: { prompt: "a boat", seconds: 0.3 },
  });
  assert.equal(created.deployment, "painter-l40s");
  const ended = await client.wait(created, { interval: 30 });
  assert.equal(ended.status, "succeeded");
  assert.ok(ended.metrics.predict_time >= 0.2);
});

test("streams text", async () => {
  const input = { prompt: "Once upon a time\n\nthere", max_tokens: 20, seed: 3 };
  let text = "", done;
  for await (const event of client.stream("sandbox/writer", { input })) {
    text += event.toString();
    if (event.event === "done") done = event.data;
  }
  assert.deepEqual(JSON.parse(done), {});
  assert.equal(text, (await client.run("sandbox/writer", { input })).join(""));
});

test("streams files", async () => {
  const events = [];
  for await (const event of client.stream(await latest("flipbook"), { input: { prompt: "a tree", pictures: 2, size: 64 } }))
    if (event.event === "output") events.push(event.data);
  assert.equal(events.length, 2);
  assert.equal((await events[0].blob()).type, "image/png");
});

test("cancels, and hears of failures", async () => {
  const hanging = await client.predictions.create({ version: (await latest("hanging")).split(":")[1], input: {} });
  await client.predictions.cancel(hanging.id);
  assert.ok(["canceled", "aborted"].includes((await client.predictions.get(hanging.id)).status));
  await assert.rejects(
    client.run(await latest("failing"), { input: { error_code: "E005", seconds: 0 } }),
    /Prediction failed: .*\(E005\)/,
  );
});

test("raises the right errors", async () => {
  const status = (expected) => (e) => e.response.status === expected;
  await assert.rejects(client.run("sandbox/painter", { input: {} }), (e) => {
    assert.match(e.message, /Input validation failed/);
    return e.response.status === 422;
  });
  await assert.rejects(client.run("sandbox/nobody", { input: {} }), status(404));
  await assert.rejects(client.run("sandbox/json:0123", { input: {} }), status(422));
  await assert.rejects(client.run("sandbox/fault-402", { input: {} }), status(402));
  await assert.rejects(client.run("sandbox/fault-500", { input: {} }), status(500));
});

test("comes through a throttling by its own retry", async () => {
  const output = await client.run("sandbox/fault-429-once", { input: { prompt: `again ${process.pid}` } });
  assert.equal(output.length, 1);
});

test("uploads files and passes them on", async () => {
  const file = await client.files.create(new Blob(["hello"], { type: "text/plain" }), { purpose: "test" });
  assert.equal(file.size, 5);
  assert.deepEqual(file.metadata, { purpose: "test" });
  assert.equal((await client.files.get(file.id)).checksums.sha256, file.checksums.sha256);
  assert.ok((await client.files.list()).results.some((entry) => entry.id === file.id));
  assert.equal(await client.files.delete(file.id), true);
  await assert.rejects(client.files.get(file.id), (e) => e.response.status === 404);
  // An input that is a file is uploaded by the library itself.
  const spoken = await client.run("sandbox/speaker", { input: { text: "A file on its way." }, wait: { mode: "poll" } });
  const audio = await (await fetch(spoken)).blob();
  const written = await client.run(await latest("transcriber"), { input: { audio } });
  assert.equal(written.text, "A file on its way.");
});

test("pages through models and predictions", async () => {
  const models = [];
  for await (const page of client.paginate(client.models.list)) models.push(...page);
  assert.ok(models.length > 40 && models.some((model) => model.name === "film" && model.is_official));
  const predictions = [];
  for await (const page of client.paginate(client.predictions.list)) predictions.push(...page);
  assert.equal(new Set(predictions.map((entry) => entry.id)).size, predictions.length);
  assert.ok(predictions.length > 5);
});

test("searches, and looks into collections, versions and hardware", async () => {
  assert.equal((await client.models.search("film")).results[0].name, "film");
  assert.ok((await client.collections.get("text-to-speech")).models.some((model) => model.name === "speaker"));
  assert.ok((await client.collections.list()).results.length > 3);
  const versions = await client.models.versions.list("sandbox", "composer");
  assert.equal(versions.results.length, 2);
  const version = await client.models.versions.get("sandbox", "composer", versions.results[1].id);
  assert.ok(version.openapi_schema.components.schemas.Input.properties.prompt);
  assert.ok((await client.hardware.list()).some((entry) => entry.sku === "gpu-t4"));
});

test("makes, changes and removes a deployment", async () => {
  const version = (await latest("gpu")).split(":")[1];
  await client.deployments.create({
    name: "peers", model: "sandbox/gpu", version, hardware: "cpu", min_instances: 0, max_instances: 1,
  });
  const changed = await client.deployments.update("sandbox", "peers", { max_instances: 2 });
  assert.equal(changed.current_release.number, 2);
  assert.ok((await client.deployments.list()).results.some((entry) => entry.name === "peers"));
  assert.equal(await client.deployments.delete("sandbox", "peers"), true);
});

test("finds its web hooks signed", async () => {
  const received = [];
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => (body += chunk));
    request.on("end", () => {
      received.push({ headers: request.headers, body });
      response.end();
      if (JSON.parse(body).status === "succeeded") server.emit("completed");
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const completed = once(server, "completed");
  await client.run(await latest("json"), {
    input: { text: "café" },
    webhook: `http://127.0.0.1:${server.address().port}/hook`,
    webhook_events_filter: ["start", "completed"],
  });
  await completed;
  server.close();
  const { key } = await client.webhooks.default.secret.get();
  assert.equal(received.length, 2);
  for (const { headers, body } of received) {
    assert.equal(await validateWebhook({ headers, body }, key), true);
    assert.equal(await validateWebhook({ headers, body: `${body} ` }, key), false);
  }
});
