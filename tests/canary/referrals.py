"""Plant a referral of each case to Eyob, with a question, an answer and what the person says of it in planted words."""

import json

from amparo.casework.outside import answering, opening
from amparo.casework.people import queries as people
from amparo.casework.referrals import actions
from amparo.casework.referrals.kinds import State
from tests.canary.planting import Planted
from tests.canary.surfaces import canaries_of
from tests.casework.referrals.sending import Scene, agree, list_clinic
from tests.cast import Cast


def plant_referrals(cast: Cast, planted: Planted) -> None:
    """Send one referral of each case, and of the standard one another that came back; note which words Eyob was told."""
    service = list_clinic(cast)
    for name, person in planted.people.items():
        group = f"{name}/referral"
        agreed = agree(cast, person, ("need_only", "story", "identity"))
        scene = Scene(person, planted.cases[name], service, agreed)
        words = {
            "asked_for": planted.word(group),
            "background": planted.word(group),
            "goals": planted.word(f"{name}/unsent"),
        }
        packet = scene.packet(cast, groups=("need_only", "story"), words=words)
        if name == "standard":
            _came_back(cast, planted, scene)
        one = planted.referrals[name] = actions.send(by=cast.alma, case=scene.case, service=service, packet=packet)
        actions.ask(by=cast.eyob, referral=one, text=planted.word(group))
        actions.answer(by=cast.alma, referral=one, text=planted.word(group))
        sent = json.dumps(packet.fields(people.person(cast.alma, person).fields))
        planted.received |= canaries_of(sent.encode()) | planted.all(group)
        if name == "standard":
            _goes_outside(cast, planted, scene)
    for name in planted.people:
        del planted.canaries[f"{name}/unsent"]


def _goes_outside(cast: Cast, planted: Planted, scene: Scene) -> None:
    """Send one to somebody without an account, who answers on its sealed page: Eyob is told nothing of it."""
    words = {"asked_for": planted.word("standard/referral")}
    packet = scene.packet(cast, addressee=None, to=planted.word("standard/story"), groups=("need_only",), words=words)
    planted.outside = actions.send(by=cast.alma, case=scene.case, service=scene.service, packet=packet)
    way = actions.hand_over(by=cast.alma, referral=planted.outside)
    reader = opening.enter(token=way.token, code=way.code)
    answering.answer(reader, "accepted", words=planted.word("standard/referral"))
    actions.take_in()


def _came_back(cast: Cast, planted: Planted, scene: Scene) -> None:
    one = scene.send(cast, groups=("need_only",), words={"asked_for": planted.word("standard/referral")})
    actions.receive(by=cast.eyob, referral=one)
    actions.accept(by=cast.eyob, referral=one)
    actions.begin(by=cast.eyob, referral=one)
    actions.finish(by=cast.eyob, referral=one, outcome=State.PARTLY, note=planted.word("standard/referral"))
    actions.record_view(by=cast.alma, referral=one, rating="bad", words=planted.word("standard/story"))
