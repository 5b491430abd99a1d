import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { Fragment, type ReactNode } from "react";

export type Crumb = { href: string; label: string };

type PageHeaderProps = {
  title: ReactNode;
  /** Only below the first level; the page itself is added at the end. */
  breadcrumb?: readonly Crumb[];
  /** A StateChip beside the title. */
  state?: ReactNode;
  /** A line below the title. */
  description?: ReactNode;
  /** Quiet words at the right, before the actions: "Updated just now · Europe/Lisbon". */
  meta?: ReactNode;
  /** Range, secondary, one primary, overflow. */
  actions?: ReactNode;
};

/** The head of a page: where one is, its title, and what one can do. */
export function PageHeader({ title, breadcrumb, state, description, meta, actions }: PageHeaderProps) {
  return (
    <header className="flex min-h-15 flex-wrap items-center gap-x-4 gap-y-2 px-6 pt-4 pb-3 max-md:px-4">
      <div className="min-w-0 flex-1 basis-60">
        {breadcrumb && <Breadcrumb crumbs={breadcrumb} title={title} />}
        <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
          <h1 className="min-w-0 text-balance text-title">{title}</h1>
          {state}
        </div>
        {description && <p className="mt-0.5 text-pretty text-ink-2 text-ui">{description}</p>}
      </div>
      {meta && <p className="text-ink-3 text-meta">{meta}</p>}
      {actions && (
        <div data-chrome className="flex flex-wrap items-center gap-2">
          {actions}
        </div>
      )}
    </header>
  );
}

function Breadcrumb({ crumbs, title }: { crumbs: readonly Crumb[]; title: ReactNode }) {
  return (
    <nav aria-label="Breadcrumb" className="mb-0.5 flex items-center gap-1.5 text-ink-3 text-meta">
      {crumbs.map((crumb) => (
        <Fragment key={crumb.href}>
          <Link href={crumb.href} className="rounded-tag hover:text-ink hover:underline touch:-my-3.5 touch:py-3.5">
            {crumb.label}
          </Link>
          <ChevronRight className="size-3" aria-hidden="true" />
        </Fragment>
      ))}
      <span aria-current="page" className="min-w-0 truncate">
        {title}
      </span>
    </nav>
  );
}
