import { z } from "zod";
import { conversationEvents } from "./conversation/contract.ts";
import { customerEvents } from "./customer/contract.ts";
import { exportEvents } from "./export/contract.ts";
import { inventoryEvents } from "./inventory/contract.ts";
import { systemEvents } from "./system/contract.ts";
import { webhookEvents } from "./webhook/contract.ts";

/** Every event the product can send, with the schema of its `data` and the example of the documentation. */
export const catalogue = {
  ...conversationEvents,
  ...customerEvents,
  ...exportEvents,
  ...inventoryEvents,
  ...systemEvents,
  ...webhookEvents,
};

export type EventType = keyof typeof catalogue;

export const eventTypes = Object.keys(catalogue) as [EventType, ...EventType[]];

export const EventTypeSchema = z.enum(eventTypes).meta({ description: "What happened." });

/** What an endpoint may listen to: one type, all types of a family (`conversation.*`), or everything (`*`). */
export const eventPatterns = ["*", ...new Set(eventTypes.map((type) => `${type.split(".")[0]}.*`)), ...eventTypes];
