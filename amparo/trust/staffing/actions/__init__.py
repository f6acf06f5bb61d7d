"""Acts of administrators on accounts and teams, each one decision, one transaction and one leaf."""

from amparo.trust.staffing.actions.accounts import (
    NewAccount,
    Recognised,
    close_account,
    create_account,
    create_administrator,
    renew_code,
    reopen_account,
)
from amparo.trust.staffing.actions.rights import ROLES, TEAM_ROLES, end_role, give_role, make_team, set_areas

__all__ = [
    "ROLES", "TEAM_ROLES", "NewAccount", "Recognised", "close_account", "create_account", "create_administrator",
    "end_role", "give_role", "make_team", "renew_code", "reopen_account", "set_areas",
]  # fmt: skip
