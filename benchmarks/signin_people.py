"""Makes so many accounts with passphrase and authenticator app; a process of its own, because it sets up Django."""

import json
import sys


def main() -> None:
    """Print user name and secret of the app of each as JSON."""
    from amparo.interfaces.cli import startup

    startup.settings_read()
    startup.tables_present(lambda _: None)
    print(json.dumps(made(int(sys.argv[1]))))


def made(number: int) -> list[tuple[str, str]]:
    """Make `number` accounts, each with an app of its own."""
    from allauth.mfa.models import Authenticator
    from allauth.mfa.totp.internal import auth
    from django.contrib.auth.hashers import make_password

    from amparo.foundation.policy import Role
    from amparo.trust.accounts import actions as accounts
    from amparo.trust.accounts.models import User
    from amparo.trust.staffing import secrets
    from benchmarks.signin import PASSPHRASE

    agency = accounts.make_agency("Benchmark")
    team, hashed = accounts.make_team(agency, "North", "Capital"), make_password(PASSPHRASE)
    people = [(f"person{at}", auth.generate_totp_secret()) for at in range(number)]
    for name, secret in people:
        user = accounts.make_user(agency, name, name, None, [(Role.CASE_WORKER, team)])
        User.objects.filter(pk=user.pk).update(password=hashed)
        Authenticator.objects.create(user=user, type="totp", data={"secret": secrets.seal(secret)})
    return people


if __name__ == "__main__":
    main()
