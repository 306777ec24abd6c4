// Canvas text takes its direction from the page unless told: every label gets its own, from its first strong character.

const STRONG = /\p{L}/u
const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/
const ISOLATE = "\u2068"
const END_ISOLATE = "\u2069"

export function directionOf(label: string): "rtl" | "ltr" {
  const letter = STRONG.exec(label)
  return letter && RIGHT_TO_LEFT.test(letter[0]) ? "rtl" : "ltr"
}

/** The label on one line, or on two where it is long: cut at the space nearest to its middle. */
export function linesOf(label: string): string[] {
  if (label.length <= 18) return [label]
  const middle = label.length / 2
  const spaces = [...label.matchAll(/\s+/g)].map((found) => found.index)
  const cut = spaces.sort((one, other) => Math.abs(one - middle) - Math.abs(other - middle))[0]
  return cut === undefined ? [label] : [label.slice(0, cut), label.slice(cut).trimStart()]
}

/** The label as one isolated run, so that brackets and digits beside it keep their place. */
export function isolated(label: string): string {
  return ISOLATE + label + END_ISOLATE
}
