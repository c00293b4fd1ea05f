"""An operator's commands: `python -m core.accounts create|reset-password|lock|unlock|delete EMAIL`."""

import argparse
import getpass
import logging
import sys
from collections.abc import Sequence

from core.accounts.service import Accounts
from core.config import Settings, load_settings
from core.errors import BadCredentials, CareerNavigatorError
from core.store import Store


def main(arguments: Sequence[str] | None = None) -> int:
    """0 where it was done, 1 where it was refused (the reason goes to standard error), 2 for wrong arguments."""
    given = _parser().parse_args(arguments)
    logging.disable(logging.WARNING)  # Streamlit, imported for its hasher, warns that nothing serves it
    try:
        settings = load_settings()
        store = Store.connect(settings)
        try:
            print(_COMMANDS[given.command](Accounts.open(store, settings), settings, given))
        finally:
            store.close()
    except BadCredentials:
        return _refuse(f"There is no account {given.email}.")
    except CareerNavigatorError as error:
        return _refuse(str(error))
    except (EOFError, KeyboardInterrupt):
        return _refuse("Nothing was changed.")
    return 0


def _create(accounts: Accounts, settings: Settings, given: argparse.Namespace) -> str:
    user = accounts.register(given.email, _new_password(), given.name)
    return f"Created {user.email}."


def _reset_password(accounts: Accounts, settings: Settings, given: argparse.Namespace) -> str:
    secret, ends = accounts.issue_reset(given.email)
    base = (given.base_url or f"http://{settings.address}:{settings.port}").rstrip("/")
    return (
        f"{base}/sign_in?reset={secret}\n"
        f"Good once, until {ends:%Y-%m-%d %H:%M} UTC. Whoever opens it sets the password: hand it over with care."
    )


def _lock(accounts: Accounts, settings: Settings, given: argparse.Namespace) -> str:
    return f"Locked {accounts.set_locked(given.email, True).email}; all its sessions have ended."


def _unlock(accounts: Accounts, settings: Settings, given: argparse.Namespace) -> str:
    return f"Unlocked {accounts.set_locked(given.email, False).email}."


def _delete(accounts: Accounts, settings: Settings, given: argparse.Namespace) -> str:
    user = accounts.by_email(given.email)
    if not given.yes and input(f"Delete {user.email} and everything kept about it? Type the address: ") != user.email:
        raise EOFError
    accounts.delete(user)
    return f"Deleted {user.email}."


_COMMANDS = {
    "create": _create,
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
