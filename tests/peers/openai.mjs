// SPDX-License-Identifier: GPL-3.0-or-later
// OpenAI's own client library against the sandbox at BAKEOFF_SANDBOX_URL: what it accepts, and what it makes of errors.
import assert from "node:assert/strict";
import test from "node:test";
import OpenAI, { APIError, AuthenticationError, BadRequestError, NotFoundError, RateLimitError } from "openai";

const root = process.env.BAKEOFF_SANDBOX_URL;
assert.ok(root, "BAKEOFF_SANDBOX_URL must name the sandbox");
const baseURL = `${root}/openai/v1`;
const client = new OpenAI({ apiKey: "sandbox", baseURL, maxRetries: 0 });
const ask = (model, content, more = {}) => ({ model, messages: [{ role: "user", content }], ...more });
const markdown = "# Title\n\n- \"one\" \\ two\n\n```js\nlet a = 'ü 日本 👩‍👩‍👧';\n```\n";

test("lists and retrieves models", async () => {
  const ids = [];
  for await (const model of client.models.list()) ids.push(model.id);
  assert.ok(ids.includes("story-fast") && ids.includes("echo"));
  assert.equal((await client.models.retrieve("sandbox/echo")).owned_by, "sandbox");
});

test("takes a whole answer", async () => {
  const answer = await client.chat.completions.create(ask("sandbox/echo:bulk", markdown));
  assert.equal(answer.object, "chat.completion");
  assert.equal(answer.choices[0].message.content, markdown);
  assert.equal(answer.choices[0].finish_reason, "stop");
  assert.equal(answer.usage.total_tokens, answer.usage.prompt_tokens + answer.usage.completion_tokens);
});

test("takes a stream", async () => {
  const stream = await client.chat.completions.create(
    ask("sandbox/echo:500", markdown, { stream: true, stream_options: { include_usage: true } }),
  );
  let text = "", finish, usage;
  for await (const chunk of stream) {
    text += chunk.choices[0]?.delta.content ?? "";
    finish = chunk.choices[0]?.finish_reason ?? finish;
    usage = chunk.usage ?? usage;
  }
  assert.equal(text, markdown);
  assert.equal(finish, "stop");
  assert.ok(usage.completion_tokens > 5);
});

test("puts a streamed story together with its helper", async () => {
  const runner = client.chat.completions.stream(
    ask("sandbox/story-fast", "Once upon a time", { seed: 4, max_tokens: 20, sandbox: { bulk: true, min_tokens: 20 } }),
  );
  let deltas = "";
  runner.on("content", (delta) => (deltas += delta));
  const whole = await runner.finalChatCompletion();
  assert.equal(whole.choices[0].message.content, deltas);
  assert.equal(whole.choices[0].finish_reason, "length");
  assert.ok(deltas.length > 20);
});

test("stops a stream", async () => {
  const stream = await client.chat.completions.create(ask("sandbox/echo:100", "word ".repeat(10000), { stream: true }));
  let chunks = 0;
  for await (const chunk of stream) {
    assert.equal(chunk.object, "chat.completion.chunk");
    if (++chunks === 5) stream.controller.abort();
  }
  assert.ok(chunks >= 5 && chunks < 1000);
});

test("raises the right errors", async () => {
  const wrongKey = new OpenAI({ apiKey: "wrong", baseURL, maxRetries: 0 });
  await assert.rejects(wrongKey.models.list(), (e) => e instanceof AuthenticationError && e.code === "invalid_api_key");
  await assert.rejects(client.chat.completions.create(ask("nobody/nothing", "hi")),
    (e) => e instanceof NotFoundError && e.code === "model_not_found");
  await assert.rejects(client.chat.completions.create(ask("sandbox/echo", "hi", { temperature: 9 })),
    (e) => e instanceof BadRequestError && e.param === "temperature");
  await assert.rejects(client.chat.completions.create(ask("sandbox/fault-429", "hi")),
    (e) => e instanceof RateLimitError && e.headers.get("retry-after") === "1");
  await assert.rejects(client.chat.completions.create(ask("sandbox/fault-500", "hi")), (e) => e.status === 500);
  await assert.rejects(client.chat.completions.create(ask("sandbox/fault-html-502", "hi")), (e) => e.status === 502);
});

test("raises an error in the middle of a stream", async () => {
  const stream = await client.chat.completions.create(
    ask("sandbox/fault-error-mid-stream", "one two three four five", { stream: true }));
  let text = "";
  await assert.rejects(async () => {
    for await (const chunk of stream) text += chunk.choices[0]?.delta.content ?? "";
  }, APIError);
  assert.equal(text, "one two three");
});

test("comes through a rate limit by its own retry", async () => {
  const patient = new OpenAI({ apiKey: "sandbox", baseURL, maxRetries: 2 });
  const answer = await patient.chat.completions.create(ask("sandbox/fault-429-once", `again ${process.pid}`));
  assert.equal(answer.choices[0].message.content, `again ${process.pid}`);
});

test("sends files, and hears of those that a model does not take", async () => {
  const png = Buffer.from("89504e470d0a1a0a00", "hex").toString("base64");
  const pdf = Buffer.from("%PDF-1.4\n...").toString("base64");
  const content = [
    { type: "text", text: "look" },
    { type: "image_url", image_url: { url: `data:image/png;base64,${png}` } },
    { type: "file", file: { filename: "a.pdf", file_data: `data:application/pdf;base64,${pdf}` } },
  ];
  const answer = await client.chat.completions.create(ask("sandbox/echo:bulk", content));
  assert.equal(answer.choices[0].message.content,
    "look\n\n- image: image/png, 9 bytes\n- file: application/pdf, 12 bytes, a.pdf");
  await assert.rejects(client.chat.completions.create(ask("sandbox/story-fast", content)), BadRequestError);
  await assert.rejects(client.chat.completions.create(ask("sandbox/echo", [{ type: "image_url", image_url: { url: "x" } }])),
    (e) => e instanceof BadRequestError && e.param === "messages.0.content.0.image_url.url");
});

test("parses JSON of a schema", async () => {
  const schema = { type: "object", properties: { a: { type: "integer" } }, required: ["a"], additionalProperties: false };
  const answer = await client.chat.completions.parse(ask("sandbox/echo:bulk", '{"a": 1}',
    { response_format: { type: "json_schema", json_schema: { name: "n", strict: true, schema } } }));
  assert.deepEqual(JSON.parse(answer.choices[0].message.content), { a: 1 });
});
