import type { Metadata } from "next";
import packageJson from "../../package.json" with { type: "json" };
import { Reference } from "./reference.tsx";

export const metadata: Metadata = {
  title: "API reference",
  description: "Every operation of the ShopGuide API, to read and to try",
};

const program = `/docs/scalar/${packageJson.dependencies["@scalar/api-reference"]}/standalone.esm.js`;

/** The interactive reference. */
export default function ReferencePage() {
  return <Reference program={program} />;
}
