"""The words of the access law, so that a rule, a caller and an auditor mean the same thing by each of them.

Values are stable codes: they stand in `rules.csv`, in audit leaves and in stored grants. Source: access.md.
"""

from enum import StrEnum


class Role(StrEnum):
    """The one role a person is signed in as; someone with two roles signs in to one at a time."""

    CASE_WORKER = "case_worker"
    SUPERVISOR = "supervisor"
    INFORMATION_OFFICER = "information_officer"
    SERVICE_PROVIDER = "service_provider"
    ADMINISTRATOR = "administrator"
    FOCAL_POINT = "focal_point"
    PROTECTION_DATA_OFFICER = "protection_data_officer"
    CONTENT_EDITOR = "content_editor"
    PERSON = "person"


class Relation(StrEnum):
    """How an actor stands to a record, strongest first; one actor may hold several at once."""

    OWNER = "owner"
    CASE_TEAM = "case_team"
    COVERING = "covering"
    NAMED_SUPERVISOR = "named_supervisor"
    FOCAL_POINT = "focal_point"
    PARTY = "party"
    SELF = "self"
    TEAM_SUPERVISOR = "team_supervisor"
    BREAK_GLASS = "break_glass"
    CARRIER = "carrier"
    GIVER = "giver"
    RECIPIENT = "recipient"
    ASKED = "asked"
    SAME_TEAM = "same_team"
    SAME_AGENCY = "same_agency"
    NONE = "none"


class Tier(StrEnum):
    """How far a record is known inside its agency."""

    STANDARD = "standard"
    RESTRICTED = "restricted"


class Compartment(StrEnum):
    """A part of a record that is opened on its own; the last are extracts made for one kind of reader.

    `rights` holds what the person asked about their own data, and what was answered; `community` what a community said
    and decided, without anybody's name; `leadership` what an agency decided because of its figures;
    `gaps` what is found and done about a gap between groups; `analysis` what a panel concludes about risks in an area;
    `monitoring` the words of an observation, `monitoring_close` those that could lead to people who hide, with the exact place.
    The last three are sealed among a few people who are named one by one.
    """

    INDEX = "index"
    IDENTITY = "identity"
    STORY = "story"
    NOTES = "notes"
    FILES = "files"
    CT = "ct"
    CP = "cp"
    GBV = "gbv"
    RR = "rr"
    RIGHTS = "rights"
    COMMUNITY = "community"
    LEADERSHIP = "leadership"
    GAPS = "gaps"
    MONITORING = "monitoring"
    MONITORING_CLOSE = "monitoring_close"
    ANALYSIS = "analysis"
    FACETS = "facets"
    PACKET = "packet"
    MATCH = "match"
    FEEDBACK = "feedback"
    OWN_FILE = "own_file"
    SUPERVISION = "supervision"
    CONFERENCE = "conference"
    WELLBEING = "wellbeing"


GENERAL = (Compartment.INDEX, Compartment.IDENTITY, Compartment.STORY, Compartment.NOTES, Compartment.FILES)
AREAS = (Compartment.CT, Compartment.CP, Compartment.GBV, Compartment.RR)


class Action(StrEnum):
    """What an actor wants to do; the last group touches no record and is asked with `may`."""

    READ = "read"
    WRITE = "write"
    CREATE = "create"
    DELETE = "delete"
    REASSIGN = "reassign"
    APPROVE = "approve"
    ADD_REVIEW = "add_review"
    SHARE = "share"
    BREAK_GLASS = "break_glass"
    MATCH_HINT = "match_hint"
    EXPORT_LIST = "export_list"
    AGGREGATE = "aggregate"
    READ_AUDIT = "read_audit"
    MANAGE_ACCOUNTS = "manage_accounts"
    MANAGE_SETTINGS = "manage_settings"
    MANAGE_KEYS = "manage_keys"
    EDIT_PRACTICE = "edit_practice"
    EDIT_DIRECTORY = "edit_directory"
    CHECK_DIRECTORY = "check_directory"
    READ_PROTECTED_PLACES = "read_protected_places"
    PUBLISH_FEEDBACK = "publish_feedback"
    PUBLISH_FIGURES = "publish_figures"
    READ_REGISTERS = "read_registers"
    KEEP_REGISTERS = "keep_registers"
    COUNT_PARTICIPATION = "count_participation"
    KEEP_CHECKLISTS = "keep_checklists"
    RATE_PLACES = "rate_places"
    COUNT_LEARNING = "count_learning"
    KEEP_COMPETENCE = "keep_competence"
    KEEP_EVIDENCE = "keep_evidence"
    READ_EQUITY = "read_equity"
    WATCH_PLACES = "watch_places"
    DECIDE_ALERTS = "decide_alerts"


class Need(StrEnum):
    """What a rule asks for beyond role, relation and tier."""

    QUALIFIED = "qualified"
    WRITTEN_BY_ANOTHER = "written_by_another"
    OWN_TEAM = "own_team"
    RELEASED = "released"
    SHAREABLE = "shareable"
    STATISTICS = "statistics"
