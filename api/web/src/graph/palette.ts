// The colours of the style sheet, resolved for a canvas, which knows no CSS variables.

import type { Balance } from "./network"

export interface Palette {
  paper: string
  ink: string
  muted: string
  faint: string
  accent: string
  balance: Record<Balance, string>
  font: string
}

function resolved(probe: HTMLElement, variable: string): string {
  probe.style.color = `var(${variable})`
  return getComputedStyle(probe).color
}

/** Read the palette as it holds for `element` now; call again when the theme changes. */
export function readPalette(element: HTMLElement): Palette {
  const probe = document.createElement("span")
  probe.hidden = true
  element.append(probe)
  const read = (variable: string) => resolved(probe, variable)
  const palette: Palette = {
    paper: read("--paper"), ink: read("--ink"), muted: read("--muted"), faint: read("--line"), accent: read("--accent"),
    balance: { cooperation: read("--cooperation"), conflict: read("--conflict"), mixed: read("--mixed"), none: read("--mixed") },
    font: getComputedStyle(element).fontFamily,
  }
  probe.remove()
  return palette
}
