"""Reads, compares, completes and compiles the .po files."""

import re
from collections.abc import Iterator
from pathlib import Path

import polib

from tools.messages.english import PACKAGE, Message

LANGUAGES = {
    "es": "nplurals=2; plural=(n != 1);",
    "fr": "nplurals=2; plural=(n > 1);",
    "ar": "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5;",
}
SCREENS = PACKAGE / "interfaces" / "locale"
_PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sd]|\{\w*\}|\$\{[^}]+\}")


def screens(language: str) -> Path:
    """Return the file that translates the screens into `language`."""
    return SCREENS / language / "LC_MESSAGES" / "django.po"


def everywhere() -> list[Path]:
    """Return every .po file of the house: screens and practice areas."""
    return sorted(path for path in PACKAGE.rglob("*.po") if "locale" in path.parts)


def incomplete(path: Path) -> Iterator[str]:
    """Yield one sentence for each entry of `path` that is missing, in doubt, or loses a placeholder."""
    for entry in polib.pofile(str(path), encoding="utf-8"):
        texts = list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]
        if entry.obsolete:
            yield f"{path}: '{entry.msgid}' is obsolete: run 'make messages'"
        elif entry.fuzzy:
            yield f"{path}: '{entry.msgid}' is marked fuzzy"
        elif not texts or not all(text.strip() for text in texts):
            yield f"{path}: '{entry.msgid}' is not translated"
        elif not all(_keeps_placeholders(entry, text) for text in texts):
            yield f"{path}: '{entry.msgid}' and its translation have different placeholders"


def _keeps_placeholders(entry: polib.POEntry, text: str) -> bool:
    wanted = set(_PLACEHOLDER.findall(entry.msgid)) | set(_PLACEHOLDER.findall(entry.msgid_plural))
    found = set(_PLACEHOLDER.findall(text))
    # A plural form may say "one" or "two" in a word instead of the number.
    return found <= wanted if entry.msgid_plural else found == wanted


def differing(language: str, wanted: dict[Message, set[str]]) -> Iterator[str]:
    """Yield one sentence for each message that only the code or only the file of `language` has."""
    path = screens(language)
    held = {_message(entry) for entry in polib.pofile(str(path), encoding="utf-8")} if path.exists() else set()
    yield from (f"{path}: '{message.text}' is missing: run 'make messages'" for message in sorted(wanted.keys() - held))
    yield from (
        f"{path}: '{message.text}' is used nowhere: run 'make messages'" for message in sorted(held - wanted.keys())
    )


def update(language: str, wanted: dict[Message, set[str]]) -> int:
    """Rewrite the file of `language` with exactly the wanted messages; return how many still need a translation."""
    path = screens(language)
    known = {_message(entry): entry for entry in polib.pofile(str(path), encoding="utf-8")} if path.exists() else {}
    new = polib.POFile(wrapwidth=110)
    new.metadata = {
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": LANGUAGES[language],
    }
    for message in sorted(wanted):
        entry = known.get(message) or _entry(message, language)
        entry.occurrences = [(file, "") for file in sorted(wanted[message])]
        new.append(entry)
    path.parent.mkdir(parents=True, exist_ok=True)
    new.save(str(path))
    return sum(1 for entry in new if not entry.translated())


def compile_stale() -> None:
    """Write the .mo beside each screen's .po that is newer than it."""
    for path in SCREENS.rglob("*.po"):
        compiled = path.with_suffix(".mo")
        if not compiled.exists() or compiled.stat().st_mtime < path.stat().st_mtime:
            polib.pofile(str(path), encoding="utf-8").save_as_mofile(str(compiled))


def _message(entry: polib.POEntry) -> Message:
    return Message(entry.msgid, entry.msgid_plural or "", entry.msgctxt or "")


def _entry(message: Message, language: str) -> polib.POEntry:
    forms = int(LANGUAGES[language][len("nplurals=")])
    plural = (
        {"msgid_plural": message.plural, "msgstr_plural": dict.fromkeys(range(forms), "")} if message.plural else {}
    )
    return polib.POEntry(msgid=message.text, msgctxt=message.context or None, **plural)
