"""`career-navigator`: serve the dashboard, or ask it (or the store beside it) from a terminal.

Shell completion: `eval "$(_CAREER_NAVIGATOR_COMPLETE=bash_source career-navigator)"` (zsh_source, fish_source).
"""

import gc
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from core import __version__
from core.errors import CareerNavigatorError

if TYPE_CHECKING:  # `run` needs none of these, and half a second of every start would be theirs
    import pandas as pd
    from career_navigator_client import Client

    from core.snapshot.snapshot import Snapshot

WIDEST = 160
NOT_SIGNED_IN = 401
KEY_WANTED = "This needs a personal key, made on your profile: --key KEY, or CAREER_NAVIGATOR_KEY in the environment."
Written = TypeVar("Written")
Answer = Callable[["Client"], "pd.DataFrame"]


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="career-navigator")
@click.option("--with-parent", is_flag=True, hidden=True)
@click.pass_context
def main(context: click.Context, with_parent: bool) -> None:
    """Serve the dashboard (the default), or ask for its numbers."""
    if context.invoked_subcommand is None:
        context.invoke(run, with_parent=with_parent)


@main.command()
@click.option("--with-parent", is_flag=True, help="End when the program that started this one ends.")
def run(with_parent: bool) -> None:
    """Serve the dashboard and the HTTP API."""
    from core.start import start_dashboard

    start_dashboard(with_parent=with_parent)


def asking(command: Callable[..., Answer]) -> click.Command:
    """A command whose function makes an answer of a client; how to reach one and how to print are added."""
    command_name = command.__name__.removesuffix("_command")

    def invoke(server: str | None, key: str | None, form: str, **options: Any) -> None:
        from career_navigator_client import Failure

        try:
            with _client(server, key) as client:
                frame = command(**options)(client)
        except (Failure, CareerNavigatorError) as error:
            click.echo(str(error), err=True)
            if isinstance(error, Failure) and error.status == NOT_SIGNED_IN:
                click.echo(KEY_WANTED, err=True)
            sys.exit(1)
        _print(command_name, frame, form)

    invoke.__doc__ = command.__doc__
    for option in (
        click.option("--server", help="Address of a dashboard; the store of this checkout unless given."),
        click.option("--key", envvar="CAREER_NAVIGATOR_KEY", help="A personal key, for what is yours."),
        click.option("--json", "form", flag_value="json", help="Print JSON with what the numbers rest on."),
        click.option("--csv", "form", flag_value="csv", help="Print CSV."),
        click.option("--table", "form", flag_value="table", default="table", hidden=True),
    ):
        invoke = option(invoke)
    invoke.__click_params__ = [*getattr(command, "__click_params__", []), *invoke.__click_params__]  # type: ignore[attr-defined]
    return main.command(command_name)(invoke)


_role = click.argument("role")
_skills = click.option("--skills", help="What you know, with commas: python,sql. With a key: your profile's.")
_days = click.option("--days", type=click.IntRange(1, 731), default=90, show_default=True, help="Time span.")
_country = click.option("--country", help="Two letters: US, DE.")
_level = click.option("--level", help="intern, junior, mid, senior, lead …")


@asking
@_role
@_skills
@_days
@_country
@_level
def gap_command(role: str, skills: str | None, **options: Any) -> Answer:
    """What adverts for ROLE ask for, and what of it you have."""
    return lambda client: client.gap(role, skills=skills, **options)


@asking
@_role
@_skills
@_days
@_country
@_level
@click.option("--hours-per-week", type=float, default=8.0, show_default=True)
@click.option("--weeks", type=click.IntRange(1, 520), default=26, show_default=True)
def roadmap_command(role: str, skills: str | None, **options: Any) -> Answer:
    """What to learn for ROLE, in which order."""
    return lambda client: client.roadmap(role, skills=skills, **options)


@asking
@click.option("--role", help="One role only.")
@click.option("--section", default="skills", show_default=True, help="skills, roles, places, companies, remote, pay")
@click.option("--rows", "table", default="numbers", show_default=True, help="numbers, weeks or forecast")
@_days
@_country
@_level
def trends_command(section: str, table: str, **options: Any) -> Answer:
    """What is rising and falling."""
    return lambda client: client.trends(section, table, **options)


@asking
@click.option("--by", default="skill", show_default=True, help="What to group by: skill, role, country, company …")
@click.option("--role", help="One role only.")
@click.option("--skill", help="Only adverts that ask for this skill.")
@_days
@_country
@_level
def demand_command(by: str, **options: Any) -> Answer:
    """Any slice of the market, by any grouping."""
    return lambda client: client.demand(by, **options)


@asking
@click.option("--role", help="One role only.")
@_skills
@_days
@_country
@_level
@click.option("--most", type=click.IntRange(1, 1000), default=20, show_default=True, help="How many.")
def openings_command(skills: str | None, most: int, **options: Any) -> Answer:
    """Openings that fit, the best first."""
    return lambda client: client.openings(skills=skills, most=most, **options)


@asking
@click.argument("posting_id")
def postings_command(posting_id: str) -> Answer:
    """One posting, with the sentence behind each skill it asks for."""

    def answer(client: "Client") -> "pd.DataFrame":
        import pandas as pd

        posting = client.posting(posting_id)
        frame = pd.DataFrame(posting.pop("mentions"))
        frame.attrs.update(posting)
        return frame

    return answer


@main.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--parquet", is_flag=True, help="Required: the form to write.")
def export(folder: Path, parquet: bool) -> None:
    """Write the store's postings as Parquet: a row a posting and skill, partitioned by month, without texts."""
    if not parquet:
        raise click.UsageError("say --parquet; other forms: python -m core.store export DIR moves a whole store")
    from core.commands.parquet import write_parquet

    rows = _with_snapshot(lambda snapshot: write_parquet(snapshot, folder))
    click.echo(f"{rows} rows in {folder}")


@main.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
def release(folder: Path) -> None:
    """Write an open data release that may be published: monthly shares, small cells withheld."""
    from core.commands.release import write_release

    package = _with_snapshot(lambda snapshot: write_release(snapshot, folder))
    for resource in package["resources"]:
        click.echo(f"{folder / resource['path']}: {resource['bytes']} bytes")
    for source in package["left_out"]:
        click.echo(
            f"left out, as its terms forbid it or are not known: {source['title']}, {source['postings']} adverts"
        )


def _with_snapshot(write: Callable[["Snapshot"], Written]) -> Written:
    """What `write` makes of the store's current snapshot; a failure ends the command with one sentence."""
    from core.runtime import runtime

    try:
        snapshot = runtime().snapshots.refresh()
        if snapshot.size == 0:
            raise click.ClickException(
                "there are no postings in the store; gather some with: career-navigator-collector --once"
            )
        return write(snapshot)
    except (CareerNavigatorError, OSError) as error:
        raise click.ClickException(str(error)) from error
    finally:
        runtime().close()


def _client(server: str | None, key: str | None) -> "Client":
    import httpx
    from career_navigator_client import Client

    if server:
        return Client(server, key)
    gc.disable()  # what is loaded stays until the command ends: collecting among it is a fifth of its time
    from core.api.app import api
    from core.commands.in_process import BASE, InProcess

    return Client(key=key, http=httpx.Client(transport=InProcess(api), base_url=BASE, timeout=300))


def _print(command_name: str, frame: "pd.DataFrame", form: str) -> None:
    facts = {name: value for name, value in frame.attrs.items() if value is not None}
    if form == "json":
        rows = json.loads(frame.to_json(orient="records", date_format="iso"))
        click.echo(json.dumps({**facts, "rows": rows}, ensure_ascii=False, indent=2, default=str))
    elif form == "csv":
        click.echo(frame.to_csv(index=False), nl=False)
    else:
        _print_table(command_name, frame, facts)


def _print_table(command_name: str, frame: "pd.DataFrame", facts: dict[str, Any]) -> None:
    from core.commands.tables import for_people, headline

    if first := headline(command_name, facts):
        click.echo(first)
    shown = for_people(command_name, frame)
    if shown is None:
        shown = _flat_columns(frame)
    click.echo(
        "(nothing)" if shown.empty else shown.to_string(index=False, line_width=WIDEST, float_format="{:.2f}".format)
    )
    if words := facts.get("words"):
        click.echo(str(words))
    base = [f"{facts['posting_count']} adverts"] if "posting_count" in facts else []
    base += ["SAMPLE DATA: these adverts are invented"] if facts.get("is_sample") else []
    base += [f"collected up to {facts['as_of']}"] if facts.get("as_of") else []
    if base:
        click.echo(" · ".join(base), err=True)


def _flat_columns(frame: "pd.DataFrame") -> "pd.DataFrame":
    """The columns whose cells are no lists or objects, without ids beside names."""
    flat = [name for name in frame.columns if not frame[name].map(lambda cell: isinstance(cell, list | dict)).any()]
    return frame[flat].drop(columns=[name for name in ("skill", "id") if name in flat and "name" in flat])


if __name__ == "__main__":
    main()
