"""What kind of thing each database field holds: the build fails for a field nobody has thought about."""

from enum import StrEnum


class Sensitivity(StrEnum):
    """Class of one model field; every class but SEALED may stand in the clear, and says why."""

    ID = "random identifier: says nothing about anyone"
    PLACE = "office, team or agency that is responsible"
    STATUS = "tier, status or step of work: a code without content"
    DATE = "date or time of an act"
    SEALED = "content sealed by the vault"
    KEY = "wrapped key or password hash"
    ACCOUNT = "about a member of staff, shown to colleagues"
    DEFINITION = "a form, code or setting: about nobody"
    FACET = "broad value, tied to nobody, kept to be counted"
    PROOF = "number, hash or count that proves order or integrity"
