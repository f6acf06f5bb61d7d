"""Problems with files of trafficking cases (HTCDS 2.0), each told with its place in the file."""

from amparo.foundation.errors import Entry, gettext_noop

ENTRIES = (
    Entry("htcds.empty", gettext_noop("This file is empty."), gettext_noop("Choose the file again.")),
    Entry(
        "htcds.too_large",
        gettext_noop("This file is larger than 2 MB."),
        gettext_noop("Take pictures out of it, or bring it in in smaller parts."),
    ),
    Entry(
        "htcds.too_heavy",
        gettext_noop("This file takes too long to open, or holds more than 5,000 rows or 400 columns."),
        gettext_noop("Bring it in in smaller parts."),
    ),
    Entry(
        "htcds.locked",
        gettext_noop("This workbook is locked with a password."),
        gettext_noop("Open it, take the password away, save it as .xlsx and bring that file."),
    ),
    Entry(
        "htcds.damaged",
        gettext_noop(
            "This file cannot be opened: it is damaged, locked, or would unpack to far more than a table of cases."
        ),
        gettext_noop("Open it in a spreadsheet program, save it again as .xlsx and bring that file."),
    ),
    Entry(
        "htcds.other_file",
        gettext_noop("This file is no table of cases."),
        gettext_noop(
            "Bring a workbook (.xlsx), a table (CSV in UTF-8), or the answers to IOM’s survey as one of these."
        ),
    ),
    Entry(
        "htcds.not_utf8",
        gettext_noop("The letters of this table cannot be read."),
        gettext_noop("Save it again as CSV UTF-8 and bring that file."),
    ),
    Entry(
        "htcds.a_form",
        gettext_noop("This is a form, not cases."),
        gettext_noop("Bring the answers that were given to it."),
    ),
    Entry(
        "htcds.no_headings",
        gettext_noop("No sheet has headings of the standard (HTCDS 2.0)."),
        gettext_noop("Use IOM’s template, or write its names of fields into the first row."),
    ),
    Entry(
        "htcds.other_version",
        gettext_noop("This looks like a field of another version of the standard: version 2.0 does not have it."),
        gettext_noop("It is kept by its name. Look whether the file was written for version 2.0."),
    ),
    Entry(
        "htcds.too_many",
        gettext_noop("There are more than 100 cases in this file."),
        gettext_noop("Bring it in in smaller parts: somebody decides on each one."),
    ),
    Entry(
        "htcds.no_rows",
        gettext_noop("There are headings in this file, but no case."),
        gettext_noop("Choose the file that holds the cases."),
    ),
    Entry(
        "htcds.no_heading",
        gettext_noop("This cell has no heading above it."),
        gettext_noop("It is kept as it stands. Write a heading if it matters."),
    ),
    Entry(
        "htcds.no_case",
        gettext_noop("This row belongs to no case: no case has its key."),
        gettext_noop("Correct the key, or leave the row out."),
    ),
    Entry(
        "htcds.same_key",
        gettext_noop("Another case has the same key."),
        gettext_noop("Give each case a key of its own."),
    ),
)
