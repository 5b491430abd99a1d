/** A shell command that makes a shop's first conversation. */
export function firstCall(origin: string): string {
  const body = JSON.stringify({
    customer: { email: "ada@example.com", name: "Ada Moreau" },
    initial_message: "Do you have these in size 42?",
  });
  return [
    `curl ${origin}/v1/conversations \\`,
    `  -H "Authorization: Bearer YOUR_API_KEY" \\`,
    `  -H "Content-Type: application/json" \\`,
    `  -d '${body}'`,
  ].join("\n");
}
