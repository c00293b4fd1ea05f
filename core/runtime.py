"""What one process shares: settings, store, snapshots, knowledge. Opened at first use, so no store is no obstacle."""

import logging
import threading
from concurrent.futures import Future
from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING

from core.catalogue.curriculum import Curriculum
from core.catalogue.learning import ProjectIdea, Resource, load_projects, load_resources, resources_by_skill
from core.catalogue.names import use_skills
from core.catalogue.overlay import overlay_stamp, use_overlay
from core.catalogue.roles import RoleCatalogue
from core.catalogue.taxonomy import Taxonomy
from core.config import Settings, load_settings
from core.errors import CareerNavigatorError, DataFileError, StoreUnavailable
from core.formats.addresses import Site, use_site
from core.snapshot.keeper import SnapshotKeeper
from core.snapshot.snapshot import Snapshot
from core.store import Store, answer_seconds
from core.texts import language, name_of

if TYPE_CHECKING:
    from core.market.project_search import ProjectIndex

log = logging.getLogger(__name__)
OF_THE_TAXONOMY = ("taxonomy", "curriculum", "resources", "taught", "projects", "_project_indexes")


class Runtime:
    """Lazily opened parts of one process; safe to share between threads."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._decided: tuple[int, int] | None = None  # the overlay that `taxonomy` was read with
        self.is_loading_sample = False  # what is served then is a part of it
        self._is_asked = False
        use_overlay(settings.home)
        use_site(Site(settings.origin, settings.base_path))
        self._lock = threading.Lock()
        self._is_closed = False
        self._opening: Future[Store] | None = None
        self._snapshots: SnapshotKeeper | None = None

    @property
    def store(self) -> Store:
        """The store; connects at first use and again after a failure. Raises StoreUnavailable or StoreRefused.

        All who ask meanwhile wait for the same attempt, and who is in a hurry leaves before it ends: one after the
        other they would wait for an attempt each.
        """
        try:
            return self.begin_opening().result(answer_seconds())
        except TimeoutError:
            raise StoreUnavailable("The store is still being opened.") from None

    def begin_opening(self) -> "Future[Store]":
        """The attempt to open the store that is under way, begun now where there is none; nobody waits for it.

        Raises StoreUnavailable after `close`.
        """
        with self._lock:
            self._refuse_if_closed()
            opening = self._opening
            if opening is None or (opening.done() and opening.exception()):
                opening = Future()
                threading.Thread(target=self._open, args=(opening,), name="open-store", daemon=True).start()
                self._opening = opening
            return opening

    def _refuse_if_closed(self) -> None:
        """What a thread that outlives the program's end would open, nobody would close."""
        if self._is_closed:
            raise StoreUnavailable("The store is closed.")

    def _open(self, opening: "Future[Store]") -> None:
        try:
            opening.set_result(Store.connect(self.settings))
        except Exception as error:  # noqa: BLE001 - raised again for each who waits
            opening.set_exception(error)

    @cached_property
    def taxonomy(self) -> Taxonomy:
        """The skills, with what an operator decided before the current snapshot. Raises DataFileError."""
        self._decided = overlay_stamp()
        return Taxonomy.load()

    def _taxonomy_version(self) -> str:
        """Of the taxonomy, which is read again first where an operator decided about names since."""
        taxonomy = self.taxonomy
        if overlay_stamp() != self._decided:
            self._decided = overlay_stamp()
            try:
                taxonomy = Taxonomy.load()
            except DataFileError as error:
                log.error("%s What was decided before is used.", error)
            else:
                for name in OF_THE_TAXONOMY:
                    self.__dict__.pop(name, None)
                self.__dict__["taxonomy"] = taxonomy
                use_skills(taxonomy)
        return taxonomy.version

    @cached_property
    def roles(self) -> RoleCatalogue:
        """The roles. Raises DataFileError."""
        return RoleCatalogue.load()

    @cached_property
    def curriculum(self) -> Curriculum:
        """What each skill costs, needs and gives. Raises DataFileError."""
        return Curriculum.of(self.taxonomy)

    @cached_property
    def resources(self) -> tuple[Resource, ...]:
        """What to learn from. Raises DataFileError."""
        return load_resources(self.taxonomy.skills)

    @cached_property
    def taught(self) -> dict[str, tuple[Resource, ...]]:
        """Skill id -> what teaches it. Raises DataFileError."""
        return resources_by_skill(self.resources)

    @cached_property
    def projects(self) -> tuple[ProjectIdea, ...]:
        """What to build. Raises DataFileError."""
        return load_projects(self.taxonomy.skills, (role.id for role in self.roles.all()))

    @cached_property
    def _project_indexes(self) -> "dict[str, ProjectIndex]":
        return {}

    @property
    def project_index(self) -> "ProjectIndex":
        """The search over project ideas in the language spoken now, made when first asked for. Raises DataFileError."""
        index = self._project_indexes.get(language())
        if index is None:
            from core.market.project_search import ProjectIndex

            spellings = {
                skill.id: (*skill.spellings, name_of("skill_name", skill.id, skill.name))
                for skill in self.taxonomy.skills.values()
            }
            index = self._project_indexes[language()] = ProjectIndex(self.projects, spellings)
        return index

    def load_data(self) -> None:
        """Read every data file now, to report a damaged one at start and not to a visitor. Raises DataFileError.

        Takes about 0.15 s of processor time, which the first page would need otherwise.
        """
        _ = self.curriculum, self.taught, self.projects

    def get_ready(self) -> None:
        """Load what works out numbers, and count what most questions need: the first of them is about to come.

        Not at start: pandas and the market's rooms take half a second of it, and 45 MB. Does nothing the second time.
        """
        if self._is_asked:
            return
        self._is_asked = True
        with suppress(CareerNavigatorError):  # whoever asks meets it again
            self._count_ahead(self.snapshots.current)

    def _count_ahead(self, snapshot: Snapshot) -> None:
        if self._is_asked:
            from core.market.demand import warm

            warm(snapshot)

    @property
    def snapshots(self) -> SnapshotKeeper:
        """The current snapshot, refreshed in the background, and the stored ones. Raises like `store`."""
        store = self.store
        with self._lock:
            self._refuse_if_closed()
            if self._snapshots is None:
                self._snapshots = SnapshotKeeper(
                    store,
                    self.settings.home,
                    taxonomy_version=self._taxonomy_version,
                    window_days=self.settings.snapshot_window_days,
                    warm=self._count_ahead,
                )
                self._snapshots.start()
            return self._snapshots

    def close(self) -> None:
        """Stop reading snapshots and close the store, for good: who asks for either later gets StoreUnavailable."""
        with self._lock:
            self._is_closed = True
            opening, self._opening = self._opening, None
            snapshots, self._snapshots = self._snapshots, None
        if snapshots is not None:
            snapshots.close()
        if opening is not None and not opening.exception():
            opening.result().close()


_lock = threading.Lock()
_runtime: Runtime | None = None


def runtime() -> Runtime:
    """The runtime of this process, made at first use. Raises SettingsError."""
    global _runtime
    with _lock:
        if _runtime is None:
            _runtime = Runtime(load_settings())
        return _runtime


def use_runtime(replacement: Runtime | None) -> None:
    """Put another runtime in place (tests, commands that already hold one)."""
    global _runtime
    with _lock:
        _runtime = replacement
