import { z } from "zod";
import { route } from "#lib/http/contract.ts";

export const listWebhookSources = route({
  tag: "Webhook endpoints",
  id: "listWebhookSources",
  method: "GET",
  path: "/v1/webhook-sources",
  summary: "List the addresses that webhooks come from",
  description:
    "For a receiver's firewall, as whoever runs ShopGuide published them. An address can be taken over: check the " +
    "signature as well. Read the list anew at least once a day.",
  scope: "webhooks:read",
  responses: {
    200: z
      .object({
        addresses: z.array(z.string()).meta({
          description: "Addresses and subnets. Empty when none were published: then no list can be relied on.",
          examples: [["198.51.100.7", "2001:db8:7::/48"]],
        }),
      })
      .meta({ id: "WebhookSources" }),
  },
});
