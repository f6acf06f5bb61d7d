"""Everything that the public directory answers, asked over HTTP: every route, every page, every filter with values that exist."""

import json
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from tests.stories.conftest import Server

LISTS = ("services", "organizations", "service_at_locations", "taxonomies", "taxonomy_terms")
SEARCHED = ("", "a", "harbour", "\u0641", "piano", "%", "<&>")
SIZES = (None, 1, 7, 500)


@dataclass(frozen=True)
class Answer:
    """The path of the official description that was asked, and what was answered."""

    route: str
    body: Any


class Asking:
    """Asks one server."""

    def __init__(self, server: Server) -> None:
        self._at = server.address.removeprefix("http://")

    def everything(self) -> Iterator[Answer]:
        """Yield every answer with status 200 that there is to a question rightly put."""
        yield self._answer("/", "/")
        whole = {name: [one["id"] for one in self._all(name)] for name in LISTS}
        for name in LISTS:
            for question in self._questions(name, whole):
                yield from self._pages(name, question)
            more = ({}, {"full_service": "true"}, {"full_service": "false"}) if name == "organizations" else ({},)
            for one in whole[name]:
                yield from (self._answer(f"/{name}/{{id}}", f"/{name}/{one}", **way) for way in more)

    def one_of_each(self) -> Iterator[Answer]:
        """Yield one whole object of each kind, services first."""
        for name in LISTS:
            listed = self._answer(f"/{name}", f"/{name}", per_page="1").body["contents"]
            yield self._answer(f"/{name}/{{id}}", f"/{name}/{listed[0]['id']}")

    def _questions(self, name: str, whole: dict[str, list[str]]) -> Iterator[dict[str, str]]:
        yield from ({} if size is None else {"per_page": str(size)} for size in SIZES)
        yield from ({"search": word, "per_page": "100"} for word in SEARCHED)
        yield {"page": "1000000"}
        yield {"format": "json", "per_page": "500"}
        if name in ("services", "service_at_locations"):
            yield from self._narrowed(whole)
        if name in ("services", "service_at_locations", "organizations"):
            yield from ({"full": way, "per_page": size} for way in ("true", "false") for size in ("9", "500"))
        if name == "services":
            yield from ({"minimal": way, "per_page": "500"} for way in ("true", "false"))
        if name == "organizations":
            yield from ({"full_service": way, "per_page": "20"} for way in ("true", "false"))
        if name == "taxonomy_terms":
            yield from ({"taxonomy_id": one, "top_only": "true", "per_page": "500"} for one in whole["taxonomies"])
            yield {"parent_id": whole["taxonomy_terms"][0]}

    def _narrowed(self, whole: dict[str, list[str]]) -> Iterator[dict[str, str]]:
        for name, of in (("taxonomy_id", "taxonomies"), ("organization_id", "organizations")):
            yield from ({name: one, "full": "true", "per_page": "500"} for one in whole[of])
        yield from (
            {"taxonomy_term_id": one, "full": "true", "per_page": "500"} for one in whole["taxonomy_terms"][:60]
        )
        yield from ({"modified_after": day} for day in ("2020-01-01", "2026-01-01T00:00:00Z", "2999-01-01"))

    def _pages(self, name: str, question: dict[str, str]) -> Iterator[Answer]:
        first = self._answer(f"/{name}", f"/{name}", **question)
        yield first
        if "page" not in question:
            for number in range(2, first.body["total_pages"] + 1):
                yield self._answer(f"/{name}", f"/{name}", **question, page=str(number))

    def _all(self, name: str) -> list[dict[str, Any]]:
        return [one for answer in self._pages(name, {"per_page": "500"}) for one in answer.body["contents"]]

    def _answer(self, route: str, path: str, **question: str) -> Answer:
        more = f"?{urlencode(question)}" if question else ""
        with urllib.request.urlopen(f"http://{self._at}/hsds/3.0{path}{more}") as answer:
            assert answer.headers["Content-Type"] == "application/json"
            return Answer(route, json.load(answer))
