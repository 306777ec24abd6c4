// Where actors stand. Positions start from a hash of the actor's id and the layout has no chance in it, so the picture
// is the same in every language and on every visit.

import { UndirectedGraph } from "graphology"
import forceAtlas2 from "graphology-layout-forceatlas2"
import { type Network, type Place } from "./network"

export const FRAME = { width: 1000, height: 620 }
const LABEL = { width: 150, height: 64 } // the room that a node with its label beneath takes in the frame

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

function framed(places: Place[]): Place[] {
  const wide = Math.max(1e-6, ...places.map((p) => Math.abs(p.x)))
  const high = Math.max(1e-6, ...places.map((p) => Math.abs(p.y)))
  // A little unequal stretching fills the frame; more of it would tell of distances that are not there.
  const both = Math.min(FRAME.width / 2 / wide, FRAME.height / 2 / high)
  const scale = { x: Math.min(FRAME.width / 2 / wide, both * 1.6), y: Math.min(FRAME.height / 2 / high, both * 1.6) }
  return places.map((p) => ({ x: p.x * scale.x, y: p.y * scale.y }))
}

/** Push overlapping label boxes apart along the axis that needs least. */
function separated(places: Place[]): Place[] {
  const moved = places.map((p) => ({ ...p }))
  for (let round = 0; round < 120; round++) {
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

/** Place every actor. Up to 60 actors labels are kept from overlapping; above, zooming shows them. */
export function layOut(network: Network): Map<string, Place> {
  const graph = seededGraph(network)
  if (graph.order > 1) {
    forceAtlas2.assign(graph, {
      iterations: graph.order > 200 ? 150 : 400,
      getEdgeWeight: "weight",
      settings: { gravity: 0.6, scalingRatio: 12, strongGravityMode: true, linLogMode: false, barnesHutOptimize: graph.order > 300, slowDown: 4 },
    })
  }
  const ids = graph.nodes()
  let places = framed(turned(ids.map((id) => ({ x: graph.getNodeAttribute(id, "x"), y: graph.getNodeAttribute(id, "y") }))))
  if (places.length <= 60) places = separated(places)
  return new Map(ids.map((id, index) => [id, places[index]!]))
}
