"""Changes of the directory: each one decision, one transaction, one revision and one entry in the log of acts."""

from amparo.casework.directory.actions.boundaries import import_boundaries
from amparo.casework.directory.actions.bringing import NotKept, Usual, bring_in
from amparo.casework.directory.actions.checking import check_service
from amparo.casework.directory.actions.linking import end_link, make_link
from amparo.casework.directory.actions.places import import_places
from amparo.casework.directory.actions.saving import save_location, save_organization
from amparo.casework.directory.actions.services import save_service
from amparo.casework.directory.actions.taking_in import take_in_news

__all__ = [
    "NotKept",
    "Usual",
    "bring_in",
    "check_service",
    "end_link",
    "import_boundaries",
    "import_places",
    "make_link",
    "save_location",
    "save_organization",
    "save_service",
    "take_in_news",
]
