import type { JSX } from "preact";

export const Brand = ({ href }: { href: string }): JSX.Element => (
  <a class="brand" href={href}>
    <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
      <circle cx="12" cy="12" r="5" fill="currentColor" />
      <path d="M12 1v4M12 19v4M1 12h4M19 12h4M4.2 4.2l2.9 2.9M16.9 16.9l2.9 2.9M4.2 19.8l2.9-2.9M16.9 7.1l2.9-2.9" stroke="currentColor" stroke-width="2" stroke-linecap="round" />
    </svg>
    Daylight
  </a>
);
