"""The planted world as the crawl walks it: a browser for each role, who may see what, and what lies in which record."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any
from uuid import UUID, uuid4
from zipfile import ZipFile

from django.apps import apps
from django.db import models, transaction
from django.test import Client

from amparo.casework.cases.models import Case, Deadline, Entry, StoredFile, Transfer
from amparo.casework.communities.models import Community, Count, PlannedAction, Rumour, Session, Volunteer
from amparo.casework.consent.models import Consent
from amparo.casework.directory.models import (
    Contact,
    Location,
    Organization,
    Phone,
    Revision,
    Schedule,
    Service,
    ServiceAtLocation,
    Term,
)  # fmt: skip
from amparo.casework.emergency.models import Emergency
from amparo.casework.feedback.models import Entry as ReportEntry
from amparo.casework.feedback.models import Reader, Report
from amparo.casework.matching.models import MatchRequest
from amparo.casework.outside.models import Answer, PageReader, SealedPage, Sheet
from amparo.casework.own_file.models import Key, Message, OwnFile, Visit
from amparo.casework.people.models import Person, Photo, Tie
from amparo.casework.referrals.models import Gap, Rating, Referral, Step
from amparo.casework.rights.models import Certificate, Hold, Request, Review
from amparo.trust.accounts.models import Involvement
from amparo.trust.audit.models import Leaf
from amparo.trust.disclosure.reporting import parcels
from amparo.trust.disclosure.reporting.parcels import Parcel
from amparo.trust.history.models import Version
from amparo.trust.vault import sealing
from amparo.trust.vault.models import Grant
from tests.canary.crawler import Filler
from tests.canary.planting import Planted
from tests.canary.surfaces import canaries_of
from tests.cast import Cast
from tests.interfaces.staff.desk import prove

NOBODY = "anonymous"
LONGEST_WALK = 86_400
"""Seconds by which a proof of who sits there comes ahead of time: it lasts five minutes, and a walk longer."""
UNENTITLED = ("chidi", "carla", "selma", "dina", "eyob", "farah", "irene", NOBODY)
PARTNERS = ("alma", "amir", "bruno", "selma", "samuel", "dina")
ROOMS_ABOUT_NOBODY = (
    "conferences", "equity", "evidence", "feeds", "leadership", "mainstreaming", "monitoring", "partnership", "places",
    "protection", "public_figures", "supervision",
)  # fmt: skip
DECIDING = ("bruno", "samuel", "dina")
"""Who reads the registers of partners of their agency."""
ANALYSTS = ("bruno", "samuel", "dina")
"""Who reads the analyses of their agency; of the planted one Dina alone has rated, and nobody else reads that yet."""
EVERYBODY = ("alma", "bruno", "amir", "samuel", "petra", "gita", *UNENTITLED)
_TOKENS = re.compile(rb'(name="csrfmiddlewaretoken" value=")[^"]+|(name="key"[^>]* value=")[^"]+')
_CHANCE = re.compile(rb'(<bdi><strong>|<code>|fill="#fff"/><path d=")[^<"]+')  # an offered passphrase, an app's secret
_PICTURE = re.compile(rb"\bp[0-9a-f]{8}-")  # each drawing numbers its parts anew


class World:
    """Everything the tests of this folder share."""

    def __init__(self, cast: Cast, planted: Planted) -> None:
        self.cast, self.planted = cast, planted
        self.filler = Filler(planted)
        self.clients = {who: self.browser(who) for who in EVERYBODY}

    def browser(self, who: str) -> Client:
        """Return a fresh browser in which `who` is signed in."""
        client = Client(raise_request_exception=False)
        if who != NOBODY:
            client.force_login(self.cast.users[who], "allauth.account.auth_backends.AuthenticationBackend")
            prove(client, self.cast.users[who], ago=-LONGEST_WALK)
        client.get("/")
        return client

    def entitled(self, who: str) -> set[str]:
        """Return the canaries that the access law gives `who`."""
        decided, kept = self.planted.all("decision/leadership"), self.planted.all("partners/record")
        of_people = self._of_people(who) - decided
        of_agency = of_people | (kept if who in PARTNERS else set()) | (decided if who in DECIDING else set())
        concluded = self.planted.all("analysis/analysis") if who in ANALYSTS else set()
        return of_agency | concluded | (self.planted.all("rating/analysis") if who == "dina" else set())

    def _of_people(self, who: str) -> set[str]:
        packet, listing = self.planted.all("standard/packet"), self.planted.all("safe_house/listing")
        sent = self.planted.all(*(f"{name}/referral" for name in self.planted.people))
        told = {group: self.planted.all(f"{group}/feedback") for group in ("standard", "restricted", "blocked")}
        if who == "gita":
            return set().union(*told.values())
        if who in ("alma", "bruno"):  # a supervisor reads what is not sensitive and not about the own team
            theirs = told["standard"] - sent if who == "bruno" else sent
            kept = self.planted.all("analysis/analysis", "rating/analysis")
            return self.planted.all() - packet - set().union(*told.values()) - sent - kept | theirs
        if who == "eyob":
            return self.planted.received
        said = self.planted.all("community/community", "watched_standard/monitoring")
        if who == "amir":
            return self.planted.all("standard/identity", "volunteer/identity") | listing | said
        if who == "petra":
            return self.planted.all("standard/rights", "blocked/rights")
        if who == "selma":
            return listing | said
        asked = self.planted.all("asked/feedback")
        return packet | listing | said | told["blocked"] | asked if who == "samuel" else set()

    def ask(self, who: str, url: str, method: str = "GET", data: Any = None, **headers: Any) -> Any:
        """Send one request as `who` and return the answer."""
        client = self.clients[who]
        if method in ("GET", "HEAD"):
            return getattr(client, method.lower())(url, data, **headers)
        return getattr(client, method.lower())(url, data=data or {}, **headers)

    def records(self) -> dict[str, set[UUID]]:
        """Return canary → the records in which it is sealed, from opening every version and file."""
        found: dict[str, set[UUID]] = {}
        for row in Version.objects.all():
            place = sealing.Place(row.holder, row.compartment, row.record, row.number)
            for canary in canaries_of(self._opened(place, row.sealed)):
                found.setdefault(canary, set()).add(row.record)
        for file in StoredFile.objects.select_related("entry"):
            place = sealing.Place(file.entry.case_id, "files", file.entry_id, 1)
            for canary in canaries_of(self._opened(place, file.sealed)):
                found.setdefault(canary, set()).add(file.entry_id)
        for entry in ReportEntry.rows.all():
            sealed = [Parcel(entry.pk, entry.sealed)]
            said = [parcels.unsealed(sealed, self.cast.keys[reader]) for reader in ("gita", "alma")]
            for canary in canaries_of(str(said).encode()):
                found.setdefault(canary, set()).add(entry.report_id)
        return found

    def safe_house(self) -> dict[str, list[Any]]:
        """Return every row that belongs to the planted safe house, as it stands."""
        at, service, of = (
            models.Q(**{f"{key}": self.planted.listing[key]}) for key in ("location", "service", "organization")
        )
        asked = {
            Organization: models.Q(pk=self.planted.listing["organization"]), Location: of, Service: of,
            ServiceAtLocation: at | service, Contact: service, Phone: of | service, Term: service, Schedule: service,
            Revision: models.Q(record__in=self.planted.listing.values()),
        }  # fmt: skip
        return _rows(asked)

    def about_nobody(self) -> frozenset[tuple[object, ...]]:
        """Return every row of rooms that hold what is known about places, partners, figures and the work itself."""
        models = [model for room in ROOMS_ABOUT_NOBODY for model in apps.get_app_config(room).get_models()]
        return frozenset(
            (model.__name__, *map(str, row)) for model in models for row in model._default_manager.values_list()
        )

    def communities(self) -> dict[str, list[Any]]:
        """Return every row of communities and their words, as they stand."""
        models_of = (Community, Session, PlannedAction, Rumour, Count, Volunteer)
        words = models.Q(holder__in=self.planted.communities.values())
        return _rows({**dict.fromkeys(models_of, models.Q()), Version: words})

    def _opened(self, place: sealing.Place, blob: bytes) -> bytes:
        """Open what the server can, or Alma: every planted restricted case is hers."""
        return sealing.unseal_bytes(place, blob, self.cast.keys["alma"])

    def footprint(self) -> dict[str, list[Any]]:
        """Return every row that belongs to the planted people and cases, as it stands."""
        people, cases = list(self.planted.people.values()), list(self.planted.cases.values())
        holders = [*people, *cases, *self.planted.transfers, *self.planted.questions]
        holders += self.planted.referrals.values()
        asked: dict[type[models.Model], models.Q] = {
            Person: models.Q(pk__in=people), Case: models.Q(pk__in=cases) | models.Q(person__in=people),
            Entry: models.Q(case__in=cases), StoredFile: models.Q(entry__case__in=cases),
            Deadline: models.Q(case__in=cases), Transfer: models.Q(case__in=cases),
            Tie: models.Q(person__in=people) | models.Q(other__in=people), Photo: models.Q(person__in=people),
            Consent: models.Q(person__in=people), Emergency: models.Q(person__in=people), Version: models.Q(holder__in=holders),
            Request: models.Q(person__in=people), Hold: models.Q(person__in=people), Review: models.Q(person__in=people),
            MatchRequest: models.Q(), Certificate: models.Q(), Grant: models.Q(holder__in=holders),
            Involvement: models.Q(holder__in=holders), Report: models.Q(), Reader: models.Q(), ReportEntry: models.Q(),
            Referral: models.Q(case__in=cases), Step: models.Q(), Gap: models.Q(), Rating: models.Q(),
            OwnFile: models.Q(), Key: models.Q(), Message: models.Q(), Visit: models.Q(),
            SealedPage: models.Q(), Sheet: models.Q(), PageReader: models.Q(), Answer: models.Q(),
        }  # fmt: skip
        return _rows(asked)


def _rows(asked: dict[type[models.Model], models.Q]) -> dict[str, list[Any]]:
    return {
        model.__name__: [_plain(row) for row in model._base_manager.filter(which).order_by("pk").values()]
        for model, which in asked.items()
    }


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    return {name: bytes(value) if isinstance(value, memoryview) else value for name, value in row.items()}


@contextmanager
def undone() -> Iterator[None]:
    """Take back whatever is written inside."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def _unpacked(body: bytes) -> bytes:
    """Return a workbook as what is in it, without the moment at which it was written; anything else as it is."""
    if not body.startswith(b"PK"):
        return body
    with ZipFile(BytesIO(body)) as packed:
        return b"".join(packed.read(name) for name in packed.namelist() if not name.startswith("docProps/"))


def bare(response: Any, *ids: Any) -> tuple[int, tuple[tuple[str, str], ...], bytes]:
    """Return status, headers and body without what differs by nature: safety tokens, form keys, and the `ids` asked for."""
    whole = b"" if response.streaming else response.content
    body = _CHANCE.sub(rb"\1", _unpacked(whole))
    length = {"Content-Length"} if body != whole else set()
    body = _PICTURE.sub(b"p-", _TOKENS.sub(rb"\1\2", body))
    headers = "\n".join(f"{name}: {value}" for name, value in response.items() if name not in length)
    for one in ids:
        body, headers = body.replace(str(one).encode(), b"ID"), headers.replace(str(one), "ID")
    cookies = tuple(sorted((name, "") for name in response.cookies))
    told = sorted((line.partition(": ")[0], line.partition(": ")[2]) for line in headers.splitlines())
    return response.status_code, (*told, *cookies), body


def leaves_since(size: int) -> list[Leaf]:
    """Return the leaves written after the log had `size` of them."""
    return list(Leaf.objects.filter(index__gte=size))


def fresh() -> str:
    """Return a form key nobody used."""
    return str(uuid4())
