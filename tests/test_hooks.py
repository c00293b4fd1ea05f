"""Every hook into another package's insides that docs/upgrading.md lists, held to what the installed version has."""

import ast
import importlib
import inspect
import re
import tomllib
from pathlib import Path

import streamlit
from scipy import sparse
from starlette.formparsers import MultiPartParser
from streamlit.runtime import Runtime
from streamlit.runtime.scriptrunner import ScriptRunner
from streamlit.runtime.websocket_session_manager import WebsocketSessionManager
from streamlit_authenticator.views import authentication_view

from core.api import headers, index_page
from core.config import ROOT
from core.logs import OUTSIDE_A_PAGE
from core.skills.language import language_of
from core.web import language, theme
from core.web.auth.widgets import _STATUS, _Decisions, _NoCookie

STATIC = Path(streamlit.__file__).parent / "static"
UPGRADING = (ROOT / "docs" / "upgrading.md").read_text("utf-8")


def attributes_used(source: str, owner: str) -> set[str]:
    """Names that `source` asks of `self.<owner>`."""
    return set(re.findall(rf"self\.{owner}\.(\w+)", source))


def test_streamlits_session_storage_can_be_exchanged() -> None:
    assert "_session_mgr" in inspect.getsource(Runtime.__init__)
    manager = WebsocketSessionManager.__init__
    assert "self._session_storage = session_storage" in inspect.getsource(manager)


def test_the_index_page_has_the_places_that_are_written_to() -> None:
    shipped = (STATIC / "index.html").read_bytes()
    assert shipped.count(index_page.FIRST_SCRIPT) == 1
    assert shipped.count(b"<title>Streamlit</title>") == 1
    assert shipped.count(index_page.SHIPPED_LANGUAGE) == 1
    assert any(b"BACKEND_BASE_URL" in file.read_bytes() for file in STATIC.glob("static/js/*.js"))


def test_streamlit_keeps_a_theme_where_ours_is_handed_to_it() -> None:
    bundles = "".join(file.read_text("utf-8", "replace") for file in STATIC.glob("static/js/utils.*.js"))
    assert "`stActiveTheme-${window.location.pathname}`" in bundles
    version = re.search(r"CACHED_THEME_VERSION:(\w+),.*?ACTIVE_THEME:`\$\{\w+\}-v\$\{\1\}`", bundles)
    assert version is not None and f"{version[1]}=2," in bundles
    assert theme.KEY in index_page.THEME_SCRIPT and "-v2`" in index_page.THEME_SCRIPT


def test_a_session_is_asked_for_its_language_only_where_there_is_one() -> None:
    assert language.get_script_run_ctx(suppress_warning=True) is None
    assert language._spoken() is None


def test_each_inline_script_of_the_index_page_has_its_hash() -> None:
    page = (STATIC / "index.html").read_text("utf-8")
    inline = [tag for tag in re.findall(r"<script\b[^>]*>", page) if "src=" not in tag]
    assert headers.inline_script_hashes().count("'sha256-") == len(inline) >= 1


def test_every_test_id_of_the_style_sheet_is_one_of_streamlits() -> None:
    style = (ROOT / "core" / "assets" / "style.css").read_text("utf-8")
    wanted = set(re.findall(r'data-testid\^?="([\w-]+)"', style))
    bundles = "".join(file.read_text("utf-8", "replace") for file in STATIC.glob("static/js/*.js"))
    # Streamlit writes the test id of a button as a prefix and the kind of button.
    missing = {name for name in wanted if name not in bundles and name.partition("-")[0] not in bundles}
    assert wanted and not missing


def test_the_authenticators_forms_ask_for_nothing_that_ours_lack() -> None:
    view = authentication_view.Authenticate
    source = "".join(inspect.getsource(method) for method in (view.login, view.logout))
    asked = attributes_used(source, "authentication_controller") - {"guest_login"}  # a form we do not draw
    assert asked <= {name for name in vars(_Decisions) if not name.startswith("_")}
    assert attributes_used(source, "cookie_controller") <= set(vars(_NoCookie))
    assert f"'{_STATUS}'" in source
    assert attributes_used(source, "attrs") <= {"get"}


def test_the_logger_that_is_silenced_is_one_that_streamlit_has() -> None:
    module = importlib.import_module(OUTSIDE_A_PAGE)
    assert "_LOGGER" in vars(module)


def test_the_language_model_can_be_loaded_by_its_file() -> None:
    text = "Nous recherchons une personne qui aime travailler avec des bases de données et qui parle le français."
    assert language_of(text) == "fr"


def test_uploads_stay_in_memory() -> None:
    assert importlib.import_module("core.api.streamlit_endpoints").MultiPartParser is MultiPartParser
    assert MultiPartParser.spool_max_size == 8 * 1024 * 1024


def test_streamlit_leaves_collecting_garbage_to_the_dashboard() -> None:
    assert 'get_option("runner.postScriptGC")' in inspect.getsource(ScriptRunner._on_script_finished)
    settings = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))
    assert settings["runner"]["postScriptGC"] is False


def test_a_sparse_array_takes_our_word_for_its_order() -> None:
    made = sparse.csr_array(([1, 1], [1, 0], [0, 2]), shape=(1, 2))
    made.has_canonical_format = False
    assert made.indices.tolist() == [1, 0]


def test_the_page_names_each_guard_there_is() -> None:
    names = {
        node.name
        for node in ast.parse(Path(__file__).read_text("utf-8")).body
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    }
    named = set(re.findall(r"`test_hooks::(\w+)`", UPGRADING))
    assert named == names - {"test_the_page_names_each_guard_there_is"}
    for path in re.findall(r"`(tests/[\w/]+\.py)`", UPGRADING):
        assert (ROOT / path).exists(), path
