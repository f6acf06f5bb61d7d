"""What is joined when the program starts, because the rooms themselves do not know each other."""

from amparo.casework.cases import queries as cases
from amparo.casework.cases import sealed, telling
from amparo.casework.emergency import escrow
from amparo.casework.emergency import queries as emergencies
from amparo.casework.notices import subjects
from amparo.casework.people import files as people_files
from amparo.casework.people import projection
from amparo.trust import projections
from amparo.trust.audit import checkpoints
from amparo.trust.disclosure import circles
from amparo.trust.notary.signing import Notary


def join() -> None:
    """Tell the index what it may know, the log who signs its checkpoints, changes of keys which files there are."""
    projections.register(projection.KIND, projection.features)
    checkpoints.entrust(Notary())
    circles.register(people_files.sealed)
    circles.register(sealed.files)
    subjects.register(emergencies.NOTICE, emergencies.told)
    subjects.register(escrow.NOTICE, escrow.told_of_opening)
    subjects.register(telling.NOTICE, cases.told_who_looked)
