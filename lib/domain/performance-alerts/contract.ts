/** What the merchant's settings give thresholds for. */
export const settingTypes = ["high_response_time", "high_error_rate"] as const;
export type SettingType = (typeof settingTypes)[number];

/** Every kind of alert that is told. */
export const alertTypes = [
  ...settingTypes,
  "high_client_error_rate",
  "high_request_rate",
  "rate_limit_reached",
  "high_webhook_failure_rate",
  "high_webhook_response_time",
  "high_webhook_queue_age",
] as const;
export type AlertType = (typeof alertTypes)[number];
