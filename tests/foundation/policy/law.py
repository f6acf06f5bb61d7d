"""A second, independent reading of access.md, kept as its own tables and plain sentences, to hold the rule table to.

It shares words with the product (roles, actions, facts) but none of its rules. Change it only with a decision in
docs/decisions.
"""

from amparo.foundation.policy import Action, Actor, Compartment, Facts, Release, Role, Tier

# The standard-tier table as access.md prints it; holding: owner, case team or covering; supervising: of the
# owner's team, or in the restricted tier named on the case; area: the specialised ones, always "if qualified"; rights:
# data-rights requests, which the protection-data officer of the agency works on with owner and supervisor.
TABLE = """
who        |index                  |identity   |story      |notes           |files      |area       |rights
holding    |read, write            |read, write|read, write|read, write     |read, write|read, write|read, write
supervising|read, reassign, approve|read       |read       |read, add_review|read       |read       |read, approve
same team  |read                   |read       |-          |-               |-          |-          |-
officer    |-                      |-          |-          |-               |-          |-          |read, write, approve
"""
AREA = {"ct", "cp", "gbv", "rr"}
SHARED_OR_BROUGHT = {"index", "identity", "story", "notes", "files"} | AREA
STAFF = {"count_participation", "keep_checklists", "rate_places", "keep_evidence", "watch_places"}
LEARNS = {"count_learning"}
OFFICE = {
    "administrator": {"manage_accounts", "manage_settings", "manage_keys"},
    "content_editor": {"edit_practice"},
    "protection_data_officer": {"read_audit"},
    "case_worker": {"check_directory", "read_protected_places", "read_registers"} | STAFF,
    "supervisor": {
        "check_directory",
        "read_protected_places",
        "edit_directory",
        "publish_feedback",
        "read_registers",
        "keep_registers",
        "publish_figures",
        "keep_competence",
        "read_equity",
        "decide_alerts",
    }
    | STAFF
    | LEARNS,
    "focal_point": {"publish_feedback"},
    "information_officer": {
        "check_directory",
        "edit_directory",
        "read_registers",
        "keep_registers",
        "publish_figures",
        "read_equity",
        "decide_alerts",
    }
    | STAFF
    | LEARNS,
}


def _printed() -> dict[tuple[str, str], set[str]]:
    head, *lines = [[cell.strip() for cell in line.split("|")] for line in TABLE.strip().splitlines()]
    return {(line[0], head[i]): set(line[i].split(", ")) - {"-"} for line in lines for i in range(1, len(head))}


CELLS = _printed()


def law(actor: Actor, action: Action, facts: Facts, compartment: Compartment) -> bool:
    """Say whether the law allows it."""
    me, act, part = actor.id, str(action), str(compartment)
    if me in facts.conflicts or me in facts.complained_of:
        return False
    staff = actor.role in (Role.CASE_WORKER, Role.SUPERVISOR)
    home = actor.agency is not None and actor.agency == facts.agency
    secret = facts.tier == Tier.RESTRICTED
    qualified = part not in AREA or part in actor.qualifications or (part in actor.lapsed and me in facts.carriers)
    holds = staff and home and (facts.owner == me or me in facts.case_team or me in facts.covering)
    leads = actor.role == Role.SUPERVISOR and home
    leads = leads and (me in facts.named_supervisors if secret else facts.team in actor.supervises)
    mates = staff and home and not secret and facts.team in actor.teams
    if act == "approve" and (facts.author is None or facts.author == me):
        return False
    column = "area" if part in AREA else part
    officer = actor.role == Role.PROTECTION_DATA_OFFICER and home and not secret
    who = {"holding": holds, "supervising": leads, "same team": mates, "officer": officer}
    if qualified and any(stands and act in CELLS.get((row, column), set()) for row, stands in who.items()):
        return True
    released = Release(me, compartment) in facts.releases
    if act == "share":
        return holds and qualified and part in SHARED_OR_BROUGHT and compartment in facts.shareable
    if act == "create" and part == "index":
        own = home and staff and facts.team in actor.teams
        own = own or (home and actor.role == Role.SUPERVISOR and facts.team in actor.supervises)
        return own and (not secret or facts.owner == me)
    if act == "read_audit" and part == "index":
        return officer or (home and staff and facts.owner == me)
    party = me in facts.parties
    if part == "supervision":
        return staff and party and act in ("read", "write")
    if part == "conference":
        invited = party and (staff or actor.role == Role.SERVICE_PROVIDER)
        return (act == "read" and invited) or (act == "write" and holds)
    if part == "wellbeing":
        return act == "read" and party and not secret and actor.role != Role.PERSON
    if secret:
        named = actor.role == Role.FOCAL_POINT and home and me in facts.focal_points
        return named and act in ("read", "write") and part in ("index", "feedback")
    if part == "leadership":
        leads_or_counts = actor.role in (Role.SUPERVISOR, Role.INFORMATION_OFFICER)
        return leads_or_counts and home and act in ("read", "write", "create")
    if part == "analysis":
        leading = home and actor.role == Role.SUPERVISOR
        counting = home and actor.role == Role.INFORMATION_OFFICER
        return (act in ("read", "write") and (leading or counting)) or (act in ("create", "approve") and leading)
    if part == "community":
        return staff and home and act in ("read", "write", "create")
    if part == "gaps":
        return actor.role in (Role.SUPERVISOR, Role.INFORMATION_OFFICER) and home and act in ("read", "write")
    if part.startswith("monitoring"):
        return _watched(actor, act, facts, part, staff=staff, home=home)
    if part == "feedback":
        named = (
            actor.role in (Role.FOCAL_POINT, Role.SUPERVISOR, Role.CASE_WORKER) and home and me in facts.focal_points
        )
        return named and act in ("read", "write")
    if act == "aggregate":
        return actor.role == Role.INFORMATION_OFFICER and home and part == "facets" and facts.statistics
    if act == "write" and part == "match":
        return holds
    if act == "write" and part == "packet":
        return holds or (actor.role == Role.SERVICE_PROVIDER and me in facts.packet_recipients)
    if act == "export_list":
        return leads and part in ("index", "identity")
    if act == "match_hint":
        return staff and home and part == "identity"
    if act == "break_glass":
        return staff and home and part in ("index", "identity", "story")
    if act != "read":
        return False
    if part == "packet":
        return holds or (me in facts.packet_recipients and (staff or actor.role == Role.SERVICE_PROVIDER))
    if part == "match":
        return staff and home and me in facts.asked
    if part == "own_file":
        return actor.role == Role.PERSON and facts.person == me
    if staff and home and me in facts.break_glass and part in ("index", "identity", "story"):
        return True
    if staff and me in facts.givers and part in SHARED_OR_BROUGHT:
        return part == "index" or (released and qualified)
    return officer and released and part in SHARED_OR_BROUGHT


def _watched(actor: Actor, act: str, facts: Facts, part: str, *, staff: bool, home: bool) -> bool:
    """Say it of what is watched in places: who wrote it does all with it; what leads to nobody is shared by case staff."""
    wrote = facts.owner == actor.id and (staff or actor.role == Role.INFORMATION_OFFICER)
    led = actor.role == Role.SUPERVISOR and facts.team in actor.supervises
    shared = staff if part == "monitoring" else led
    return home and ((wrote and act in ("read", "write", "create")) or (shared and act == "read"))
