// What every page loads: a few small improvements over pages that work without any of them.

import "./fonts.css"
import { enableSearch } from "./combobox"
import { foldFilters } from "./filters"
import { enableFootnotes } from "./footnote"
import { enableKeyboard } from "./keyboard"
import { enableMarks } from "./marks"
import { enableTheme } from "./theme"

foldFilters()
enableTheme()
enableKeyboard()
enableSearch()
enableFootnotes()
enableMarks()

// The graph is most of the weight: only a page that has one fetches it.
if (document.querySelector("actor-graph")) void import("./graph/element").then((module) => module.enableGraph())
