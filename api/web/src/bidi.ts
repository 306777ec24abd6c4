// Canvas text takes its direction from the page unless told: every label gets its own, from its first strong character.

const STRONG = /\p{L}/u
const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/
const ISOLATE = "\u2068"
const END_ISOLATE = "\u2069"

export function directionOf(label: string): "rtl" | "ltr" {
  const letter = STRONG.exec(label)
  return letter && RIGHT_TO_LEFT.test(letter[0]) ? "rtl" : "ltr"
}

/** The label as one isolated run, so that brackets and digits beside it keep their place. */
export function isolated(label: string): string {
  return ISOLATE + label + END_ISOLATE
}
