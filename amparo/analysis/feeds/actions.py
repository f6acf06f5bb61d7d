"""Give a feed token, end it, call with it; take a table out as a file. What leaves, for what and for whom stands in the log."""

from collections.abc import Collection
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from amparo.analysis.feeds import queries, rules
from amparo.analysis.feeds.models import Token
from amparo.analysis.feeds.queries import Calling
from amparo.analysis.feeds.sources import Reader, Source
from amparo.analysis.feeds.tables import TABLES
from amparo.analysis.indicators.actions import Purpose, Recipient
from amparo.casework.directory import queries as directory
from amparo.foundation import clock, ids
from amparo.foundation.errors import Refusal
from amparo.trust.accounts import second_lock
from amparo.trust.audit import actions as audit
from amparo.trust.disclosure import gate
from amparo.trust.disclosure.access import Access

GIVEN, ENDED, PULLED, TAKEN = "feed.given", "feed.ended", "feed.pulled", "feed.taken"


@audit.one_act
def give(
    *,
    by: Access,
    recipient: Recipient,
    recipient_name: str,
    purpose: Purpose,
    tables: Collection[str],
    days: int,
    organization: UUID | None = None,
    key: UUID | None = None,
) -> tuple[UUID, str]:
    """Give a token for tables; return its id and its secret, which is kept nowhere and said only now.

    Raises Refusal where the recipient is no organisation that one knows, or its agreements do not let a table leave. A form
    sent twice (`key`) gives one token; its secret is empty the second time.
    """
    if known := queries.in_reach(by, GIVEN).filter(key=key).first() if key else None:
        return known.pk, ""
    agency, secret = queries.agency_of(by, GIVEN), rules.secret()
    _check(by, recipient, tables, days, organization)
    row = Token.objects.create(
        id=ids.new(), agency_id=agency, made_by_id=by.id, recipient=recipient.value,
        recipient_name=recipient_name.strip(), organization=organization, purpose=purpose.value, key=key,
        tables=[name for name in TABLES if name in tables], expires_on=clock.today() + timedelta(days=days),
        **rules.kept_of(secret),
    )  # fmt: skip
    _log(by, GIVEN, row, {"tables": row.tables, "until": row.expires_on.isoformat()})
    return row.pk, secret


def _check(by: Access, recipient: Recipient, tables: Collection[str], days: int, organization: UUID | None) -> None:
    if recipient not in rules.RECIPIENTS or not tables or not set(tables) <= set(TABLES):
        raise Refusal("feeds.what", field="tables")
    if not 1 <= days <= rules.longest(clock.today()):
        raise Refusal("feeds.too_long", field="days")
    _check_organization(by, recipient, organization)
    if queries.lacking(by, organization, tables):
        raise Refusal("feeds.no_agreement", field="organization")


def _check_organization(by: Access, recipient: Recipient, organization: UUID | None) -> None:
    """Refuse a recipient outside who is no organisation of the directory, and one of our own who is."""
    known = organization is not None and bool(directory.organization_names(by, [organization]))
    if known is (recipient in rules.WITHIN):
        raise Refusal("feeds.whom", field="organization")


@audit.one_act
def end(*, by: Access, token: UUID) -> None:
    """End a token; it opens nothing from now on. One that has ended stays as it is."""
    row = queries.in_reach(by, ENDED).select_for_update().filter(pk=token).first()
    if row is None:
        raise gate.not_there(by, token, ENDED)
    if row.ended_at is None:
        Token.objects.filter(pk=token).update(ended_at=clock.now())
        _log(by, ENDED, row, {})


def call(secret: str) -> Calling:
    """Return who calls with a secret, counted; raise Refusal "feeds.no_token" or "feeds.too_often".

    Stands for the caller before the database until the transaction ends, in which this has to be called.
    """
    found = rules.digest(secret)
    show(found)
    row = Token.objects.select_for_update().filter(digest=found).first()
    caller = queries.calling(row)
    if row is None or caller is None:
        raise Refusal("feeds.no_token")
    row.window_began, row.window_calls = rules.counted(row.window_began, row.window_calls, clock.now())
    row.last_used_at = clock.now()
    row.save(update_fields=["window_began", "window_calls", "last_used_at"])
    second_lock.stand(caller.reader.access.actor)
    if row.window_calls > rules.calls_a_minute(clock.today()):
        raise Refusal("feeds.too_often")
    return replace(caller, tables=queries.given(caller.reader.access, row))


def show(digest: str) -> None:
    """Let the one token with this hash be in sight until the transaction ends: who has its secret is not known yet."""
    if second_lock.is_there():
        second_lock.ask("SELECT set_config('amparo.feed', %s, true)", digest)


@audit.one_act
def pull(caller: Calling, name: str) -> Source:
    """Return a table that a token gives, and write down that it was pulled, what for and by whom.

    Raises "not there", which is logged, for a table that it does not give as for one that does not exist.
    """
    access, row = caller.reader.access, caller.row
    second_lock.stand(access.actor)
    source = next((one for one in caller.tables if one.name == name), None)
    if source is None:
        raise gate.not_there(access, row.pk, PULLED)
    _log(access, PULLED, row, {"table": name})
    audit.checkpoint_after_this()
    return source


@audit.one_act
def take_out(*, by: Access, name: str, purpose: Purpose, recipient: Recipient) -> tuple[Source, Reader]:
    """Return a table to be taken out as a file, and write down what it is for and who receives it."""
    if not queries.may_give(by) or name not in TABLES:
        raise gate.not_there(by, None, TAKEN)
    detail = {"table": name, "purpose": purpose.value, "recipient": recipient.value}
    audit.append([audit.Entry(actor=by.id, role=by.role, act=TAKEN, detail=detail)])
    audit.checkpoint_after_this()
    return TABLES[name], Reader(by, rules.salt())


def _log(by: Access, act: str, row: Token, more: dict[str, object]) -> None:
    detail = {"purpose": row.purpose, "recipient": row.recipient, **more}
    audit.append([audit.Entry(actor=by.id, role=by.role, act=act, record=row.pk, detail=detail)])
