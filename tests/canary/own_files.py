"""Plant own files: each person has one and asked something in it with planted words, which Alma has taken in."""

from amparo.casework.own_file import actions, admission, door
from amparo.casework.own_file.kinds import Part
from amparo.foundation.ids import receipts
from tests.canary.planting import Planted
from tests.cast import Cast

PIN = "582914"


def plant_own_files(cast: Cast, planted: Planted) -> None:
    """Give every planted person access to their own file, and let them ask for a correction."""
    for name, person in planted.people.items():
        said = {"how_explained": "spoken", "given_by": "child_assent"}
        said |= {text: planted.word(f"{name}/identity") for text in ("child_assents", "guardian")}
        number = actions.give(by=cast.alma, person=person, pin=PIN, pin_again=PIN, parts=tuple(Part), said=said)
        words, reach = (planted.word(f"{name}/rights") for _ in range(2))
        door.ask(door.enter(number=receipts.spoken(number), pin=PIN), kind="correction", words=words, reach=reach)
        planted.own_files.append(number)
    admission.take_in()
    admission.look(cast.alma)
