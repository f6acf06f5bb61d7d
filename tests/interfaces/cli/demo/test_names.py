"""Names are real names of their culture, in their script, and never Faker's English in disguise."""

import csv

import pytest

from amparo.interfaces.cli.demo.casework import texts
from amparo.interfaces.cli.demo.dice import Dice
from amparo.interfaces.cli.demo.people import naming
from amparo.interfaces.cli.demo.people.names import CULTURES, LISTS, culture, faker_lists

SCRIPTS = {"Arab": "؀", "Ethi": "ሀ", "Cyrl": "Ѐ", "Beng": "ঀ", "Mymr": "က", "Hans": "一"}


@pytest.mark.parametrize("locale", ["ar_EG", "ar_JO", "am_ET", "fil_PH"])
def test_a_locale_that_faker_only_pretends_to_have_is_refused(locale: str) -> None:
    with pytest.raises(LookupError, match=locale):
        faker_lists(locale)


@pytest.mark.parametrize("name", CULTURES)
def test_each_culture_writes_in_its_own_script(name: str) -> None:
    ways = culture(name)
    assert min(len(ways.female), len(ways.male)) >= 40 or name in ("bengali",)
    if ways.script in SCRIPTS:
        texts_of = [entry[0] for entries in (ways.female, ways.male, ways.family) for entry in entries]
        assert all(not text.isascii() and max(text) >= SCRIPTS[ways.script] for text in texts_of)


def test_own_lists_hold_forty_names_of_each_use_without_repeats() -> None:
    counts: dict[tuple[str, str], list[str]] = {}
    for path in LISTS.glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                assert row["latin"], row
                counts.setdefault((row["culture"], row["use"]), []).append(row["name"])
    assert all(len(names) == len(set(names)) for names in counts.values())
    assert all(len(names) == 40 for (who, _), names in counts.items() if who != "bengali")
    assert len({who for who, _ in counts}) >= 15


def test_children_carry_their_fathers_given_name() -> None:
    dice, ways = Dice("test"), culture("tigrinya")
    father = naming.new_line(dice, ways, "male")
    child = naming.child_line(dice, ways, "female", father, None)
    assert (child.father, child.grandfather) == (father.given, father.father)
    assert naming.write(dice, ways, child).as_written.split()[1] == father.given[0].split()[0]


def test_a_ukrainian_daughter_takes_the_feminine_family_name() -> None:
    ways = culture("ukrainian")
    father = naming.Line(ways.male[0], ways.male[1], ways.male[2], ("Залізнський", ("Zaliznskyi",)))
    daughter = naming.child_line(Dice("test"), ways, "female", father, None)
    assert daughter.family == ("Залізнська", ("Zaliznska",))


def test_another_interviewer_spells_otherwise() -> None:
    ways = culture("somali")
    line = naming.new_line(Dice("one"), ways, "male")
    first = naming.write(Dice("two"), ways, line).as_written
    again = {naming.write_again(Dice("again", at), ways, line).as_written for at in range(12)}
    assert len(again) > 4
    assert first not in again or len(again - {first}) > 3


def test_there_are_sixty_to_a_hundred_note_templates_and_every_kind_in_every_language() -> None:
    aside = ("goal", "task", "view", "block", "aside")
    found = [texts.templates(language) for language in texts.LANGUAGES]
    notes = sum(len(lines) for kinds in found for kind, lines in kinds.items() if not kind.startswith(aside))
    assert 60 <= notes <= 110
    assert all(kinds.keys() == found[0].keys() for kinds in found)


def test_every_template_can_be_filled() -> None:
    dice = Dice("templates")
    for language in texts.LANGUAGES:
        for kind in texts.templates(language):
            for _ in range(6):
                assert "{" not in texts.say(dice, language, kind, "Amina")
