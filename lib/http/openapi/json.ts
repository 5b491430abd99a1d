/** A piece of the document: plain JSON. */
export type Json = { [name: string]: unknown };
