"use client";

import { Button } from "#components/ui/button.tsx";
import { State } from "#components/ui/state.tsx";
import type { Delivery, DeliveryDetail } from "#lib/domain/webhooks/hooks.ts";
import { noFilters, useLogFilters, useSelected, useView } from "../address.ts";
import { AttemptsPanel } from "../inspector/attempts-panel.tsx";
import { answerOf, duration } from "../log/delivery-words.ts";

type TestResultProps = { delivery: Delivery | DeliveryDetail; onFollow: () => void };

const isOver = (delivery: Delivery | DeliveryDetail): delivery is DeliveryDetail => "endpoint_url" in delivery;

/** The whole exchange of a test, and the way to it in the log. */
export function TestResult({ delivery, onFollow }: TestResultProps) {
  const [, setView] = useView();
  const [, setSelected] = useSelected();
  const [, setFilters] = useLogFilters();
  const follow = () => {
    onFollow();
    void setView("deliveries");
    void setFilters(noFilters);
    void setSelected(delivery.id);
  };
  return (
    <>
      <div className="flex items-center justify-between gap-3">
        <Outcome delivery={delivery} />
        <Button size="small" variant="quiet" onClick={follow}>
          Show in the log
        </Button>
      </div>
      {isOver(delivery) && <AttemptsPanel delivery={delivery} />}
    </>
  );
}

function Outcome({ delivery }: { delivery: Delivery | DeliveryDetail }) {
  if (!isOver(delivery)) return <State glyph="waiting">Not over yet. The log shows it when it is.</State>;
  const attempt = delivery.attempts.at(-1);
  const took = attempt ? ` in ${duration(attempt.timings.total_ms)}` : "";
  if (delivery.status === "succeeded") return <State glyph="check">Delivered{took}</State>;
  const answer = answerOf(attempt?.status_code ?? null, attempt?.error?.code ?? null);
  return <State glyph="failed">{`Not delivered: ${answer}${took}`}</State>;
}
