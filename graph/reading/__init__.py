"""Documents from files, folders, web pages and JSON lines; their language and their sentences."""
