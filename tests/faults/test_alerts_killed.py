"""kill -9 between "stored" and "sent": no message is lost, and none comes twice but the one that was under way."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest
import trustme

from core.config import ROOT, Settings
from core.models import User
from core.store import Store
from core.store.searches import MailEvery
from tests.alerts.conftest import NOW, Mailbox, Receiver, authority, mailbox, postings, receiver, saved
from tests.waiting import PATIENCE_SECONDS

__all__ = ["authority", "mailbox", "receiver"]
ROUNDS = int(os.environ.get("FAULT_ROUNDS", "1"))
PEOPLE, BATCHES = 6, 3


@pytest.mark.faults
def test_killed_again_and_again_every_message_arrives(
    store: Store,
    settings: Settings,
    authority: trustme.CA,
    receiver: Receiver,
    mailbox: tuple[Mailbox, int],
    tmp_path: Path,
) -> None:
    box, port = mailbox
    people = [User(f"u{n}", f"u{n}@example.org", "x", confirmed_email=f"u{n}@example.org") for n in range(PEOPLE)]
    for user in people:
        store.users.create(user)
        saved(store, user, f"all of {user.user_id}", webhook=receiver.address, mail_every=MailEvery.DAILY)
    bundle = tmp_path / "ca.pem"
    authority.cert_pem.write_to_path(str(bundle))
    told = {
        "uri": settings.mongodb_uri.get_secret_value() if settings.mongodb_uri else "",
        "database": settings.mongodb_database,
        "home": str(tmp_path),
        "authority": str(bundle),
        "smtp": str(port),
    }
    nursery = subprocess.Popen(
        [sys.executable, "-m", "tests.alerts.nursery"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert nursery.stdin and nursery.stdout

    def start(day: int) -> int:
        line = json.dumps(told | {"now": (NOW + timedelta(days=day, hours=2)).isoformat()})
        nursery.stdin.write(line + "\n")  # type: ignore[union-attr]
        nursery.stdin.flush()  # type: ignore[union-attr]
        return int(nursery.stdout.readline())  # type: ignore[union-attr]

    chance, kills, sent_items, day = random.Random(22), 0, set[str](), 0
    for day in range(ROUNDS * BATCHES):
        batch = postings(2, NOW + timedelta(days=day))
        sent_items |= {posting.posting_id for posting, _ in batch}
        store.postings.upsert(batch, NOW + timedelta(days=day, hours=1))
        messages, until = len(receiver.hosts), chance.randrange(PEOPLE + 3)
        child, ends = start(day), time.monotonic() + 5
        while len(receiver.hosts) - messages < until and time.monotonic() < ends and _lives(child):
            time.sleep(0.001)
        time.sleep(chance.uniform(0, 0.05))
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        kills += int(nursery.stdout.readline()) == -signal.SIGKILL
    for later in range(4):  # until everything is sent: two more days, each twice
        start(day + 1 + later)
        assert int(nursery.stdout.readline()) == 0
    nursery.stdin.close()
    nursery.wait(PATIENCE_SECONDS)
    nursery.stdout.close()

    assert kills >= ROUNDS
    hooked = [(one["search"]["id"], item["id"]) for one in receiver.received for item in one["items"]]
    searches = {search.search_id for user in people for search in store.searches.of_user(user.user_id)}
    assert set(hooked) == {(search, item) for search in searches for item in sent_items}  # none is lost
    twice = Counter(one["delivery"] for one in receiver.received)
    again = sum(count - 1 for count in twice.values())
    pairs = Counter(hooked)
    assert sum(pairs.values()) - len(pairs) <= sum(
        (twice[one["delivery"]] - 1) * len(one["items"]) for one in receiver.received
    )  # only whole deliveries come again, under their own id
    mails = Counter(str(mail["message-id"]) for mail in box.mails)
    again += sum(count - 1 for count in mails.values())
    assert again <= kills  # no more than the one under way at each kill
    delivered = {one.delivery_id: one for user in people for one in store.deliveries.of_user(user.user_id)}
    mailed = Counter(match for name in mails for match in delivered[name[1 : name.index("@")]].match_ids)
    assert set(mailed.values()) == {1} and len(mailed) == PEOPLE * len(sent_items)
    print(f"{kills} kills, {len(receiver.received)} webhooks and {len(box.mails)} mails, {again} of them a second time")


def _lives(child: int) -> bool:
    try:
        return Path(f"/proc/{child}/stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
    except OSError:
        return False
