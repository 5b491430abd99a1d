"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useContractForm } from "#components/forms/use-contract-form.ts";
import { ArrowLink } from "#components/ui/arrow-link.tsx";
import { Button } from "#components/ui/button.tsx";
import { FormErrors } from "#components/ui/form-errors.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { notify } from "#components/ui/toaster.tsx";
import { merchantQuery, type Shop, useUpdateMerchant } from "#lib/domain/merchants/hooks.ts";
import { Failure } from "../failure.tsx";
import { draftOf, SettingsForm } from "./draft.ts";
import { SettingsFields } from "./settings-fields.tsx";

/** The shop's name, its clock and money, and what counts as worth telling. */
export function SettingsView({ mayWrite }: { mayWrite: boolean }) {
  const shop = useQuery(merchantQuery);
  return (
    <>
      <PageHeader title="Shop settings" description={!mayWrite && <LookOnly />} />
      {shop.data ? (
        <Form shop={shop.data} mayWrite={mayWrite} />
      ) : shop.error ? (
        <Failure what="The settings" error={shop.error} onRetry={() => shop.refetch()} />
      ) : (
        <div className="px-6 py-5 max-md:px-4">
          <Skeleton className="h-80 max-w-form" />
        </div>
      )}
    </>
  );
}

/** Its link is also what lets a keyboard scroll a page on which nothing else can be focused. */
function LookOnly() {
  return (
    <>
      Your role may look at these; an owner or an admin can change them.{" "}
      <ArrowLink href="/docs/security#people">What each role may do</ArrowLink>
    </>
  );
}

function Form({ shop, mayWrite }: { shop: Shop; mayWrite: boolean }) {
  const update = useUpdateMerchant();
  const router = useRouter();
  const form = useContractForm({
    schema: SettingsForm,
    initial: draftOf(shop),
    submit: async (body) => {
      await update.mutateAsync(body);
      notify("Saved. It holds from now on.");
      // The name and the time zone are on every page.
      router.refresh();
    },
  });
  return (
    <form noValidate onSubmit={form.onSubmit}>
      <fieldset disabled={!mayWrite} className="min-w-0 divide-y divide-line border-line border-t">
        <FormErrors errors={form.errors} />
        <SettingsFields form={form} slug={shop.slug} />
        {mayWrite && (
          <div className="px-6 py-5 max-md:px-4">
            <Button type="submit" variant="primary" loading={form.pending}>
              Save changes
            </Button>
          </div>
        )}
      </fieldset>
    </form>
  );
}
