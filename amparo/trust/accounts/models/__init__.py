"""Tables of agencies, teams, users, posts, qualifications with their proof, and involvements."""

from amparo.trust.accounts.models.proofs import Competence
from amparo.trust.accounts.models.staff import (
    Agency,
    Dated,
    Involvement,
    Post,
    Qualification,
    Team,
    User,
    UserManager,
    in_force,
)

__all__ = [
    "Agency", "Competence", "Dated", "Involvement", "Post", "Qualification", "Team", "User", "UserManager", "in_force",
]  # fmt: skip
