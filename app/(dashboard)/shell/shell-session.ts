/** Who is here, and whose shop it is. */
export type ShellSession = {
  user: { name: string; email: string };
  merchant: { name: string; slug: string };
  role: string;
};
