"""A translation whose English was changed is noticed."""

from core import texts
from tests.translations import digests, outdated, recorded


def test_no_translation_is_older_than_its_english() -> None:
    for tag in (tag for tag in texts.languages() if tag != texts.DEFAULT):
        before, now = recorded()[tag], digests(tag)
        assert len(now) > 7000, "skills, projects, roles, sources and sentences"
        old = outdated(before, now)
        assert not old, f"translate anew ({tag}), then run python -m tests.translations: {', '.join(old)}"
        other = sorted(key for key in now.keys() | before.keys() if now.get(key) != before.get(key))
        assert not other, f"run python -m tests.translations, which writes down {', '.join(other)}"


def test_only_what_changed_in_english_alone_is_outdated() -> None:
    before = {
        "same": ("a", "b"),
        "english": ("a", "b"),
        "both": ("a", "b"),
        "translation": ("a", "b"),
        "gone": ("a", "b"),
    }
    now = {"same": ("a", "b"), "english": ("x", "b"), "both": ("x", "y"), "translation": ("a", "y"), "new": ("a", "b")}
    assert outdated(before, now) == ["english"]
