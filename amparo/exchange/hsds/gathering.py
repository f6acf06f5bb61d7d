"""Puts the rows of a package together into whole listings, in the words in which Amparo keeps them."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

from amparo.exchange.complaints import Complaint
from amparo.exchange.hsds.records import Brought, Listing
from amparo.exchange.hsds.taxonomies import TAXONOMIES, taxonomy_id
from amparo.exchange.hsds.unpacking import Row, Rows, tables

SAME = {
    "organization": ("name", "alternate_name", "description", "email", "website"),
    "location": ("name", "location_type", "transportation", "url"),
    "service": (
        "name", "alternate_name", "description", "url", "email", "status", "application_process", "fees_description",
        "interpretation_services", "alert", "eligibility_description",
    ),
}  # fmt: skip
"""Fields that HSDS and Amparo call by the same name."""
CODED = {"service_type": "types", "turned_away": "turned_away", "sex": "sexes", "countries": "nationalities"}
TEXTS = {
    "cost_option": ("costs", "option"),
    "required_document": ("documents", "document"),
    "phone": ("phones", "number"),
}


def unpack(files: Mapping[str, str], accessibility: Mapping[str, str]) -> tuple[Brought, list[Complaint]]:
    """Return the listings of a package (file name → text) and what is wrong; there are none when anything is.

    `accessibility` is label → code: HSDS has words where we have a list. Of a location the `city` is given for its place.
    """
    rows, complaints = tables(files)
    if complaints:
        return Brought((), Counter()), complaints
    package = _Package(rows, accessibility)
    found = tuple(one for table in ("organization", "location", "service") for one in package.listings(table))
    return Brought(found, package.unknown), []


class _Package:
    def __init__(self, rows: Rows, accessibility: Mapping[str, str]) -> None:
        self.rows, self.unknown, self._accessibility = rows, Counter[str](), accessibility
        ours = {str(taxonomy_id(name)): name for name in TAXONOMIES}
        self._terms = {
            key: (ours[row["taxonomy_id"].lower()], row["code"])
            for key, row in rows.get("taxonomy_term", {}).items()
            if row["taxonomy_id"].lower() in ours
        }
        self._inside = {table: _by_owner(rows.get(table, {})) for table in rows}

    def listings(self, table: str) -> Iterator[Listing]:
        makes = {"organization": self._organization, "location": self._location, "service": self._service}
        for key, row in self.rows.get(table, {}).items():
            of = row.get("organization_id")
            if table == "location" and not of:
                self.unknown["location of no organization"] += 1
                continue
            same = {name: row[name] for name in SAME[table] if row[name]}
            yield Listing(
                table, int(row["row"]), UUID(key), UUID(of) if of else None, {**same, **makes[table](key, row)}
            )

    def _of(self, table: str, owner: str) -> list[Row]:
        return self._inside.get(table, {}).get(owner, [])

    def _said(self, owner: str) -> Iterator[tuple[str, str, str]]:
        """Yield taxonomy, code and value of what is said of something in terms of ours; count the others."""
        for row in self._of("attribute", owner):
            term = self._terms.get(row["taxonomy_term_id"].lower())
            if term is None:
                told = self.rows.get("taxonomy_term", {}).get(row["taxonomy_term_id"].lower(), {})
                self.unknown[told.get("name") or row["label"] or row["link_type"]] += 1
            else:
                yield (*term, row["value"])

    def _organization(self, key: str, row: Row) -> dict[str, Any]:
        self.unknown.update("contact of an organization" for _ in self._of("contact", key))
        kinds = [code for taxonomy, code, _ in self._said(key) if taxonomy == "organization_kind"]
        return {"kind": kinds[0] if kinds else "", "phones": [one["number"] for one in self._of("phone", key)]}

    def _location(self, key: str, row: Row) -> dict[str, Any]:
        found: dict[str, Any] = {name: float(row[name]) for name in ("latitude", "longitude") if row[name]}
        for one in self._of("address", key)[:1]:
            found |= {"address_1": one["address_1"], "postal_code": one["postal_code"], "city": one["city"]}
        for table in ("phone", "contact", "schedule", "language"):
            self.unknown.update(f"{table} of a location" for _ in self._of(table, key))
        words = [one["description"] for one in self._of("accessibility", key) if one["description"]]
        self.unknown.update(word for word in words if word not in self._accessibility)
        return {**found, "accessibility": [self._accessibility[word] for word in words if word in self._accessibility]}

    def _service(self, key: str, row: Row) -> dict[str, Any]:
        found: dict[str, Any] = {own: [] for own in (*CODED.values(), "languages", "areas", "contacts", "locations")}
        for taxonomy, code, value in self._said(key):
            if taxonomy in CODED:
                found[CODED[taxonomy]].append(code)
            elif taxonomy == "safeguard":
                found[code] = value
        for table, (own, column) in TEXTS.items():
            found[own] = [one[column] for one in self._of(table, key) if one[column]]
        found |= {name: int(float(row[name])) for name in ("minimum_age", "maximum_age") if row[name]}
        found["languages"] = list(self._known(key, "language", "code", 3))
        found["areas"] = [one["extent"] for one in self._of("service_area", key) if one["extent_type"] == "pcode"]
        found["contacts"] = [f"{one['title']}|{one['name']}".strip("|") for one in self._of("contact", key)]
        found["locations"] = [one["location_id"].lower() for one in self._of("service_at_location", key)]
        found["hours"] = "\n".join(self._hours(key))
        return found

    def _known(self, key: str, table: str, column: str, length: int) -> Iterator[str]:
        for one in self._of(table, key):
            if len(one[column]) == length:
                yield one[column]
            else:
                self.unknown[one["name"] or one[column] or table] += 1

    def _hours(self, key: str) -> Iterator[str]:
        for one in self._of("schedule", key):
            if one["byday"] and one["opens_at"] and one["closes_at"]:
                yield f"{one['byday']} {one['opens_at'][:5]}-{one['closes_at'][:5]}"
            else:
                self.unknown[one["description"] or "hours without days and times"] += 1


def _by_owner(rows: Mapping[str, Row]) -> dict[str, list[Row]]:
    """Return the rows of a table by what they belong to: a service before its organisation."""
    found: dict[str, list[Row]] = {}
    for row in rows.values():
        owner = next(
            (row[name] for name in ("link_id", "service_id", "location_id", "organization_id") if row.get(name)), ""
        )
        found.setdefault(owner.lower(), []).append(row)
    return found
