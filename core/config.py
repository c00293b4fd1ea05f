"""Settings: the only reader of the environment and `.env`."""

import logging
import os
import secrets
import sys
from functools import cached_property
from pathlib import Path
from typing import Annotated, Self
from urllib.parse import urlsplit

from croniter import croniter
from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from core.errors import SettingsError
from core.logs import WithRequestId, formatter, join_foreign_loggers

ROOT = Path(__file__).resolve().parent.parent
MIN_SECRET_BYTES = 32
CommaList = Annotated[tuple[str, ...], NoDecode]


class Settings(BaseSettings):
    """Configuration, one field a variable. Times are minutes, money is TheirStack credits."""

    model_config = SettingsConfigDict(
        env_file=ROOT / ".env", env_file_encoding="utf-8", extra="ignore", frozen=True, env_ignore_empty=True
    )

    mongodb_uri: SecretStr | None = None
    mongodb_database: str = Field(default="career_navigator", pattern=r"^[A-Za-z0-9_-]{1,38}$")
    their_stack_api_key: SecretStr | None = None
    their_stack_base_url: str = "https://api.theirstack.com"
    their_stack_max_credits_per_run: int = Field(default=200, ge=0)
    their_stack_max_credits_per_day: int = Field(default=1000, ge=0)
    jwt_secret_key: SecretStr | None = None
    jwt_access_token_expire_minutes: int = Field(default=720, ge=5, le=43_200)
    session_idle_minutes: int = Field(default=120, ge=5, le=43_200)
    allowed_origins: CommaList = ()
    api_requests_per_minute: int = Field(default=600, ge=1, le=10_000_000)
    job_collection_schedule: str = "0 2 * * *"
    job_roles: CommaList = ()
    job_locations: CommaList = ()
    collector_sources: CommaList = ()
    greenhouse_boards: CommaList = ()
    lever_boards: CommaList = ()
    ashby_boards: CommaList = ()
    snapshot_window_days: int = Field(default=731, ge=28, le=3_660)
    metrics_token: SecretStr | None = None
    trusted_proxies: CommaList = ()
    log_format: str = Field(default="text", pattern="^(text|json)$")
    debug: bool = False
    career_navigator_home: Path = Path("var")
    port: int = Field(default=8501, ge=1, le=65_535)
    address: str = "127.0.0.1"

    @field_validator("mongodb_uri", "their_stack_api_key", "jwt_secret_key", "metrics_token", mode="before")
    @classmethod
    def _empty_is_unset(cls, value: object) -> object:
        return None if isinstance(value, str) and not value.strip() else value

    @field_validator(
        "allowed_origins", "job_roles", "job_locations", "collector_sources", "greenhouse_boards", "lever_boards",
        "ashby_boards", "trusted_proxies", mode="before",
    )  # fmt: skip
    @classmethod
    def _split_commas(cls, value: object) -> object:
        return tuple(part.strip() for part in value.split(",") if part.strip()) if isinstance(value, str) else value

    @field_validator("allowed_origins")
    @classmethod
    def _are_origins(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for origin in value:
            parts = urlsplit(origin)
            if parts.scheme not in ("http", "https") or not parts.netloc or parts.path or parts.query:
                raise ValueError(f"{origin!r} is not an origin such as https://example.org (no path, no *)")
        return value

    @field_validator("their_stack_base_url")
    @classmethod
    def _is_http_url(cls, value: str) -> str:
        parts = urlsplit(value)
        if parts.scheme not in ("http", "https") or not parts.netloc:
            raise ValueError("must be a URL such as https://api.theirstack.com")
        return value.rstrip("/")

    @field_validator("job_collection_schedule")
    @classmethod
    def _is_cron(cls, value: str) -> str:
        if not croniter.is_valid(value):
            raise ValueError(f"{value!r} is not a cron expression such as '0 2 * * *' (minute hour day month weekday)")
        return value

    @field_validator("mongodb_uri")
    @classmethod
    def _is_mongodb_uri(cls, value: SecretStr | None) -> SecretStr | None:
        if value and not value.get_secret_value().startswith(("mongodb://", "mongodb+srv://")):
            raise ValueError("must start with mongodb:// or mongodb+srv://")
        return value

    @field_validator("jwt_secret_key")
    @classmethod
    def _is_long_enough(cls, value: SecretStr | None) -> SecretStr | None:
        if value and len(value.get_secret_value().encode()) < MIN_SECRET_BYTES:
            raise ValueError(f"needs at least {MIN_SECRET_BYTES} bytes; make one with: openssl rand -hex 32")
        return value

    @model_validator(mode="after")
    def _secret_is_given_in_production(self) -> Self:
        if self.mongodb_uri and not self.debug and not self.jwt_secret_key:
            raise ValueError(
                "JWT_SECRET_KEY must be set where MONGODB_URI is set and DEBUG is off; "
                "make one with: openssl rand -hex 32"
            )
        return self

    @property
    def home(self) -> Path:
        """Run-time state; a relative path is taken from the project's folder."""
        return (
            self.career_navigator_home
            if self.career_navigator_home.is_absolute()
            else ROOT / self.career_navigator_home
        )

    @cached_property
    def signing_key(self) -> str:
        """The secret that signs tokens: JWT_SECRET_KEY, else one generated once and kept with mode 0600.

        Raises SettingsError where it can be neither read nor written.
        """
        if self.jwt_secret_key:
            return self.jwt_secret_key.get_secret_value()
        return _kept_secret(self.home / "jwt_secret")


def _kept_secret(path: Path) -> str:
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        try:
            # O_EXCL: of two processes starting at once only one writes; the other reads what it wrote.
            with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as file:
                file.write(secrets.token_hex(MIN_SECRET_BYTES))
        except FileExistsError:
            path.chmod(0o600)
        key = path.read_text().strip()
    except OSError as error:
        raise SettingsError(
            f"The secret in {path} can be neither read nor written ({error.strerror}); "
            "set JWT_SECRET_KEY or make CAREER_NAVIGATOR_HOME writable."
        ) from error
    if len(key) < MIN_SECRET_BYTES:
        raise SettingsError(f"The secret in {path} is damaged; delete the file and start again (all sessions end).")
    return key


def load_settings() -> Settings:
    """Read environment and `.env`; raise SettingsError naming each bad variable, never its value if it is a secret."""
    try:
        return Settings()
    except ValidationError as error:
        lines = []
        for problem in error.errors(include_input=False, include_url=False):
            name = "_".join(str(part) for part in problem["loc"]).upper()
            lines.append(
                f"{name}: {problem['msg'].removeprefix('Value error, ')}"
                if name
                else problem["msg"].removeprefix("Value error, ")
            )
        raise SettingsError("Check the configuration (.env or environment). " + "; ".join(lines)) from None


def configure_logging(settings: Settings) -> None:
    """One line an event to standard error, as text or JSON; level from DEBUG."""
    root = logging.getLogger()
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(formatter(settings.log_format))
    handler.addFilter(WithRequestId())
    root.handlers[:] = [handler]
    root.setLevel(logging.DEBUG if settings.debug else logging.INFO)
    join_foreign_loggers()
    for noisy in (
        "pymongo",
        "urllib3",
        "watchdog",
        "PIL",
        "matplotlib",
        "asyncio",
        "uvicorn.access",
        "uvicorn.error",
        "websockets",
    ):
        logging.getLogger(noisy).setLevel(logging.WARNING)
