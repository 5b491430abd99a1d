import type { z } from "zod";

/** What is wrong with a value, for somebody who types it. A schema's own sentence wins over these. */
export const plainWords: z.core.$ZodErrorMap = (issue) => {
  switch (issue.code) {
    case "invalid_type":
      if (issue.input === undefined || issue.input === null || issue.input === "") return "Please fill this in.";
      if (issue.expected === "number") return "Write a number.";
      return issue.expected === "int" ? "Write a whole number." : undefined;
    case "too_small":
      if (issue.origin !== "string") return isAmount(issue.origin) ? `At least ${amountOf(issue.minimum)}.` : undefined;
      return issue.minimum === 1 ? "Please fill this in." : `At least ${amountOf(issue.minimum)} characters.`;
    case "too_big":
      if (issue.origin === "string") return `At most ${amountOf(issue.maximum)} characters.`;
      return isAmount(issue.origin) ? `At most ${amountOf(issue.maximum)}.` : undefined;
    default:
      return undefined;
  }
};

const isAmount = (origin: string) => origin === "number" || origin === "int";

const amountOf = (limit: number | bigint) => limit.toLocaleString("en-GB");
