// The network as the server gives it, inside the page.

export interface Actor {
  id: string
  label: string
  kind: string
  claims: number
  url: string
}

export type Balance = "cooperation" | "conflict" | "mixed" | "none"

export interface Dyad {
  a: string
  b: string
  claims: number
  balance: Balance
  modality: string
  title: string
  url: string
}

export interface Network {
  focus: string | null
  nodes: Actor[]
  edges: Dyad[]
}

export interface Place {
  x: number
  y: number
}

export const keyOf = (dyad: Dyad): string => `${dyad.a}~${dyad.b}`

/** An edge is solid where an act is stated as fact, dashed where it is planned, possible or alleged. */
export const isDashed = (dyad: Dyad): boolean => dyad.modality !== "occurred"

/** The number beside an edge: one claim is what a thin line says anyway. */
export const countOf = (dyad: Dyad): string => (dyad.claims > 1 ? String(dyad.claims) : "")

/** Width in pixels: the logarithm keeps a dyad of 1,000 claims beside one of 2 on one picture. */
export const widthOf = (dyad: Dyad): number => Math.min(9, 1.5 + Math.log2(1 + dyad.claims))

/** Radius in pixels. */
export const radiusOf = (actor: Actor): number => Math.min(20, 7 + 1.6 * Math.log2(1 + actor.claims))
