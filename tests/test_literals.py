"""No sentence that a person reads stands in the code: a second language could not say it."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.config import ROOT

# Where people read what is written there, page by page and error by error.
ROOMS = ("pages", "core/web", "core/views", "core/charts", "core/accounts", "core/sharing")
# Kept as they are in accounts and files; pages write them by `experience.…`.
DICTIONARIES = {"columns.py"}  # describe the columns of files and nothing else
CODED = {"1st Year", "2nd Year", "3rd Year", "4th Year"}
FILES = (
    "core/alerts/digest.py",
    "core/alerts/feed.py",
    "core/alerts/items.py",
    "core/alerts/service.py",
    "core/alerts/sending.py",
    "core/alerts/webhooks.py",
    "core/alerts/checked_connection.py",
    "core/mail/smtp.py",
    "core/market/sample_size.py",
    "core/market/receipts.py",
    "core/market/series.py",
    "core/api/index_page.py",
)
COMMANDS = {"__main__.py", "worker.py"}  # run by operators and programs
REFUSALS = {
    "UnreadableAdvert",
    "NotThisAccount",
    "Refused",
    "NotDelivered",
    "WebhookFailed",
    "WebhookRefused",
    "MailRefused",
    "MailUnavailable",
    "NothingFound",
    "refuse",
    "InvalidProfile",
    "WeakPassword",
    "UnreadableResume",
}
PROGRAMMERS = {"ValueError", "TypeError", "KeyError", "AssertionError", "EOFError", "CareerNavigatorError"}
LOGGING = {"debug", "info", "warning", "error", "exception", "critical"}
# What a data dictionary says of the columns of a file: CSV and its metadata are in English for every reader.
DICTIONARY = re.compile(
    r"^_?[A-Z_]*(COLUMNS|FORMULAS|KEYS|CHANGE|CHANGED|WEEKS|RANKED|PAIRED|FIELDS|TABLES|TABLES_HEAD)$"
)
METADATA = {"columns", "formulas", "notes", "slice", "counts"}
SHOWING = {
    "title",
    "header",
    "subheader",
    "write",
    "markdown",
    "caption",
    "info",
    "warning",
    "error",
    "success",
    "toast",
    "button",
    "link_button",
    "download_button",
    "page_link",
    "checkbox",
    "toggle",
    "radio",
    "selectbox",
    "multiselect",
    "pills",
    "segmented_control",
    "slider",
    "text_input",
    "text_area",
    "number_input",
    "date_input",
    "file_uploader",
    "expander",
    "popover",
    "tabs",
    "metric",
    "badge",
    "spinner",
    "form_submit_button",
    "text",
    "status",
    "dialog",
}
SAID = {"label", "help", "placeholder", "title_text", "alt", "finding", "caption"}
SENTENCE = re.compile(r"[^\W\d_]{2,}[,.:;!?]? (?:[^\W\d_]{2,}|a )")
CODE = re.compile(
    r"sans-serif|Bearer|[<>{}=\\]|^import |https?:|\bvar\(|^\s*[.#&][\w-]+|; ?\w+-|\bOR\b|^[a-z_]+(?: [a-z_]+)+$"
)
WORD = re.compile(r"[^\W\d_]{2,}")


def _spared(tree: ast.AST) -> set[int]:
    """Constants nobody reads: docstrings, keys, comparisons, logs, what programmers meet, descriptions of columns."""
    spared: set[int] = set()

    def spare(node: ast.AST | None) -> None:
        spared.update(id(one) for one in ast.walk(node)) if node is not None else None

    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            spare(node.value)
        elif isinstance(node, ast.Compare | ast.Subscript):
            spare(node)
        elif isinstance(node, ast.Dict):
            for key in node.keys:
                spare(key)
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            if any(isinstance(target, ast.Name) and DICTIONARY.match(target.id) for target in targets):
                spare(node.value)
        elif isinstance(node, ast.keyword) and node.arg in METADATA:
            spare(node.value)
        elif isinstance(node, ast.Call):
            name = _name(node)
            if name in PROGRAMMERS or (name in LOGGING and _owner(node) == "log") or name in ("compile", "cast"):
                spare(node)
    return spared


def _name(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")


def _owner(call: ast.Call) -> str:
    return getattr(getattr(call.func, "value", None), "id", "")


def literals(source: str) -> Iterator[tuple[int, str]]:
    """Lines and words of what a person would read."""
    tree = ast.parse(source)
    spared = _spared(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in spared:
            if node.value not in CODED and SENTENCE.search(node.value) and not CODE.search(node.value):
                yield node.lineno, node.value
        elif isinstance(node, ast.Call):
            said = [keyword.value for keyword in node.keywords if keyword.arg in SAID]
            if node.args and (_owner(node) in ("st", "message", "place") and _name(node) in SHOWING):
                said.append(node.args[0])
            for one in said:
                words = [one] if isinstance(one, ast.Constant) else getattr(one, "values", [])
                for part in words if not isinstance(one, ast.BoolOp | ast.Dict) else []:
                    if (
                        isinstance(part, ast.Constant)
                        and isinstance(part.value, str)
                        and WORD.search(_plain(part.value))
                    ):
                        yield part.lineno, part.value


def _plain(words: str) -> str:
    """Without icons, colours and markup, which are no words."""
    return re.sub(r":[\w/]+(?:\[|:)|<[^>]*>|&\w+;|\{[^}]*\}|\w*\.py\b|^\w+=\w+$", "", words)


def _refused(source: str) -> Iterator[tuple[int, str]]:
    """What a refusal says as it stands; an API's own protocol errors are no refusals."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and _name(node) in REFUSALS:
            for part in ast.walk(node):
                if isinstance(part, ast.Constant) and isinstance(part.value, str) and SENTENCE.search(part.value):
                    yield part.lineno, part.value


def _files() -> list[Path]:
    found = [path for room in ROOMS for path in (ROOT / room).rglob("*.py") if path.name not in COMMANDS | DICTIONARIES]
    return sorted([*found, *(ROOT / name for name in FILES)])


def test_no_sentence_stands_outside_the_files_of_texts() -> None:
    strays = [
        f"{path.relative_to(ROOT)}:{line}: {words!r}"
        for path in _files()
        for line, words in literals(path.read_text("utf-8"))
    ]
    assert not strays, "move these to core/texts/en.ftl and ask for them by text(…):\n" + "\n".join(strays)


def test_no_refusal_of_a_resume_is_a_literal() -> None:
    """That room is full of words it reads in other people's files: only what ends as a sentence is one of ours."""
    strays = [
        f"{path.name}:{line}: {words!r}"
        for path in sorted((ROOT / "core" / "resumes").glob("*.py"))
        if path.name not in COMMANDS
        for line, words in [*literals(path.read_text("utf-8")), *_refused(path.read_text("utf-8"))]
        if words.rstrip().endswith((".", "!", "?"))
    ]
    assert not strays, "move these to core/texts/en.ftl and ask for them by text(…):\n" + "\n".join(strays)


def test_no_refusal_of_the_api_is_a_literal() -> None:
    # Of the protocol: what a person at a page never sees.
    spared = {"auth_session.py", "hosts.py", "metrics.py", "assets.py", "streamlit_endpoints.py", "websockets.py"}
    strays = [
        f"{path.name}:{line}: {words!r}"
        for path in sorted((ROOT / "core" / "api").glob("*.py"))
        if path.name not in spared
        for line, words in _refused(path.read_text("utf-8"))
    ]
    assert not strays, "move these to core/texts/en.ftl and ask for them by text(…):\n" + "\n".join(strays)


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('st.title("Skills")', ["Skills"]),
        ('st.write(f"You have {count} skills")', ["You have ", " skills"]),
        ('words = "Nothing was written; try again."', ["Nothing was written; try again."]),
        ('st.button(text("a.b"), help="Read me")', ["Read me"]),
        ('raise InvalidProfile("name", f"{field} must be text.")', [" must be text."]),
        ('figure.update_xaxes(title_text="Share")', ["Share"]),
        ('"""A docstring of words."""', []),
        ('log.warning("the store is gone")', []),
        ('raise ValueError("weeks must follow one another")', []),
        ('COLUMNS = {"a": "share of all postings"}', []),
        ('if verdict == "no detectable change": pass', []),
        ('st.markdown(f"<h2>{escape(words)}</h2>")', []),
        ('st.button("", icon=":material/undo:")', []),
        ('st.title(text("gap.title"))', []),
    ],
)
def test_the_finder_finds_what_people_read_and_nothing_else(source: str, found: list[str]) -> None:
    assert sorted({words for _, words in literals(source)}) == sorted(found)
