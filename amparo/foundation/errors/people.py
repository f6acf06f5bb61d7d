"""Problems with details of people, and around the own file of a person, which they mostly read themselves."""

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
        "people.no_code",
        gettext_noop("Nobody whom you may see has this code."),
        gettext_noop("Check the code letter by letter, or register the person first."),
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
    Entry(
        "own_file.pin_digits",
        gettext_noop("The PIN has six to eight digits."),
        gettext_noop("Write digits only. No letters and no signs."),
    ),
    Entry(
        "own_file.pin_easy",
        gettext_noop("This PIN is easy to guess."),
        gettext_noop("Choose another one: no row like 123456, no digit again and again, no year of birth."),
    ),
    Entry(
        "own_file.pin_again",
        gettext_noop("The two PINs are not the same."),
        gettext_noop("Let the person type the PIN twice, slowly."),
    ),
    Entry(
        "own_file.no_case",
        gettext_noop("There is no case of this person whose story you may read."),
        gettext_noop("Open a case first, or let somebody who works on it give the access."),
    ),
    Entry(
        "own_file.nobody",
        gettext_noop("Nobody who works on this case could read yet what the person writes."),
        gettext_noop("Its owner has to sign in once; then try again."),
    ),
    Entry(
        "own_file.mistyped",
        gettext_noop("This is not a code: a digit is wrong or missing."),
        gettext_noop("Look at the sixteen digits on your paper again, four by four."),
    ),
    Entry(
        "own_file.wrong_code",
        gettext_noop("Code and PIN do not belong together, or there is no such code any more."),
        gettext_noop(
            "Check both, digit by digit. After five wrong tries you have to wait a little, after ten only our staff can "
            "help: call them or come by."
        ),
        403,
    ),
    Entry(
        "own_file.wait",
        gettext_noop("This code was tried with wrong PINs several times."),
        gettext_noop("Wait some minutes and try again; each wrong try makes the wait longer."),
        429,
    ),
    Entry(
        "own_file.locked",
        gettext_noop("This code was tried with wrong PINs too often and is closed."),
        gettext_noop("Call our staff or come by: they give you a new code. Your case goes on as before."),
        403,
    ),
    Entry(
        "own_file.busy",
        gettext_noop("Very many codes are being tried at the moment."),
        gettext_noop("Wait a quarter of an hour and try again, or call our staff."),
        429,
    ),
    Entry(
        "own_file.nothing_to_rate",
        gettext_noop("It is not said which service you mean, or it is too early to say something about it."),
        gettext_noop("Choose a service of the list. You can always tell us something else below."),
    ),
    Entry(
        "own_file.kind_missing",
        gettext_noop("It is not said what you ask for."),
        gettext_noop("Choose one of the list."),
    ),
    Entry(
        "own_file.too_long",
        gettext_noop("This is too long to be sent at once."),
        gettext_noop("Shorten it, or send it in two parts."),
    ),
    Entry(
        "own_file.many_wait",
        gettext_noop("Very much of what you sent waits to be read."),
        gettext_noop("We read it as soon as we can. Call our staff when you cannot wait."),
        429,
    ),
)
