"""When a visit begins, and so what "since your last visit" means."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from core.models import Session, SessionKind, User

SILENCE = timedelta(minutes=30)
JUST_NOW = timedelta(minutes=1)


def begins_visit(user: User, session: Session, other_sessions: Callable[[], Iterable[Session]], now: datetime) -> bool:
    """Whether a run in `session`, as it was before that run, begins a new visit of `user`.

    A visit ends with 30 minutes in which none of the user's browsers asked for anything, or by signing out.
    `others` finds the user's sessions; it is asked only where this session alone cannot tell.
    """
    if user.visit is None:
        return True
    # Whoever signs in was not necessarily there until now, though the session is used this very moment.
    is_new = now - session.created_at < JUST_NOW and user.visit.began_at < session.created_at
    if not is_new and now - session.last_used < SILENCE:
        return False
    return all(
        now - other.last_used >= SILENCE
        for other in other_sessions()
        if other.kind is SessionKind.BROWSER and other.session_hash != session.session_hash
    )
