"""What the account routes take and give."""

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from core.models import StepState, User

Text = Annotated[str, Field(max_length=500)]
Secret = Annotated[str, Field(max_length=500)]
Texts = Annotated[list[Text], Field(max_length=300)]


class Given(BaseModel):
    """A body: nothing but the fields named, each of the very type named."""

    model_config = ConfigDict(extra="forbid", strict=True)


class Registration(Given):
    """Skills and roles as people spell them."""

    email: Text
    password: Secret
    full_name: Text
    skills: Texts = Field(default_factory=list)
    target_roles: Texts = Field(default_factory=list)
    experience_level: Text = ""
    location: Text = ""

    @property
    def profile(self) -> dict[str, Any]:
        return self.model_dump(include={"skills", "target_roles", "experience_level", "location"})


class Login(Given):
    email: Text
    password: Secret


class PasswordChange(Given):
    current_password: Secret
    new_password: Secret


class ProfileChanges(Given):
    """What is left out stays as it is. With `version`, nothing is written over somebody else's change."""

    full_name: Text = Field(default_factory=str)
    skills: Texts = Field(default_factory=list)
    target_roles: Texts = Field(default_factory=list)
    experience_level: Text = Field(default_factory=str)
    location: Text = Field(default_factory=str)
    progress: dict[str, Literal["to_do", "learning", "done"]] = Field(default_factory=dict, max_length=300)
    version: Annotated[int, Field(ge=1, le=2**53)] | None = None

    @property
    def changes(self) -> dict[str, Any]:
        return self.model_dump(exclude_unset=True, exclude={"version"})


class Account(BaseModel):
    """`skills` are ids of the taxonomy, `other_skills` what it does not know, as typed."""

    id: str
    email: str
    full_name: str
    skills: list[str]
    other_skills: list[str]
    target_roles: list[str]
    experience_level: str
    location: str
    progress: dict[str, StepState]
    version: int
    created_at: datetime | None
    updated_at: datetime | None

    @classmethod
    def of(cls, user: User) -> "Account":
        return cls(
            id=user.user_id,
            email=user.email,
            full_name=user.full_name,
            skills=list(user.skills),
            other_skills=list(user.other_skills),
            target_roles=list(user.target_roles),
            experience_level=user.experience_level,
            location=user.location,
            progress=dict(user.progress),
            version=user.version,
            created_at=user.created_at,
            updated_at=user.updated_at,
        )


class Token(BaseModel):
    access_token: str
    token_type: Literal["bearer"] = "bearer"
    user: Account


class Ended(BaseModel):
    detail: str
    sessions: int
