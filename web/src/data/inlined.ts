// The data of a report that stands in the page itself: two elements that no browser runs.
import type { Profile } from "./profile";
import type { ReleaseData } from "./release";
import type { View } from "./view";

const textOf = (id: string): string => {
  const element = document.getElementById(id);
  if (!element) throw new Error(`the page has no element '${id}'`);
  return element.textContent ?? "";
};

export function inlinedRelease(): ReleaseData {
  const published = textOf("profile");
  return { profile: JSON.parse(published) as Profile, view: JSON.parse(textOf("view")) as View, published };
}
