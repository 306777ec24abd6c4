// Labels on the canvas: centred under the node, each with its own direction, with a halo of the page's colour.

import type { EdgeLabelDrawingFunction, NodeHoverDrawingFunction, NodeLabelDrawingFunction } from "sigma/rendering"
import { directionOf, isolated, linesOf } from "../bidi"
import type { Palette } from "./palette"

const GAP = 4 // pixels between node and label
const LEADING = 1.3 // line height, in letters

function write(context: CanvasRenderingContext2D, label: string, x: number, y: number, palette: Palette, colour: string): void {
  context.direction = directionOf(label)
  context.textAlign = "center"
  context.lineJoin = "round"
  context.lineWidth = 5
  context.strokeStyle = palette.paper
  context.strokeText(isolated(label), x, y)
  context.fillStyle = colour
  context.fillText(isolated(label), x, y)
}

export function nodeLabel(palette: () => Palette): NodeLabelDrawingFunction {
  return (context, data, settings) => {
    if (!data.label) return
    context.font = `${settings.labelWeight} ${settings.labelSize}px ${settings.labelFont}`
    context.textBaseline = "top"
    const faded = data.color === palette().faint
    const colour = faded ? palette().muted : palette().ink
    for (const [index, line] of linesOf(data.label).entries()) {
      write(context, line, data.x, data.y + data.size + GAP + index * settings.labelSize * LEADING, palette(), colour)
    }
  }
}

export function nodeHover(palette: () => Palette): NodeHoverDrawingFunction {
  const label = nodeLabel(palette)
  return (context, data, settings) => {
    context.beginPath()
    context.arc(data.x, data.y, data.size + 4, 0, 2 * Math.PI)
    context.lineWidth = 2
    context.strokeStyle = palette().accent
    context.stroke()
    label(context, data, settings)
  }
}

/** The number of claims in the middle of an edge, level whatever the edge's slope. */
export function edgeLabel(palette: () => Palette): EdgeLabelDrawingFunction {
  return (context, edge, source, target, settings) => {
    if (!edge.label) return
    context.font = `${settings.edgeLabelWeight} ${settings.edgeLabelSize}px ${settings.edgeLabelFont}`
    context.textBaseline = "middle"
    const [x, y] = [(source.x + target.x) / 2, (source.y + target.y) / 2]
    const half = { x: context.measureText(edge.label).width / 2 + 4, y: settings.edgeLabelSize / 2 + 3 }
    context.fillStyle = palette().paper
    context.beginPath()
    context.roundRect(x - half.x, y - half.y, 2 * half.x, 2 * half.y, half.y)
    context.fill()
    write(context, edge.label, x, y, palette(), palette().ink)
  }
}
