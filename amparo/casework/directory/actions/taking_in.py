"""In the house: what services said of themselves becomes part of their listings, as a revision that names no member of staff."""

from typing import Any

from django.db import transaction

from amparo.casework.directory import publicity, rules
from amparo.casework.directory.actions.revising import act_of_a_service, revise
from amparo.casework.directory.actions.saving import write_phones
from amparo.casework.directory.actions.services import write_hours
from amparo.casework.directory.models import Service, ServiceNews
from amparo.casework.directory.queries.listings import revision
from amparo.foundation import clock
from amparo.foundation.errors import Refusal

PLAIN = ("status", "alert")


def take_in_news() -> int:
    """Take in everything that waits, oldest first; return how many listings were brought up to date."""
    waiting = ServiceNews.objects.filter(taken_at=None).order_by("at", "pk").values_list("pk", flat=True)
    return sum(_take(one) for one in list(waiting))


@transaction.atomic
def _take(key: Any) -> bool:
    news = (
        ServiceNews.objects.select_for_update(of=("self",)).select_related("link").filter(pk=key, taken_at=None).first()
    )
    if news is None:
        return False
    news.taken_at = clock.now()
    news.save(update_fields=["taken_at"])
    found = publicity.of_a_link().select_for_update(of=("self",)).filter(pk=news.link.service_id).first()
    if found is None or news.link.ended_at is not None or not _keepable(news.fields):
        return False
    _change(found, news)
    _, before = revision(found.pk)
    revise(None, act_of_a_service(), found.pk, {**before, **news.fields})
    return True


def _keepable(fields: dict[str, Any]) -> bool:
    """Return whether the rules of the house accept it: what came through the public door is checked once more."""
    try:
        rules.check_part(fields)
    except Refusal:
        return False
    return True


def _change(found: Service, news: ServiceNews) -> None:
    said = news.fields
    for name in PLAIN:
        setattr(found, name, said.get(name, getattr(found, name)))
    if "capacity" in said:
        found.capacity, found.capacity_available, found.capacity_at = said["capacity"], None, news.at
    if "hours" in said:
        write_hours(found, said["hours"])
    if "phones" in said:
        write_phones(found.pk, said["phones"], service=found)
    found.checked_on, found.checked_by, found.told_by_itself = news.at.date(), None, True
    found.modified_at = clock.now()
    found.save()
