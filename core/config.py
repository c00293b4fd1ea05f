"""Settings: the only reader of the environment and `.env`."""

import logging
import re
import sys
from email.utils import parseaddr
from functools import cached_property
from pathlib import Path
from typing import Annotated, Self
from urllib.parse import urlsplit

from croniter import croniter
from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, PydanticBaseSettingsSource, SettingsConfigDict

from core.errors import SettingsError
from core.formats.secret_files import MIN_SECRET_BYTES, SecretFiles, kept_secret
from core.logs import WithRequestId, formatter, join_foreign_loggers

ROOT = Path(__file__).resolve().parent.parent
WINDOW_DAYS = 731  # postings older than that are stored and not counted
OWN_LOGGERS = ("collector", "core", "dashboard", "pages")
CommaList = Annotated[tuple[str, ...], NoDecode]


class Settings(BaseSettings):
    """Configuration, one field a variable. Times are minutes, money is TheirStack credits."""

    model_config = SettingsConfigDict(
        env_file=ROOT / ".env", env_file_encoding="utf-8", extra="ignore", frozen=True, env_ignore_empty=True
    )

    mongodb_uri: SecretStr | None = None
    store_wait_seconds: int = Field(default=60, ge=0, le=86_400)
    mongodb_database: str = Field(default="career_navigator", pattern=r"^[A-Za-z0-9_-]{1,38}$")
    their_stack_api_key: SecretStr | None = None
    their_stack_base_url: str = "https://api.theirstack.com"
    their_stack_max_credits_per_run: int = Field(default=200, ge=0)
    their_stack_max_credits_per_day: int = Field(default=1000, ge=0)
    jwt_secret_key: SecretStr | None = None
    jwt_access_token_expire_minutes: int = Field(default=720, ge=5, le=43_200)
    session_idle_minutes: int = Field(default=120, ge=5, le=43_200)
    allowed_origins: CommaList = ()
    allowed_hosts: CommaList = ()
    max_connections: int = Field(default=2_000, ge=10, le=60_000)
    max_connections_per_address: int = Field(default=200, ge=1, le=60_000)
    max_websockets: int = Field(default=1_000, ge=1, le=60_000)
    max_websockets_per_address: int = Field(default=60, ge=1, le=60_000)
    api_requests_per_minute: int = Field(default=600, ge=1, le=10_000_000)
    job_collection_schedule: str = "0 2 * * *"
    job_roles: CommaList = ()
    job_locations: CommaList = ()
    collector_sources: CommaList = ()
    company_boards: bool = True
    greenhouse_boards: CommaList = ()
    lever_boards: CommaList = ()
    ashby_boards: CommaList = ()
    backups: bool | None = None
    snapshot_window_days: int = Field(default=731, ge=28, le=3_660)
    audit_days: int = Field(default=180, ge=1, le=3_660)
    metrics_token: SecretStr | None = None
    frame_ancestors: CommaList = ()
    smtp_host: str | None = None
    smtp_port: int = Field(default=587, ge=1, le=65_535)
    smtp_user: str | None = None
    smtp_password: SecretStr | None = None
    smtp_from: str | None = None
    smtp_security: str = Field(default="starttls", pattern="^(starttls|tls|none)$")
    trusted_proxies: CommaList = ()
    log_format: str = Field(default="text", pattern="^(text|json)$")
    debug: bool = False
    debug_loggers: CommaList = ()
    career_navigator_home: Path = Path("var")
    port: int = Field(default=8501, ge=1, le=65_535)
    address: str = "127.0.0.1"
    base_path: str = ""
    public_url: str | None = None

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - pydantic hands it in
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """What is given to the constructor, environment, `.env`, and secrets from files."""
        return init_settings, env_settings, dotenv_settings, SecretFiles(settings_cls)

    @field_validator(
        "mongodb_uri", "their_stack_api_key", "jwt_secret_key", "metrics_token", "smtp_password", mode="before"
    )
    @classmethod
    def _empty_is_unset(cls, value: object) -> object:
        return None if isinstance(value, str) and not value.strip() else value

    @field_validator(
        "allowed_origins",
        "allowed_hosts",
        "debug_loggers",
        "job_roles",
        "job_locations",
        "collector_sources",
        "greenhouse_boards",
        "lever_boards",
        "ashby_boards",
        "trusted_proxies",
        "frame_ancestors",
        mode="before",
    )
    @classmethod
    def _split_commas(cls, value: object) -> object:
        return tuple(part.strip() for part in value.split(",") if part.strip()) if isinstance(value, str) else value

    @field_validator("allowed_origins", "frame_ancestors")
    @classmethod
    def _are_origins(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for origin in value:
            parts = urlsplit(origin)
            if parts.scheme not in ("http", "https") or not parts.netloc or parts.path or parts.query:
                raise ValueError(f"{origin!r} is not an origin such as https://example.org (no path, no *)")
        return value

    @field_validator("base_path")
    @classmethod
    def _is_path(cls, value: str) -> str:
        path = "/" + value.strip("/") if value.strip("/") else ""
        if not re.fullmatch(r"(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)*", path):
            raise ValueError(f"{value!r} is not a path such as /career (letters, digits, - _ ~ and dots within a name)")
        return path

    @field_validator("public_url")
    @classmethod
    def _is_origin(cls, value: str | None) -> str | None:
        parts = urlsplit((value or "").rstrip("/"))
        if value and (parts.scheme not in ("http", "https") or not parts.hostname or parts.path or parts.query):
            raise ValueError(f"{value!r} is not an origin such as https://example.org (a path belongs into BASE_PATH)")
        return value.rstrip("/") if value else None

    @field_validator("their_stack_base_url")
    @classmethod
    def _is_http_url(cls, value: str) -> str:
        parts = urlsplit(value)
        if parts.scheme not in ("http", "https") or not parts.netloc:
            raise ValueError("must be a URL such as https://api.theirstack.com")
        return value.rstrip("/")

    @field_validator("smtp_from")
    @classmethod
    def _is_sender(cls, value: str | None) -> str | None:
        if value is not None and ("@" not in parseaddr(value)[1] or any(ord(sign) < 32 for sign in value)):
            raise ValueError("must be an address such as Career Navigator <jobs@example.org>")
        return value

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
    def _mail_is_whole(self) -> Self:
        if self.smtp_host and not self.smtp_from:
            raise ValueError("SMTP_FROM: must be set where SMTP_HOST is, as whom mail is sent")
        if self.smtp_host and not self.public_url:
            raise ValueError("PUBLIC_URL: must be set where SMTP_HOST is, as links in mails begin with it")
        if self.smtp_user and self.smtp_security == "none":
            raise ValueError("SMTP_SECURITY: a password is not sent in the clear; use starttls or tls")
        return self

    @property
    def addresses(self) -> tuple[str, ...]:
        """Where to listen: ADDRESS split at its commas; `::`, all of IPv6, means all of IPv4 too."""
        named = tuple(part.strip().strip("[]") for part in self.address.split(",") if part.strip())
        all_of_v4 = "0.0.0.0"  # noqa: S104 - as the operator says
        if "::" in named and all_of_v4 not in named:
            return (all_of_v4, *named)
        return named or ("127.0.0.1",)

    @property
    def origin(self) -> str:
        """Scheme, host and port of the site as its readers know it: PUBLIC_URL, else loopback."""
        return self.public_url or f"http://127.0.0.1:{self.port}"

    @property
    def home(self) -> Path:
        """Run-time state; a relative path is taken from the project's folder."""
        return (
            self.career_navigator_home
            if self.career_navigator_home.is_absolute()
            else ROOT / self.career_navigator_home
        )

    @property
    def has_mail(self) -> bool:
        """Can mail be sent? Without it there are feeds and the operator's links only."""
        return bool(self.smtp_host and self.smtp_from)

    @property
    def site(self) -> str:
        """The address of the dashboard as its readers know it, without a slash at the end."""
        return f"{self.origin}{self.base_path}"

    @cached_property
    def signing_key(self) -> str:
        """The secret that signs tokens: JWT_SECRET_KEY, else one generated once and kept with mode 0600.

        Raises SettingsError where it can be neither read nor written.
        """
        if self.jwt_secret_key:
            return self.jwt_secret_key.get_secret_value()
        return kept_secret(self.home / "jwt_secret", "all sessions end", "set JWT_SECRET_KEY")


def require_signing_key(settings: Settings) -> None:
    """What only the dashboard needs.

    Raises SettingsError where several machines may share a store and each would sign with a key of its own.
    """
    if settings.mongodb_uri and not settings.debug and not settings.jwt_secret_key:
        raise SettingsError(
            "JWT_SECRET_KEY must be set where MONGODB_URI is set and DEBUG is off; make one with: openssl rand -hex 32"
        )


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
    """One line an event to standard error, as text or JSON.

    DEBUG speaks of our own modules, not of every library; DEBUG_LOGGERS names further ones.
    """
    root = logging.getLogger()
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(formatter(settings.log_format))
    handler.addFilter(WithRequestId())
    root.handlers[:] = [handler]
    root.setLevel(logging.INFO)
    for name in (*OWN_LOGGERS, *settings.debug_loggers) if settings.debug else ():
        logging.getLogger(name).setLevel(logging.DEBUG)
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
        if noisy not in settings.debug_loggers:
            logging.getLogger(noisy).setLevel(logging.WARNING)
