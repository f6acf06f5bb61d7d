"""Problems of reaching and changing records, of answers, of forms and of files of cases."""

from amparo.foundation.errors import Entry, gettext_noop

ENTRIES = (
    Entry(
        "record.not_there",
        gettext_noop("This page is not here, or it is not yours to open."),
        gettext_noop("Check the address, go back to your list, or ask your supervisor."),
        404,
    ),
    Entry(
        "record.sealed",
        gettext_noop(
            "This record is sealed to people, and your key is not open in this session or does not fit it yet."
        ),
        gettext_noop(
            "Sign out and sign in with your passphrase. If that does not help, ask a colleague of the case to open it once."
        ),
        403,
    ),
    Entry(
        "record.nobody_left",
        gettext_noop("After this nobody would be left who can open this restricted record."),
        gettext_noop("Name somebody first who has signed in to Amparo with a passphrase."),
    ),
    Entry(
        "record.no_key_there",
        gettext_noop("Nobody of that team can receive a restricted case yet."),
        gettext_noop("Ask one of its supervisors to sign in to Amparo once, then offer it again."),
    ),
    Entry(
        "record.key_used",
        gettext_noop("This form was already sent by somebody else."),
        gettext_noop("Open the page again and send it from there."),
    ),
    Entry(
        "access.no_role",
        gettext_noop("Your account has no role at the moment."),
        gettext_noop("Ask your administrator to give you a role in a team."),
        403,
    ),
    Entry(
        "figures.exact_stays",
        gettext_noop(
            "These figures are exact, and exact figures stay in the office: small ones tell of single people."
        ),
        gettext_noop("Ask an information officer for the same figures; theirs are protected and may go further."),
    ),
    Entry(
        "forms.required",
        gettext_noop("This question needs an answer."),
        gettext_noop("Answer it, or choose that it is unknown if that is offered."),
    ),
    Entry(
        "forms.not_allowed",
        gettext_noop("This answer does not fit the question."),
        gettext_noop("Check the answer and the hint of the question."),
    ),
    Entry(
        "forms.not_a_whole_number",
        gettext_noop("This must be a whole number."),
        gettext_noop("Write digits only, for example 12."),
    ),
    Entry(
        "forms.not_a_number",
        gettext_noop("This must be a number."),
        gettext_noop("Write digits with a point for decimals, for example 3.5."),
    ),
    Entry(
        "forms.not_a_date",
        gettext_noop("This must be a real date."),
        gettext_noop("Write day, month and year, for example 27 3 2026."),
    ),
    Entry(
        "forms.not_a_time",
        gettext_noop("This must be a time of day."),
        gettext_noop("Write hours and minutes, for example 14:30."),
    ),
    Entry(
        "forms.not_a_moment",
        gettext_noop("This must be a date with a time."),
        gettext_noop("Write the date and then the time, for example 2026-03-27 14:30."),
    ),
    Entry(
        "forms.not_a_place",
        gettext_noop("This must be a place on the map."),
        gettext_noop("Write latitude and longitude in degrees, for example 4.05 9.70."),
    ),
    Entry(
        "forms.not_a_choice",
        gettext_noop("This answer is not one of the choices."),
        gettext_noop("Choose again from the list."),
    ),
    Entry(
        "forms.out_of_range",
        gettext_noop("This number is outside the range."),
        gettext_noop("Choose a number between the lowest and the highest."),
    ),
    Entry(
        "forms.too_long",
        gettext_noop("This answer is too long."),
        gettext_noop("Shorten it, or put the longer text into a note or a document."),
    ),
    Entry(
        "forms.too_many",
        gettext_noop("There are too many entries of this kind."),
        gettext_noop("Remove some, or record the rest in another form."),
    ),
    Entry(
        "forms.cannot_decide",
        gettext_noop("The form could not work out a condition of this question."),
        gettext_noop("Tell whoever looks after the form which question it was."),
    ),
    Entry(
        "forms.unknown_form",
        gettext_noop("This form is not known here."),
        gettext_noop("It may have been withdrawn. Go back and choose a form again."),
        404,
    ),
    Entry(
        "forms.unreadable",
        gettext_noop("This form cannot be read."),
        gettext_noop("See the list of problems, mend the file and try again."),
    ),
    Entry(
        "forms.refused_file",
        gettext_noop("This file is refused because it could harm the server."),
        gettext_noop("Save the form again as a plain .xlsx workbook without macros, images or hidden parts."),
    ),
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
