"""A thing has one name in each language, which is that of docs/words.md; its usual rivals stand in no translation."""

import polib

from tests.house import ground

RIVALS = {"derivaci": "remisión (referral)"}
"""What Spanish offices also say, and the word of docs/words.md that stands for it here."""


def test_no_spanish_translation_says_a_rival_of_a_word_of_ours() -> None:
    spanish = [path for path in ground.files("*.po") if path.stem == "es" or "es" in path.parts]
    assert len(spanish) > 10
    said = {
        f"{ground.short(path)}: {rival} stands for {word}"
        for path in spanish
        for entry in polib.pofile(str(path))
        for rival, word in RIVALS.items()
        if rival in f"{entry.msgstr} {' '.join(entry.msgstr_plural.values())}".lower()
    }
    assert not said
