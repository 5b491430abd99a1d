"use client";

import { useQuery } from "@tanstack/react-query";
import { Button } from "#components/ui/button.tsx";
import { Section } from "#components/ui/section.tsx";
import { Tag } from "#components/ui/tag.tsx";
import { notifyError } from "#components/ui/toaster.tsx";
import { meQuery, useSwitchMerchant } from "#lib/domain/members/me/hooks.ts";
import { roleWords } from "../members/role-words.ts";

/** The shops that a person works for, where it is more than one. */
export function Shops() {
  const { data } = useQuery(meQuery);
  const change = useSwitchMerchant();
  const shops = data?.user?.merchants ?? [];
  if (shops.length < 2) return null;
  const go = (id: string) =>
    change.mutate(id, {
      // Everything on every page is another shop's from here on.
      onSuccess: () => window.location.assign("/overview"),
      onError: (error) => notifyError(error.message),
    });
  return (
    <Section title="Your shops">
      <ul className="max-w-form divide-y divide-line border-line border-y">
        {shops.map(({ id, name, role }) => (
          <li key={id} className="flex items-center gap-3 py-2 text-ui">
            <bdi className="min-w-0 flex-1 truncate text-ink">{name}</bdi>
            <span className="text-ink-3 text-meta">{roleWords[role].label}</span>
            {id === data?.merchant.id ? (
              <Tag>here</Tag>
            ) : (
              <Button size="small" loading={change.isPending && change.variables === id} onClick={() => go(id)}>
                Go there
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
