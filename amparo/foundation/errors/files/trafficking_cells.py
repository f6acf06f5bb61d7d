"""More of them: problems of single rows and cells of such files."""

from amparo.foundation.errors import Entry, gettext_noop

ENTRIES = (
    Entry(
        "htcds.formula",
        gettext_noop("This cell holds a formula."),
        gettext_noop("Write what it shows; nothing of it is taken in."),
    ),
    Entry(
        "htcds.date",
        gettext_noop("This cannot be read as a date."),
        gettext_noop("Write year-month-day, such as 2026-11-27. It is kept as it stands."),
    ),
    Entry(
        "htcds.number",
        gettext_noop("This is not a number."),
        gettext_noop("Write digits only. It is kept as it stands."),
    ),
    Entry(
        "htcds.number_out",
        gettext_noop("This number cannot be."),
        gettext_noop("Look whether a digit is wrong. It is kept as it stands."),
    ),
    Entry(
        "htcds.yes_no",
        gettext_noop("This is neither yes nor no."),
        gettext_noop("Write TRUE, FALSE, or nothing when it is not known. It is kept as it stands."),
    ),
    Entry(
        "htcds.code",
        gettext_noop("This is not one of the codes of this list."),
        gettext_noop("Look at the list of the standard. It is kept as it stands."),
    ),
    Entry(
        "htcds.country",
        gettext_noop("This is no country of ISO 3166."),
        gettext_noop("Write two or three letters, such as ER or ERI. It is kept as it stands."),
    ),
    Entry(
        "htcds.language",
        gettext_noop("This is no language code of ISO 639."),
        gettext_noop("Write three letters, such as tir. It is kept as it stands."),
    ),
    Entry(
        "htcds.phone",
        gettext_noop("This is not a telephone number with its country’s code."),
        gettext_noop("Write it as +49 151 000000. It is kept as it stands."),
    ),
    Entry(
        "htcds.phone_country",
        gettext_noop("The country’s code of this telephone number may be missing."),
        gettext_noop("Look whether it begins with + and the country."),
    ),
    Entry(
        "htcds.several",
        gettext_noop("The standard allows one answer here, and there are several."),
        gettext_noop("All are kept. Look which one holds."),
    ),
    Entry(
        "htcds.label_counts",
        gettext_noop("The name and the label of this column do not agree."),
        gettext_noop("The label counts, as people fill in what they see."),
    ),
    Entry(
        "htcds.stands_twice",
        gettext_noop("This column stands twice."),
        gettext_noop("The second one is kept apart, by its name."),
    ),
    Entry(
        "htcds.second_name",
        gettext_noop("This column is called “Second Name” and is read as a title, as IOM’s survey means it."),
        gettext_noop("Look whether it holds names."),
    ),
    Entry(
        "htcds.nameless",
        gettext_noop("This row tells no name."),
        gettext_noop("Choose whose case it is, or leave it out: nobody is registered without any name."),
    ),
    Entry(
        "htcds.undecided",
        gettext_noop("Nobody decided what becomes of this row."),
        gettext_noop("Choose, and send it again. Nothing of it was taken in."),
    ),
)
