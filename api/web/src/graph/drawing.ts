// The network as a static SVG: the picture where WebGL is missing, and the file that a reader saves for a paper.

import { directionOf, isolated, linesOf } from "../bidi"
import { FRAME } from "./layout"
import { countOf, type Dyad, isDashed, keyOf, type Network, type Place, radiusOf, widthOf } from "./network"
import type { Palette } from "./palette"

const SVG = "http://www.w3.org/2000/svg"
const MARGIN = 70

function make(name: string, attributes: Record<string, string | number>, parent: Element): SVGElement {
  const element = document.createElementNS(SVG, name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value))
  parent.append(element)
  return element
}

function link(url: string, title: string, parent: Element): SVGElement {
  const anchor = make("a", { href: url, "aria-label": title }, parent)
  make("title", {}, anchor).textContent = title
  return anchor
}

function drawEdge(dyad: Dyad, from: Place, to: Place, palette: Palette, parent: Element): void {
  const anchor = link(dyad.url, dyad.title, parent)
  anchor.dataset.edge = keyOf(dyad)
  const line = { x1: from.x, y1: from.y, x2: to.x, y2: to.y }
  make("line", {
    ...line, stroke: palette.balance[dyad.balance], "stroke-width": widthOf(dyad), ...(isDashed(dyad) ? { "stroke-dasharray": "6 5" } : {}),
  }, anchor)
  make("line", { ...line, stroke: "transparent", "stroke-width": 16 }, anchor) // room for a finger
  write(countOf(dyad), (from.x + to.x) / 2, (from.y + to.y) / 2 + 4, 12, palette.muted, palette, anchor)
}

function write(label: string, x: number, y: number, size: number, colour: string, palette: Palette, parent: Element): void {
  make("text", {
    x, y, "font-size": size, fill: colour, "text-anchor": "middle", direction: directionOf(label), "font-family": palette.font,
    stroke: palette.paper, "stroke-width": 4, "stroke-linejoin": "round", "paint-order": "stroke",
  }, parent).textContent = isolated(label)
}

/** Draw `network` with actors at `places`; edges link to their dyads, nodes to their actors. */
export function draw(network: Network, places: Map<string, Place>, palette: Palette): SVGSVGElement {
  const all = [...places.values()]
  const left = Math.min(-FRAME.width / 2, ...all.map((p) => p.x)) - MARGIN
  const top = Math.min(-FRAME.height / 2, ...all.map((p) => -p.y)) - MARGIN / 2
  const width = Math.max(FRAME.width / 2, ...all.map((p) => p.x)) + MARGIN - left
  const height = Math.max(FRAME.height / 2, ...all.map((p) => -p.y)) + MARGIN - top
  const svg = document.createElementNS(SVG, "svg")
  svg.setAttribute("viewBox", [left, top, width, height].map(Math.round).join(" "))
  svg.setAttribute("xmlns", SVG)
  make("rect", { x: left, y: top, width, height, fill: palette.paper }, svg)
  const at = (id: string): Place | undefined => {
    const place = places.get(id)
    return place && { x: place.x, y: -place.y } // sigma's y points up
  }
  for (const dyad of network.edges) {
    const [from, to] = [at(dyad.a), at(dyad.b)]
    if (from && to) drawEdge(dyad, from, to, palette, svg)
  }
  for (const actor of network.nodes) {
    const place = at(actor.id)
    if (!place) continue
    const anchor = link(actor.url, actor.label, svg)
    const fill = actor.id === network.focus ? palette.accent : actor.kind === "state" ? palette.ink : palette.muted
    make("circle", { cx: place.x, cy: place.y, r: radiusOf(actor), fill, stroke: palette.paper, "stroke-width": 2 }, anchor)
    for (const [index, line] of linesOf(actor.label).entries()) {
      write(line, place.x, place.y + radiusOf(actor) + 17 + index * 17, 14, palette.ink, palette, anchor)
    }
  }
  return svg
}

/** Hand the drawing to the reader as a file. */
export function save(svg: SVGSVGElement, name: string): void {
  const file = new Blob([new XMLSerializer().serializeToString(svg)], { type: "image/svg+xml" })
  const anchor = document.createElement("a")
  anchor.href = URL.createObjectURL(file)
  anchor.download = name
  anchor.click()
  setTimeout(() => URL.revokeObjectURL(anchor.href), 1000)
}
