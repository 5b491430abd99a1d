import { z } from "zod";

// Pieces that many contracts share. Browser-safe.

const years = "must be between the years 1900 and 9998";
/** Far beyond what a shop needs, and within what every clock and database can hold, whatever the offset. */
const inYears = (text: string) => text >= "1900" && text < "9999";

/** A moment in ISO 8601 with its offset, e.g. `2026-11-22T10:30:00Z`. */
export const timestamp = z.iso
  .datetime({ offset: true, error: "must be a time in ISO 8601 with an offset, e.g. 2026-11-22T10:30:00Z" })
  .refine(inYears, years);

/** A day, e.g. `2026-11-22`. */
export const day = z.iso.date("must be a day such as 2026-11-22").refine(inYears, years);

/** An id with this prefix, e.g. `conv_01k…`. */
export const id = (prefix: string) =>
  z
    .string()
    .regex(new RegExp(`^${prefix}_[0-9a-z]{1,40}$`), `must be an id that begins with ${prefix}_`)
    .meta({ maxLength: prefix.length + 41, examples: [`${prefix}_01kpvyzg2s8m4q6t7x9b1c3d5f`] });

/** The two parameters of every list. */
export const pageQuery = {
  limit: z.coerce
    .number("must be a whole number from 1 to 100")
    .int("must be a whole number")
    .min(1)
    .max(100)
    .default(50)
    .meta({ description: "Rows a page, 1 to 100." }),
  cursor: z.string().max(1000).optional().meta({ description: "`next_cursor` of the page before." }),
};

/** The envelope of every list. */
export const listOf = <T extends z.ZodType>(row: T) =>
  z.object({
    data: z.array(row),
    has_more: z.boolean().meta({ description: "True when `next_cursor` leads to more rows." }),
    next_cursor: z.string().nullable(),
  });

/** Several values, as `tag=vip,urgent` or by repeating the parameter. */
export const commaSeparated = <const T extends z.ZodType>(value: T) =>
  z.preprocess(
    (given) =>
      given === undefined
        ? undefined
        : [given].flat().flatMap((part) => (typeof part === "string" ? part.split(",") : [part])),
    z.array(value).max(50).optional(),
  );

/** The same of a closed list of values. */
export const several = <const T extends readonly [string, ...string[]]>(values: T) =>
  commaSeparated(z.enum(values)).meta({ description: `One or more of ${values.join(", ")}, separated by commas.` });

/** A condition that rows meet or do not meet. */
export const flag = (description: string) => z.enum(["true", "false"]).optional().meta({ description });

/** Up to 50 own fields of any JSON value. */
export const metadata = z
  .record(z.string().min(1).max(100), z.json())
  .refine((value) => Object.keys(value).length <= 50, "may have at most 50 fields");

export const tag = z.string().trim().min(1).max(60);
export const tags = z.array(tag).max(50);
