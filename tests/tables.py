"""A table of cases in one test: collecting and reporting hundreds of tests of a line each takes longer than they do."""

import functools
import inspect
import traceback
from collections.abc import Callable, Iterable
from typing import Any

import pytest

Test = Callable[..., None]


def each_row(names: str | tuple[str, ...], rows: Iterable[Any]) -> Callable[[Test], Test]:
    """Like `pytest.mark.parametrize`, but one test: it runs for every row, and its failure names every wrong row.

    For tests whose rows leave nothing behind in their fixtures, which all rows share. Raises ValueError for a row that
    has not as many values as there are names, and for a table without rows.
    """
    columns = [name.strip() for name in names.split(",")] if isinstance(names, str) else list(names)
    table = [dict(zip(columns, row if len(columns) > 1 else (row,), strict=True)) for row in rows]
    if not table:
        raise ValueError(f"a table of {names} without rows would check nothing")

    def decorate(test: Test) -> Test:
        @functools.wraps(test)
        def all_rows(**fixtures: Any) -> None:
            wrong = []
            for values in table:
                try:
                    test(**fixtures, **values)
                except (Exception, pytest.fail.Exception) as error:
                    line = traceback.extract_tb(error.__traceback__)[1].lineno
                    wrong.append(f"{values}\n    line {line}: {type(error).__name__}: {error}")
            assert not wrong, f"{len(wrong)} of {len(table)} rows:\n" + "\n".join(wrong)

        signature = inspect.signature(test)
        fixtures = [parameter for name, parameter in signature.parameters.items() if name not in columns]
        all_rows.__signature__ = signature.replace(parameters=fixtures)  # type: ignore[attr-defined]
        del all_rows.__wrapped__  # type: ignore[attr-defined]
        return all_rows

    return decorate
