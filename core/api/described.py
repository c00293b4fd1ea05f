"""Describes the fields of an answer by the columns of the table it is a row of, so that each is worded once."""

from collections.abc import Callable, Mapping
from typing import TypeVar

from pydantic import BaseModel

Answer = TypeVar("Answer", bound=BaseModel)


def described_by(*tables: Mapping[str, str], **own: str) -> Callable[[type[Answer]], type[Answer]]:
    """Give each field of a model the description of its column; the last of `tables` that has it counts.

    `own` describes fields that are no column or hold another form of it. In an answer, null stands for the empty cell
    of a CSV. Raises TypeError, at import, for a field without a description and for one of `own` that is no field.
    """
    columns = {name: about for table in tables for name, about in table.items()} | own

    def describe(model: type[Answer]) -> type[Answer]:
        inherited = {name for name, field in model.model_fields.items() if field.description}
        if wrong := (model.model_fields.keys() - columns.keys() - inherited) | (own.keys() - model.model_fields.keys()):
            raise TypeError(f"{model.__name__}: describe, or take away, {', '.join(sorted(wrong))}")
        for name, field in model.model_fields.items():
            field.description = columns.get(name, field.description)
        model.model_rebuild(force=True)
        return model

    return describe
