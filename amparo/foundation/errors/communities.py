"""Problems of keeping records of communities."""

from amparo.foundation.errors import Entry, gettext_noop

ENTRIES = (
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
)
