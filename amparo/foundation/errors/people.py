"""Problems of registering people."""

from amparo.foundation.errors import Entry, gettext_noop

ENTRIES = (
    Entry(
        "people.name_missing",
        gettext_noop("There is no name yet."),
        gettext_noop("Write at least one part of the name, or the name the person wants to be called."),
    ),
    Entry(
        "people.birth_date_unreadable",
        gettext_noop("The birth date cannot be read."),
        gettext_noop("Write day, month and year, only month and year, or only the year."),
    ),
    Entry(
        "people.birth_date_impossible",
        gettext_noop("This birth date cannot be right."),
        gettext_noop("Check the year. If the date is not known, leave it empty and write the age the person gives."),
    ),
    Entry(
        "people.age_impossible",
        gettext_noop("This age cannot be right."),
        gettext_noop("Write the age in whole years, from 0 to 120."),
    ),
    Entry(
        "people.field_unknown",
        gettext_noop("A detail was sent that this page does not know."),
        gettext_noop("Open the page again and send it from there."),
    ),
    Entry(
        "people.tie_to_oneself",
        gettext_noop("A person cannot be tied to themselves."),
        gettext_noop("Choose another person."),
    ),
    Entry(
        "people.duplicate_twice",
        gettext_noop("One of these two records is already marked as a duplicate, or both are the same."),
        gettext_noop("Choose the record that is kept, or take the earlier mark away first."),
    ),
    Entry(
        "people.honey_alike",
        gettext_noop("Somebody in the register has a similar name."),
        gettext_noop(
            "Choose another one: whoever looks for that person must not be taken for somebody who looks around."
        ),
    ),
    Entry(
        "people.photo_unreadable",
        gettext_noop("This file is not a picture that can be kept."),
        gettext_noop("Choose a JPEG, PNG or WebP picture of at most 10 MB."),
    ),
)
