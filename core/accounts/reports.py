"""Reports of wrong mentions: who may send how many, and what they may hold."""

import secrets
from datetime import datetime, timedelta

from core.accounts.profile import clean_text
from core.errors import InvalidProfile, TooManyAttempts
from core.models import Report, ReportKind, User
from core.store import Store
from core.texts import text

MOST_A_DAY = 30
MAX_WORDS = 500
DAY = timedelta(days=1)


def send_report(
    store: Store,
    user: User,
    *,
    kind: ReportKind,
    skill: str,
    posting_id: str,
    words: str,
    taxonomy_version: str,
    now: datetime,
) -> Report:
    """Keep what a user says was read wrongly.

    `skill` is an id or the words themselves; `taxonomy_version` is that of the reading; `now` is aware. Raises
    InvalidProfile (unknown posting, unfit text), TooManyAttempts or StoreError.
    """
    posting = clean_text("posting", posting_id, 200) or None
    comment = clean_text("words", words, MAX_WORDS)
    if posting is not None and not store.postings.find([posting]):
        raise InvalidProfile("posting", text("account_error.report_posting"))
    if not comment and posting is None:
        raise InvalidProfile("words", text("account_error.report_words"))
    if store.reports.count_by(user.user_id, now - DAY) >= MOST_A_DAY:
        raise TooManyAttempts(int(DAY.total_seconds()))
    report = Report(
        report_id=secrets.token_hex(8),
        kind=kind,
        skill=skill,
        posting_id=posting,
        words=comment,
        taxonomy_version=taxonomy_version,
        user_id=user.user_id,
        created_at=now,
    )
    store.reports.add(report)
    return report
