"""What the pages show, and in which words; `api.routes.pages` has their addresses, `api/web` how they look."""
