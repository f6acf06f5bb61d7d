"""`amparo practice`: the desk of those who keep forms, rules, lists and deadlines; needs no database and knows no person."""

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Concatenate, ParamSpec

import click

from amparo import practice as content
from amparo.foundation import clock
from amparo.interfaces.cli import startup
from amparo.interfaces.cli.practice.noting import notes
from amparo.interfaces.cli.practice.showing import LANGUAGES, page, screen
from amparo.practice import Catalogue, desk
from amparo.practice.areas import folders

P = ParamSpec("P")
Command = Callable[Concatenate[Catalogue, P], None]
FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


def on_content(command: Command[P]) -> Callable[..., None]:
    """Give a command its two places, and the catalogue of what stands there."""

    @click.option("--office", type=FOLDER, envvar="AMPARO_PRACTICE", help="Folder of your country office.")
    @click.option(
        "--folder", type=FOLDER, default=content.FOLDER, help="Another folder than the content of Amparo itself."
    )
    @wraps(command)
    def placed(office: Path | None, folder: Path, *args: P.args, **kwargs: P.kwargs) -> None:
        command(Catalogue(folder, office), *args, **kwargs)

    return placed


@click.group(short_help="Check, preview, compare and publish forms, rules and deadlines.")
def practice() -> None:
    """Look after the content: forms, lists, rules, parameters and pathways, which are tables and no program.

    Where AMPARO_PRACTICE names the folder of your country office, diff and publish are about that folder; else about
    Amparo's own content. docs/how-to shows whole changes.
    """


@practice.command()
@on_content
def check(catalogue: Catalogue) -> None:
    """Say everything that is wrong with the content, in plain words, with file and row.

    Forms that can be read, conditions that name known questions, examples that come out, three examples for each rule,
    translations, sources, fingerprints, and what a country office may not do. Ends with status 0 when nothing is wrong.
    """
    _stop_at(desk.problems(catalogue, clock.today()))
    click.echo("Nothing is wrong with the content.")


@practice.command()
@click.argument("form", metavar="AREA/FORM")
@click.option("--language", type=click.Choice(LANGUAGES), default="en", help="The language in which it is asked.")
@click.option(
    "--html", type=click.Path(dir_okay=False, path_type=Path), help="Write it to this file, for a browser or to print."
)
@on_content
def preview(catalogue: Catalogue, form: str, language: str, html: Path | None) -> None:
    """Show a form as it will be asked, with every question, its choices, when it is asked and the notes for who asks.

    AREA/FORM is a name such as screening/screening.
    """
    if form.partition("@")[0] not in catalogue.forms:
        startup.refuse(f"There is no form {form}. There are: {', '.join(catalogue.forms)}.")
    found = catalogue.form(form)
    beside = notes(catalogue, form, clock.today(), language)
    if html is None:
        click.echo_via_pager(screen(found, language, beside))
        return
    html.write_text(page(found, language, beside), encoding="utf-8")
    click.echo(f"Written to {html}.")


@practice.command()
@on_content
def diff(catalogue: Catalogue) -> None:
    """Say what was changed against what is published: question by question, row by row."""
    changed = [change for area in _worked_on(catalogue) for change in desk.changes(area)]
    for change in changed:
        click.echo(str(change))
    if not changed:
        click.echo("Everything is as published.")


@practice.command()
@click.option("--new-versions", is_flag=True, help="Write today as version into each changed form that needs one.")
@on_content
def publish(catalogue: Catalogue, *, new_versions: bool) -> None:
    """Give out what was changed: its version, its fingerprint, and its text kept for whoever answers with it.

    Nothing is published while `check` finds something wrong. A changed form needs a new version in its settings; a
    published number is ended and another added, never rewritten.
    """
    _stop_at(desk.problems(catalogue, clock.today(), frozen=False))
    done = {place: desk.publish(place, clock.today(), new_versions=new_versions) for place in _worked_on(catalogue)}
    for place, published in done.items():
        for name, version in published.given.items():
            click.echo(f"{place.name}/{name} is published as {version}.")
    _stop_at([remark for published in done.values() for remark in published.refused])
    if not any(published.given for published in done.values()):
        click.echo("Everything was published before.")


def _worked_on(catalogue: Catalogue) -> list[Path]:
    """Return the areas in the folder of the country office, or in ours where there is none."""
    return folders(catalogue.office or catalogue.folder)


def _stop_at(remarks: list[desk.Remark]) -> None:
    for remark in remarks:
        click.echo(str(remark), err=True)
    if remarks:
        startup.refuse(f"{len(remarks)} {'thing needs' if len(remarks) == 1 else 'things need'} mending.")
