import { z } from "zod";
import { type ErrorCode, errorStatus } from "./errors.ts";

const codes = Object.keys(errorStatus) as [ErrorCode, ...ErrorCode[]];

const invalidField = z.object({
  field: z.string().meta({ description: "Its name, with dots between levels.", examples: ["customer.email"] }),
  code: z.string().meta({ examples: ["invalid_format"] }),
  message: z.string().meta({ examples: ["Write an e-mail address, such as ana@example.com."] }),
});

const details = z
  .looseObject({
    missing_fields: z.array(z.string()).optional(),
    invalid_fields: z.array(invalidField).optional(),
  })
  .meta({ description: "What the code says more about; further fields depend on it." });

/** What every error looks like, whatever went wrong. */
export const errorEnvelope = z
  .object({
    error: z.object({
      code: z.enum(codes).meta({ description: "Stable: decide by it." }),
      message: z.string().meta({ description: "What is wrong and what to change. For people; it may be reworded." }),
      details,
    }),
    request_id: z.string().meta({ examples: ["req_01kpvyzg2s8m4q6t7x9b1c3d5f"] }),
    doc_url: z.string().meta({ description: "Where the code is explained." }),
  })
  .meta({ id: "Error", description: "The answer to every call that fails." });
