// <actor-graph>: the picture over the table "actors in view", with the evidence panel beside it. The address holds the
// selection, so that a picture with its evidence can be cited.

import { addressWith } from "../address"
import { showEvidence } from "../evidence"
import { text } from "../text"
import { draw, save } from "./drawing"
import { layOut } from "./layout"
import { keyOf, type Network, type Place } from "./network"
import { type Palette, readPalette } from "./palette"
import type { Stage } from "./stage"

function hasWebGL(): boolean {
  try {
    const canvas = document.createElement("canvas")
    return Boolean(window.WebGLRenderingContext && (canvas.getContext("webgl2") ?? canvas.getContext("webgl")))
  } catch {
    return false
  }
}

class ActorGraph extends HTMLElement {
  stage: Stage | null = null
  private network!: Network
  private places!: Map<string, Place>
  private palette!: Palette
  private caption!: HTMLElement
  private canvas!: HTMLElement

  connectedCallback(): void {
    const data = this.querySelector("script[type='application/json']")?.textContent
    if (data) void this.start(JSON.parse(data) as Network)
  }

  private async start(network: Network): Promise<void> {
    this.network = network
    if (!network.nodes.length) return
    this.setAttribute("aria-busy", "true")
    this.furnish()
    await Promise.all([document.fonts.load("14px 'IBM Plex Sans Arabic'", "قطر"), document.fonts.load("14px 'IBM Plex Sans Arabic'", "Qatar ş")])
    this.palette = readPalette(this)
    this.places = layOut(network)
    if (hasWebGL()) await this.openStage()
    else this.drawStatic()
    this.addTools()
    this.listen()
    this.select(this.selected(), false)
    this.removeAttribute("aria-busy")
    this.dataset.ready = this.stage ? "webgl" : "svg"
  }

  private furnish(): void {
    this.canvas = document.createElement("div")
    this.canvas.className = "stage"
    this.canvas.setAttribute("role", "img")
    this.canvas.setAttribute("aria-label", text("graph-label", { count: this.network.nodes.length }))
    this.caption = document.createElement("p")
    this.caption.className = "stage-caption"
    this.caption.setAttribute("role", "status")
    this.append(this.canvas, this.caption)
  }

  private addTools(): void {
    const tools = document.createElement("div")
    tools.className = "stage-tools"
    const add = (label: string, act: () => void) => {
      const button = document.createElement("button")
      button.type = "button"
      button.textContent = text(label)
      button.addEventListener("click", act)
      tools.append(button)
    }
    if (this.stage) add("fit", () => this.stage?.fit())
    add("save-svg", () => save(draw(this.network, this.places, this.palette), "alaqat-network.svg"))
    this.append(tools)
  }

  private async openStage(): Promise<void> {
    const { openStage } = await import("./stage")
    this.stage = openStage(this.canvas, this.network, this.places, this.palette, {
      select: (selected) => this.select(selected, true),
      expand: (node) => location.assign(this.network.nodes.find(({ id }) => id === node)?.url ?? location.href),
      tell: (selected) => this.tell(selected),
    })
  }

  private drawStatic(): void {
    this.canvas.removeAttribute("role") // its links are for everyone
    this.canvas.replaceChildren(draw(this.network, this.places, this.palette))
  }

  private listen(): void {
    document.addEventListener("fitgraph", () => this.stage?.fit())
    document.addEventListener("clearselection", () => this.select(null, true))
    document.addEventListener("themechange", () => {
      this.palette = readPalette(this)
      if (this.stage) this.stage.paint(this.palette)
      else this.drawStatic()
    })
    addEventListener("popstate", () => this.select(this.selected(), true, false))
    for (const row of document.querySelectorAll<HTMLElement>("[data-node]")) {
      row.addEventListener("focusin", () => this.stage?.point(row.dataset.node ?? null))
      row.addEventListener("focusout", () => this.stage?.point(null))
    }
    document.addEventListener("click", (event) => {
      const anchor = (event.target as Element | null)?.closest<HTMLAnchorElement>("a[data-select]")
      if (!anchor || event.ctrlKey || event.metaKey || event.shiftKey) return
      event.preventDefault()
      this.select(anchor.dataset.select || null, true)
      this.scrollIntoView({ block: "nearest" })
    })
  }

  private selected(): string | null {
    return new URL(location.href).searchParams.get("select")
  }

  /** Select an actor or a dyad: in the picture, in the address, and with `fetch` in the panel (else the server filled it). */
  private select(selected: string | null, fetch: boolean, remember = true): void {
    if (fetch && remember && selected !== this.selected()) history.pushState(null, "", addressWith(selected))
    this.stage?.select(selected)
    this.tell(selected)
    for (const row of document.querySelectorAll<HTMLElement>("[data-node]")) {
      row.toggleAttribute("data-selected", row.dataset.node === selected)
    }
    if (fetch) void showEvidence(selected).then(() => selected && this.bringEvidence())
  }

  /** Where the panel stands below the picture, a selection would go unseen. */
  private bringEvidence(): void {
    const panel = document.getElementById("evidence")
    if (panel && panel.getBoundingClientRect().top > innerHeight) panel.scrollIntoView({ block: "start" })
  }

  private tell(selected: string | null): void {
    const actor = this.network.nodes.find(({ id }) => id === selected)
    const dyad = this.network.edges.find((edge) => keyOf(edge) === selected)
    this.caption.textContent = dyad?.title ?? actor?.label ?? text("graph-hint")
  }
}

export function enableGraph(): void {
  customElements.define("actor-graph", ActorGraph)
}
