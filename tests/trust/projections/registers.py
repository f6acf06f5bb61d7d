"""Small invented registers, and the plain way to search them that the index must agree with."""

import math
from dataclasses import dataclass
from uuid import UUID

from hypothesis import strategies as st

from amparo.foundation import linkage
from amparo.foundation.linkage import NameKeys
from amparo.trust.projections import Features, PeopleIndex
from amparo.trust.projections.live import equivalents

EQUIVALENTS = equivalents()
TEAMS = tuple(UUID(int=number) for number in (1, 2, 3))
_WRITTEN = (
    "Yusuf Youssef يوسف Mohamed Muhammad محمد Maxamed Mahmoud Osman عثمان Cusmaan Hussein Hassan حسين Khadija Hadiza "
    "خديجة Oleksandr Alexander Олександр Tsegay ፀጋይ Abdirahman Abd al Rahman عبد الرحمن Haile Mariam Hailemariam ኃይለ "
    "ማርያም Ali Cali Leila de la Cruz bin Nur Din Noureddine Gebremedhin Gebremehdin Karim করিম အောင်ဆန်း Kim Jo A"
)
WORDS = _WRITTEN.split()

people = st.builds(
    Features,
    names=st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join), min_size=1, max_size=2).map(
        tuple
    ),
    identifiers=st.lists(st.sampled_from(["unhcr:AB-12", "unhcr:ab129", "phone:+252 11", "77 123"]), max_size=2).map(
        tuple
    ),
    birth_year=st.sampled_from([None, 1980, 1990, 1991, 2005]),
    sex=st.sampled_from(["female", "male", None]),
    group=st.sampled_from(TEAMS),
    tier=st.sampled_from(["standard", "restricted"]),
)
registers = st.lists(people, max_size=9).map(lambda some: {UUID(int=100 + n): told for n, told in enumerate(some)})
typed = st.one_of(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join),
    st.tuples(st.sampled_from(WORDS), st.sampled_from(WORDS), st.integers(1, 4)).map(
        lambda t: f"{t[0]} {t[1][: t[2]]}"
    ),
    st.sampled_from(WORDS).flatmap(lambda word: st.integers(1, len(word)).map(lambda size: word[:size])),
)


def index_of(register: dict[UUID, Features]) -> PeopleIndex:
    """Return an index that knows the register."""
    index = PeopleIndex(EQUIVALENTS)
    for person, features in register.items():
        index.put(person, features)
    return index


@dataclass(frozen=True)
class Expected:
    """What the plain way finds of one person."""

    covered: int
    score: float


def names_of(features: Features) -> tuple[NameKeys, ...]:
    """Return every writing of a person's names."""
    written = dict.fromkeys(w for name in features.names for w in linkage.writings(name))
    return tuple(linkage.keys(name) for name in written)


def searched_plainly(register: dict[UUID, Features], text: str) -> dict[UUID, Expected]:
    """Align the query with every person: the definition of what search finds, without any index."""
    query = linkage.typed(text, EQUIVALENTS)
    names = {person: names_of(features) for person, features in register.items()}
    held = [
        sum(len({t.surface for n in told for t in n.tokens if query.direct(asked, t)}) for told in names.values())
        for asked in range(len(query.words))
    ]
    weights = [1 + math.log((len(register) + 1) / (min(size, len(register)) + 1)) for size in held]
    least = max(1, len(query.words) - 1)
    matches = {person: query.match(told, weights) for person, told in names.items()} if query.words else {}
    return {p: Expected(m.covered, m.score) for p, m in matches.items() if m.covered >= least}
