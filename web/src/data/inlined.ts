// The data that stand in the page itself: two elements that no browser runs. In a page that is served the profile is null.
import type { Profile } from "./profile";
import type { ReleaseData } from "./release";
import type { SiteView } from "./site";
import type { View } from "./view";

const textOf = (id: string): string => {
  const element = document.getElementById(id);
  if (!element) throw new Error(`the page has no element '${id}'`);
  return element.textContent ?? "";
};

export function inlinedData(): { release: ReleaseData } | { site: SiteView } {
  const text = textOf("profile");
  const view: unknown = JSON.parse(textOf("view"));
  const profile: unknown = JSON.parse(text);
  if (profile === null) return { site: view as SiteView };
  return { release: { profile: profile as Profile, view: view as View, published: { text } } };
}
