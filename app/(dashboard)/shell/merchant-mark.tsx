import Image from "next/image";

/** Whose desk this is. */
export function MerchantMark({ name, slug }: { name: string; slug: string }) {
  return (
    <div className="flex items-center gap-2 px-0.5">
      <Image src="/icon.svg" alt="" width={28} height={28} unoptimized loading="eager" className="size-7 shrink-0" />
      <span className="min-w-0">
        <span className="block truncate font-semibold text-ink text-ui leading-4">{name}</span>
        <span className="block truncate text-ink-3 text-micro">{slug}</span>
      </span>
    </div>
  );
}
