"""A second way to the same conclusions, from the standard and not from the form: tables and sets, no conditions."""

from datetime import date

KINDS = ("penetration", "sexual_contact", "assault", "marriage", "denial", "psychological", "gender_based")
NAMES = (
    "rape", "sexual_assault", "physical_assault", "forced_marriage", "denial_of_resources", "psychological_abuse",
)  # fmt: skip
SEXUAL, EVERY = {"rape", "sexual_assault"}, set(NAMES)
LAST_DAYS = {"days_0_3": 3, "days_4_5": 5, "days_6_14": 14, "weeks_2_month_1": 30}
# context → the kinds of incident it can stand on, the fact it hangs on
CONTEXTS = {
    "partner": (EVERY, "partner"),
    "child_sexual_abuse": (SEXUAL, "child"),
    "early_marriage": ({"forced_marriage"}, "child"),
    "exploitation": (SEXUAL, "exchanged"),
    "slavery": (SEXUAL, "taken"),
    "practice": (EVERY, "practice"),
}
Known = bool | None


def kind(answers: tuple[str, ...]) -> str:
    """Return the kind of incident: the place of the first answer that is not No decides, and only a Yes there names one."""
    at = next((place for place, answer in enumerate(answers) if answer != "no"), len(answers))
    if at == len(answers):
        return "non_gbv"
    return NAMES[at] if answers[at] == "yes" and at < len(NAMES) else ""


def band(told: date, happened: date) -> str:
    """Return the band of days between two dates, counted one by one."""
    days = told.toordinal() - happened.toordinal()
    return next((name for name, last in LAST_DAYS.items() if days in range(last + 1)), "over_month_1")


def context(name: str, incident: str, facts: dict[str, Known]) -> str:
    """Return yes, no or unknown for a context: no where it cannot stand, unknown where what it hangs on is not known."""
    stands_on, fact = CONTEXTS[name]
    if not incident:
        return "unknown"
    if incident not in stands_on:
        return "no"
    return {True: "yes", False: "no", None: "unknown"}[facts[fact]]


def child(age_now: int | None, age_then: int | None, said: Known) -> Known:
    """Return whether the person was a child then: who is one now was one; else the age then; else what was said."""
    if age_now is not None and age_now < 18:
        return True
    return said if age_then is None else age_then in range(18)
