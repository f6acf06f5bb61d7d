"""Problems of answers, of forms from elsewhere and of files of cases."""

from amparo.foundation.errors import Entry, gettext_noop

ENTRIES = (
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
)
