"""Columns from postings, and from two sets of columns."""

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from hashlib import blake2b
from typing import Any, Self
from zlib import crc32

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray
from scipy import sparse

from core.models import UNKNOWN_LANGUAGE, Ask, Posting, Terms, is_read
from core.snapshot.arrow_arrays import arrow_of, texts_of
from core.snapshot.coded import JOINT, BoolColumn, IntColumn, coded
from core.snapshot.columns import (
    CODED,
    GROUPS,
    MATRICES,
    MOST_GROUPS,
    NO_DAY,
    NO_YEARS,
    OPTIONAL,
    PLAIN,
    REQUIRED,
    Columns,
    day_number,
)


def columns_of(postings: Iterable[Posting]) -> Columns:
    """Columns of `postings`, ids unique; read one by one, so that a million of them need not be in memory at once.

    Postings without a date are left out: they stand outside of every window.
    """
    return _Builder().read(postings).columns()


def in_order(columns: Columns, keep: BoolColumn) -> dict[str, Any]:
    """The fields of `columns` with only the rows where `keep` is true: what is left out last, each part by `group`.

    The postings of one company then lie together, and a table by company is counted in one run through memory: seven
    times faster at a million postings than in the order in which they were stored.
    """
    place = columns.group + np.uint16(GROUPS) * columns.left_out
    if keep.all() and (place[1:] >= place[:-1]).all():
        return {column.name: getattr(columns, column.name) for column in fields(Columns)}
    rows = np.flatnonzero(keep)
    return _taken(columns, rows[np.argsort(place[rows], kind="stable")])


def _taken(columns: Columns, rows: NDArray[np.int64]) -> dict[str, Any]:
    taken: dict[str, Any] = {name: getattr(columns, name).take(rows) for name in CODED}
    for name in PLAIN:
        taken[name] = getattr(columns, name)[rows]
    ids, asks = columns.posting_ids.take(arrow_of(rows)), columns.asks[rows]
    choices = matrix(columns.choices[rows].data, asks.indices, asks.indptr, asks.shape[1])
    return taken | {"posting_ids": ids, "asks": asks, "choices": choices, "skills": columns.skills}


def join_columns(first: Columns, second: Columns, keep: BoolColumn) -> dict[str, Any]:
    """The fields of `Columns` for the rows of `first` where `keep` is true, then those of `second`.

    `keep` is (rows of `first`,). Categories and skills keep the codes of `first`; new ones come after.
    """
    runs = _runs(keep)
    merged: dict[str, Any] = {}
    for name in CODED:
        merged[name] = getattr(first, name).taken(runs).joined(getattr(second, name))
    for name in PLAIN:
        column = getattr(first, name)
        merged[name] = np.concatenate([*(column[start:end] for start, end in runs), getattr(second, name)])
    ids = first.posting_ids
    merged["posting_ids"] = pa.concat_arrays([*(ids[start:end] for start, end in runs), second.posting_ids])
    skill_codes = {skill: code for code, skill in enumerate(first.skills)}
    moved = np.array([skill_codes.setdefault(skill, len(skill_codes)) for skill in second.skills], dtype=np.int32)
    bounds = [(first.asks.indptr[start], first.asks.indptr[end]) for start, end in runs]
    indices = np.concatenate([*(first.asks.indices[start:end] for start, end in bounds), moved[second.asks.indices]])
    lengths = [np.diff(first.asks.indptr[start : end + 1]) for start, end in runs]
    indptr = np.cumsum(np.concatenate([[0], *lengths, np.diff(second.asks.indptr)]), dtype=np.int32)
    for name in MATRICES:
        data = getattr(first, name).data
        data = np.concatenate([*(data[start:end] for start, end in bounds), getattr(second, name).data])
        merged[name] = matrix(data, indices, indptr, len(skill_codes))
    return merged | {"skills": tuple(skill_codes)}


def _runs(keep: BoolColumn) -> list[tuple[int, int]]:
    """Stretches of rows to keep as half-open pairs: a few large slices are copied faster than a million rows picked."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], keep, [False]]).astype(np.int8)))
    return [(int(start), int(end)) for start, end in edges.reshape(-1, 2)]


def matrix(data: NDArray[np.uint8], indices: IntColumn, indptr: IntColumn, width: int) -> Any:
    """A sparse CSR array of `len(indptr) - 1` rows and `width` columns over these very arrays, which are not copied.

    `data` and `indices` are (entries,), `indptr` (rows + 1,). SciPy is told not to sort them.
    """
    sparse_array = sparse.csr_array((data, indices, indptr), shape=(len(indptr) - 1, width), copy=False)
    sparse_array.has_canonical_format = False  # nothing here needs sorted rows, and sorting a million costs a second
    return sparse_array


def choice_numbers(alternatives: Iterable[frozenset[str]]) -> dict[str, int]:
    """For each skill in a group the number of its group, 1 to 255 in a stable order; groups that share one are one."""
    merged: list[set[str]] = []
    for group in alternatives:
        touched = [other for other in merged if other & group]
        merged = [other for other in merged if not other & group]
        merged.append(set(group).union(*touched))
    ordered = sorted(sorted(group) for group in merged)
    return {skill: number for number, group in enumerate(ordered[:MOST_GROUPS], 1) for skill in group}


class _Builder:
    def __init__(self) -> None:
        self._ids: list[str] = []
        self._day, self._closed, self._first_seen, self._last_seen = (array("i") for _ in range(4))
        self._codes = {name: array("i") for name in CODED}
        self._known: dict[str, dict[str, int]] = {name: {} for name in CODED}
        self._years, self._degree_needed, self._duplicate, self._left_out = (array("b") for _ in range(4))
        self._salary_min, self._salary_max = array("f"), array("f")
        self._group, self._stamp = array("H"), array("Q")
        self._indices, self._indptr = array("i"), array("i", [0])
        self._asks, self._choices = array("B"), array("B")
        self._skills: dict[str, int] = {}

    def read(self, postings: Iterable[Posting]) -> Self:
        for posting in postings:
            if posting.posted_on is not None:
                self._add(posting, day_number(posting.posted_on))
        return self

    def _add(self, posting: Posting, day: int) -> None:
        salary, seniority, work_model = posting.salary, posting.seniority, posting.work_model
        values = (
            posting.role,
            _joint(place.country_code for place in posting.places),
            _joint(place.region for place in posting.places),
            _joint(place.city for place in posting.places),
            seniority.value if seniority else None,
            work_model.value if work_model else None,
            posting.source,
            posting.company,
            posting.taxonomy_version or None,
            posting.language if posting.language != UNKNOWN_LANGUAGE else None,
            *_stated_terms(posting.terms),
        )
        for name, value in zip(CODED, values, strict=True):
            value_codes = self._known[name]
            self._codes[name].append(-1 if value is None else value_codes.setdefault(value, len(value_codes)))
        closed = day_number(posting.ended_on) if posting.ended_on else NO_DAY
        pay = (_amount(salary.min_usd), _amount(salary.max_usd)) if salary else (_amount(None), _amount(None))
        required, optional = sorted(posting.required), sorted(posting.optional - posting.required)
        self._ids.append(posting.posting_id)
        self._day.append(day)
        self._closed.append(closed)
        first_seen = day_number(posting.first_seen.date()) if posting.first_seen else NO_DAY
        self._first_seen.append(first_seen)
        self._last_seen.append(day_number(posting.last_seen.date()) if posting.last_seen else NO_DAY)
        self._salary_min.append(pay[0])
        self._salary_max.append(pay[1])
        self._years.append(NO_YEARS if posting.terms.years is None else posting.terms.years)
        self._degree_needed.append(_needs_degree(posting.terms))
        self._duplicate.append(posting.duplicate_of is not None)
        self._left_out.append(posting.duplicate_of is not None or not is_read(posting.language))
        self._group.append(crc32((posting.company or posting.posting_id).encode()) % GROUPS)
        groups = choice_numbers(posting.alternatives)
        self._add_skills(required, REQUIRED, groups)
        self._add_skills(optional, OPTIONAL, groups)
        self._indptr.append(len(self._indices))
        # When it was first seen is in it as well: it decides what may be told of a time.
        when = () if first_seen == NO_DAY else (first_seen,)
        asks = (required, optional, groups, posting.terms.years, _needs_degree(posting.terms))
        counted = (posting.posting_id, values, day, closed, pay, posting.duplicate_of, *asks, *when)
        self._stamp.append(int.from_bytes(blake2b(repr(counted).encode(), digest_size=8).digest(), "little"))

    def _add_skills(self, skills: Sequence[str], ask: int, groups: Mapping[str, int]) -> None:
        for skill in skills:
            self._indices.append(self._skills.setdefault(skill, len(self._skills)))
            self._asks.append(ask)
            self._choices.append(groups.get(skill, 0))

    def columns(self) -> Columns:
        columns = {name: coded(name, np.array(self._codes[name], np.int32), tuple(self._known[name])) for name in CODED}
        indices, indptr = np.array(self._indices, dtype=np.int32), np.array(self._indptr, dtype=np.int32)
        return Columns(
            posting_ids=texts_of(self._ids),
            day=np.array(self._day, dtype=np.int32),
            closed=np.array(self._closed, dtype=np.int32),
            first_seen=np.array(self._first_seen, dtype=np.int32),
            last_seen=np.array(self._last_seen, dtype=np.int32),
            salary_min=np.array(self._salary_min, dtype=np.float32),
            salary_max=np.array(self._salary_max, dtype=np.float32),
            years=np.array(self._years, dtype=np.int8),
            degree_needed=np.array(self._degree_needed, dtype=bool),
            duplicate=np.array(self._duplicate, dtype=bool),
            left_out=np.array(self._left_out, dtype=bool),
            group=np.array(self._group, dtype=np.uint16),
            stamp=np.array(self._stamp, dtype=np.uint64),
            asks=matrix(np.array(self._asks, dtype=np.uint8), indices, indptr, len(self._skills)),
            choices=matrix(np.array(self._choices, dtype=np.uint8), indices, indptr, len(self._skills)),
            skills=tuple(self._skills),
            **columns,
        )


def _joint(names: Iterable[str | None]) -> str | None:
    """The names of a set as one category, each once and in their order; None where there is none."""
    return JOINT.join(dict.fromkeys(name for name in names if name)) or None


def _needs_degree(terms: Terms) -> bool:
    degree = terms.degree
    return degree is not None and degree.ask is Ask.REQUIRED and not degree.or_equivalent


def _stated_terms(terms: Terms) -> tuple[str | None, ...]:
    """The values of TERMS and the required spoken languages; an optional degree counts as none here."""
    degree = terms.degree.level if terms.degree and terms.degree.ask is Ask.REQUIRED else None
    rest_of_terms = (terms.visa, terms.relocation, terms.clearance, terms.contract, terms.hours)
    return (
        degree,
        *rest_of_terms,
        _joint(language.language for language in terms.spoken if language.ask is Ask.REQUIRED),
    )


def _amount(salary: float | None) -> float:
    return float("nan") if salary is None else salary
