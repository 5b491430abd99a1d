import { type Role, roles } from "#lib/domain/members/contract.ts";
import { refusalOfRoles, scopesOfRole } from "#lib/domain/members/rules.ts";

/** What each role is for, in a sentence. */
export const roleWords: Record<Role, { label: string; sentence: string }> = {
  owner: { label: "Owner", sentence: "Everything, and makes other owners." },
  admin: { label: "Admin", sentence: "Everything but owners." },
  developer: { label: "Developer", sentence: "Keys, webhooks, logs, and everything that programs do." },
  analyst: { label: "Analyst", sentence: "Sees figures, conversations and customers, changes nothing." },
  support: { label: "Support", sentence: "Works on conversations and customers." },
};

const callerOf = (role: Role) => ({ isOwner: role === "owner", scopes: scopesOfRole[role] });

/** The roles that somebody of this role may give. */
export const lendableRoles = (own: Role): Role[] =>
  roles.filter((role) => refusalOfRoles(callerOf(own), [role]) === null);

/** Whether somebody of this role may change or remove a member of that one. */
export const mayTouch = (own: Role, theirs: Role): boolean => refusalOfRoles(callerOf(own), [theirs]) === null;
