"""Cases made by chance: any fields, codes in any number, words in any script, what no list knows."""

from hypothesis import strategies as st

from amparo.exchange.htcds import Record, standard
from amparo.exchange.htcds.standard import Field

# No apostrophe: one before a sign is how tables guard against formulas, and is taken away when they are read.
WORDS = st.text("aZ ñطק=+@-;,1", min_size=1, max_size=12).map(str.strip).filter(bool)
ODD = st.sampled_from(["somewhere", "31/12/1999", "Dancing", "2.5.1"])


def values(field: Field) -> st.SearchStrategy[tuple[str, ...]]:
    """Return what a cell of a field can hold once it was read: codes, words of the right kind, or what was not understood."""
    if field.reference == "country":
        codes = st.sampled_from(["SYR", "ERI", "COL", "somewhere"])
        return st.lists(codes, min_size=1, max_size=3 if field.kind == "many" else 1, unique=True).map(tuple)
    if field.codes:
        codes = st.sampled_from([*field.codes, "Dancing"])
        return st.lists(codes, min_size=1, max_size=4 if field.kind == "many" else 1, unique=True).map(tuple)
    plain: dict[str, st.SearchStrategy[str]] = {
        "date": st.one_of(st.dates().map(str), ODD), "number": st.one_of(st.integers(0, 130).map(str), ODD),
        "yes_no": st.sampled_from(["TRUE", "FALSE", "somewhere"]), "one": st.sampled_from(["ara", "tir", "xxq"]),
    }  # fmt: skip
    phone = st.sampled_from(["+49151000", "somewhere"])
    return (phone if field.reference == "phone" else plain.get(field.kind, WORDS)).map(lambda text: (text,))


@st.composite
def records(draw: st.DrawFn) -> Record:
    """Return a case with some of the fields, up to three rows a table, and a column of somebody's own."""

    def some(names: list[str]) -> dict[str, tuple[str, ...]]:
        return {name: draw(values(standard.fields()[name])) for name in names if draw(st.booleans())}

    single = [name for name, one in standard.fields().items() if one.table not in standard.MANY]
    once = some(draw(st.lists(st.sampled_from(single), min_size=1, max_size=12, unique=True)))
    rows = {}
    for table in standard.MANY:
        own = [name for name, one in standard.fields().items() if one.table == table]
        found = tuple(row for _ in range(draw(st.integers(0, 2))) if (row := some(own)))
        if found:
            rows[table] = found
    return Record(once or {"cas_Status": ("Active",)}, rows, {"Ours": draw(WORDS)})
