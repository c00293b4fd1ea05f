"""Limits of this process, for reading files from strangers. Child processes inherit them."""

from types import ModuleType

resource: ModuleType | None
try:
    import resource
except ImportError:  # Windows
    resource = None


def limit_process(memory_mb: int | None, cpu_seconds: int | None) -> None:
    """Let this process take no more memory (MB of addresses) or processor time; None is no bound.

    Beyond them an allocation raises MemoryError, and the system ends the process. Without effect on Windows.
    """
    if resource is None:
        return
    for kind, most in (
        (resource.RLIMIT_AS, memory_mb and memory_mb * 1024**2),
        (resource.RLIMIT_CPU, cpu_seconds),
    ):
        if most:
            resource.setrlimit(kind, (most, most))
