// The site that `daylight serve` serves: which page an address is.
import type { JSX } from "preact";
import type { SiteView } from "../data/site";
import { placeOf } from "./address";
import { Compare } from "./Compare";
import { SiteContext } from "./context";
import { Ecosystem } from "./Ecosystem";
import { Frame } from "./Frame";
import { ReleasePage } from "./ReleasePage";
import { Releases } from "./Releases";

function Page(): JSX.Element {
  const place = placeOf(location.pathname);
  switch (place.kind) {
    case "releases":
      return <Releases />;
    case "release":
      return <ReleasePage encoded={place.encoded} />;
    case "compare":
      return <Compare />;
    case "ecosystem":
      return <Ecosystem />;
    case "missing":
      return (
        <Frame here="" title="Not here">
          <h1>There is no such page</h1>
          <p>
            <a href="/">All releases</a>
          </p>
        </Frame>
      );
  }
}

export const Site = ({ view }: { view: SiteView }): JSX.Element => (
  <SiteContext.Provider value={view}>
    <Page />
  </SiteContext.Provider>
);
