// One click copies a quotation with its claimant, outlet and address, as a footnote wants it.

import { text } from "./text"

async function copy(button: HTMLButtonElement): Promise<void> {
  const label = button.textContent ?? ""
  try {
    const address = new URL(button.dataset.address ?? "", location.href).href
    await navigator.clipboard.writeText(`${button.dataset.footnote ?? ""} ${address}`)
    button.textContent = text("copied")
  } catch {
    button.textContent = text("copy-failed")
  }
  setTimeout(() => (button.textContent = label), 2500)
}

export function enableFootnotes(): void {
  reveal(document)
  document.addEventListener("click", (event) => {
    const button = (event.target as Element | null)?.closest<HTMLButtonElement>("button[data-footnote]")
    if (button) void copy(button)
  })
}

/** The buttons are hidden without scripts; a fragment that arrives later shows its own. */
export function reveal(root: ParentNode): void {
  for (const button of root.querySelectorAll<HTMLElement>("button[data-footnote]")) button.hidden = false
}
