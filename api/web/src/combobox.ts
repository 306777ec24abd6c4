// <actor-search>: an ARIA combobox over the search interface around a form that works without it.

import { readable } from "./address"
import { text } from "./text"

interface Found {
  id: string
  label: string
  kind_label: string
  matched: string
  claims: number
}

const WAIT = 150 // milliseconds of rest before asking

class ActorSearch extends HTMLElement {
  private input!: HTMLInputElement
  private list!: HTMLUListElement
  private status!: HTMLElement
  private found: Found[] = []
  private active = -1
  private timer = 0
  private running: AbortController | null = null

  connectedCallback(): void {
    const input = this.querySelector<HTMLInputElement>("input[type=search]")
    if (!input) return
    this.input = input
    this.list = document.createElement("ul")
    this.list.id = `${input.id}-options`
    this.list.className = "options"
    this.list.setAttribute("role", "listbox")
    this.list.setAttribute("aria-label", text("suggestions"))
    this.list.hidden = true
    this.status = document.createElement("span")
    this.status.className = "visually-hidden"
    this.status.setAttribute("role", "status")
    for (const [name, value] of Object.entries({
      role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.list.id, autocomplete: "off",
    })) input.setAttribute(name, value)
    input.parentElement?.append(this.list)
    this.append(this.status)
    input.addEventListener("input", () => this.later())
    input.addEventListener("keydown", (event) => this.key(event))
    input.addEventListener("blur", () => setTimeout(() => this.close(), 150))
  }

  private later(): void {
    clearTimeout(this.timer)
    this.timer = window.setTimeout(() => void this.ask(), WAIT)
  }

  private async ask(): Promise<void> {
    const query = this.input.value.trim()
    this.running?.abort()
    if (!query) return this.close()
    this.running = new AbortController()
    const address = new URL(this.dataset.api ?? "/api/v1/search", location.href)
    address.searchParams.set("q", query)
    address.searchParams.set("lang", document.documentElement.lang)
    try {
      const answer = await fetch(address, { signal: this.running.signal })
      if (!answer.ok) return this.close()
      this.found = (await answer.json()).results
      this.show()
    } catch {
      // A newer keystroke ended this question, or the server is away: the plain form still works.
    }
  }

  private show(): void {
    this.active = -1
    this.list.replaceChildren(...this.found.map((found, index) => this.option(found, index)))
    this.list.hidden = this.found.length === 0
    this.input.setAttribute("aria-expanded", String(this.found.length > 0))
    this.input.removeAttribute("aria-activedescendant")
    this.status.textContent = text("found", { count: this.found.length })
  }

  private option(found: Found, index: number): HTMLLIElement {
    const item = document.createElement("li")
    item.id = `${this.list.id}-${index}`
    item.setAttribute("role", "option")
    const name = document.createElement("bdi")
    name.className = "option-name"
    name.textContent = found.label
    const kind = document.createElement("span")
    kind.className = "muted"
    kind.textContent = found.kind_label
    item.append(name, " ", kind)
    if (found.matched && found.matched !== found.label) {
      const alias = document.createElement("bdi")
      alias.className = "muted option-alias"
      alias.textContent = found.matched
      item.append(" ", alias)
    }
    item.addEventListener("pointerdown", (event) => {
      event.preventDefault()
      this.take(index)
    })
    return item
  }

  private key(event: KeyboardEvent): void {
    if (event.key === "Escape" && !this.list.hidden) {
      event.preventDefault()
      this.close()
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && this.found.length) {
      event.preventDefault()
      this.move(event.key === "ArrowDown" ? 1 : -1)
    } else if (event.key === "Enter" && this.active >= 0) {
      event.preventDefault()
      this.take(this.active)
    }
  }

  private move(step: number): void {
    const count = this.found.length
    this.active = (this.active + step + (this.active < 0 && step < 0 ? 1 : 0) + count) % count
    for (const [index, item] of [...this.list.children].entries()) {
      item.setAttribute("aria-selected", String(index === this.active))
    }
    this.input.setAttribute("aria-activedescendant", `${this.list.id}-${this.active}`)
    this.list.children[this.active]?.scrollIntoView({ block: "nearest" })
  }

  /** Where data-goto holds an address with ID in it, go there; otherwise fill in the name and hand over the form. */
  private take(index: number): void {
    const found = this.found[index]
    if (!found) return
    this.close()
    const pattern = this.dataset.goto
    if (pattern) {
      location.assign(pattern.replace("ID", readable(encodeURIComponent(found.id))))
      return
    }
    this.input.value = found.label
    this.input.form?.requestSubmit()
  }

  private close(): void {
    this.list.hidden = true
    this.input.setAttribute("aria-expanded", "false")
    this.input.removeAttribute("aria-activedescendant")
  }
}

export function enableSearch(): void {
  customElements.define("actor-search", ActorSearch)
}
