"""A small folder of practice to try the desk on: one list, one form, its rule, a deadline, examples and one language pair."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from amparo.practice import Catalogue, desk

DAY = date(2026, 12, 1)
FORM = """| survey |
| | type | name | label | hint | sensitivity | source | verified |
| | begin_group | talk | Before we talk | | | | |
| | select_one answer | alone | Are you alone? | Look around first. | personal | Ours | no |
| | text | wish | What do you wish? | | story | Ours | yes |
| | end_group | | | | | | |
| choices |
| | list_name | name | label |
| | answer | yes | Yes |
| | answer | no | No |
| settings |
| | form_title | form_id | version |
| | Small talk | small | 2026-11-23 |
"""
LANGUAGES = ("es", "fr", "ar")
WORDS = (
    "Before we talk", "Are you alone?", "Look around first.", "What do you wish?", "Yes", "No", "Small talk",
    "Nobody is near.", "Somebody alone has nobody to call.",
)  # fmt: skip
FILES = {
    "shared_lists/lists/colour.csv": "code,label,valid_from,valid_to,replaced_by,source,verified\nred,Yes,,,,Ours,no\n",
    "talks/forms/small.md": FORM,
    "talks/rules/small.csv": "id,when,finding,level,override,because,source,verified\n"
    "alone,${alone} = 'yes',Nobody is near.,high,no,Somebody alone has nobody to call.,Ours,no\n",
    "talks/examples/small.csv": "form,example,kind,rule,expected,answers\n"
    "small,She is alone,yes,alone,true,talk/alone=yes\n"
    "small,She is not,no,alone,false,talk/alone=no\n"
    "small,Nobody asked,unknown,alone,unknown,\n",
    "talks/parameters/deadlines.csv": "id,step,risk_level,amount,unit,valid_from,valid_to,source,verified\n"
    "talk_high,talk,high,3,days,2026-01-01,,Ours,no\n",
    "talks/parameters/answers.csv": "id,amount,unit,valid_from,valid_to,source,verified\n"
    "answer,15,days,2026-01-01,,Ours,no\n",
    "talks/gates.csv": "id,act,when,until,because,source,verified\n"
    "no_closing,closure,${alone} = 'yes',,Nobody is left alone.,Ours,no\n",
}


def po(*words: str) -> str:
    """Return a file of translations in which every word says itself, with a mark that it was translated."""
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'
    return head + "".join(f'\nmsgid "{word}"\nmsgstr "«{word}»"\n' for word in words)


def write(folder: Path, files: Mapping[str, str]) -> Path:
    """Write files into a folder."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def made(folder: Path) -> Path:
    """Make the small folder, translated and published."""
    for area in ("talks", "shared_lists"):
        write(folder, {f"{area}/locale/{language}.po": po(*WORDS) for language in LANGUAGES})
    write(folder, FILES)
    assert not desk.publish(folder / "talks", date(2026, 11, 23)).refused
    return folder


def edit(path: Path, before: str, after: str) -> None:
    """Put other words into a file, as somebody at the desk would."""
    text = path.read_text(encoding="utf-8")
    assert text.count(before) == 1, before
    path.write_text(text.replace(before, after), encoding="utf-8")


def told(folder: Path, office: Path | None = None) -> list[str]:
    """Return what the check says, as it is printed."""
    return [str(remark) for remark in desk.problems(Catalogue(folder, office), DAY)]
