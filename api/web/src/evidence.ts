// The evidence panel shows what the graph or the table has selected. The server renders claims in one template only, so
// the panel asks for that fragment of this same page; it is parsed inert and moved in, and the content security policy
// lets no script run from it.

import { addressWith } from "./address"
import { reveal } from "./footnote"
import { text } from "./text"

let running: AbortController | null = null

function fragmentAddress(selected: string | null): URL {
  const address = addressWith(selected)
  address.searchParams.set("part", "evidence")
  // The picture may keep everyone apart without the address saying so: around an official, for one.
  const level = document.querySelector<HTMLElement>("actor-graph")?.dataset.level
  if (level) address.searchParams.set("level", level)
  return address
}

function failure(panel: HTMLElement, selected: string | null, reason: string): void {
  const message = document.createElement("p")
  message.className = "notice"
  message.setAttribute("role", "alert")
  message.textContent = `${text("panel-failed")} ${reason}`
  const again = document.createElement("button")
  again.type = "button"
  again.textContent = text("retry")
  again.addEventListener("click", () => void showEvidence(selected))
  panel.replaceChildren(message, again)
}

/** Fill the panel for `selected`; a newer call ends an older one. */
export async function showEvidence(selected: string | null): Promise<void> {
  const panel = document.getElementById("evidence")
  if (!panel) return
  running?.abort()
  running = new AbortController()
  const mine = running
  panel.setAttribute("aria-busy", "true")
  try {
    const answer = await fetch(fragmentAddress(selected), { signal: mine.signal })
    const parsed = new DOMParser().parseFromString(await answer.text(), "text/html")
    const content = parsed.querySelector("[data-evidence]")
    if (!answer.ok || !content) throw new Error(`${answer.status} ${answer.headers.get("X-Request-ID") ?? ""}`)
    panel.replaceChildren(document.adoptNode(content))
    reveal(panel)
  } catch (problem) {
    if (mine.signal.aborted) return
    failure(panel, selected, problem instanceof Error ? problem.message : String(problem))
  }
  panel.removeAttribute("aria-busy")
}
