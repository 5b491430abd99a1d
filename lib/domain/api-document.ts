import { openapi } from "#lib/http/openapi.ts";
import packageJson from "../../package.json" with { type: "json" };
import { contracts } from "./contracts.ts";

const description =
  "Conversations, customers, webhooks and live events of your shop's assistant. Authenticate with an API key as " +
  "`Authorization: Bearer YOUR_API_KEY`. Lists take `limit` and `cursor`; errors name what to change.";

/** The OpenAPI document of the whole API. */
export const apiDocument = () =>
  openapi(contracts, { title: "ShopGuide API", version: packageJson.version, description });
