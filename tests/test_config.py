"""Settings: good values in, bad ones refused by name, secrets kept."""

import stat
from pathlib import Path

import pytest

from core.config import ROOT, Settings, load_settings
from core.errors import SettingsError


def test_a_fresh_clone_needs_no_configuration() -> None:
    settings = load_settings()
    assert settings.mongodb_uri is None
    assert settings.job_collection_schedule == "0 2 * * *"
    assert settings.debug is False


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("JOB_COLLECTION_SCHEDULE", "every day", "cron"),
        ("JOB_COLLECTION_SCHEDULE", "61 2 * * *", "cron"),
        ("JWT_ACCESS_TOKEN_EXPIRE_MINUTES", "soon", "integer"),
        ("JWT_ACCESS_TOKEN_EXPIRE_MINUTES", "0", "greater"),
        ("THEIR_STACK_BASE_URL", "api.theirstack.com", "URL"),
        ("THEIR_STACK_MAX_CREDITS_PER_RUN", "-1", "greater"),
        ("ALLOWED_ORIGINS", "https://a.example, *", "origin"),
        ("ALLOWED_ORIGINS", "https://a.example/path", "origin"),
        ("MONGODB_URI", "localhost:27017", "mongodb://"),
        ("MONGODB_DATABASE", "a/b", "pattern"),
        ("JWT_SECRET_KEY", "short", "32 bytes"),
        ("DEBUG", "perhaps", "boolean"),
        ("PORT", "70000", "less"),
        ("LOG_FORMAT", "xml", "pattern"),
    ],
)
def test_a_bad_value_is_refused_by_name(monkeypatch: pytest.MonkeyPatch, name: str, value: str, said: str) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError, match=said) as refused:
        load_settings()
    assert name in str(refused.value)


@pytest.mark.parametrize(
    ("name", "value"),
    [("JWT_SECRET_KEY", "hunter2hunter2"), ("MONGODB_URI", "postgres://me:hunter2hunter2@db/")],
)
def test_a_refused_secret_is_not_repeated(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError) as refused:
        load_settings()
    assert "hunter2" not in str(refused.value)


def test_no_secret_shows_when_settings_are_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MONGODB_URI", "mongodb://me:hunter2@db/")
    monkeypatch.setenv("THEIR_STACK_API_KEY", "hunter2")
    monkeypatch.setenv("JWT_SECRET_KEY", "hunter2" * 6)
    assert "hunter2" not in repr(load_settings())


def test_the_secret_is_demanded_on_a_real_mongodb_outside_debug(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MONGODB_URI", "mongodb://db/")
    with pytest.raises(SettingsError, match="JWT_SECRET_KEY"):
        load_settings()
    monkeypatch.setenv("DEBUG", "true")
    assert load_settings().mongodb_uri is not None


def test_the_first_secret_is_made_once_and_readable_by_its_owner_only(tmp_path: Path) -> None:
    first = Settings(career_navigator_home=tmp_path / "home").signing_key
    kept = tmp_path / "home" / "jwt_secret"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert Settings(career_navigator_home=tmp_path / "home").signing_key == first
    assert len(first) >= 32


def test_a_damaged_kept_secret_is_said_not_used(tmp_path: Path) -> None:
    (tmp_path / "jwt_secret").write_text("x")
    with pytest.raises(SettingsError, match="damaged"):
        _ = Settings(career_navigator_home=tmp_path).signing_key


def test_lists_are_comma_separated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JOB_ROLES", " Data Engineer,Backend Developer, ,")
    assert load_settings().job_roles == ("Data Engineer", "Backend Developer")


def test_an_empty_variable_counts_as_unset(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("MONGODB_URI", "DEBUG", "PORT", "JOB_COLLECTION_SCHEDULE"):
        monkeypatch.setenv(name, "")
    assert load_settings().port == 8501


@pytest.mark.parametrize("file", ["README.md", ".env.example"])
def test_every_variable_is_explained(file: str) -> None:
    text = (ROOT / file).read_text("utf-8").replace("`…_PER_DAY`", "THEIR_STACK_MAX_CREDITS_PER_DAY")
    assert [name for name in Settings.model_fields if name.upper() not in text] == []
