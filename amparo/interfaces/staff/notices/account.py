"""What the owner of an account is told of it, in words, and where they can do something about it."""

from django.urls import reverse
from django.utils.translation import gettext_lazy, ngettext

from amparo.interfaces.ui.parts import Cell
from amparo.trust.staffing.watching.news import News

SAID = {
    News.DEVICE: gettext_lazy("Your account was entered from a new device"),
    News.PRINTED_CODE: gettext_lazy("One of your printed codes was used to sign in"),
    News.ENTERED: gettext_lazy("Your account was entered with a code of the administrator, and has a new passphrase"),
    News.PASSPHRASE: gettext_lazy("Your passphrase was changed"),
    News.FACTOR_ADDED: gettext_lazy("A second factor was added to your account"),
    News.FACTOR_REMOVED: gettext_lazy("A second factor was removed from your account"),
    News.CODES_MADE: gettext_lazy("New printed codes were made for your account"),
    News.LINK_OFFERED: gettext_lazy("Your administrator lets you link your account to the identity provider"),
    News.LINKED: gettext_lazy("Your account was linked to the identity provider"),
    News.UNLINKED: gettext_lazy("The link of your account to the identity provider was ended"),
}
WHERE_OPEN = (News.TRIED, News.WRONG_CODE, News.DEVICE)
"""What makes its owner look where the account is open; after the others, at what opens it."""


def what(kind: str, count: str) -> Cell | None:
    """Return what a notice about one's own account says, with the way to go on; None for other notices."""
    if kind not in set(News):
        return None
    news = News(kind)
    way = reverse("usersessions_list" if news in WHERE_OPEN else "mfa_index")
    return Cell(_counted(news, int(count)) if count else str(SAID[news]), url=way)


def _counted(news: News, number: int) -> str:
    if news is News.TRIED:
        said = ngettext(
            "Somebody gave a wrong passphrase for your account %(number)s time",
            "Somebody gave a wrong passphrase for your account %(number)s times",
            number,
        )
    else:
        said = ngettext(
            "Your passphrase was given with a wrong code %(number)s time: if it was not you, choose a new passphrase",
            "Your passphrase was given with a wrong code %(number)s times: if it was not you, choose a new passphrase",
            number,
        )
    return said % {"number": number}
