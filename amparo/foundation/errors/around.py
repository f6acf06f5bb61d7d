"""Problems of keeping what surrounds people: communities, sites and their checklists, places, partners."""

from amparo.foundation.errors import Entry, gettext_noop

ENTRIES = (
    # Of communities and what belongs to them.
    Entry(
        "communities.too_long",
        gettext_noop("This is too long."),
        gettext_noop("Use at most 2,000 letters, and write what counts."),
    ),
    Entry(
        "communities.number",
        gettext_noop("This number cannot be."),
        gettext_noop("Write a number of people, or a part of a hundred, without a sign."),
    ),
    Entry(
        "communities.order",
        gettext_noop("This day lies before the one with which it begins."),
        gettext_noop("Exchange them, or leave one empty."),
    ),
    Entry(
        "communities.ahead",
        gettext_noop("This day lies ahead."),
        gettext_noop("Write down what has happened, on the day on which it happened."),
    ),
    Entry(
        "communities.unchecked",
        gettext_noop("This rumour was not checked yet."),
        gettext_noop("Write down first what is true, and where that comes from. Then answer it."),
    ),
    Entry(
        "communities.changed_meanwhile",
        gettext_noop("Somebody else changed this record while you were writing."),
        gettext_noop("Copy what you wrote, open the page again, and add what is missing there."),
    ),
    Entry(
        "communities.told_already",
        gettext_noop("Everybody was told of this already."),
        gettext_noop("What is new can be told under “You said, we did”."),
    ),
    Entry(
        "communities.worker_unknown",
        gettext_noop("This colleague does not work in the team of the volunteer."),
        gettext_noop("Choose a colleague of that team."),
    ),
    Entry(
        "communities.erased",
        gettext_noop("Name and contact of this volunteer were erased, and nothing is written about them any more."),
        gettext_noop("Write down a new volunteer if the person wants to help again."),
    ),
    # Of checklists, and of what surrounds people in a place.
    Entry(
        "mainstreaming.too_long",
        gettext_noop("This is too long."),
        gettext_noop("Use at most 300 letters."),
    ),
    Entry(
        "mainstreaming.due_past",
        gettext_noop("This day is over."),
        gettext_noop("Choose today or a later day."),
    ),
    Entry(
        "mainstreaming.changed_meanwhile",
        gettext_noop("Somebody else answered on this checklist while you were writing."),
        gettext_noop("Open the page again, look at what is new, and write yours on top of it."),
    ),
    Entry(
        "mainstreaming.closed_already",
        gettext_noop("This is closed already."),
        gettext_noop("Look at what came of it; agree something new if more has to be done."),
    ),
    Entry(
        "places.strength",
        gettext_noop("Risk and protection have a strength from 1 to 3, anything else has none."),
        gettext_noop("Choose how much, or leave it empty where it is neither."),
    ),
    Entry(
        "places.evidence",
        gettext_noop("A few words are needed: what is known, and never about whom."),
        gettext_noop("Use at most 300 letters, without names."),
    ),
    Entry(
        "places.begins",
        gettext_noop("This day has not come yet."),
        gettext_noop("Choose today or an earlier day."),
    ),
    Entry(
        "places.ends",
        gettext_noop("It ends before it begins."),
        gettext_noop("Choose a later last day, or leave it empty."),
    ),
    # Of registers of partners.
    Entry(
        "partnership.incomplete",
        gettext_noop("Something is missing or cannot be right."),
        gettext_noop("Mend what is marked, then save again."),
    ),
    Entry(
        "partnership.organization",
        gettext_noop("The organisation is missing."),
        gettext_noop("Choose it from the directory of services; add it there first when it is not listed."),
    ),
    Entry(
        "partnership.changed_meanwhile",
        gettext_noop("Somebody else changed this record while you were writing."),
        gettext_noop("Copy what you wrote, open the page again, and add what is missing there."),
    ),
)
