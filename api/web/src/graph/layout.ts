// Where actors stand. Positions start from a hash of the actor's id and the layout has no chance in it, so the picture
// is the same in every language and on every visit.

import { UndirectedGraph } from "graphology"
import forceAtlas2 from "graphology-layout-forceatlas2"
import { type Network, type Place } from "./network"

// In pixels of a small stage, so that labels have room there; a larger one only spreads them more.
export const FRAME = { width: 420, height: 380 }
const LABEL = { width: 116, height: 54 } // a node with its label beneath, on two lines where it is long
const LABELLED_UP_TO = 40 // above, there is no room for all labels: zooming shows them
const CYCLES = 8
const CROWDED = 1.9 // the share of room that labels leave free, so that pushing them apart comes to an end

/** The frame that has room for the labels of so many actors: up to half as large again in each direction. */
function frameFor(actors: number): typeof FRAME {
  const needed = Math.sqrt((actors * LABEL.width * LABEL.height * CROWDED) / (FRAME.width * FRAME.height))
  const scale = Math.min(1.5, Math.max(1, needed))
  return { width: FRAME.width * scale, height: FRAME.height * scale }
}

/** FNV-1a over the id's code units, as a number in [0, 1). */
function hash(id: string, salt: number): number {
  let value = 2166136261 ^ salt
  for (let index = 0; index < id.length; index++) {
    value = Math.imul(value ^ id.charCodeAt(index), 16777619)
  }
  value ^= value >>> 15
  return (Math.imul(value, 2246822519) >>> 0) / 2 ** 32
}

export function seededGraph(network: Network): UndirectedGraph {
  const graph = new UndirectedGraph()
  for (const { id } of network.nodes) {
    const angle = 2 * Math.PI * hash(id, 1)
    const radius = 20 + 80 * hash(id, 2)
    graph.addNode(id, { x: radius * Math.cos(angle), y: radius * Math.sin(angle) })
  }
  for (const { a, b, claims } of network.edges) {
    if (!graph.hasEdge(a, b)) graph.addEdge(a, b, { weight: Math.log2(1 + claims) })
  }
  return graph
}

/** Turn the longest axis level: stages are wider than high. */
function turned(places: Place[]): Place[] {
  const count = places.length || 1
  const middle = { x: places.reduce((sum, p) => sum + p.x, 0) / count, y: places.reduce((sum, p) => sum + p.y, 0) / count }
  let xx = 0, yy = 0, xy = 0
  for (const p of places) {
    xx += (p.x - middle.x) ** 2
    yy += (p.y - middle.y) ** 2
    xy += (p.x - middle.x) * (p.y - middle.y)
  }
  const angle = -Math.atan2(2 * xy, xx - yy) / 2
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  return places.map((p) => ({
    x: (p.x - middle.x) * cos - (p.y - middle.y) * sin,
    y: (p.x - middle.x) * sin + (p.y - middle.y) * cos,
  }))
}

/** Moved and stretched to fill the frame: both axes, but one at most twice as much, or distances would mean nothing. */
function framed(places: Place[]): Place[] {
  const frame = frameFor(places.length)
  const [xs, ys] = [places.map((p) => p.x), places.map((p) => p.y)]
  const [left, right, low, high] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  const fit = { x: frame.width / Math.max(1e-6, right - left), y: frame.height / Math.max(1e-6, high - low) }
  const both = Math.min(fit.x, fit.y)
  const scale = { x: Math.min(fit.x, 2 * both), y: Math.min(fit.y, 2 * both) }
  return places.map((p) => ({ x: (p.x - (left + right) / 2) * scale.x, y: (p.y - (low + high) / 2) * scale.y }))
}

/** Push overlapping label boxes apart along the axis that needs least. */
function separated(places: Place[]): Place[] {
  const moved = places.map((p) => ({ ...p }))
  for (let round = 0; round < 60; round++) {
    let clear = true
    for (let i = 0; i < moved.length; i++) {
      for (let j = i + 1; j < moved.length; j++) {
        const [p, q] = [moved[i]!, moved[j]!]
        const dx = LABEL.width - Math.abs(p.x - q.x)
        const dy = LABEL.height - Math.abs(p.y - q.y)
        if (dx <= 0 || dy <= 0) continue
        clear = false
        const axis = dx < dy ? "x" : "y"
        const step = (axis === "x" ? dx : dy) / 2 + 0.5
        const sign = p[axis] <= q[axis] ? -1 : 1
        p[axis] += sign * step
        q[axis] -= sign * step
      }
    }
    if (clear) break
  }
  return moved
}

/** Fit and push apart in turns: pushing widens the picture, fitting narrows it again. */
function spread(places: Place[]): Place[] {
  let spreading = places
  for (let cycle = 0; cycle < CYCLES; cycle++) spreading = separated(framed(spreading))
  return spreading
}

/** Place every actor, in pixels around the middle of the frame. */
export function layOut(network: Network): Map<string, Place> {
  const graph = seededGraph(network)
  if (graph.order > 1) {
    forceAtlas2.assign(graph, {
      iterations: graph.order > 200 ? 150 : 500,
      getEdgeWeight: "weight",
      settings: { gravity: 0.4, scalingRatio: 20, strongGravityMode: true, edgeWeightInfluence: 0.5, barnesHutOptimize: graph.order > 300, slowDown: 4 },
    })
  }
  const ids = graph.nodes()
  const laid = turned(ids.map((id) => ({ x: graph.getNodeAttribute(id, "x"), y: graph.getNodeAttribute(id, "y") })))
  const places = ids.length <= LABELLED_UP_TO ? spread(laid) : framed(laid)
  return new Map(ids.map((id, index) => [id, places[index]!]))
}

/** Is there room for every label at once? */
export const labelsFit = (network: Network): boolean => network.nodes.length <= LABELLED_UP_TO
