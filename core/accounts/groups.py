"""Groups: a career office creates a code, people join by choice and leave at any time."""

import secrets
from collections.abc import Callable
from datetime import datetime
from typing import Final

from core.accounts.profile import clean_text
from core.errors import InvalidProfile
from core.models import User
from core.store import Store
from core.store.groups import UserGroup
from core.texts import number, spoken_locale, text

MAX_NAME: Final = 60
MOST_GROUPS: Final = 5
MOST_JOINED: Final = 10
MOST_MEMBERS: Final = 1_000
CODE_LETTERS: Final = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # none that looks like another
CODE_LENGTH: Final = 12  # 60 bits


class GroupDesk:
    """Makes groups, lets people in and out."""

    def __init__(self, store: Store, clock: Callable[[], datetime]) -> None:
        self._store, self._groups, self._clock = store, store.groups, clock

    def create(self, owner: User, name: object) -> UserGroup:
        """A new group with its code. Raises InvalidProfile for a bad name or a group too many."""
        label = clean_text("name", name, MAX_NAME)
        if not label:
            raise InvalidProfile("name", text("account_error.group_name"))
        if len(self._groups.of_owner(owner.user_id)) >= MOST_GROUPS:
            raise InvalidProfile("name", text("account_error.group_most", most=MOST_GROUPS))
        code = "".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_LENGTH))
        group = UserGroup(secrets.token_hex(8), label, owner.user_id, code, secrets.token_hex(32), 0, self._clock())
        self._groups.create(group)
        return group

    def find(self, code: object) -> UserGroup:
        """The group of a code, however it is spaced and cased. Raises InvalidProfile."""
        typed = "".join(char for char in str(code)[:100].upper() if char.isalnum())
        group = self._groups.by_code(typed) if len(typed) == CODE_LENGTH else None
        if group is None:
            raise InvalidProfile("code", text("account_error.group_code"))
        return group

    def owner_of(self, group: UserGroup) -> User | None:
        """Who runs a group, for people who are about to join it."""
        return self._store.users.by_id(group.owner_id)

    def join(self, user: User, code: object) -> UserGroup:
        """Become a member. Raises InvalidProfile for an unknown code, a full group or one too many."""
        group = self.find(code)
        if len(self._groups.joined_by(user.user_id)) >= MOST_JOINED:
            raise InvalidProfile("code", text("account_error.group_joined", most=MOST_JOINED))
        if len(self._groups.members(group.group_id)) >= MOST_MEMBERS:
            raise InvalidProfile("code", text("account_error.group_full", most=number(MOST_MEMBERS, spoken_locale())))
        self._groups.join(group.group_id, user.user_id, self._clock())
        return group

    def leave(self, user: User, group_id: object) -> bool:
        """True where they were a member; from now on they are counted in no new number."""
        return isinstance(group_id, str) and self._groups.leave(group_id, user.user_id)

    def end(self, owner: User, group_id: object) -> bool:
        """End the user's own group with all memberships and numbers; False if the id is unknown."""
        group = self._groups.by_id(str(group_id))
        return group is not None and group.owner_id == owner.user_id and self._groups.delete(group.group_id)

    def own(self, owner: User) -> list[UserGroup]:
        """The groups somebody runs."""
        return self._groups.of_owner(owner.user_id)

    def joined(self, user: User) -> list[UserGroup]:
        """The groups somebody is a member of."""
        return self._groups.joined_by(user.user_id)

    def seen_by(self, user: User, group_id: object) -> UserGroup | None:
        """The group of an id where somebody runs it or is a member, who both see the same numbers."""
        groups = (*self.own(user), *self.joined(user))
        return next((group for group in groups if group.group_id == group_id), None)
