"""This API's own description (OpenAPI 3.1), made of what its views declare, so that it cannot differ from what they do."""

import re
from collections.abc import Callable, Sequence
from typing import Any

from django.http import HttpRequest, JsonResponse
from django.urls import URLPattern

from amparo.exchange.hsds import describing
from amparo.interfaces.api.hsds.answering import Declared, answers
from amparo.interfaces.api.hsds.asking import LONGEST, MOST, PAGES, PER_PAGE

WITHIN = "#/components/schemas/"
_YES_OR_NO = {"type": "boolean", "default": False}
_IDENTIFIER = {"type": "string", "format": "uuid"}
PARAMETERS: dict[str, dict[str, Any]] = {
    "search": {"type": "string", "maxLength": LONGEST, "pattern": r"^[^\u0000]*$"},
    "page": {"type": "integer", "minimum": 1, "maximum": PAGES, "default": 1},
    "per_page": {"type": "integer", "minimum": 1, "maximum": MOST, "default": PER_PAGE},
    "modified_after": {"type": "string", "format": "date-time"},
    **dict.fromkeys(("taxonomy_term_id", "taxonomy_id", "organization_id", "parent_id"), _IDENTIFIER),
    **dict.fromkeys(("full", "full_service", "minimal", "top_only"), _YES_OR_NO),
}
_TEXT = {"type": "string"}
OURS = {
    "error": {"type": "object", "properties": {"error": _TEXT}, "required": ["error"]},
    "about": {
        "type": "object",
        "properties": {"version": {"const": "3.0"}, "profile": _TEXT, "openapi_url": {**_TEXT, "format": "uri"}},
        "required": ["version", "profile", "openapi_url"],
    },
    "service_minimal": {
        "type": "object",
        "properties": {
            "id": _IDENTIFIER,
            "name": _TEXT,
            "status": _TEXT,
            "modified_date": {**_TEXT, "format": "date-time"},
        },
        "required": ["id", "name", "status", "modified_date"],
        "additionalProperties": False,
    },
}
"""Objects of the API that are no objects of HSDS."""


def of(patterns: Sequence[URLPattern]) -> Callable[..., JsonResponse]:
    """Return the view that describes the answers at `patterns`."""

    @answers(shows="openapi")
    def openapi(request: HttpRequest) -> dict[str, Any]:
        """Describe every answer, its parameters and its objects."""
        address = request.build_absolute_uri(request.path.removesuffix("/openapi.json"))
        views: list[tuple[str, Any]] = [(str(one.pattern), one.callback) for one in patterns]
        paths = [_path(route, view.declared) for route, view in views]
        return {
            "openapi": "3.1.0",
            "info": {"title": "Directory of services, Open Referral HSDS 3.0", "version": "3.0"},
            "servers": [{"url": address}],
            "paths": dict(paths),
            "components": {"schemas": {**describing.definitions(WITHIN), **OURS}},
        }

    return openapi


def _path(route: str, declared: Declared) -> tuple[str, dict[str, Any]]:
    inside = re.findall(r"<str:(\w+)>", route)
    parameters = [{"name": one, "in": "path", "required": True, "schema": _IDENTIFIER} for one in inside]
    parameters += [{"name": one, "in": "query", "schema": PARAMETERS[one]} for one in declared.known]
    responses = {
        "200": _response("What was asked for.", _shown(declared)),
        "400": _error("A parameter cannot be read."),
    }
    if inside:
        responses["404"] = _error("There is nothing under this identifier, or nothing public.")
    told = {"parameters": parameters, "responses": responses}
    return "/" + re.sub(r"<str:(\w+)>", r"{\1}", route), {"get": told}


def _shown(declared: Declared) -> dict[str, Any]:
    one: dict[str, Any] = {"$ref": WITHIN + declared.shows}
    if "minimal" in declared.known:
        one = {"anyOf": [one, {"$ref": f"{WITHIN}service_minimal"}]}
    return describing.page_of(one) if declared.listed else one


def _error(when: str) -> dict[str, Any]:
    return _response(when, {"$ref": f"{WITHIN}error"})


def _response(when: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"description": when, "content": {"application/json": {"schema": schema}}}
