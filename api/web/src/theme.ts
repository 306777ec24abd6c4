// Light and dark follow the system until the reader chooses; the choice is a cookie, so that the server writes it into
// <html> and no page flashes in the wrong colours.

type Theme = "light" | "dark"

function current(): Theme {
  const chosen = document.documentElement.dataset.theme
  if (chosen === "light" || chosen === "dark") return chosen
  return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light"
}

function choose(theme: Theme): void {
  document.documentElement.dataset.theme = theme
  document.cookie = `theme=${theme}; path=/; max-age=31536000; samesite=lax`
  document.dispatchEvent(new CustomEvent("themechange"))
}

export function enableTheme(): void {
  const button = document.querySelector<HTMLButtonElement>("button[data-theme-toggle]")
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => document.dispatchEvent(new CustomEvent("themechange")))
  if (!button) return
  button.hidden = false
  const show = () => button.setAttribute("aria-pressed", String(current() === "dark"))
  show()
  button.addEventListener("click", () => {
    choose(current() === "dark" ? "light" : "dark")
    show()
  })
}
