// The name of the entry of a list that has an id; the id where it has none.
export const nameIn = (list: readonly { id: string; name: string }[] | undefined, id: string): string => list?.find((one) => one.id === id)?.name ?? id;

// Of words of ours alone: a reason may begin with a path, an id or a quotation, which has its own letters.
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

// "2 requirements short" as a sentence of its own.
export const sentence = (text: string): string => `${capital(text)}${/[.!?]$/.test(text) ? "" : "."}`;

export const humanBytes = (bytes: number): string => {
  const units = ["B", "kB", "MB", "GB", "TB", "PB"];
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit + 1 < units.length) {
    value /= 1000;
    ++unit;
  }
  return unit === 0 ? `${bytes} B` : `${value.toFixed(1)} ${units[unit]}`;
};

// Groups of three, by a thin space: the same on every reader's machine.
export const grouped = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, "\u202f");

// What a list leaves out.
export const andMore = (left: number, where = ""): string => `and ${grouped(left)} more${where}`;
export const ELSEWHERE = ", in the report's own file and data.";

export const countOf = (count: number, what: string, plural = `${what}s`): string => `${grouped(count)} ${count === 1 ? what : plural}`;
