"""Changes of the directory: each one decision, one transaction, one revision and one entry in the log of acts."""

from amparo.casework.directory.actions.bringing import NotKept, Usual, bring_in
from amparo.casework.directory.actions.checking import check_service
from amparo.casework.directory.actions.places import import_places
from amparo.casework.directory.actions.saving import save_location, save_organization
from amparo.casework.directory.actions.services import save_service

__all__ = [
    "NotKept",
    "Usual",
    "bring_in",
    "check_service",
    "import_places",
    "save_location",
    "save_organization",
    "save_service",
]
