import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { listGuides, readGuide } from "../guides.ts";
import { type Heading, headingsOf } from "../markdown/anchors.ts";
import { Markdown } from "../markdown/markdown.tsx";

type Props = { params: Promise<{ guide: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const tokens = await readGuide((await params).guide);
  return { title: tokens ? headingsOf(tokens)[0]?.text : "Not found" };
}

/** A guide of `docs/` as a page: the other guides on the left, what is in this one on the right. */
export default async function GuidePage({ params }: Props) {
  const { guide } = await params;
  const [tokens, guides] = await Promise.all([readGuide(guide), listGuides()]);
  if (!tokens) notFound();
  const entry = "block rounded-control px-2 py-1 text-ui hover:bg-hover aria-[current=page]:bg-selected";
  return (
    <div className="mx-auto flex max-w-7xl gap-8 px-6 max-md:px-4">
      <nav
        aria-label="Guides"
        className="sticky top-12 max-h-[calc(100dvh-3rem)] w-52 shrink-0 self-start overflow-y-auto py-6 max-md:hidden print:hidden"
      >
        {guides.map(({ slug, title }) => (
          <Link key={slug} href={`/docs/${slug}`} aria-current={slug === guide ? "page" : undefined} className={entry}>
            {title}
          </Link>
        ))}
      </nav>
      <main className="flex min-w-0 max-w-3xl flex-1 flex-col gap-4 py-8 text-ink text-read [overflow-wrap:anywhere]">
        <Markdown tokens={tokens} />
      </main>
      <Contents headings={headingsOf(tokens).filter(({ depth }) => depth === 2 || depth === 3)} />
    </div>
  );
}

function Contents({ headings }: { headings: Heading[] }) {
  if (headings.length < 2) return null;
  return (
    <nav
      aria-label="On this page"
      className="sticky top-12 max-h-[calc(100dvh-3rem)] w-52 shrink-0 self-start overflow-y-auto py-8 max-xl:hidden print:hidden"
    >
      <p className="mb-2 text-ink-3 text-meta">On this page</p>
      {headings.map(({ slug, text, depth }) => (
        <a
          key={slug}
          href={`#${slug}`}
          className={`block py-0.5 text-ink-2 text-ui hover:text-ink ${depth === 3 ? "pl-3" : ""}`}
        >
          {text}
        </a>
      ))}
    </nav>
  );
}
