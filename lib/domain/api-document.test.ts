import { expect, test } from "vitest";
import { type ErrorCode, errorStatus } from "#lib/http/errors.ts";
import { beforeAnyOperation, errorsOf } from "#lib/http/openapi/errors.ts";
import { problemOfBody } from "#scripts/testing/conformity.ts";
import { apiDocument } from "./api-document.ts";
import { requestExamples } from "./api-examples.ts";
import { contracts } from "./contracts.ts";

type Media = Record<string, { example?: unknown; examples?: Record<string, { $ref: string }> }>;
type Answer = { $ref?: string; headers?: object; content?: Media };
type Operation = {
  description: string;
  security: Record<string, string[]>[];
  requestBody?: { content: Media };
  responses: Record<string, Answer>;
};

const document = apiDocument() as {
  paths: Record<string, Record<string, Operation>>;
  components: { responses: Record<string, Answer>; examples: Record<string, { value: unknown }> };
};

const each = contracts.map((contract) => {
  const operation = document.paths[contract.path]?.[contract.method.toLowerCase()] as Operation;
  return [contract.id, contract, operation] as const;
});

const named = (ref: string): string => ref.slice(ref.lastIndexOf("/") + 1);

test.each(each)("%s says which scope it needs", (_, { scope, public: isPublic }, { security, description }) => {
  expect(security).toEqual(isPublic ? [] : [{ apiKey: scope ? [scope] : [] }]);
  if (scope) expect(description).toContain(`\`${scope}\``);
});

test.each(each)("%s shows an example of each of its errors", (_, contract, { responses }) => {
  const shown = Object.values(responses).flatMap(({ $ref = "" }) => {
    const examples = document.components.responses[named($ref)]?.content?.["application/json"]?.examples ?? {};
    return Object.values(examples).map((example) => named(example.$ref));
  });
  expect(shown.toSorted()).toEqual(errorsOf(contract).toSorted());
  for (const code of shown) {
    expect(document.components.examples[code]?.value).toMatchObject({ error: { code, message: expect.any(String) } });
  }
});

test.each(each)("%s shows an answer that its own schema accepts", (_, contract, { responses }) => {
  for (const [status, body] of Object.entries(contract.responses)) {
    if (typeof body === "string") continue;
    const example = responses[status]?.content?.["application/json"]?.example;
    expect(problemOfBody(body, example)).toBeUndefined();
  }
});

const withBody = each.filter(([, contract]) => contract.body);

test.each(withBody)("%s shows a request that it would accept", (_, contract, { requestBody }) => {
  const read = contract.body?.safeParse(requestBody?.content["application/json"]?.example);
  expect(read?.error?.message).toBeUndefined();
});

test("every error code is documented somewhere", () => {
  const documented = new Set<ErrorCode>([...contracts.flatMap(errorsOf), ...beforeAnyOperation]);
  expect(Object.keys(errorStatus).filter((code) => !documented.has(code as ErrorCode))).toEqual([]);
});

test("an example of a request belongs to an operation", () => {
  const ids = contracts.map((contract) => contract.id);
  expect(Object.keys(requestExamples).filter((id) => !ids.includes(id))).toEqual([]);
});
