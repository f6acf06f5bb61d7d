"""What stands on every screen and paper of an analysis, so that nobody takes it for more than it is."""

from django.utils.translation import gettext as _


def not_yet() -> str:
    """Return what stands where nothing is written yet."""
    return _("Nothing is written here yet.")


def how_severity_is_set() -> str:
    """Return who sets severity."""
    return _(
        "Severity is what named analysts concluded from the evidence: each alone first, then together. No formula and no "
        "program sets or proposes it. “Not rated” does not mean that there is no risk."
    )


def phases_not_verified() -> str:
    """Return that the phases are not checked against their source."""
    return _(
        "The phases are in our own words, after the criteria of the Global Protection Cluster; they are not verified against "
        "its documents."
    )


def how_it_was_made() -> str:
    """Return what every analysis has in common, said beside its own method."""
    return _(
        "Approved by somebody who had no hand in it. What comes from figures counts what was reported, never how common "
        "something is. Nothing here is from restricted areas. What the panel wrote stands in the language it was written in."
    )
