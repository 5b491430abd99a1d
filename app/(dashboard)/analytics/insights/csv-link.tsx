import { Download } from "lucide-react";

/** All rows of an insight as a file. */
export function CsvLink({ href, what }: { href: string; what: string }) {
  return (
    <a
      data-chrome
      href={href}
      download
      aria-label={`Download ${what} as CSV`}
      className="inline-flex items-center gap-1.5 rounded-tag font-[550] text-accent text-meta hover:text-accent-hover touch:min-h-11"
    >
      <Download className="size-3.5" aria-hidden="true" />
      CSV
    </a>
  );
}
