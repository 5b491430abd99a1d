// What an analyst would write against the conversations themselves: the same figures, without anything kept.

const outcome = `CASE WHEN escalated_at IS NOT NULL THEN 'escalated'
  WHEN status = 'resolved' OR resolution_status = 'resolved' THEN 'resolved'
  WHEN status = 'closed' THEN 'unanswered' ELSE 'open' END`;
const ended = "status IN ('resolved', 'closed')";

/** A period's days and the whole of it. */
export const rawSummary = `SELECT date_trunc('day', started_at, 'UTC') AS day, count(*),
    count(*) FILTER (WHERE outcome = 'resolved') AS resolved, count(*) FILTER (WHERE outcome = 'unanswered') AS unanswered,
    count(*) FILTER (WHERE outcome = 'escalated') AS escalated, sum(message_count) AS messages,
    percentile_cont(ARRAY[0.5, 0.9]) WITHIN GROUP (ORDER BY first_response_ms) AS response, avg(first_response_ms) AS mean,
    count(*) FILTER (WHERE status = 'resolved' OR resolution_status = 'resolved') AS ever,
    count(*) FILTER (WHERE ${ended}) AS ended, count(*) FILTER (WHERE ${ended} AND escalated_at IS NULL) AS contained,
    count(satisfaction_score) AS scored, avg(satisfaction_score) AS score, count(purchased_at) AS purchases,
    percentile_cont(ARRAY[0.5, 0.9]) WITHIN GROUP (ORDER BY satisfaction_score) AS scores,
    sum(purchase_minor) FILTER (WHERE escalated_at IS NULL AND first_response_ms IS NOT NULL) AS revenue
  FROM (SELECT *, ${outcome} AS outcome FROM conversations
    WHERE merchant_id = $1 AND started_at >= $2 AND started_at < $3) c
  GROUP BY GROUPING SETS ((1), ())`;

/** Two groupings by day. */
export const rawSeries = `SELECT date_trunc('day', started_at, 'UTC') AS day, channel, device_type, count(*),
    percentile_cont(ARRAY[0.5, 0.9]) WITHIN GROUP (ORDER BY first_response_ms) AS response, avg(first_response_ms) AS mean,
    count(*) FILTER (WHERE escalated_at IS NOT NULL) AS escalated
  FROM conversations WHERE merchant_id = $1 AND started_at >= $2 AND started_at < $3
  GROUP BY GROUPING SETS ((1, 2, 3), (2, 3), (1), ())`;
