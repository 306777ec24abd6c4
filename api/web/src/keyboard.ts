// One table of keys; a key is ignored while the reader types.

const KEYS: Record<string, () => void> = {
  "/": () => document.querySelector<HTMLInputElement>("input[type=search]")?.focus(),
  "?": () => help()?.showModal(),
  f: () => document.dispatchEvent(new CustomEvent("fitgraph")),
  Escape: () => document.dispatchEvent(new CustomEvent("clearselection")),
}

const help = () => document.querySelector<HTMLDialogElement>("dialog#help")

function typing(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.matches("input, select, textarea") || target.isContentEditable)
}

export function enableKeyboard(): void {
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return
    const act = KEYS[event.key]
    if (!act || help()?.open) return
    if (event.key !== "Escape") event.preventDefault()
    act()
  })
  const opener = document.querySelector<HTMLButtonElement>("button[data-help]")
  if (opener) {
    opener.hidden = false
    opener.addEventListener("click", () => help()?.showModal())
  }
}
