// SPDX-License-Identifier: GPL-3.0-or-later
// OpenRouter's own client library against the sandbox at BAKEOFF_SANDBOX_URL. It checks every answer against its schema.
import assert from "node:assert/strict";
import test from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { OpenRouter } from "@openrouter/sdk";

const root = process.env.BAKEOFF_SANDBOX_URL;
assert.ok(root, "BAKEOFF_SANDBOX_URL must name the sandbox");
const open = (apiKey) => new OpenRouter({ apiKey, serverURL: `${root}/api/v1`, retryConfig: { strategy: "none" } });
const client = open("sandbox");
const ask = (model, content, more = {}, metadata = undefined) => ({
  xOpenRouterMetadata: metadata,
  chatRequest: { model, messages: [{ role: "user", content }], ...more },
});
const markdown = "# Title\n\n- \"one\" \\ two\n\n```js\nlet a = 'ü 日本 👩‍👩‍👧';\n```\n";

/// The record of an answer, which comes some time after its end.
async function generation(id) {
  for (let i = 0; ; ++i) {
    try {
      return (await client.generations.getGeneration({ id })).data;
    } catch (error) {
      assert.equal(error.statusCode, 404);
      assert.ok(i < 100, "the generation is never recorded");
      await sleep(50);
    }
  }
}

test("lists all models, page by page", async () => {
  const ids = [];
  for await (const page of await client.models.list({ limit: 20 })) {
    for (const model of page.result.data) {
      ids.push(model.id);
      assert.ok(Number(model.pricing.prompt) > 0);
      assert.deepEqual(model.architecture.outputModalities, ["text"]);
    }
  }
  assert.ok(ids.includes("story-slow") && ids.includes("fault-stall"));
  assert.equal(new Set(ids).size, ids.length);
  assert.equal((await client.models.count()).data.count, ids.length);
  assert.equal((await client.models.get({ author: "sandbox", slug: "echo" })).data.id, "echo");
});

test("lists the endpoints of a model", async () => {
  const { data } = await client.endpoints.list({ author: "sandbox", slug: "story-fast" });
  assert.deepEqual(data.endpoints.map((e) => e.providerName), ["Sandbox A", "Sandbox B"]);
  assert.equal(data.endpoints[0].uptimeLast30m, 100);
});

test("reads the key, and credits with a management key", async () => {
  const { data } = await client.apiKeys.getCurrentKeyMetadata();
  assert.equal(data.label, "sandbox");
  assert.equal(data.limit, 10);
  await assert.rejects(client.credits.getCredits(), (e) => e.statusCode === 403);
  assert.equal((await open("sandbox-management").credits.getCredits()).data.totalCredits, 10);
});

test("takes a whole answer, with its route and its cost", async () => {
  const answer = await client.chat.send(ask("sandbox/echo:bulk", `<think>Hm.</think>${markdown}`, {}, "enabled"));
  assert.equal(answer.choices[0].message.content, markdown);
  assert.equal(answer.choices[0].message.reasoning, "Hm.");
  assert.equal(answer.choices[0].message.reasoningDetails[0].text, "Hm.");
  assert.equal(answer.choices[0].finishReason, "stop");
  assert.equal(answer.openrouterMetadata.attempts[0].provider, "Sandbox A");
  assert.ok(answer.usage.cost > 0);
  const record = await generation(answer.id);
  assert.equal(record.totalCost, answer.usage.cost);
  assert.equal(record.cancelled, false);
  assert.equal(record.streamed, false);
});

test("takes a stream", async () => {
  const stream = await client.chat.send(ask("sandbox/echo:500", `<think>Hm.</think>${markdown}`, { stream: true }, "enabled"));
  let text = "", reasoning = "", finish, usage, metadata;
  for await (const chunk of stream) {
    text += chunk.choices[0]?.delta.content ?? "";
    reasoning += chunk.choices[0]?.delta.reasoning ?? "";
    finish = chunk.choices[0]?.finishReason ?? finish;
    usage = chunk.usage ?? usage;
    metadata = chunk.openrouterMetadata ?? metadata;
  }
  assert.equal(text, markdown);
  assert.equal(reasoning, "Hm.");
  assert.equal(finish, "stop");
  assert.equal(usage.completionTokensDetails.reasoningTokens, 1);
  assert.equal(metadata.strategy, "direct");
});

test("streams a story from the host that was asked for", async () => {
  const stream = await client.chat.send(ask("sandbox/story-fast", "Once upon a time",
    { stream: true, seed: 4, maxTokens: 12, provider: { only: ["sandbox-b"] } }));
  let text = "", id, finish;
  for await (const chunk of stream) {
    id = chunk.id;
    text += chunk.choices[0]?.delta.content ?? "";
    finish = chunk.choices[0]?.finishReason ?? finish;
  }
  assert.ok(text.length > 5);
  assert.equal(finish, "length");
  assert.equal((await generation(id)).providerName, "Sandbox B");
});

test("a stream that is left is recorded as cancelled", async () => {
  const stream = await client.chat.send(ask("sandbox/echo:100", "word ".repeat(10000), { stream: true }));
  let id, chunks = 0;
  for await (const chunk of stream) {
    id = chunk.id;
    if (++chunks === 5) break;
  }
  await stream.cancel().catch(() => {});
  const record = await generation(id);
  assert.equal(record.cancelled, true);
  assert.ok(record.tokensCompletion >= 5 && record.tokensCompletion < 10000);
});

test("raises the right errors", async () => {
  const status = (code) => (e) => e.statusCode === code && e.error.code === code && e.error.message.length > 0;
  await assert.rejects(open("wrong").apiKeys.getCurrentKeyMetadata(), status(401));
  await assert.rejects(client.chat.send(ask("nobody/nothing", "hi")), status(404));
  for (const code of [400, 401, 402, 404, 408, 413, 422, 429, 500, 502, 503, 529])
    await assert.rejects(client.chat.send(ask(`sandbox/fault-${code}`, "hi")), status(code), `fault-${code}`);
  await assert.rejects(client.chat.send(ask("sandbox/fault-403-moderation", "hi")),
    (e) => status(403)(e) && e.error.metadata.flagged_input === "hi");
});

test("sees an error in the middle of a stream", async () => {
  const stream = await client.chat.send(ask("sandbox/fault-error-mid-stream", "one two three four five", { stream: true }));
  let text = "", error;
  for await (const chunk of stream) {
    text += chunk.choices[0]?.delta.content ?? "";
    error = chunk.error ?? error;
  }
  assert.equal(text, "one two three");
  assert.equal(error.code, 502);
  assert.equal(error.metadata.errorType, "provider_unavailable");
});

const png = Buffer.from("89504e470d0a1a0a00", "hex").toString("base64");
const wav = Buffer.from("524946462400000057415645666d7420", "hex").toString("base64");
const pdf = Buffer.from("%PDF-1.4\n...").toString("base64");

test("sends files", async () => {
  const content = [
    { type: "text", text: "look" },
    { type: "image_url", imageUrl: { url: `data:image/png;base64,${png}` } },
    { type: "file", file: { filename: "a.pdf", fileData: `data:application/pdf;base64,${pdf}` } },
    { type: "input_audio", inputAudio: { data: wav, format: "wav" } },
  ];
  const answer = await client.chat.send(ask("sandbox/echo:bulk", content));
  assert.equal(answer.choices[0].message.content,
    "look\n\n- image: image/png, 9 bytes\n- file: application/pdf, 12 bytes, a.pdf\n- audio: audio/wav, 16 bytes");
  await assert.rejects(client.chat.send(ask("sandbox/story-fast", content)), (e) => e.statusCode === 404);
});

test("goes on from a beginning", async () => {
  const answer = await client.chat.send({ chatRequest: { model: "sandbox/echo:bulk", messages: [
    { role: "user", content: "one two three" }, { role: "assistant", content: "one tw" }] } });
  assert.equal(answer.choices[0].message.content, "o three");
});

test("asks for JSON of a schema, and for a host below a price", async () => {
  const more = { responseFormat: { type: "json_schema", jsonSchema: { name: "n", strict: true,
    schema: { type: "object", properties: { a: { type: "integer" } }, required: ["a"] } } } };
  const answer = await client.chat.send(ask("sandbox/echo:bulk", "```json\n{\"a\": 1}\n```", more));
  assert.deepEqual(JSON.parse(answer.choices[0].message.content), { a: 1 });
  await assert.rejects(client.chat.send(ask("sandbox/echo:bulk", "no JSON", more)), (e) => e.statusCode === 400);
  const stream = await client.chat.send(ask("sandbox/story-fast", "One day",
    { stream: true, maxTokens: 2, provider: { maxPrice: { completion: "0.59" } } }));
  let id;
  for await (const chunk of stream) id = chunk.id;
  assert.equal((await generation(id)).providerName, "Sandbox B");
});
