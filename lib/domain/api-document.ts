import { openapi } from "#lib/http/openapi/document.ts";
import packageJson from "../../package.json" with { type: "json" };
import { fieldExamples, requestExamples } from "./api-examples.ts";
import { contracts } from "./contracts.ts";

const description = `Conversations, customers, webhooks and live events of your shop’s assistant.

Authenticate with an API key, as \`Authorization: Bearer YOUR_API_KEY\`; make one in the dashboard under API keys.
Lists take \`limit\` and \`cursor\`. Errors name what to change. The guides explain what all operations have in common:

- [How the API works](/docs/api)
- [Pagination](/docs/pagination)
- [Filtering, sorting and search](/docs/filtering)
- [Errors](/docs/errors)
- [Webhooks](/docs/webhooks)
- [The live stream](/docs/stream)
- [Analytics](/docs/analytics)
- [Exports](/docs/exports)`;

/** What each group of operations is about; \`npm run verify\` asks for a line when a group is new. */
const tags: Record<string, string> = {
  Conversations: "What customers and the assistant said, and what came of it.",
  Notes: "What the team writes down for itself.",
  Analytics: "Figures of a period: how many conversations, how they ended, how fast they were answered.",
  Customers: "The people who write to your shop, what they prefer and how they are getting on with you.",
  Segments: "Groups of customers by conditions, kept current.",
  "Alert rules": "Limits that you set on times, errors and queues, and who is told when one is crossed.",
  Inventory: "What is in stock, what is running low, and what to offer instead.",
  Events: "Everything that happened, in the form in which webhooks and the stream carry it.",
  "Webhook endpoints": "Where your events go: addresses, event types and signing secrets.",
  "Webhook deliveries": "What was sent where, what came back, and what is tried again.",
  "Live stream": "Events as they happen, without a gap after a cut.",
  Exports: "Large amounts of data as a file.",
  Account: "Who you are, and how to begin.",
  Merchant: "Your shop’s own settings.",
  Members: "The people of your team, their roles, invitations and sessions.",
  "API keys": "Keys for programs, with scopes and an end.",
  "IP allowlist": "The addresses from which keys work.",
  "Audit log": "Who changed what, and when.",
  "Request logs": "The calls that your keys made, and what we answered.",
};

/** The OpenAPI document of the whole API. */
export const apiDocument = () =>
  openapi(contracts, {
    info: {
      title: "ShopGuide API",
      version: packageJson.version,
      summary: "REST API, webhooks and live stream of your shop’s assistant",
      description,
      contact: { name: "ShopGuide", url: "https://api.shopguide.com" },
      license: { name: "Proprietary", identifier: "LicenseRef-Proprietary" },
    },
    tags,
    requests: requestExamples,
    fields: fieldExamples,
  });
