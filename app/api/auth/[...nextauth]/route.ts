import NextAuth from "next-auth";
import { authOptions } from "#app/api/auth/options.ts";
import type { AppError } from "#lib/http/errors.ts";

type Context = { params: Promise<{ nextauth: string[] }> };

async function handler(request: Request, context: Context): Promise<Response> {
  const refusals: AppError[] = [];
  const options = authOptions(request, (error) => refusals.push(error));
  const response: Response = await NextAuth(options)(request, context);
  const refusal = refusals[0];
  if (!refusal) return response;
  // next-auth answers 401 to every failure; who is slowed down is told so, and for how long.
  const answer = new Response(response.body, { status: refusal.status, headers: response.headers });
  for (const [name, value] of Object.entries(refusal.headers)) answer.headers.set(name, value);
  return answer;
}

export { handler as GET, handler as POST };
