import { z } from "zod";
import { email, newPassword, ownPassword, personName, roles } from "#lib/domain/members/contract.ts";
import { route } from "#lib/http/contract.ts";
import { id, listOf, pageQuery, several, timestamp } from "#lib/http/schemas.ts";

export const invitationStates = ["open", "accepted", "expired", "withdrawn"] as const;

export const Invitation = z
  .object({
    id: id("inv"),
    email: z.string(),
    role: z.enum(roles),
    state: z.enum(invitationStates),
    invited_by: z.string().meta({ description: "The name of who invited.", examples: ["Mira Alder"] }),
    created_at: timestamp,
    expires_at: timestamp.meta({ description: "The link works for seven days; sending it again starts anew." }),
    accepted_at: timestamp.nullable(),
  })
  .meta({ id: "Invitation" });

export const SentInvitation = Invitation.extend({
  mailed: z.boolean().meta({ description: "Whether the link went out by e-mail." }),
  link: z
    .string()
    .nullable()
    .meta({
      description: "To pass on yourself where no mail server is set up. Shown only in this answer; null when mailed.",
      examples: ["https://api.example.com/accept-invitation#…"],
    }),
}).meta({ id: "SentInvitation" });

export const CreateInvitation = z.strictObject({ email, role: z.enum(roles) }).meta({ id: "CreateInvitation" });

/** The token in a link, after its `#`. */
export const linkToken = z
  .string()
  .min(1, "Open the link as it was sent.")
  .max(100)
  .meta({ description: "What stands after `#` in the link." });

export const InvitationLink = z.strictObject({ token: linkToken }).meta({ id: "InvitationLink" });

export const OpenedInvitation = z
  .object({
    email: z.string(),
    role: z.enum(roles),
    merchant_name: z.string(),
    invited_by: z.string(),
    has_account: z.boolean().meta({ description: "Whether this address has an account, whose password is asked for." }),
  })
  .meta({ id: "OpenedInvitation" });

export const AcceptInvitation = z
  .strictObject({
    token: linkToken,
    name: personName.optional().meta({ description: "For a new account." }),
    password: ownPassword.meta({ description: "Of the existing account, or the choice for a new one." }),
  })
  .meta({ id: "AcceptInvitation" });

/** What the page asks of somebody who has no account yet. */
export const JoinAnew = z.strictObject({ token: linkToken, name: personName, password: newPassword });

export const AcceptedInvitation = z
  .object({ user_id: id("usr"), email: z.string(), merchant_id: id("mrc"), role: z.enum(roles) })
  .meta({ id: "AcceptedInvitation" });

const params = z.strictObject({ invitation_id: id("inv") });

export const listInvitations = route({
  id: "listInvitations",
  method: "GET",
  path: "/v1/invitations",
  tag: "Members",
  summary: "List invitations, newest first",
  scope: "members:read",
  query: z.strictObject({ ...pageQuery, state: several(invitationStates) }),
  responses: { 200: listOf(Invitation) },
  errors: ["INVALID_CURSOR"],
});

export const createInvitation = route({
  id: "createInvitation",
  method: "POST",
  path: "/v1/invitations",
  tag: "Members",
  summary: "Invite somebody to the dashboard",
  description:
    "Sends a link by e-mail, or answers with it where no mail server is set up. An open invitation of the same address is replaced. Only an owner invites owners, and nobody can give a role that may do more than themselves.",
  scope: "members:write",
  body: CreateInvitation,
  responses: { 201: SentInvitation },
  errors: ["CONFLICT"],
});

export const resendInvitation = route({
  id: "resendInvitation",
  method: "POST",
  path: "/v1/invitations/{invitation_id}/resend",
  tag: "Members",
  summary: "Send an invitation again",
  description: "Makes a new link that works for seven days; the old one stops working.",
  scope: "members:write",
  params,
  responses: { 200: SentInvitation },
  errors: ["NOT_FOUND", "CONFLICT"],
});

export const withdrawInvitation = route({
  id: "withdrawInvitation",
  method: "DELETE",
  path: "/v1/invitations/{invitation_id}",
  tag: "Members",
  summary: "Withdraw an invitation",
  description: "Its link stops working at once. An invitation that was accepted is past withdrawing.",
  scope: "members:write",
  params,
  responses: { 204: "empty" },
  errors: ["NOT_FOUND", "CONFLICT"],
});

export const openInvitation = route({
  id: "openInvitation",
  method: "POST",
  path: "/v1/invitations/open",
  tag: "Members",
  summary: "See what an invitation's link offers",
  description: "Called by the page that the link leads to. Limited per address.",
  scope: null,
  public: true,
  body: InvitationLink,
  responses: { 200: OpenedInvitation },
  errors: ["NOT_FOUND", "RATE_LIMITED"],
});

export const acceptInvitation = route({
  id: "acceptInvitation",
  method: "POST",
  path: "/v1/invitations/accept",
  tag: "Members",
  summary: "Accept an invitation",
  description:
    "Makes an account of `name` and `password`, or lets the address's account join with its own password. Limited per address.",
  scope: null,
  public: true,
  body: AcceptInvitation,
  responses: { 201: AcceptedInvitation },
  errors: ["NOT_FOUND", "CONFLICT", "RATE_LIMITED"],
});
