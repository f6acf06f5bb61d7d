"""How a culture builds a full name from parts, how a family shares them, and how another interviewer spells them."""

from dataclasses import dataclass, replace

from amparo.interfaces.cli.demo.dice import Dice
from amparo.interfaces.cli.demo.people.names import Culture, Entry
from amparo.interfaces.cli.demo.story import Name

NOTHING: Entry = ("", ("",))
_KEEPS_HUSBANDS_NAME = frozenset({"ukrainian", "haitian_creole", "congolese"})
_SLIPS = (
    ("ou", "u"), ("u", "ou"), ("ee", "i"), ("i", "ee"), ("kh", "k"), ("ss", "s"), ("s", "ss"), ("y", "i"),
    ("j", "dj"), ("dj", "j"), ("oo", "u"), ("ph", "f"), ("c", "k"), ("z", "s"), ("v", "b"), ("e", "a"), ("a", "e"), ("q", "k"),
)  # fmt: skip


@dataclass(slots=True)
class Line:
    """The parts a person's name is made of, as list entries."""

    given: Entry
    father: Entry
    grandfather: Entry
    family: Entry
    second: Entry = NOTHING


def new_line(dice: Dice, culture: Culture, sex: str) -> Line:
    """Draw the name of a person with no relative in the demo."""
    fathers = culture.family if culture.style in ("patronymic", "single") else culture.male
    family = culture.family_female if culture.style == "slavic" and sex == "female" else culture.family
    second = dice.of(culture.family) if culture.style == "two_surnames" else NOTHING
    return Line(dice.of(culture.given(sex)), dice.of(culture.male), dice.of(fathers), dice.of(family), second)


def child_line(dice: Dice, culture: Culture, sex: str, father: Line, mother: Line | None) -> Line:
    """Draw a child's name: the father's given name follows the child's own, family names follow the culture."""
    second = mother.family if mother and culture.style == "two_surnames" else father.second
    family = _in_the_feminine(father.family, culture) if sex == "female" else father.family
    return Line(dice.of(culture.given(sex)), father.given, father.father, family, second)


def sibling_line(dice: Dice, culture: Culture, sex: str, of: Line) -> Line:
    """Draw the name of a brother or sister."""
    return replace(of, given=dice.of(culture.given(sex)))


def spouse_line(dice: Dice, culture: Culture, sex: str, of: Line) -> Line:
    """Draw a spouse's name; in some cultures the woman carries the husband's family name, in most she keeps hers."""
    line = new_line(dice, culture, sex)
    if culture.name in _KEEPS_HUSBANDS_NAME and sex == "female" and dice.chance(0.8):
        line.family = _in_the_feminine(of.family, culture)
    return line


def write(dice: Dice, culture: Culture, line: Line) -> Name:
    """Write a name as a first interviewer would, with the Latin spellings that were noted."""
    parts = _order(dice, culture, line)
    native = " ".join(part[0] for part in parts)
    romans = _latin(parts, dice)
    script = culture.script
    if script == "Latn" and romans and dice.chance(0.4):
        native, romans = romans[0], [native, *romans[1:]]
    family = " ".join(entry[0] for entry in (line.family, line.second) if entry[0])
    keeps_family = any(part is line.family for part in parts)
    return Name(
        given=line.given[0],
        father=line.father[0],
        grandfather=line.grandfather[0] if line.grandfather in parts else "",
        family=family if keeps_family else "",
        as_written=native,
        script=script,
        romanisations=[roman for roman in dict.fromkeys(romans) if roman != native],
    )


def write_again(dice: Dice, culture: Culture, line: Line) -> Name:
    """Write the same name as a second interviewer might: Latin letters, another spelling, a part left out or moved."""
    parts = _order(dice, culture, line)
    if len(parts) > 2 and dice.chance(0.5):
        parts.pop(-2 if culture.style == "chain" else -1)
    if any(not part[1] for part in parts):
        words, script = [parts[0][0], parts[-1][0]] if len(parts) > 1 else [parts[0][0]], culture.script
    else:
        words, script = [dice.of(part[1]) for part in parts], "Latn"
        spot = dice.whole(0, len(words) - 1)
        words[spot] = misspelt(dice, words[spot])
    if len(words) > 1 and dice.chance(0.15):
        words = [words[-1], *words[:-1]]
    family = words[-1] if culture.style not in ("patronymic", "single") and len(words) > 1 else ""
    return Name(words[0], "", "", family, " ".join(words), script, [])


def misspelt(dice: Dice, word: str) -> str:
    """Return the word with one usual slip of romanisation, or unchanged when no slip fits."""
    lower = word.lower()
    fitting = [(old, new) for old, new in _SLIPS if old in lower[1:]]
    if not fitting:
        return word
    old, new = dice.of(fitting)
    at = lower.index(old, 1)
    return word[:at] + new + word[at + len(old) :]


def _order(dice: Dice, culture: Culture, line: Line) -> list[Entry]:
    match culture.style:
        case "chain":
            return [line.given, line.father, line.grandfather, line.family]
        case "patronymic":
            return [line.given, line.father, line.grandfather] if dice.chance(0.7) else [line.given, line.father]
        case "two_surnames":
            return [line.given, line.family, line.second]
        case "slavic" | "chinese":
            return [line.family, line.given]
        case "single":
            return [line.given]
        case "sometimes_family":
            return [line.given, line.family] if dice.chance(0.7) else [line.given]
        case _:
            return [line.given, line.family]


def _latin(parts: list[Entry], dice: Dice) -> list[str]:
    if any(not part[1] for part in parts):
        return []
    first = " ".join(part[1][0] for part in parts)
    other = " ".join(part[1][-1] for part in parts)
    return [first, other] if other != first and dice.chance(0.5) else [first]


def _in_the_feminine(family: Entry, culture: Culture) -> Entry:
    """Ukrainian family names in -ський take -ська for a woman; others stay."""
    native, latin = family
    if culture.style != "slavic" or not native.endswith("ий"):
        return family
    return native[:-2] + "а", tuple(text.removesuffix("yi").removesuffix("y") + "a" for text in latin)
