import { z } from "zod";

/** One type of event: what it means, when it happens, its data, and an example of that data. */
export type EventDescription<Data extends z.ZodType = z.ZodType> = {
  summary: string;
  when: string;
  data: Data;
  example: z.input<Data>;
};

/** Declares a type of event, checking the example against the schema. Later fields may be added to `data`. */
export function event<Shape extends z.core.$ZodLooseShape>(
  summary: string,
  when: string,
  shape: Shape,
  example: z.input<z.ZodObject<Shape>>,
): EventDescription<z.ZodObject<Shape, z.core.$loose>> {
  return { summary, when, data: z.looseObject(shape), example: example as z.input<z.ZodObject<Shape, z.core.$loose>> };
}
