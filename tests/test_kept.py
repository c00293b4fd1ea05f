"""What is worked out of an object is kept as long as the object, by all that it depends on, and no longer."""

import gc
import weakref

import pandas as pd

from core.texts import kept_with, language, speaking
from core.texts.kept import MOST


def test_it_is_worked_out_once_for_an_object_a_language_and_whatever_else_is_handed_in() -> None:
    made: list[object] = []

    @kept_with
    def told(frame: pd.DataFrame, names: list[str], *, ahead: dict[str, pd.DataFrame] | None = None) -> str:
        made.append(names)
        return f"{language()} {len(frame)} {names} {len(ahead or {})}"

    frame, other = pd.DataFrame({"x": [1, 2]}), pd.DataFrame({"x": [1, 2]})
    ahead = {"a": other}
    assert told(frame, ["a"]) is told(frame, ["a"]) and len(made) == 1
    for _ in range(2):
        told(frame, ["a", "b"]), told(other, ["a"]), told(frame, ["a"], ahead=ahead), told(frame, ["a"], ahead={})
        told(frame, ["a"], ahead={"a": frame})
        with speaking("de"):
            assert told(frame, ["a"]).startswith("de")
    assert len(made) == 7


def test_only_so_much_is_kept_of_one_object_and_nothing_of_one_that_is_gone() -> None:
    made: list[int] = []

    @kept_with
    def part(frame: pd.DataFrame, number: int) -> pd.DataFrame:
        made.append(number)
        return frame.head(number)

    frame = pd.DataFrame({"x": [1, 2]})
    for number in (*range(MOST + 1), MOST, 0):
        part(frame, number)
    assert made == [*range(MOST + 1), 0]
    first = weakref.ref(part(frame, 0))
    del frame
    gc.collect()
    assert first() is None
