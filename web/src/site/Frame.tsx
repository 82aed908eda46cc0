// What all pages of the site have: the bar with the ways to the others.
import type { ComponentChildren, JSX } from "preact";
import { useEffect } from "preact/hooks";
import { Brand } from "../parts/Brand";

const PAGES = [
  { href: "/", name: "Releases" },
  { href: "/ecosystem", name: "Ecosystem" },
  { href: "/compare", name: "Compare" },
];

export const SiteLinks = ({ here }: { here: string }): JSX.Element => (
  <nav class="site-links" aria-label="Site">
    {PAGES.map((page) => (
      <a key={page.href} href={page.href} aria-current={page.href === here ? "page" : undefined}>
        {page.name}
      </a>
    ))}
  </nav>
);

export function Frame({ here, title, children }: { here: string; title: string; children: ComponentChildren }): JSX.Element {
  useEffect(() => {
    document.title = `${title} · Daylight`;
  }, [title]);
  return (
    <>
      <a class="skip" href="#top">
        Skip to the content
      </a>
      <header class="bar">
        <Brand href="/" />
        <SiteLinks here={here} />
      </header>
      <main id="top" class="site" tabIndex={-1}>
        {children}
      </main>
    </>
  );
}

// Told to readers who do not see it, too.
export const Waiting = ({ waits }: { waits: boolean }): JSX.Element => (
  <p class={waits ? "waiting" : "hidden"} role="status">
    {waits ? "Asking the catalog …" : ""}
  </p>
);

export const Asked = ({ waits, error }: { waits: boolean; error?: string | undefined }): JSX.Element => (
  <>
    <Waiting waits={waits} />
    {error && <Trouble error={error} />}
  </>
);

export const Trouble = ({ error }: { error: string }): JSX.Element => (
  <p class="notice" role="alert">
    <strong>This could not be answered:</strong> {error}
  </p>
);
