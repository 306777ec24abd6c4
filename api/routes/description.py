"""How is this interface called?"""

from typing import Final

import msgspec
from flask import Blueprint, Response, current_app, request

from api.openapi import describe

PATH: Final = "/api/v1/openapi.json"

blueprint = Blueprint("api_description", __name__)


@blueprint.get(PATH)
def description() -> Response:
    """The OpenAPI document of this interface."""
    response = Response(msgspec.json.encode(describe(current_app)), mimetype="application/json")
    response.add_etag()
    response.make_conditional(request)
    return response
