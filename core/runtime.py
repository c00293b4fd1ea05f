"""What one process shares: settings, store, snapshots, knowledge. Opened at first use, so no store is no obstacle."""

import threading
from functools import cached_property

from core.config import Settings, load_settings
from core.learning import ProjectIdea, Resource, load_projects, load_resources, resources_by_skill
from core.market.project_search import ProjectIndex
from core.market.study import Curriculum
from core.roles import RoleCatalogue
from core.skills.taxonomy import Taxonomy
from core.snapshots import Snapshots
from core.store import Store


class Runtime:
    """Lazily opened parts of one process; safe to share between threads."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._lock = threading.RLock()
        self._store: Store | None = None

    @property
    def store(self) -> Store:
        """The store; connects at first use and again after a failure. Raises StoreUnavailable or StoreRefused."""
        with self._lock:
            if self._store is None:
                self._store = Store.connect(self.settings)
            return self._store

    @cached_property
    def taxonomy(self) -> Taxonomy:
        """The skills. Raises DataFileError."""
        return Taxonomy.load()

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
    def project_index(self) -> ProjectIndex:
        """The search over project ideas. Raises DataFileError."""
        spellings = {skill.id: skill.spellings for skill in self.taxonomy.skills.values()}
        return ProjectIndex(self.projects, spellings)

    def load_data(self) -> None:
        """Read every data file now, so that a damaged one is said at start and not to a visitor. Raises DataFileError.

        Takes about 0.15 s of processor time, which the first page would need otherwise.
        """
        _ = self.curriculum, self.taught, self.projects

    @cached_property
    def snapshots(self) -> Snapshots:
        """The current snapshot, refreshed in the background, and the stored ones. Raises like `store`."""
        made = Snapshots(
            self.store,
            self.settings.home,
            taxonomy_version=self.taxonomy.version,
            window_days=self.settings.snapshot_window_days,
        )
        made.start()
        return made

    def close(self) -> None:
        with self._lock:
            if "snapshots" in self.__dict__:
                self.snapshots.close()
            if self._store is not None:
                self._store.close()
                self._store = None


_lock = threading.Lock()
_runtime: Runtime | None = None


def runtime() -> Runtime:
    """This process's runtime, made at first use. Raises SettingsError."""
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
