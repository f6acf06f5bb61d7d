"""What `amparo doctor` asks about the log of acts: is it as long as it was, and is there proof of it outside?"""

from pathlib import Path

from amparo.interfaces.cli.symptoms.answers import Answer


def log() -> Answer:
    """Say whether the log of acts reaches at least as far as its newest checkpoint."""
    from django.db.utils import DatabaseError

    from amparo.trust.audit import checkpoints, queries

    try:
        found = checkpoints.paths()
        size, checked = queries.size(), checkpoints.opened(found[-1]).size if found else 0
    except ValueError as problem:
        return Answer(False, f"{problem}: compare it with your copy outside and run 'amparo audit verify'")
    except DatabaseError:
        return Answer(False, "cannot be read while the database does not answer")
    if size < checked:
        return Answer(False, f"has {size} entries and a checkpoint of {checked}: entries are gone; call for help now")
    return Answer(True, f"{size} entries, signed checkpoint at {checked}; 'amparo audit verify' reads them all")


def outside() -> Answer:
    """Say whether the newest checkpoint stands outside this machine, too."""
    from amparo.trust.audit import checkpoints, outside
    from amparo.trust.notary import signing

    if outside.folder() is None:
        return Answer(
            True, "kept on this machine only: set AMPARO_CHECKPOINT_DROP, or print 'amparo audit checkpoint --qr'"
        )
    return _compared(checkpoints.last_size(), outside.newest_size(signing.origin()), outside.folder())


def mailed() -> Answer:
    """Say whether everybody who is to get checkpoints by mail has got a new one."""
    from django.conf import settings

    from amparo.trust.audit import checkpoints
    from amparo.trust.notary import posting

    readers, known, here = settings.AMPARO_CHECKPOINT_MAIL, posting.state(), checkpoints.last_size()
    if not readers:
        return Answer(True, "nobody gets any: AMPARO_CHECKPOINT_MAIL names people to whom they go by themselves")
    for address in readers:
        last = known.get(address, posting.Sent())
        if last.problem:
            return Answer(
                False, f"{address} could not be sent one ({last.problem}): check AMPARO_MAIL_URL and the address"
            )
        if here and not last.size:
            return Answer(False, f"{address} was never sent one: is 'amparo worker' running?")
    return Answer(True, f"{len(readers)} people get them; the newest here is of {here} entries")


def _compared(here: int, there: int | None, folder: Path | None) -> Answer:
    if there is None:
        return Answer(False, f"AMPARO_CHECKPOINT_DROP ({folder}) is away: bring it back, or choose another folder")
    if there > here:
        return Answer(
            False, f"outside is one of {there} entries, here only of {here}: entries are gone; call for help now"
        )
    if there < here:
        return Answer(
            False, f"outside ends at {there}, here at {here}: run 'amparo audit checkpoint' while it is there"
        )
    return Answer(True, f"the one of {here} entries is in {folder}, too")
