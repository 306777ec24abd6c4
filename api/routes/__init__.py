"""One blueprint a noun; `api.app.BLUEPRINTS` lists them all."""
