"""The web face of Alaqat: the HTTP interface, its description, the pages and the server. Only this package knows Flask."""
