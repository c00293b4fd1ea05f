"""Settings: good values in, bad ones refused by name, secrets kept."""

import stat
from pathlib import Path

import pytest

from core.config import ROOT, Settings, load_settings, require_signing_key
from core.errors import SettingsError
from core.formats.secret_files import is_secret

SECRETS = tuple(name.upper() for name, field in Settings.model_fields.items() if is_secret(field))


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
        ("BASE_PATH", "/a/../b", "path"),
        ("BASE_PATH", "https://example.org/career", "path"),
        ("PUBLIC_URL", "https://example.org/career", "BASE_PATH"),
        ("PUBLIC_URL", "example.org", "origin"),
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
    settings = load_settings()  # the collector signs nothing
    with pytest.raises(SettingsError, match="JWT_SECRET_KEY"):
        require_signing_key(settings)
    require_signing_key(settings.model_copy(update={"debug": True}))
    require_signing_key(settings.model_copy(update={"mongodb_uri": None}))


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


@pytest.mark.parametrize("variable", SECRETS)
def test_every_secret_can_stand_in_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, variable: str) -> None:
    file = tmp_path / "secret"
    secret = "mongodb://me:hunter2@db/" if variable == "MONGODB_URI" else "hunter2" * 6
    file.write_text(f"{secret}\n")
    monkeypatch.setenv(f"{variable}_FILE", str(file))
    assert getattr(load_settings(), variable.lower()).get_secret_value() == secret
    monkeypatch.setenv(variable, secret)
    with pytest.raises(SettingsError, match=f"{variable} and {variable}_FILE are both set"):
        load_settings()


def test_the_secret_settings_are_those_we_know() -> None:
    named = ("uri", "key", "token", "password", "secret")
    assert {name.lower() for name in SECRETS} == {
        name for name in Settings.model_fields if name.split("_")[-1] in named
    }


def test_a_secret_file_that_cannot_be_used_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    empty, binary = tmp_path / "empty", tmp_path / "binary"
    empty.write_text("\n")
    binary.write_bytes(b"\xff\xfe\x00")
    for path, said in ((tmp_path / "none", "cannot be read"), (binary, "is no text")):
        monkeypatch.setenv("JWT_SECRET_KEY_FILE", str(path))
        with pytest.raises(SettingsError, match=f"JWT_SECRET_KEY_FILE names .*{said}"):
            load_settings()
    for nothing in ("", str(empty)):
        monkeypatch.setenv("JWT_SECRET_KEY_FILE", nothing)
        assert load_settings().jwt_secret_key is None


@pytest.mark.parametrize(
    ("written", "read"), [("career", "/career"), ("/career/", "/career"), ("/", ""), ("/a/b.c", "/a/b.c")]
)
def test_the_path_is_read_however_it_is_written(monkeypatch: pytest.MonkeyPatch, written: str, read: str) -> None:
    monkeypatch.setenv("BASE_PATH", written)
    assert load_settings().base_path == read


def test_addresses_to_listen_on(monkeypatch: pytest.MonkeyPatch) -> None:
    for written, read in (("127.0.0.1, ::1", ("127.0.0.1", "::1")), ("::", ("0.0.0.0", "::")), ("[::1]", ("::1",))):
        monkeypatch.setenv("ADDRESS", written)
        assert load_settings().addresses == read


def test_lists_are_comma_separated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JOB_ROLES", " Data Engineer,Backend Developer, ,")
    assert load_settings().job_roles == ("Data Engineer", "Backend Developer")


def test_an_empty_variable_counts_as_unset(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("MONGODB_URI", "DEBUG", "PORT", "JOB_COLLECTION_SCHEDULE"):
        monkeypatch.setenv(name, "")
    assert load_settings().port == 8501


@pytest.mark.parametrize("file", ["README.md", ".env.example"])
def test_every_variable_is_explained(file: str) -> None:
    text = (ROOT / file).read_text("utf-8")
    text = text.replace("`…_PER_DAY`", "THEIR_STACK_MAX_CREDITS_PER_DAY")
    for name in ("MAX_CONNECTIONS", "MAX_WEBSOCKETS"):
        text = text.replace(f"`{name}`, `…_PER_ADDRESS`", f"`{name}`, `{name}_PER_ADDRESS`")
    assert [name for name in Settings.model_fields if name.upper() not in text] == []
