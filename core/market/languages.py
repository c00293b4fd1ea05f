"""Which programming language a role takes that somebody with another one had better learn: Python for who has R."""

from collections.abc import Collection, Mapping

from core.catalogue.scoring import COMPANIONS, Scoring

LEADING_SHARE = 0.25  # of a role's postings that must ask for a language before it leads, and
LEADING_TIMES = 2.0  # how many times as many as for any language that one has, unless it is
LEADING_ANYWAY = 0.5  # of them and a quarter more than of those
LEAST_TIMES = 1.25


def leading_language(
    shares: Mapping[str, float], core: Collection[str], satisfied: Collection[str], scoring: Scoring
) -> str | None:
    """The core language of a role that leads before all that somebody has; None where none does or they have none.

    To who builds services in a language only what web pages need beside it (`COMPANIONS`) leads, and the
    only language of a role that half of its postings ask for: Python in data engineering.

    `shares` (0-1) say which part of the role's postings asks for a skill, `core` are its core skills, `satisfied` what
    the person has.
    """
    own = scoring.languages.intersection(satisfied)
    usual = max((shares.get(language, 0.0) for language in own), default=0.0)
    enough = max(LEADING_SHARE, LEAST_TIMES * usual, min(LEADING_ANYWAY, LEADING_TIMES * usual))
    others = scoring.languages.intersection(core) - own
    if scoring.stacks.keys() & set(satisfied):
        main = only_language(core, scoring)
        others &= COMPANIONS | {language for language in main if shares.get(language, 0.0) >= LEADING_ANYWAY}
    leading = [language for language in others if shares.get(language, 0.0) >= enough]
    return max(leading, key=lambda one: (shares[one], one)) if own and leading else None


def first_language(
    shares: Mapping[str, float], core: Collection[str], satisfied: Collection[str], scoring: Scoring
) -> str | None:
    """The core language of a role that somebody without one begins with: the one most asked for; None where none is.

    `shares` (0-1) are those of all postings of the role, at whatever level and place: plan and gap name the same.
    """
    languages = scoring.languages.intersection(core) if scoring.languages.isdisjoint(satisfied) else ()
    return max(languages, key=lambda language: (shares.get(language, 0.0), language), default=None)


def only_language(core: Collection[str], scoring: Scoring) -> frozenset[str]:
    """The programming language of a role with these core skills; none where it has several besides `COMPANIONS`."""
    main = scoring.languages.intersection(core) - COMPANIONS
    return main if len(main) == 1 else frozenset()
