import Image from "next/image";
import type { ReactNode } from "react";
import { TooltipProvider } from "#components/ui/tooltip.tsx";

/** The desk with one sheet on it, for who is not inside yet. */
export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <TooltipProvider>
      <div className="flex min-h-dvh flex-col items-center bg-canvas px-4 pt-[8dvh] pb-8 max-md:bg-sheet max-md:px-0 max-md:pt-0 max-md:pb-0">
        <main className="flex w-full max-w-form flex-col gap-6 border-line bg-sheet px-10 pt-8 pb-10 max-md:min-h-dvh max-md:px-4 md:rounded-sheet md:border">
          <p className="flex items-center gap-2.5 font-semibold text-ink text-read">
            <Image src="/icon.svg" alt="" width={28} height={28} unoptimized priority className="size-7" />
            ShopGuide
          </p>
          {children}
        </main>
      </div>
    </TooltipProvider>
  );
}
