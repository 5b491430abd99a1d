import type { ReactNode } from "react";
import { Providers } from "./providers.tsx";
import { requireSession } from "./session.ts";
import { Shell } from "./shell/shell.tsx";

/** Everything behind the sign-in: the session's shop, its time zone, and the shell around the page. */
export default async function DashboardLayout({ children }: { children: ReactNode }) {
  const { user, merchant, role } = await requireSession();
  return (
    <Providers timeZone={merchant.time_zone}>
      <Shell
        user={{ name: user.name, email: user.email }}
        merchant={{ name: merchant.name, slug: merchant.slug }}
        role={role}
      >
        {children}
      </Shell>
    </Providers>
  );
}
