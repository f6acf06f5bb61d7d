"""What a list can be narrowed to, as a form that works without a script."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from amparo import practice
from amparo.casework.directory.finder import Memory
from amparo.interfaces.portal import words
from amparo.interfaces.portal.finder.asking import Asked

Choices = list[tuple[str, str, bool]]


@dataclass(frozen=True)
class Offered:
    """Switches and lists of a form: name in the address, words, and what is chosen."""

    switches: list[tuple[str, str, bool]]
    selects: list[tuple[str, str, Choices]]

    @property
    def chosen(self) -> str:
        """Return what is chosen, in words."""
        ticked = [text for _name, text, chosen in self.switches if chosen]
        picked = [label for _name, _text, choices in self.selects for code, label, chosen in choices if code and chosen]
        return _(", ").join(ticked + picked)


def offered(asked: Asked, memory: Memory) -> Offered:
    """Return what the list of this need can be narrowed to; languages that no service speaks are not offered."""
    switches = [("o", _("Open now")), ("f", _("Free")), ("w", _("Also helps people without papers"))]
    lists = [
        ("l", _("Language"), _languages(asked, memory)),
        ("a", _("Access"), _ways()),
        (
            "g",
            _("Age"),
            [("child", _("Child, under 18")), ("adult", _("Adult, 18 to 59")), ("older", _("Older, from 60"))],
        ),
        ("x", _("For whom"), [("female", _("Woman or girl")), ("male", _("Man or boy")), ("another", _("Another"))]),
    ]
    return Offered(
        [(name, text, name in asked.codes) for name, text in switches],
        [(name, text, _choices(asked, name, listed)) for name, text, listed in lists],
    )


def _languages(asked: Asked, memory: Memory) -> list[tuple[str, str]]:
    spoken = {code for one in memory.by_need[asked.wanted.need] for code in one.languages}
    return sorted(((code, words.label("languages", code)) for code in spoken), key=lambda pair: pair[1].casefold())


def _ways() -> list[tuple[str, str]]:
    return [
        (code.code, words.label("accessibility_kind", code.code))
        for code in practice.catalogue().lists["accessibility_kind"]
    ]


def _choices(asked: Asked, name: str, listed: list[tuple[str, str]]) -> Choices:
    chosen = asked.codes.get(name, "")
    return [("", _("Any"), not chosen), *((code, text, code == chosen) for code, text in listed)]
