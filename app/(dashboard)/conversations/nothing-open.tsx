import { Kbd } from "#components/ui/kbd.tsx";
import { Leader, Leaders } from "#components/ui/leader.tsx";

const keys: readonly [string, readonly string[]][] = [
  ["Walk the list", ["J", "K"]],
  ["Open", ["Enter"]],
  ["Back to the list", ["Esc"]],
  ["Select, up to here", ["X", "⇧ X"]],
  ["Search", ["/"]],
  ["Resolve or reopen", ["R"]],
  ["Escalate", ["E"]],
  ["Write a note", ["N"]],
];

/** Beside the list while no conversation is open. */
export function NothingOpen() {
  return (
    <div className="mx-auto flex max-w-84 flex-col gap-4 px-6 py-16">
      <p className="text-ink-2 text-read">Choose a conversation on the left to read it here.</p>
      <Leaders className="touch:hidden">
        {keys.map(([label, names]) => (
          <Leader
            key={label}
            label={label}
            value={
              <span className="inline-flex gap-1">
                {names.map((name) => (
                  <Kbd key={name}>{name}</Kbd>
                ))}
              </span>
            }
          />
        ))}
      </Leaders>
    </div>
  );
}
