// The name of a language by its BCP 47 code, and of a script by ISO 15924, as the browser has them; the code where it has none.
const languages = new Intl.DisplayNames(["en"], { type: "language" });
const scripts = new Intl.DisplayNames(["en"], { type: "script" });

const named = (names: Intl.DisplayNames, code: string): string => {
  try {
    const name = names.of(code);
    return name && name !== code ? `${name} (${code})` : code;
  } catch {
    return code; // no code at all
  }
};
export const languageName = (code: string): string => named(languages, code);
export const scriptName = (code: string): string => named(scripts, code);
