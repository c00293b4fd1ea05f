"""A table of cases names every row that is wrong, and only those."""

import inspect

import pytest

from tests.tables import each_row


def test_every_wrong_row_is_named_and_the_others_are_checked_too() -> None:
    checked = []

    @each_row(("number", "is_even"), [(1, False), (2, False), (3, True), (4, True)])
    def some_table(number: int, is_even: bool, divisor: int) -> None:
        checked.append(number)
        assert (number % divisor == 0) is is_even

    assert list(inspect.signature(some_table).parameters) == ["divisor"]
    with pytest.raises(AssertionError, match="2 of 4 rows") as failure:
        some_table(divisor=2)
    assert checked == [1, 2, 3, 4]
    said = str(failure.value)
    assert "{'number': 2, 'is_even': False}" in said and "{'number': 3, 'is_even': True}" in said
    assert "'number': 1" not in said and "'number': 4" not in said


def test_an_error_in_a_row_is_a_wrong_row() -> None:
    @each_row("number", [1, 0])
    def some_table(number: int) -> None:
        assert 1 / number

    with pytest.raises(AssertionError, match=r"1 of 2 rows:\n{'number': 0}\n    line \d+: ZeroDivisionError"):
        some_table()


def test_a_row_that_does_not_raise_what_it_should_is_a_wrong_row() -> None:
    @each_row("number", [0, 1])
    def some_table(number: int) -> None:
        with pytest.raises(ZeroDivisionError):
            print(1 / number)

    with pytest.raises(AssertionError, match=r"1 of 2 rows:\n{'number': 1}\n    line \d+: Failed: DID NOT RAISE"):
        some_table()


def test_a_row_of_another_width_and_an_empty_table_are_refused() -> None:
    with pytest.raises(ValueError, match="argument 2"):
        each_row(("a", "b"), [(1,)])
    with pytest.raises(ValueError, match="without rows"):
        each_row("a", [])
