"""Commands: `extract` reads postings from a file, `check` validates the data files, `rank` counts what is asked."""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from core.catalogue.overlay import use_overlay
from core.catalogue.skill import Kind
from core.catalogue.taxonomy import Taxonomy
from core.config import load_settings
from core.errors import CareerNavigatorError, DataFileError
from core.models import Ask, Extraction
from core.skills.decisions import accept_as_alias, accept_as_skill, put_off, reject

ASKED = (Ask.REQUIRED, Ask.OPTIONAL)
HARD_KINDS = tuple(kind for kind in Kind if kind is not Kind.SOFT)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 when all went well, 1 when something is wrong with the data, 2 for wrong usage."""
    options = _parser().parse_args(arguments)
    try:
        if options.run is not _check:  # the shipped data are checked as they are
            use_overlay(load_settings().home)
        code: int = options.run(options)
    except (CareerNavigatorError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m core.skills", description=__doc__)
    commands = parser.add_subparsers(required=True)
    extract = commands.add_parser(
        "extract",
        help="read skills out of postings",
        description="Reads one JSON object a line with `id` and `text` (plain, HTML or Markdown) and writes one a line "
        "with `id`, `language` and `skills`: id, name, texts as matched, ask, and the spans in the plain text.",
    )
    extract.add_argument("file", type=Path, help="JSON lines; - reads standard input")
    extract.add_argument(
        "--kinds",
        nargs="+",
        choices=[kind.value for kind in Kind],
        default=[kind.value for kind in HARD_KINDS],
        metavar="KIND",
        help="kinds of skill to write. By default all but soft: the format lists technologies and knowledge, "
        f"spoken languages included. Choices: {', '.join(Kind)}",
    )
    extract.add_argument(
        "--asks",
        nargs="+",
        choices=[ask.value for ask in Ask],
        default=ASKED,
        metavar="ASK",
        help="what the posting must say of a skill for it to be written. By default required and optional: what is "
        f"merely mentioned outside the ask is left out. Choices: {', '.join(Ask)}",
    )
    extract.set_defaults(run=_extract)
    rank = commands.add_parser(
        "rank",
        help="rank skills by how often postings ask for them",
        description="Reads files of postings as `extract` does, counts each text once, and writes what "
        "data/most_asked.json holds.",
    )
    rank.add_argument("files", type=Path, nargs="+", metavar="FILE", help="JSON lines")
    rank.add_argument(
        "--counted",
        type=Path,
        metavar="CSV",
        help="counts made elsewhere: columns role, postings, skill, count",
    )
    rank.set_defaults(run=_rank)
    _add_candidates(commands)
    check = commands.add_parser(
        "check", help="validate the data files", description="Validates every file under data/."
    )
    check.add_argument(
        "--against",
        type=Path,
        metavar="DIR",
        help="also refuse runs of eight words that a CSV or JSON lines file there holds",
    )
    check.set_defaults(run=_check)
    return parser


def _add_candidates(commands: Any) -> None:
    """The commands about new names."""
    new_names = commands.add_parser(
        "candidates",
        help="names that stand beside known skills and are not read",
        description="Reads adverts (JSON lines, packed with gzip or not: `text` or `description`, `company`, "
        "`date_posted`) and writes the names that stand in lists beside known skills and are not read, one JSON object "
        "a line, the most widespread first: companies, weeks, adverts, up to three sentences. `known_as` is set where "
        "the taxonomy knows the name and it was left unread.",
    )
    new_names.add_argument("file", type=Path, help="JSON lines")
    new_names.add_argument("--limit", type=int, default=100, help="how many names (default 100)")
    new_names.set_defaults(run=_candidates)
    accept = commands.add_parser("accept", help="take a name as an alias of a skill, or as a skill of its own")
    accept.add_argument("name")
    accept.add_argument("--alias-of", metavar="SKILL", help="id or name of the skill that it is another name of")
    accept.add_argument("--kind", choices=[kind.value for kind in HARD_KINDS], default=Kind.TOOL.value)
    accept.add_argument("--category", help="of a skill of its own; one of those in data/skills.json")
    accept.set_defaults(run=_accept)
    for verb, what in (("reject", "never propose a name again"), ("later", "put a name at the end of the list")):
        decide = commands.add_parser(verb, help=what)
        decide.add_argument("name")
        decide.set_defaults(run=_put_off, verb=verb)


def _candidates(options: argparse.Namespace) -> int:
    from core.skills.candidates import adverts_in, candidates
    from core.skills.extractor import Extractor

    for candidate in candidates(adverts_in(options.file), Extractor.load())[: options.limit]:
        answer = {
            "name": candidate.name,
            "known_as": candidate.known_as,
            "companies": len(candidate.companies),
            "weeks": len(candidate.weeks),
            "adverts": candidate.adverts,
            "sentences": candidate.sentences,
        }
        print(json.dumps(answer, ensure_ascii=False))
    return 0


def _accept(options: argparse.Namespace) -> int:
    if options.alias_of:
        file = accept_as_alias(options.name, options.alias_of)
    else:
        file = accept_as_skill(options.name, options.category or "", options.kind)
    print(f"{file}: {options.name} is read from now on; old postings with python -m collector --reextract")
    return 0


def _put_off(options: argparse.Namespace) -> int:
    print(reject(options.name) if options.verb == "reject" else put_off(options.name))
    return 0


def _extract(options: argparse.Namespace) -> int:
    from core.skills.extractor import Extractor
    from core.skills.text import plain_text

    extractor = Extractor.load()
    for posting_id, raw in _postings(options.file):
        extraction = extractor.extract(plain_text(raw))
        answer = _answer(posting_id, extraction, extractor.taxonomy, options)
        print(json.dumps(answer, ensure_ascii=False))
    return 0


def _rank(options: argparse.Namespace) -> int:
    from core.skills.extractor import Extractor
    from core.skills.ranking import Counts, count_asked, lines_of, read_counts

    extractor = Extractor.load()
    read = count_asked((text for file in options.files for _, text in _postings(file)), extractor)
    counted = read_counts(options.counted, extractor.taxonomy) if options.counted else Counts(0, {})
    print("\n".join(lines_of(read, counted, extractor.taxonomy)))
    return 0


def _check(options: argparse.Namespace) -> int:
    from core.skills.check import all_problems

    problems, counts = all_problems(options.against)
    for problem in problems:
        print(problem, file=sys.stderr)
    print(", ".join(f"{count:,} {what}" for what, count in counts.items()))
    return 1 if problems else 0


def _postings(file: Path) -> Iterator[tuple[Any, str]]:
    """Id and raw text of each line. Raises `DataFileError` for a line that is no posting."""
    stream = sys.stdin if str(file) == "-" else file.open(encoding="utf-8")
    with stream:
        for number, line in enumerate(stream, 1):
            if not line.strip():
                continue
            try:
                row = json.loads(line)
                posting = row["id"], str(row["text"])
            except (ValueError, KeyError, TypeError) as error:
                raise DataFileError(file, f"line {number}", f"is no posting with id and text: {error!r}") from error
            yield posting


def _answer(posting_id: str, extraction: Extraction, taxonomy: Taxonomy, options: argparse.Namespace) -> dict[str, Any]:
    asks = {
        skill: ask
        for ask, skills in zip(
            (Ask.REQUIRED, Ask.OPTIONAL, Ask.MENTIONED),
            (extraction.required, extraction.optional, extraction.mentioned),
            strict=True,
        )
        for skill in skills
        if ask in options.asks and taxonomy.skills[skill].kind in options.kinds
    }
    skills = []
    for skill in dict.fromkeys(mention.skill for mention in extraction.mentions):
        if skill not in asks:
            continue
        own = [mention for mention in extraction.mentions if mention.skill == skill]
        skills.append(
            {
                "id": skill,
                "name": taxonomy.skills[skill].name,
                "texts": list(dict.fromkeys(mention.text for mention in own)),
                "ask": asks[skill],
                "mentions": [
                    {"start": mention.start, "end": mention.end, "ask": mention.ask, "rule": mention.rule}
                    for mention in own
                ],
            }
        )
    return {"id": posting_id, "language": extraction.language, "skills": skills}


if __name__ == "__main__":
    sys.exit(main())
