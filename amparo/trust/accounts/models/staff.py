"""Tables of agencies, teams, users, posts, qualifications and involvements."""

from datetime import datetime
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q

from amparo.foundation import clock, ids
from amparo.foundation.policy import Role
from amparo.foundation.sensitivity import Sensitivity as S
from amparo.trust.accounts.kinds import InvolvementKind


class Agency(models.Model):
    """An organisation whose staff work in this Amparo."""

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    name = models.CharField(max_length=120, unique=True)

    sensitivity: ClassVar = {"id": S.ID, "name": S.PLACE}

    def __str__(self) -> str:
        return self.name


class Team(models.Model):
    """A team of one agency in one office; records belong to teams."""

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="teams")
    name = models.CharField(max_length=120)
    office = models.CharField(max_length=120)

    sensitivity: ClassVar = {"id": S.ID, "agency": S.PLACE, "name": S.PLACE, "office": S.PLACE}

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["agency", "name"], name="one_team_per_name")]

    def __str__(self) -> str:
        return self.name


class UserManager(BaseUserManager["User"]):
    """Makes users; Django's login machinery asks for it."""

    def create_user(self, username: str, password: str | None = None, **fields: Any) -> "User":
        """Return a saved user with a hashed passphrase."""
        user = self.model(username=username.strip().lower(), **fields)
        user.set_password(password)
        user.save()
        return user


class User(AbstractBaseUser):
    """A member of staff, or a service provider's person; nobody reads a case by being a user alone."""

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    username = models.CharField(max_length=60, unique=True)
    display_name = models.CharField(max_length=120)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="users")
    language = models.CharField(max_length=5, default="en")
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(default=clock.now)

    objects = UserManager()
    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar = ["display_name"]

    sensitivity: ClassVar = {
        "id": S.ID, "password": S.KEY, "last_login": S.DATE, "username": S.ACCOUNT, "display_name": S.ACCOUNT,
        "agency": S.PLACE, "language": S.ACCOUNT, "is_active": S.STATUS, "joined_at": S.DATE,
    }  # fmt: skip

    def __str__(self) -> str:
        return self.display_name


class Dated(models.Model):
    """Something in force from one day until another, or until further notice."""

    since = models.DateTimeField(default=clock.now)
    until = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True


def in_force(now: datetime | None = None) -> Q:
    """Return the condition that a dated row holds `now` (None: this moment)."""
    now = now or clock.now()
    return Q(since__lte=now) & (Q(until__isnull=True) | Q(until__gt=now))


class Post(Dated):
    """A role that a user holds, in a team where the role needs one. One signs in to one role at a time."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="posts")
    role = models.CharField(max_length=24, choices=[(role.value, role.value) for role in Role])
    team = models.ForeignKey(Team, null=True, blank=True, on_delete=models.PROTECT, related_name="posts")

    sensitivity: ClassVar = {
        "id": S.ID, "user": S.ID, "role": S.STATUS, "team": S.PLACE, "since": S.DATE, "until": S.DATE,
    }  # fmt: skip

    def __str__(self) -> str:
        return f"{self.role} of {self.user_id}"


class Qualification(Dated):
    """A user's competence in a specialised area; without it the area's compartment stays closed.

    `lapsed_at`: when the proof of it ran out; it counts on the records carried until then, and on no other.
    """

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="qualifications")
    area = models.CharField(max_length=8)
    lapsed_at = models.DateTimeField(null=True, blank=True)

    sensitivity: ClassVar = {
        "id": S.ID, "user": S.ID, "area": S.STATUS, "lapsed_at": S.DATE, "since": S.DATE, "until": S.DATE,
    }  # fmt: skip

    def __str__(self) -> str:
        return f"{self.area} of {self.user_id}"


class Involvement(Dated):
    """A user's tie to a holder (a person or a case), or the block that keeps the user away from it."""

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="involvements")
    holder = models.UUIDField()
    kind = models.CharField(max_length=20, choices=InvolvementKind.choices)
    set_by = models.UUIDField(null=True)

    sensitivity: ClassVar = {
        "id": S.ID, "user": S.ID, "holder": S.ID, "kind": S.STATUS, "set_by": S.ID, "since": S.DATE, "until": S.DATE,
    }  # fmt: skip

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["holder", "kind"], name="ties_of_a_holder"),
            models.Index(fields=["user", "kind"], name="ties_of_a_user"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} of {self.user_id}"
