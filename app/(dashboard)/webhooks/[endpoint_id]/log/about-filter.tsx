"use client";

import { Search } from "lucide-react";
import { useState } from "react";
import { Input } from "#components/ui/input.tsx";
import { notifyError } from "#components/ui/toaster.tsx";
import { aboutField, useLogFilters } from "../address.ts";

/** Finds the deliveries of one event, conversation or customer. */
export function AboutFilter() {
  const [, setFilters] = useLogFilters();
  const [text, setText] = useState("");
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const id = text.trim();
        if (aboutField(id)) void setFilters({ about: id });
        else notifyError("Enter the ID of an event, a conversation or a customer: evt_…, conv_… or cust_….");
      }}
    >
      <Input
        size="small"
        mono
        className="w-44"
        icon={<Search aria-hidden="true" />}
        aria-label="Event, conversation or customer ID"
        placeholder="evt_, conv_, cust_…"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
    </form>
  );
}
