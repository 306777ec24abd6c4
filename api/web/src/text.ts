// The elements' words come from the same gettext catalogue as the pages: the server writes them into the page.

const catalogue: Record<string, string> = JSON.parse(document.getElementById("texts")?.textContent ?? "{}")

/** The text `key` in the page's language, with {name} replaced; the key itself shows a missing text at once. */
export function text(key: string, values: Record<string, string | number> = {}): string {
  const pattern = catalogue[key] ?? key
  return pattern.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
}
