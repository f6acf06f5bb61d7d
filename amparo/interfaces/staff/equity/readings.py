"""What a comparison says in plain sentences: how far a group is behind, what stays open, what could hide in so few people."""

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from amparo.foundation.fairness import Finding
from amparo.interfaces.staff.equity.words import Shown
from amparo.interfaces.ui import languages

ALIKE = {
    ("risk_level", "office"): gettext_lazy("the same level of risk in the same office"),
    ("risk_level", "office", "urgency"): gettext_lazy("the same level of risk and urgency in the same office"),
}
OTHERWISE = gettext_lazy("the same need in the same place")


def reading(one: Shown) -> str:
    """Return one comparison in plain sentences."""
    if one.finding is Finding.TOO_FEW:
        return _("Too few people to say anything.")
    if one.finding is Finding.NONE:
        return f"{_nothing(one)} {_hidden(one)}".strip()
    return f"{_behind(one)} {_open(one)}"


def _days(one: Shown, number: float) -> int:
    return round((one.usual or 0) * number / 100)


def _tells_days(one: Shown) -> bool:
    return one.usual is not None and _days(one, one.gap) >= 1


def _behind(one: Shown) -> str:
    told = {"alike": str(ALIKE.get(one.measure.strata, OTHERWISE)), "number": number_format(round(one.gap))}
    if one.is_wait and _tells_days(one):
        days = _days(one, one.gap)
        text = ngettext(
            "This group waited about %(number)s day longer than others with %(alike)s.",
            "This group waited about %(number)s days longer than others with %(alike)s.",
            days,
        )
        return text % (told | {"number": number_format(days)})
    if one.is_wait:
        if one.capped(one.gap):
            return _("This group waited at least %(number)s%% longer than others with %(alike)s.") % told
        return _("This group waited about %(number)s%% longer than others with %(alike)s.") % told
    if one.capped(one.gap):
        return _("In this group it was at least %(number)s fewer of 100 than among others with %(alike)s.") % told
    return _("In this group it was about %(number)s fewer of 100 than among others with %(alike)s.") % told


def _open(one: Shown) -> str:
    low, high = number_format(round(one.low)), number_format(round(one.high))
    if one.is_wait and _tells_days(one):
        days = _days(one, one.high)
        told = {"low": languages.alone(number_format(_days(one, one.low))), "high": number_format(days)}
        return (
            ngettext(
                "The figures leave open %(low)s to %(high)s day.",
                "The figures leave open %(low)s to %(high)s days.",
                days,
            )
            % told
        )
    if one.is_wait and one.capped(one.high):
        return _("The figures leave open %(low)s%% and more.") % {"low": languages.alone(low)}
    if one.is_wait:
        return _("The figures leave open %(low)s%% to %(high)s%%.") % {"low": languages.alone(low), "high": high}
    if one.capped(one.high):
        return _("The figures leave open %(low)s and more.") % {"low": languages.alone(low)}
    return _("The figures leave open %(low)s to %(high)s.") % {"low": languages.alone(low), "high": high}


def _nothing(one: Shown) -> str:
    if one.low > 0:
        return _("What is seen here chance alone can bring about among so many comparisons.")
    return _("No difference was found.") if one.high > 0 else _("This group is not behind.")


def _hidden(one: Shown) -> str:
    """Return how large a gap could be that nobody sees in so few people."""
    if one.high <= 0:
        return ""
    told = {"high": number_format(round(one.high))}
    if one.is_wait:
        if one.capped(one.high):
            return _("Even a wait that is more than %(high)s%% longer could hide.") % told
        return _("A wait that is up to %(high)s%% longer could hide.") % told
    if one.capped(one.high):
        return _("Even more than %(high)s fewer of 100 could hide.") % told
    return _("Up to %(high)s fewer of 100 could hide.") % told
