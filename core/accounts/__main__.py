"""An operator's commands: `python -m core.accounts create|role|reset-password|lock|unlock|delete EMAIL`."""

import argparse
import getpass
import logging
import sys
from collections.abc import Sequence
from pathlib import Path

from core.accounts.breached import FILE_NAME, make_file
from core.accounts.service import Accounts
from core.config import Settings, load_settings
from core.errors import BadCredentials, CareerNavigatorError
from core.formats.addresses import Site, absolute, use_site
from core.models import AccountRole
from core.store import Store


def main(arguments: Sequence[str] | None = None) -> int:
    """0 where it was done, 1 where it was refused (the reason goes to standard error), 2 for wrong arguments."""
    parsed = _parser().parse_args(arguments)
    logging.disable(logging.WARNING)  # Streamlit, imported for its hasher, warns that nothing serves it
    try:
        settings = load_settings()
        if parsed.command == "breached-passwords":
            return _breached(parsed, settings)
        store = Store.connect(settings)
        try:
            print(_COMMANDS[parsed.command](Accounts.open(store, settings), settings, parsed))
        finally:
            store.close()
    except BadCredentials:
        return _refuse(f"There is no account {parsed.email}.")
    except CareerNavigatorError as error:
        return _refuse(str(error))
    except (EOFError, KeyboardInterrupt):
        return _refuse("Nothing was changed.")
    return 0


def _create(accounts: Accounts, settings: Settings, arguments: argparse.Namespace) -> str:
    user = accounts.register(arguments.email, _new_password(), arguments.name)
    return f"Created {user.email}."


def _reset_password(accounts: Accounts, settings: Settings, arguments: argparse.Namespace) -> str:
    secret, ends = accounts.issue_reset(arguments.email)
    use_site(Site(settings.origin, settings.base_path))
    path = f"/sign_in?reset={secret}"
    link = f"{arguments.base_url.rstrip('/')}{path}" if arguments.base_url else absolute(path)
    return (
        f"{link}\n"
        f"Good once, until {ends:%Y-%m-%d %H:%M} UTC. Whoever opens it sets the password: hand it over with care."
    )


def _lock(accounts: Accounts, settings: Settings, arguments: argparse.Namespace) -> str:
    return f"Locked {accounts.set_locked(arguments.email, True).email}; all its sessions have ended."


def _unlock(accounts: Accounts, settings: Settings, arguments: argparse.Namespace) -> str:
    return f"Unlocked {accounts.set_locked(arguments.email, False).email}."


def _role(accounts: Accounts, settings: Settings, arguments: argparse.Namespace) -> str:
    role = AccountRole(arguments.role)
    user = accounts.set_role(arguments.email, role)
    return (
        f"{user.email} is an operator: the operator's room is in their menu."
        if user.is_operator
        else f"{user.email} is a member, no operator."
    )


def _remove_second_factor(accounts: Accounts, settings: Settings, arguments: argparse.Namespace) -> str:
    user = accounts.by_email(arguments.email)
    removed = accounts.second_factor.remove(user)
    return f"{user.email} signs in with the password alone." if removed else f"{user.email} has no second factor."


def _delete(accounts: Accounts, settings: Settings, arguments: argparse.Namespace) -> str:
    user = accounts.by_email(arguments.email)
    if (
        not arguments.yes
        and input(f"Delete {user.email} and everything kept about it? Type the address: ") != user.email
    ):
        raise EOFError
    accounts.delete(user)
    return f"Deleted {user.email}."


def _breached(arguments: argparse.Namespace, settings: Settings) -> int:
    """Needs no store: only the home folder."""
    try:
        with arguments.file.open(encoding="utf-8", errors="replace") as lines:
            count = make_file(lines, settings.home, arguments.least_count)
    except (OSError, ValueError) as error:
        return _refuse(str(error))
    print(f"{count:,} passwords are refused from now on ({settings.home / FILE_NAME}).")
    return 0


_COMMANDS = {
    "create": _create,
    "remove-second-factor": _remove_second_factor,
    "role": _role,
    "reset-password": _reset_password,
    "lock": _lock,
    "unlock": _unlock,
    "delete": _delete,
}


def _new_password() -> str:
    """Asked for twice on a terminal, read as one line from a pipe; never an argument, which others could list."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    password = getpass.getpass("Password: ")
    if getpass.getpass("Repeat password: ") != password:
        raise CareerNavigatorError("The two passwords differ.")
    return password


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m core.accounts", description="Accounts, for operators.")
    commands = parser.add_subparsers(dest="command", required=True)
    create = commands.add_parser("create", help="a new account; the password is asked for or read from standard input")
    create.add_argument("email")
    create.add_argument("--name", default="", help="full name")
    breached = commands.add_parser("breached-passwords", help="refuse the passwords of a list from now on")
    breached.add_argument(
        "file", type=Path, help="one password a line, or SHA-1 or SHA-1:count as Have I Been Pwned has"
    )
    breached.add_argument("--least-count", type=int, default=1, metavar="N", help="leave out those seen less often")
    second = commands.add_parser("remove-second-factor", help="for who has lost it and all recovery codes")
    second.add_argument("email")
    role = commands.add_parser("role", help="make an account an operator's, or a member's again")
    role.add_argument("email")
    role.add_argument("role", choices=[role.value for role in AccountRole])
    reset = commands.add_parser("reset-password", help="print a one-time link to set a new password")
    reset.add_argument("email")
    reset.add_argument("--base-url", help="how people reach the dashboard, such as https://careers.example.org")
    commands.add_parser("lock", help="end all sessions and refuse sign-in").add_argument("email")
    commands.add_parser("unlock", help="allow sign-in again and forget failed attempts").add_argument("email")
    delete = commands.add_parser("delete", help="delete an account with all its data")
    delete.add_argument("email")
    delete.add_argument("--yes", action="store_true", help="do not ask")
    return parser


def _refuse(reason: str) -> int:
    print(reason, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
