// The interactive picture: sigma over a graphology graph. Loaded only where WebGL is there, because sigma's modules fail
// without it.

import { UndirectedGraph } from "graphology"
import Sigma from "sigma"
import type { EdgeDisplayData, NodeDisplayData } from "sigma/types"
import { edgeLabel, nodeHover, nodeLabel } from "./labels"
import { labelsFit } from "./layout"
import { countOf, isDashed, keyOf, type Network, type Place, radiusOf, widthOf } from "./network"
import type { Palette } from "./palette"
import { StrokeProgram } from "./stroke"

export interface Stage {
  readonly renderer: Sigma
  /** Show `selected` ("A", "A~B" or null) and fade what has nothing to do with it. */
  select(selected: string | null): void
  /** As `select`, for as long as a row of the table has the focus. */
  point(node: string | null): void
  paint(palette: Palette): void
  fit(): void
}

export interface Handlers {
  select(selected: string | null): void
  expand(node: string): void
  tell(selected: string | null): void
}

const EDGE_LABELS_UP_TO = 80

function build(network: Network, places: Map<string, Place>): UndirectedGraph {
  const graph = new UndirectedGraph()
  for (const actor of network.nodes) {
    graph.addNode(actor.id, { ...places.get(actor.id), label: actor.label, size: radiusOf(actor), kind: actor.kind, forceLabel: labelsFit(network) })
  }
  for (const dyad of network.edges) {
    graph.addEdgeWithKey(keyOf(dyad), dyad.a, dyad.b, {
      label: countOf(dyad), size: widthOf(dyad), balance: dyad.balance, dashed: isDashed(dyad), forceLabel: true,
    })
  }
  return graph
}

/** The nodes and edges that belong to a selection; null where nothing is selected. */
function neighbourhood(graph: UndirectedGraph, selected: string | null): Set<string> | null {
  if (!selected) return null
  if (graph.hasEdge(selected)) return new Set([selected, ...graph.extremities(selected)])
  if (graph.hasNode(selected)) return new Set([selected, ...graph.neighbors(selected), ...graph.edges(selected)])
  return null
}

export function openStage(container: HTMLElement, network: Network, places: Map<string, Place>, first: Palette, on: Handlers): Stage {
  let palette = first
  let selected: string | null = null
  let hovered: string | null = null
  const graph = build(network, places)
  const shown = () => neighbourhood(graph, hovered ?? selected)

  const nodeReducer = (node: string, data: Partial<NodeDisplayData> & { kind?: string }): Partial<NodeDisplayData> => {
    const inside = shown()?.has(node) ?? true
    const colour = node === network.focus ? palette.accent : data.kind === "state" ? palette.ink : palette.muted
    return inside
      ? { ...data, color: colour, highlighted: node === selected, zIndex: 1 }
      : { ...data, color: palette.faint, zIndex: 0 }
  }
  const edgeReducer = (edge: string, data: Partial<EdgeDisplayData> & { balance?: keyof Palette["balance"] }): Partial<EdgeDisplayData> => {
    const inside = shown()?.has(edge) ?? true
    return { ...data, color: inside ? palette.balance[data.balance ?? "none"] : palette.faint, label: inside ? data.label : null, zIndex: inside ? 1 : 0 }
  }
  const current = () => palette
  const renderer = new Sigma(graph, container, {
    allowInvalidContainer: true,
    defaultEdgeType: "stroke",
    edgeProgramClasses: { stroke: StrokeProgram },
    defaultDrawNodeLabel: nodeLabel(current),
    defaultDrawNodeHover: nodeHover(current),
    defaultDrawEdgeLabel: edgeLabel(current),
    enableEdgeEvents: true,
    renderEdgeLabels: network.edges.length <= EDGE_LABELS_UP_TO,
    labelFont: palette.font, labelSize: 14, labelWeight: "400",
    edgeLabelFont: palette.font, edgeLabelSize: 12,
    labelRenderedSizeThreshold: 4, labelDensity: 1, labelGridCellSize: 90,
    stagePadding: Math.min(70, container.clientWidth / 7),
    minCameraRatio: 0.1, maxCameraRatio: 3, zIndex: true,
    nodeReducer, edgeReducer,
  })

  const hover = (target: string | null) => {
    hovered = target
    on.tell(target ?? selected)
    container.classList.toggle("pointing", target !== null)
    renderer.refresh({ skipIndexation: true })
  }
  renderer.on("enterNode", ({ node }) => hover(node))
  renderer.on("enterEdge", ({ edge }) => hover(edge))
  renderer.on("leaveNode", () => hover(null))
  renderer.on("leaveEdge", () => hover(null))
  renderer.on("clickNode", ({ node }) => on.select(node))
  renderer.on("clickEdge", ({ edge }) => on.select(edge))
  renderer.on("clickStage", () => on.select(null))
  renderer.on("doubleClickNode", (event) => {
    event.preventSigmaDefault()
    on.expand(event.node)
  })

  return {
    renderer,
    select(next) {
      selected = next
      renderer.refresh({ skipIndexation: true })
    },
    point(node) {
      hovered = node
      renderer.refresh({ skipIndexation: true })
    },
    paint(next) {
      palette = next
      renderer.setSetting("labelFont", next.font)
      renderer.refresh()
    },
    fit: () => void renderer.getCamera().animatedReset(),
  }
}
