// The way back leads to where a reader was. A browser does this by itself where a page is there at once; here what is on it comes from the server later, and
// so the place is kept with the entry of the browser's history, and taken up again as the page grows.
const LONGEST = 3_000; // milliseconds in which a page is there
const OWN = ["wheel", "touchstart", "pointerdown", "keydown"]; // a reader who acts is not moved

export function keepScroll(): void {
  addEventListener("pagehide", () => history.replaceState({ ...(history.state as object | null), y: scrollY }, ""));
  const y = (history.state as { y?: number } | null)?.y;
  if (!y) return;
  // Also when the place was reached: what stands above it may come later than what stands below.
  const growth = new ResizeObserver(() => scrollTo({ top: y, behavior: "instant" }));
  const stop = (): void => {
    growth.disconnect();
    for (const name of OWN) removeEventListener(name, stop);
  };
  for (const name of OWN) addEventListener(name, stop, { passive: true });
  setTimeout(stop, LONGEST);
  growth.observe(document.body);
}
