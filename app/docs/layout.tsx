import Image from "next/image";
import Link from "next/link";
import type { ReactNode } from "react";
import { TooltipProvider } from "#components/ui/tooltip.tsx";

const link = "rounded-control px-2 py-1 text-ink-2 text-ui hover:bg-hover hover:text-ink";

/** The documentation is open to everybody; the bar leads back to the dashboard. */
export default function DocsLayout({ children }: { children: ReactNode }) {
  return (
    <TooltipProvider>
      <div className="min-h-dvh bg-sheet">
        <nav
          aria-label="Documentation"
          className="sticky top-0 z-10 flex h-12 items-center gap-1 border-line border-b bg-sheet px-4 print:hidden"
        >
          <Link href="/docs" className="mr-3 flex items-center gap-2.5 font-semibold text-ink text-read">
            <Image src="/icon.svg" alt="" width={24} height={24} unoptimized priority className="size-6" />
            <span className="max-sm:sr-only">ShopGuide docs</span>
          </Link>
          <Link href="/docs" className={link}>
            Reference
          </Link>
          <Link href="/docs/guides" className={link}>
            Guides
          </Link>
          <a href="/v1/openapi.json" className={`${link} max-sm:hidden`}>
            OpenAPI
          </a>
          <Link href="/api-keys" className={`${link} ml-auto`}>
            Dashboard
          </Link>
        </nav>
        {children}
      </div>
    </TooltipProvider>
  );
}
