"""A table of the feed as a file, with the words that explain its columns and, for who still uses it, a row of HXL tags."""

from collections.abc import Iterable

from django import forms
from django.db import transaction
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.analysis.feeds import actions, queries
from amparo.analysis.feeds.sources import walk
from amparo.analysis.feeds.tables import TABLES
from amparo.analysis.indicators.actions import Purpose, Recipient
from amparo.exchange.odata import Entity, Row, Value, written
from amparo.exchange.xlsform.exporting import Table, write_workbook
from amparo.foundation.policy import Role
from amparo.interfaces.staff.feeds import words
from amparo.interfaces.staff.indicators.taking import Taking, zipped
from amparo.interfaces.staff.screens import StaffRequest, form_page, screen
from amparo.interfaces.ui.downloads import XLSX, attachment
from amparo.trust.accounts import second_lock
from amparo.trust.disclosure import gate


class TakingTable(Taking):
    """What the file is for, who receives it, its kind, and whether it has a row of tags."""

    hxl = forms.BooleanField(label=gettext_lazy("With a second heading of HXL tags"), required=False)


@screen(Role.INFORMATION_OFFICER, methods=("GET", "POST"), fresh=True)
@transaction.non_atomic_requests
def feed_file(request: StaffRequest, table: str) -> HttpResponse:
    """Give a table as a file. Its rows are read after the act is written down, so that nobody waits for a long one."""
    if not queries.may_give(request.access) or table not in TABLES:
        raise gate.not_there(request.access, None, actions.TAKEN)
    form = TakingTable(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _file(request, table, form)
    context = {
        "title": _("Take the table %(name)s out") % {"name": table},
        "hint": words.table(table),
        "cancel_url": reverse("feeds"),
        "submit_text": _("Take the file out"),
    }
    return form_page(request, form=form, **context)


def _file(request: StaffRequest, name: str, form: TakingTable) -> HttpResponse:
    said, actor = form.cleaned_data, request.access.actor
    purpose, recipient = Purpose(said["purpose"]), Recipient(said["recipient"])
    with second_lock.standing(actor):
        source, reader = actions.take_out(by=request.access, name=name, purpose=purpose, recipient=recipient)
    with second_lock.standing(actor):
        entity = source.entity()
        rows = _table(entity, (row for _place, row in walk(source, reader)), hxl=said["hxl"])
    if said["kind"] == "xlsx":
        return attachment(write_workbook(rows, _dictionary(entity)), XLSX, f"{name}.xlsx")
    return attachment(zipped(rows, _dictionary(entity)), "application/zip", f"{name}.zip")


def _table(entity: Entity, rows: Iterable[Row], *, hxl: bool) -> Table:
    names = tuple(entity.by_name)
    tags = (tuple(column.hxl for column in entity.columns),) if hxl else ()
    return Table(entity.name, names, (*tags, *(tuple(_cell(row[name]) for name in names) for row in rows)))


def _cell(value: Value) -> str:
    """Return a value as a cell holds it; an empty cell is a number that is not told.

    >>> _cell(0.25), _cell(None), _cell(False)
    ('0.25', '', 'false')
    """
    told = written(value)
    if isinstance(told, bool):
        return str(told).lower()
    return "" if told is None else f"{told:.4f}".rstrip("0").rstrip(".") if isinstance(told, float) else str(told)


def _dictionary(entity: Entity) -> Table:
    columns = ((one.name, one.about, " ".join(one.enum.members) if one.enum else "", one.hxl) for one in entity.columns)
    return Table("dictionary", (_("Column"), _("What it is"), _("Codes"), _("HXL tag")), tuple(columns))
