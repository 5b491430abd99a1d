import { clsx } from "clsx";
import type { ReactNode } from "react";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { CodeBlock } from "#components/ui/code-block.tsx";
import { StateMark } from "#components/ui/state.tsx";
import { AttentionList } from "../attention/attention-list.tsx";
import { firstCall } from "./first-call.ts";
import { type StepName, type Steps, stepNames } from "./use-steps.ts";

type Words = { title: string; words: string; action?: ReactNode; code?: string };

function wordsOf(name: StepName, { endpointId }: Steps, origin: string): Words {
  const button = (href: string, label: string) => (
    <ButtonLink href={href} variant="primary" size="small">
      {label}
    </ButtonLink>
  );
  const words: Record<StepName, Words> = {
    key: {
      title: "Create an API key",
      words: "Your shop signs in to the API with it.",
      action: button("/api-keys", "Create API key"),
    },
    conversation: {
      title: "Send the first conversation",
      words: "From your shop, or with this command. Put your key in its place.",
      code: firstCall(origin),
    },
    endpoint: {
      title: "Add a webhook endpoint",
      words: "An address of yours that hears at once what happens.",
      action: button("/webhooks", "Add endpoint"),
    },
    delivery: {
      title: "See a delivery arrive",
      words: "Send another conversation, or a test event from the endpoint’s page.",
      action: button(endpointId ? `/webhooks/${endpointId}` : "/webhooks", "Send test event"),
    },
  };
  return words[name];
}

/** The way from an empty shop to the first delivery; each step ticks itself once it has happened. */
export function FirstSteps({ steps, origin }: { steps: Steps; origin: string }) {
  const done = stepNames.filter((name) => steps[name]).length;
  const next = stepNames.find((name) => !steps[name]);
  return (
    <AttentionList title="First steps" count={`${done} of ${stepNames.length}`}>
      {stepNames.map((name) => (
        <Step key={name} {...wordsOf(name, steps, origin)} done={steps[name]} current={name === next} />
      ))}
    </AttentionList>
  );
}

function Step({ title, words, action, code, done, current }: Words & { done: boolean; current: boolean }) {
  return (
    <li className="flex gap-3 px-3.5 py-2" aria-current={current ? "step" : undefined}>
      <span className={clsx("grid place-items-center", current && action ? "h-7" : "h-5")}>
        <StateMark glyph={done ? "resolved" : "waiting"} label={done ? "Done" : "To do"} />
      </span>
      <div className="flex min-w-0 flex-1 flex-col gap-2">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
          <p className="min-w-0 flex-1 basis-60 text-ink-2 text-ui">
            <strong className={clsx("pr-1.5", done ? "font-normal" : "font-semibold text-ink")}>{title}</strong>{" "}
            {!done && words}
          </p>
          {current && action}
        </div>
        {current && code && <CodeBlock code={code} language="shell" label="Command" />}
      </div>
    </li>
  );
}
