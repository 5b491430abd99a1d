import type { Metadata } from "next";
import { Invitation } from "./invitation.tsx";

export const metadata: Metadata = { title: "Accept an invitation", referrer: "no-referrer" };

/** Where an invitation's link leads. Its token stands after `#`, so only the browser knows it. */
export default function AcceptInvitationPage() {
  return <Invitation />;
}
