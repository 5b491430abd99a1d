import { EmptyState } from "#components/ui/empty-state.tsx";

/** For members whose role has nothing to do with webhooks. */
export function NoAccess() {
  return (
    <EmptyState>
      Webhooks tell other systems what happens in your shop. Your role does not include them; an owner or an admin can
      change that.
    </EmptyState>
  );
}
