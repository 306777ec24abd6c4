// The document page: a stretch of text and its claims in the rail light each other up. The server wrote which claims
// each stretch belongs to (data-claims="3 4"); stretches never nest.

const ON = "lit"

function numbersOf(element: Element | null): string[] {
  const holder = element?.closest<HTMLElement>("[data-claims]")
  return holder?.dataset.claims?.split(" ") ?? []
}

function light(root: Element, numbers: string[]): void {
  const wanted = new Set(numbers)
  for (const element of root.querySelectorAll<HTMLElement>("[data-claims]")) {
    const on = (element.dataset.claims ?? "").split(" ").some((number) => wanted.has(number))
    element.classList.toggle(ON, on)
  }
}

/** The number of the claim that the address names: by its id (#claim-…), or by its place in the rail (#rail-3). */
function named(): string | undefined {
  const target = document.getElementById(location.hash.slice(1))
  return target?.dataset.claim ?? (target?.id.startsWith("rail-") ? target.dataset.claims : undefined)
}

function follow(root: Element): string | undefined {
  const number = named()
  if (!number) return undefined
  for (const element of root.querySelectorAll<HTMLElement>("[data-claims]")) {
    element.classList.toggle("current", (element.dataset.claims ?? "").split(" ").includes(number))
  }
  return number
}

function showInRail(root: Element, number: string): void {
  const rail = root.querySelector<HTMLElement>(".rail-list")
  const item = root.querySelector<HTMLElement>(`#rail-${number}`)
  if (rail && item && rail.scrollHeight > rail.clientHeight) {
    rail.scrollTo({ top: item.offsetTop - rail.offsetTop - 16, behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" })
  }
}

export function enableMarks(): void {
  const root = document.querySelector(".annotated")
  if (!root) return
  const on = (event: Event) => light(root, numbersOf(event.target as Element))
  root.addEventListener("pointerover", on)
  root.addEventListener("focusin", on)
  root.addEventListener("pointerleave", () => light(root, []))
  root.addEventListener("click", (event) => {
    const mark = (event.target as Element).closest("mark[data-claims]")
    const first = mark && numbersOf(mark)[0]
    if (first) showInRail(root, first)
  })
  const arrive = () => {
    const number = follow(root)
    if (number) showInRail(root, number)
  }
  addEventListener("hashchange", arrive)
  arrive()
}
