// The way back leads to where a reader was. A browser does this by itself where a page is there at once; here what is on it comes from the server later, and
// so the place is kept with the entry of the browser's history, and taken up again as the page grows: how far one had scrolled, and the link that one followed.
const LONGEST = 3_000; // milliseconds in which a page is there
const OWN = ["wheel", "touchstart", "pointerdown", "keydown"]; // a reader who acts is not moved

type Kept = { y?: number; link?: string | null } | null;

export function keepScroll(): void {
  addEventListener("pagehide", () => history.replaceState({ ...(history.state as object | null), y: scrollY, link: document.activeElement?.getAttribute("href") }, ""));
  const { y, link } = (history.state as Kept) ?? {};
  if (!y && !link) return;
  // Also when the place was reached: what stands above it may come later than what stands below.
  const growth = new ResizeObserver(() => {
    if (y) scrollTo({ top: y, behavior: "instant" });
    if (link && document.activeElement === document.body) document.querySelector<HTMLElement>(`[href="${CSS.escape(link)}"]`)?.focus({ preventScroll: true });
  });
  const stop = (): void => {
    growth.disconnect();
    for (const name of OWN) removeEventListener(name, stop);
  };
  for (const name of OWN) addEventListener(name, stop, { passive: true });
  setTimeout(stop, LONGEST);
  growth.observe(document.body);
}
