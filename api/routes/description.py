"""How is this interface called?"""

from typing import Final

import msgspec
from flask import Blueprint, Response, current_app

from api.openapi import describe

PATH: Final = "/api/v1/openapi.json"

blueprint = Blueprint("api_description", __name__)


@blueprint.get(PATH)
def description() -> Response:
    """The OpenAPI document of this interface."""
    return Response(msgspec.json.encode(describe(current_app)), mimetype="application/json")
