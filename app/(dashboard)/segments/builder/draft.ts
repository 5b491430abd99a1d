import { CreateSegment, segmentFields } from "#lib/domain/segments/contract.ts";
import type { SegmentRow } from "#lib/domain/segments/hooks.ts";
import { conditionOf, firstGroup, type GroupDraft, groupOf, type Vocabulary } from "../../conditions/draft.ts";

export type SegmentDraft = { name: string; description: string; condition: GroupDraft };

export const segmentWords: Vocabulary = { fields: segmentFields, first: { field: "lifetime_value", op: "gte" } };

export const emptyDraft: SegmentDraft = { name: "", description: "", condition: firstGroup(segmentWords) };

export function draftOf({ name, description, condition }: SegmentRow): SegmentDraft {
  return { name, description: description ?? "", condition: groupOf(condition) };
}

/** The condition if it is whole, to be counted while it is built. */
export function wholeCondition(draft: GroupDraft) {
  const parsed = CreateSegment.shape.condition.safeParse(conditionOf(segmentWords, draft));
  return parsed.success ? parsed.data : null;
}
