"""What is matched is sent once by each way, put off when that fails, and given up in the end."""

import secrets
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from core.alerts.run import clear_old_matches
from core.config import Settings
from core.mail.reasons import reason_words
from core.models import User
from core.store import Store
from core.store.archive import export_store, import_store
from core.store.deliveries import DeliveryState
from core.store.matches import Match
from core.store.searches import MailEvery, SearchKind
from core.texts import speaking
from tests.alerts.conftest import NOW, SITE, Mailbox, Receiver, Round, postings, saved
from tests.conftest import drop_from_lent_server

HOUR = timedelta(hours=1)


def test_a_webhook_is_told_each_posting_once(store: Store, ada: User, receiver: Receiver, rounds: Round) -> None:
    search = saved(store, ada, webhook=receiver.address, role="data-engineer", country="DE")
    saved(store, ada, "elsewhere", webhook=receiver.address, country="US")
    store.postings.upsert(postings(), NOW + HOUR)
    rounds.run(2 * HOUR)
    rounds.run(HOUR)
    (told,) = receiver.received
    assert told["search"] == {"id": search.search_id, "name": "Data in Germany", "page": f"{SITE}/openings"}
    assert [item["title"] for item in told["items"]] == [f"Data Engineer {number}" for number in range(4)]
    assert told["items"][0]["url"] == "https://jobs.example.org/0"
    store.postings.upsert(postings(1, NOW + 4 * HOUR), NOW + 4 * HOUR)
    rounds.run(2 * HOUR)
    assert [len(one["items"]) for one in receiver.received] == [4, 1]


def test_what_was_matched_long_ago_is_cleared_once_a_day(store: Store) -> None:
    old, young = Match("s", "u", "a", NOW - timedelta(days=91)), Match("s", "u", "b", NOW - timedelta(days=88))
    store.matches.add([old, young])
    clear_old_matches(store, NOW)
    assert store.matches.of_search("s") == [young]
    store.matches.add([old])
    clear_old_matches(store, NOW + 23 * HOUR)
    assert store.matches.of_search("s") == [old, young]
    clear_old_matches(store, NOW + 24 * HOUR)
    assert store.matches.of_search("s") == [young]


def test_a_search_is_looked_at_for_its_webhook_only_while_something_may_wait(
    store: Store, ada: User, receiver: Receiver, rounds: Round
) -> None:
    search = saved(store, ada, webhook=receiver.address)
    store.postings.upsert(postings(), NOW + HOUR)
    rounds.run(2 * HOUR)
    assert store.matches.searches_with_webhook_waiting() == [search.search_id]
    rounds.run(HOUR)
    assert store.matches.searches_with_webhook_waiting() == []


def test_what_was_there_before_and_the_sample_are_no_news(
    store: Store, ada: User, receiver: Receiver, rounds: Round
) -> None:
    store.postings.upsert(postings(), NOW - HOUR)
    saved(store, ada, webhook=receiver.address)
    store.postings.upsert(postings(2, NOW, source="sample", posting_id="sample:1")[:1], NOW + HOUR)
    rounds.run(2 * HOUR)
    assert receiver.received == []


def test_a_digest_holds_all_searches_and_what_changed_and_the_next_step(
    store: Store, ada: User, mailbox: tuple[Mailbox, int], rounds: Round
) -> None:
    store.users.update(replace(ada, target_roles=("data-engineer",)), NOW)
    first = saved(store, ada, mail_every=MailEvery.DAILY, role="data-engineer")
    saved(store, ada, "weekly", mail_every=MailEvery.WEEKLY)
    saved(store, ada, "also", mail_every=MailEvery.DAILY, country="DE")
    store.postings.upsert(postings(raw_title="<b>Engineer</b>"), NOW + HOUR)
    rounds.run(2 * HOUR)
    assert mailbox[0].mails == []  # the digest comes at six in the morning
    rounds.run(20 * HOUR)
    rounds.run(HOUR)
    (mail,) = mailbox[0].mails
    assert (mail["to"], mail["from"]) == ("ada@example.org", "jobs@example.org")
    assert mail["list-unsubscribe"] == f"<{SITE}/unsubscribe/{first.unsubscribe_secret}/all>"
    assert mail["list-unsubscribe-post"] == "List-Unsubscribe=One-Click"
    plain, html = (mail.get_body((kind,)).get_content() for kind in ("plain", "html"))
    for words in ("Data in Germany: 4 new", "also: 4 new", "<b>Engineer</b>", "What changed for you", "Next step: "):
        assert words in plain
    assert "<b>" not in html and "&lt;b&gt;Engineer" in html
    rounds.run(timedelta(days=4))
    assert [one["subject"] for one in mailbox[0].mails] == ["8 new results: Data in Germany", "4 new results: weekly"]


def test_a_digest_is_in_the_language_of_who_gets_it(
    store: Store, ada: User, mailbox: tuple[Mailbox, int], rounds: Round
) -> None:
    store.users.update(replace(ada, preferences={"language": "de"}, target_roles=("data-engineer",)), NOW)
    saved(store, ada, mail_every=MailEvery.DAILY, role="data-engineer")
    store.postings.upsert(postings(), NOW + HOUR)
    rounds.run(22 * HOUR)
    rounds.run(HOUR)
    (mail,) = mailbox[0].mails
    assert mail["subject"] == "4 neue Ergebnisse: Data in Germany"
    plain, html = (mail.get_body((kind,)).get_content() for kind in ("plain", "html"))
    for words in ("Data in Germany: 4 neu", "Was sich für dich geändert hat", "Nächster Schritt: "):
        assert words in plain and words in html
    assert '<html lang="de">' in html and "Next step" not in plain


def test_without_mail_switched_on_nothing_is_mailed(
    store: Store, ada: User, mailbox: tuple[Mailbox, int], rounds: Round
) -> None:
    saved(store, ada)
    store.postings.upsert(postings(), NOW + HOUR)
    rounds.run(timedelta(days=8))
    assert mailbox[0].mails == []


def test_what_fails_waits_longer_each_time_and_is_given_up(
    store: Store, ada: User, receiver: Receiver, rounds: Round
) -> None:
    saved(store, ada, webhook=receiver.address)
    store.postings.upsert(postings(1), NOW + HOUR)
    receiver.answers = [500] * 20
    rounds.run(2 * HOUR)
    waits = []
    while (delivery := store.deliveries.of_user("ada")[0]).state is DeliveryState.TO_SEND:
        waits.append((delivery.next_at - rounds.now).total_seconds() / 60)
        before = len(receiver.hosts)
        rounds.run(timedelta(seconds=30))
        assert len(receiver.hosts) == before  # not yet
        rounds.run(delivery.next_at - rounds.now)
    assert waits == [1, 5, 30, 120, 480, 1440, 1440]
    assert (delivery.state, reason_words(delivery.error)) == (DeliveryState.GIVEN_UP, "The webhook answered 500.")
    with speaking("de"):  # whoever reads it, in whatever language it failed
        assert reason_words(delivery.error) == "Der Webhook antwortete mit 500."
    assert receiver.received == []


def test_nothing_is_lost_while_a_receiver_is_away(store: Store, ada: User, receiver: Receiver, rounds: Round) -> None:
    saved(store, ada, webhook=receiver.address)
    store.postings.upsert(postings(2), NOW + HOUR)
    receiver.answers = [503]
    rounds.run(2 * HOUR)
    store.postings.upsert(postings(3, NOW + 2 * HOUR), NOW + 2 * HOUR + timedelta(minutes=1))
    rounds.run(timedelta(minutes=2))
    rounds.run(HOUR)
    assert [len(one["items"]) for one in receiver.received] == [2, 3]


@pytest.mark.parametrize(("answer", "state"), [("450 later", "to_send"), ("550 no such user", "given_up")])
def test_the_mail_servers_word_decides_whether_to_try_again(
    store: Store, ada: User, mailbox: tuple[Mailbox, int], rounds: Round, answer: str, state: str
) -> None:
    saved(store, ada, mail_every=MailEvery.DAILY)
    store.postings.upsert(postings(1), NOW + HOUR)
    mailbox[0].refusals = [answer]
    rounds.run(timedelta(days=1))
    (delivery,) = store.deliveries.of_user("ada")
    assert delivery.state == state
    assert reason_words(delivery.error) == f"The mail server answered {answer[:3]}."
    assert reason_words("As an older version kept it.") == "As an older version kept it."


def test_what_newly_rises_is_told_once_and_the_first_look_only_remembers(
    store: Store, ada: User, receiver: Receiver, rounds: Round, monkeypatch: pytest.MonkeyPatch
) -> None:
    search = saved(store, ada, "Skills", kind=SearchKind.TRENDS, webhook=receiver.address, section="skills", role="any")
    rounds.run(HOUR)
    told = store.searches.find(search.search_id)
    assert told is not None and told.told is not None
    assert receiver.received == []
    store.searches.change(search.search_id, told=[])
    rising = [one for one in told.told if one.startswith("rising:")]
    rounds.run(timedelta(days=1))
    rounds.run(timedelta(days=1))
    sent = [item["title"] for one in receiver.received for item in one["items"]]
    assert len(sent) == len(told.told)
    assert [one for one in sent if one.endswith("is rising")] == [f"{one[7:]} is rising" for one in sorted(rising)]


def test_an_archive_carries_searches_what_they_were_brought_and_what_is_to_be_sent(
    store: Store, ada: User, receiver: Receiver, rounds: Round, tmp_path: Path, server_uri: str
) -> None:
    search = saved(store, ada, webhook=receiver.address)
    store.postings.upsert(postings(2), NOW + HOUR)
    receiver.answers = [500]
    rounds.run(2 * HOUR)
    export_store(store.connection, tmp_path / "archive")
    name = f"test_{secrets.token_hex(6)}"
    other = Store.connect(Settings(mongodb_uri=server_uri, mongodb_database=name, debug=True))
    try:
        import_store(other.connection, tmp_path / "archive")
        assert other.searches.find(search.search_id) == search
        assert other.matches.of_search(search.search_id) == store.matches.of_search(search.search_id)
        assert other.deliveries.of_user("ada") == store.deliveries.of_user("ada")
    finally:
        other.close()
        drop_from_lent_server(server_uri, name)
