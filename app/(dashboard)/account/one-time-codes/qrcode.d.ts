/** The part of qrcode that we use; the package has no types of its own. */
declare module "qrcode" {
  type Options = { errorCorrectionLevel: "L" | "M" | "Q" | "H" };
  export function create(text: string, options: Options): { modules: { size: number; data: Uint8Array } };
}
