"""Problems of watching places: what is observed there, alerts, routes, and files or answers with figures of displacement."""

from amparo.foundation.errors import Entry, gettext_noop

ENTRIES = (
    Entry(
        "monitoring.incomplete",
        gettext_noop("Something is missing or cannot be right."),
        gettext_noop("Mend what is marked, then save again."),
    ),
    Entry(
        "monitoring.may_name",
        gettext_noop("Some words may name somebody or lead to them."),
        gettext_noop("Take names, numbers and addresses out. If there is none, say so below and save again."),
    ),
    Entry(
        "monitoring.nothing_and_more",
        gettext_noop("“Nothing follows” stands beside something that follows."),
        gettext_noop("Choose one or the other."),
    ),
    Entry(
        "monitoring.again_on",
        gettext_noop("What is not clear is looked at again."),
        gettext_noop("Say on which day."),
    ),
    Entry(
        "monitoring.route_name",
        gettext_noop("The route has no name, or one that is too long."),
        gettext_noop("Use at most 100 letters."),
    ),
    Entry(
        "monitoring.route_stops",
        gettext_noop("A route has 2 to 20 places."),
        gettext_noop("Choose them in the order in which people pass them."),
    ),
    Entry(
        "monitoring.source",
        gettext_noop("Nobody can check a figure without its source."),
        gettext_noop("Write who published it, in at most 200 letters."),
    ),
    Entry(
        "monitoring.no_table",
        gettext_noop("This file is no table that can be read."),
        gettext_noop("Choose a CSV file or a workbook (.xlsx)."),
    ),
    Entry(
        "monitoring.no_rows",
        gettext_noop("There is nothing in this file that can be kept."),
        gettext_noop("Look at what is said of its rows, mend the file, and bring it in again."),
    ),
    Entry(
        "monitoring.dtm_not_installed",
        gettext_noop("What asks IOM for displacement figures is not installed here."),
        gettext_noop("Bring in a file instead, or ask who runs this installation to install the lock file dtm."),
    ),
    Entry(
        "monitoring.dtm_key",
        gettext_noop("IOM does not accept the key that is set here."),
        gettext_noop("Ask who runs this installation to renew it; until then bring in a file."),
    ),
    Entry(
        "monitoring.dtm_no_answer",
        gettext_noop("IOM gave no answer that can be read."),
        gettext_noop("Try again later, or bring in a file."),
    ),
)
