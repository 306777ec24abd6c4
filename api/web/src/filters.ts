// On a narrow screen the filters stand before everything else: they start folded there.

export function foldFilters(): void {
  if (!matchMedia("(max-width: 60rem)").matches) return
  for (const details of document.querySelectorAll<HTMLDetailsElement>(".filters > details")) details.open = false
}
