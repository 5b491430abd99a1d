const longestChunk = 500;

/** Deliveries queued in one transaction: at most a second's worth, so that a stop takes effect soon. */
export const chunkOf = (perSecond: number): number => Math.min(longestChunk, perSecond);

/** How long to wait after queueing so many, in ms. */
export const pauseAfter = (done: number, perSecond: number): number => Math.ceil((done / perSecond) * 1000);
