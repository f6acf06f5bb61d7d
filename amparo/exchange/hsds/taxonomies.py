"""Our lists of codes as HSDS taxonomies; an id comes from the code, so it is the same on every machine and for ever."""

from typing import Any
from uuid import UUID, uuid5

from amparo.exchange.hsds.records import Term

_OURS = UUID("0b0c6f43-31ab-4c9c-8f66-9d1c3a6c2c57")
TAXONOMIES = {
    "service_type": "Kinds of help, Amparo's list",
    "organization_kind": "Kinds of organisation, Amparo's list",
    "turned_away": "Whom a service turns away, in the service's own word",
    "safeguard": "What to know before going there",
    "accessibility_kind": "Access for people with disabilities and for children",
    "sex": "Whom a service is for, by sex",
    "countries": "Nationalities that a service is for",
}


def taxonomy_id(name: str) -> UUID:
    """Return the id of a taxonomy."""
    return uuid5(_OURS, name)


def term_id(name: str, code: str) -> UUID:
    """Return the id of a term of a taxonomy."""
    return uuid5(_OURS, f"{name}/{code}")


def attribute_id(owner: UUID, term: Term) -> UUID:
    """Return the id of the tie between something and a term."""
    return uuid5(owner, f"{term.taxonomy}/{term.code}")


def taxonomy(name: str) -> dict[str, Any]:
    """Return a taxonomy as HSDS has it."""
    return {"id": str(taxonomy_id(name)), "name": name, "description": TAXONOMIES[name]}


def taxonomy_term(name: str, code: str, label: str) -> dict[str, Any]:
    """Return a term as HSDS has it."""
    return {
        "id": str(term_id(name, code)),
        "code": code,
        "name": label,
        "description": label,
        "language": "en",
        "taxonomy_id": str(taxonomy_id(name)),
        "taxonomy": TAXONOMIES[name],
        "taxonomy_detail": taxonomy(name),
    }


def attribute(owner: UUID, entity: str, term: Term) -> dict[str, Any]:
    """Return the tie between something (its id and HSDS table) and a term."""
    shown: dict[str, Any] = {
        "id": str(attribute_id(owner, term)),
        "link_id": str(owner),
        "link_type": term.taxonomy,
        "link_entity": entity,
        "taxonomy_term_id": str(term_id(term.taxonomy, term.code)),
        "taxonomy_term": taxonomy_term(term.taxonomy, term.code, term.label),
    }
    return {**shown, "value": term.value} if term.value else shown
