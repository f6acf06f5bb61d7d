"""What the server may read, worked in memory only: name search, possible duplicates and counts."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from amparo.trust.accounts import ties
from amparo.trust.projections.features import Facets, Features, Hit
from amparo.trust.projections.index import STANDARD, PeopleIndex
from amparo.trust.projections.live import Live, Progress, Project, equivalents, quiet

_live = Live()


def register(kind: str, project: Project) -> None:
    """Say how records of `kind` become features: `project(record, content)`; None keeps a record out of the index."""
    _live.projectors[kind] = project


def features_of(kind: str, content: dict[str, Any]) -> Features:
    """Return the features of something described but not saved; raise KeyError where `kind` has none."""
    features = _live.projectors[kind](UUID(int=0), content)
    if features is None:
        raise KeyError(kind)
    return features


def current(progress: Progress = quiet) -> PeopleIndex:
    """Return this process's index, current with the history; `progress(done, total)` is told of a first build."""
    return _live.current(progress)


def counted(groups: frozenset[UUID] | None = None, tiers: frozenset[str] = STANDARD) -> Facets:
    """Return exact counts over the people there are: planted ones, who are not, count nowhere."""
    return current().facets(groups, tiers, without=ties.planted())


def index_of(kind: str, contents: Mapping[UUID, dict[str, Any]]) -> PeopleIndex:
    """Return an index of some records of `kind` alone, for one search in the session of who opened them."""
    index = PeopleIndex(equivalents())
    for record, content in contents.items():
        features = _live.projectors[kind](record, content)
        if features is not None:
            index.put(record, features)
    return index


def withdraw(record: UUID) -> None:
    """Forget a record that the server may read no more, in this process and on its disk, at once."""
    _live.withdraw(record)


def save() -> None:
    """Write the sealed snapshot now, for example before the server stops."""
    _live.save()


def forget() -> None:
    """Drop this process's index; the next `current` starts from the snapshot."""
    _live.forget()


def unreadable() -> int:
    """Return how many records could not be opened when the index was last built."""
    return _live.unreadable


__all__ = [
    "Facets",
    "Features",
    "Hit",
    "PeopleIndex",
    "counted",
    "current",
    "features_of",
    "forget",
    "index_of",
    "register",
    "save",
    "unreadable",
    "withdraw",
]
