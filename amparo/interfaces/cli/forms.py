"""`amparo forms`: looks at a form that someone brings, and keeps it so that it can be filled on cases."""

from pathlib import Path

import click

from amparo.exchange import xlsform
from amparo.foundation.forms import Form
from amparo.interfaces.cli import startup

FILES = click.argument(
    "files", metavar="FILE...", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)


@click.group(short_help="Check forms that others made, or import them.")
def forms() -> None:
    """Check or import forms: XLSForm workbooks (.xlsx, .xls), XForms (.xml) or our Markdown tables (.md).

    A file is opened in a process of its own with limits of time and memory; one that is too large, nested too deep or
    made to harm is refused unread.
    """


@forms.command()
@FILES
def check(files: tuple[Path, ...]) -> None:
    """Say what each FILE asks, or what is wrong with it, by sheet and row.

    Changes nothing and needs no database. Ends with status 0 when every file is a form that can be filled, else 1.
    """
    _stop_at_broken([path for path in files if _explained(path) is None])


@forms.command("import")
@FILES
def bring_in(files: tuple[Path, ...]) -> None:
    """Keep each FILE so that it can be filled on any case, page by page, in its own languages.

    A file with problems is explained and not kept. The same form a second time changes nothing; a changed one is kept
    beside the older, and answers stay with the one they were given to.
    """
    startup.settings_read()
    startup.tables_present(click.echo)
    from django.db import transaction

    from amparo.casework.cases import actions

    broken = []
    for path in files:
        form = _explained(path)
        if form is None:
            broken.append(path)
            continue
        with transaction.atomic():
            kept = actions.import_form(form)
        click.echo(f"  kept as form {kept.pk}: it can now be filled on a case")
    _stop_at_broken(broken)


def _explained(path: Path) -> Form | None:
    """Say what is in the file; return its form, None when it cannot be filled."""
    try:
        report = xlsform.check(path, area="imported")
    except OSError as problem:
        startup.refuse(f"{path} cannot be read: {problem.strerror}.")
    click.echo(f"{path}: {_summary(report.form) if report.form else 'cannot be used'}")
    for complaint in report.problems:
        click.echo(f"  {complaint}", err=True)
    for advice in report.warnings:
        click.echo(f"  advice: {advice}")
    return report.form


def _summary(form: Form) -> str:
    languages = ", ".join(form.language_names.values()) or "one, without a name"
    version = f", version {form.version}" if form.version else ""
    asked = sum(len(page.questions) for page in form.pages)
    return f"{form.title} ({form.name}{version}): questions: {asked}; languages: {languages}"


def _stop_at_broken(broken: list[Path]) -> None:
    if broken:
        startup.refuse(f"Not usable: {', '.join(path.name for path in broken)}.")
