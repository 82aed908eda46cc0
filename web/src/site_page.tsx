// The page of the site that a server gives: what it shows it asks that server for.
import { inlinedView } from "./data/inlined";
import type { SiteView } from "./data/site";
import { keepScroll } from "./site/scroll";
import { Site } from "./site/Site";
import { start } from "./start";
import "./styles/site_page.css";

keepScroll();
start(() => {
  const view = inlinedView() as SiteView;
  return () => <Site view={view} />;
});
