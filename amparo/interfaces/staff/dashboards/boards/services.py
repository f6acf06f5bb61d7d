"""Services, without anybody in them: needs that nobody could meet, what services answered, how people found them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.analysis.dashboards.agency import Agency
from amparo.casework.directory import queries as directory
from amparo.casework.referrals.queries import Figure
from amparo.casework.referrals.rules import Count
from amparo.interfaces.staff import labels
from amparo.interfaces.staff.dashboards.boards.blocks import Block, Line, count, heads, nothing, number
from amparo.interfaces.staff.referrals import figures as services
from amparo.interfaces.staff.referrals import words
from amparo.interfaces.ui import languages
from amparo.interfaces.ui.parts import Cell, Column, Link

MOST = 10
"""So many rows stand on the dashboard; the page of each part has all of them."""
ANSWERS = ("sent", "accepted", "declined", "later")
"""What is shown of a kind of help in a place: asked, agreed to, refused, answered only after two weeks."""


def blocks(found: Agency) -> list[Block]:
    """Return what is known of services."""
    return [_gaps(found.gaps), _answers(found.answers), _ratings(found.ratings)]


def rounded() -> str:
    """Return how numbers are protected that are about no case."""
    return _("Rounded by chance to a multiple of five; counts below five are not shown, and there are no totals.")


def cell(told: Count | None) -> Cell:
    """Return a count about no case as it may be shown."""
    return Cell("–" if told is None else words.count(told), numeric=True)


def _size(told: Count | None) -> int:
    return told.number or 0 if told else 0


def _where(one: Mapping[str, str], places: Mapping[str, str]) -> tuple[Cell, Cell]:
    place = places.get(one["place"], one["place"]) or _("Place not said")
    return Cell(labels.label("service_type", one["need"])), Cell(place)


def _places() -> dict[str, str]:
    return {code: name.lstrip("– ") for code, name in directory.place_choices(languages.of_page())}


def _gaps(found: Sequence[Figure]) -> Block:
    places, largest = _places(), sorted(found, key=lambda one: -_size(one.count))[:MOST]
    lines = [
        Line(
            "|".join(one.of[name] for name in ("need", "place", "reason")),
            (*_where(one.of, places), Cell(labels.label("gap_reason", one.of["reason"])), cell(one.count)),
            (("count", count(one.count.number)),),
        )
        for one in largest
    ]
    columns = (Column(_("Kind of help")), Column(_("Place")), Column(_("Why")), Column(_("How often"), numeric=True))
    return Block(
        "gaps",
        _("Needs that no service could meet"),
        columns,
        tuple(lines),
        rounded(),
        link=_services(),
        empty=nothing(),
    )


def _services() -> Link:
    return Link(_("Everything about services"), reverse("gaps"))


def _answers(found: Iterable[Figure]) -> Block:
    told = defaultdict[tuple[str, str], dict[str, Count]](dict)
    for one in found:
        told[one.of["need"], one.of["place"]][one.of["what"]] = one.count
    places = _places()
    largest = sorted(told.items(), key=lambda row: (-_size(row[1].get("sent")), row[0]))[:MOST]
    lines = [
        Line(
            f"{need}|{place}",
            (*_where({"need": need, "place": place}, places), *(cell(counts.get(what)) for what in ANSWERS)),
            tuple((what, count(counts[what].number if what in counts else 0)) for what in ANSWERS),
        )
        for (need, place), counts in largest
    ]
    columns = (Column(_("Kind of help")), *heads(_("Place"), *(services.became(what) for what in ANSWERS)))
    return Block(
        "answers", _("What services answered"), columns, tuple(lines), rounded(), link=_services(), empty=nothing()
    )


def _ratings(found: Iterable[Figure]) -> Block:
    """Return how people found services, by what they say: how many services were told so and where that is told."""
    told = defaultdict[str, list[Count]](list)
    for one in found:
        told[one.of["rating"]].append(one.count)
    shown = {rating: sum(one.number is not None for one in counts) for rating, counts in told.items()}
    lines = [
        Line(
            rating,
            (Cell(labels.label("service_rating", rating)), number(shown[rating])),
            (("services", count(shown[rating])),),
        )
        for rating, _label in labels.choices("service_rating")
        if rating in shown
    ]
    note = _("Services of which enough people said so; which ones, and how often, stands on the page of services.")
    return Block(
        "ratings", _("How people found services"), heads(_("What people say"), _("Services")), tuple(lines), note,
        link=_services(), empty=nothing(),
    )  # fmt: skip
