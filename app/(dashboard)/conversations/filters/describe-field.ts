import {
  answeredWords,
  channelName,
  deviceName,
  hourOfWeek,
  humanise,
  intentWords,
  languageName,
  outcomeWords,
  pageName,
  priorityWords,
  resolutionWords,
  stateWords,
  yesOrNo,
} from "../words.ts";
import { type Field, fieldLabels } from "./fields.ts";
import type { Filters } from "./filter-params.ts";
import { describePeriod } from "./period.ts";

const listed = (words: string[]) => words.join(", ");

/** Those whose names take a look-up. */
export type NamedField = "customer_id" | "segment" | "question" | "opening_question" | "metric" | "metric_base";

/** A filter's value in words. */
export function describeField(field: Exclude<Field, NamedField>, filters: Filters, now: Date, zone: string): string {
  const { status, outcome, tag } = filters;
  switch (field) {
    case "status":
      return listed((status ?? []).map((value) => stateWords[value].label));
    case "outcome":
      return listed((outcome ?? []).map((value) => outcomeWords[value]));
    case "started":
      return describePeriod(filters, now, zone);
    case "channel":
      return listed((filters.channel ?? "").split(",").map(channelName));
    case "device_type":
      return deviceName(filters.device_type ?? "");
    case "language":
      return listed((filters.language ?? "").split(",").map(languageName));
    case "tag":
      return (tag ?? "").replaceAll(",", " and ");
    case "tag_any":
      return (filters.tag_any ?? "").replaceAll(",", " or ");
    case "tag_not":
      return (filters.tag_not ?? "").replaceAll(",", " or ");
    case "priority":
      return listed((filters.priority ?? []).map((value) => priorityWords[value]));
    case "resolution_status":
      return listed((filters.resolution_status ?? []).map((value) => resolutionWords[value]));
    case "purchase_intent":
      return listed((filters.purchase_intent ?? []).map((value) => intentWords[value]));
    case "assigned_to":
    case "customer_email":
    case "metadata":
    case "product":
    case "mentions":
      return filters[field] ?? "";
    case "page":
      return pageName(filters.page ?? "");
    case "escalation_reason":
      return humanise(filters.escalation_reason ?? "");
    case "answered":
      return answeredWords[filters.answered ?? "true"];
    case "satisfaction":
      return between(filters.min_satisfaction, filters.max_satisfaction);
    case "nps":
      return between(filters.min_nps, filters.max_nps);
    case "opening_question_not":
      return "A less frequent question";
    case "page_not":
      return "Another page";
    case "hour_of_week":
      return hourOfWeek(filters.hour_of_week ?? 0);
    case "without":
      return listed((filters.without ?? []).map((part) => fieldLabels[part].toLocaleLowerCase("en-GB")));
    default:
      return yesOrNo[filters[field] ?? "true"];
  }
}

function between(min: number | null, max: number | null): string {
  if (min !== null && max !== null) return min === max ? `${min}` : `${min} to ${max}`;
  return min === null ? `${max} or less` : `${min} or more`;
}
