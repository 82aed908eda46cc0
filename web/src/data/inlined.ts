// The data that stand in the page itself: two elements that no browser runs. In the site the profile is null; in a report on data alone it is what
// `daylight data` measured.
import { MEASURED, type Measured, type MeasuredView } from "./measured";
import type { Profile } from "./profile";
import type { ReleaseData } from "./release";
import type { View } from "./view";
import { makeVisible } from "./visible";

const textOf = (id: string): string => {
  const element = document.getElementById(id);
  if (!element) throw new Error(`the page has no element '${id}'`);
  return element.textContent ?? "";
};

export interface MeasuredData {
  data: Measured;
  view: MeasuredView;
  published: { text: string };
}

export const inlinedView = (): unknown => JSON.parse(textOf("view"));

export function inlinedReport(): { release: ReleaseData } | { measured: MeasuredData } {
  const text = textOf("profile");
  const view = inlinedView();
  const profile: unknown = JSON.parse(text);
  const published = { text };
  if ((profile as Measured).schema === MEASURED) return { measured: { data: makeVisible(profile) as Measured, view: makeVisible(view) as MeasuredView, published } };
  return { release: { profile: profile as Profile, view: view as View, published } };
}
