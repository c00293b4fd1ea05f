"""Secrets from files: `JWT_SECRET_KEY_FILE=/run/secrets/jwt` sets `JWT_SECRET_KEY`, and so for every secret setting.

Containers and service managers hand over secrets as files, so that they are in no environment and no list of processes.
"""

import os
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Any, get_args

from dotenv import dotenv_values
from pydantic import SecretStr
from pydantic.fields import FieldInfo
from pydantic_settings import PydanticBaseSettingsSource

from core.errors import SettingsError

SUFFIX = "_FILE"
MAX_BYTES = 64 * 1024
MIN_SECRET_BYTES = 32


class SecretFiles(PydanticBaseSettingsSource):
    """The source of settings that reads them. An empty file counts as unset, like an empty variable.

    Raises SettingsError where a file cannot be read, or where the variable itself is set as well.
    """

    def get_field_value(self, field: FieldInfo, field_name: str) -> tuple[Any, str, bool]:
        """The secret in the file that `NAME_FILE` names; None where nothing names one. Raises SettingsError."""
        variable = field_name.upper()
        path = self._given(variable + SUFFIX)
        if not is_secret(field) or not path:
            return None, field_name, False
        if self._given(variable):
            raise SettingsError(f"{variable} and {variable}{SUFFIX} are both set; keep one of them.")
        return _content(variable, Path(path)), field_name, False

    def __call__(self) -> dict[str, Any]:
        """The secrets that files hold, by setting. Raises SettingsError."""
        fields = self.settings_cls.model_fields.items()
        values = {name: self.get_field_value(field, name)[0] for name, field in fields}
        return {name: value for name, value in values.items() if value is not None}

    def _given(self, variable: str) -> str:
        environment = {name.upper(): value for name, value in os.environ.items()}
        return (environment.get(variable) or self._dotenv().get(variable) or "").strip()

    def _dotenv(self) -> Mapping[str, str | None]:
        file = self.config.get("env_file")
        return dotenv_values(file) if isinstance(file, Path | str) else {}


def is_secret(field: FieldInfo) -> bool:
    """Does this setting hold a secret?"""
    return SecretStr in (field.annotation, *get_args(field.annotation))


def _content(variable: str, path: Path) -> str | None:
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES).decode("utf-8").strip()
    except OSError as error:
        raise SettingsError(
            f"{variable}{SUFFIX} names {path}, which cannot be read ({error.strerror}); correct the path or its rights."
        ) from None
    except UnicodeDecodeError:
        raise SettingsError(f"{variable}{SUFFIX} names {path}, which is no text.") from None
    return content or None


def kept_secret(path: Path, loss: str, way_out: str) -> str:
    """The secret in this file; if there is no file, it is made at random with mode 0600.

    `loss` says what a new one costs, `way_out` what to do instead of writing the file. Raises SettingsError where it
    can be neither read nor written, or is too short.
    """
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
            f"{way_out} or make CAREER_NAVIGATOR_HOME writable."
        ) from error
    if len(key) < MIN_SECRET_BYTES:
        raise SettingsError(f"The secret in {path} is damaged; delete the file and start again ({loss}).")
    return key
