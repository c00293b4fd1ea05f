"""Numbers between NumPy and Arrow, in the same memory.

`pyarrow.array` and `to_numpy` look for pandas, and so load it: a third of a second and 35 MB that a dashboard nobody
looks at does without.
"""

from collections.abc import Iterable
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray


def arrow_of(numbers: NDArray[Any]) -> Any:
    """An Arrow array over `numbers`, (n,), of integers or floats, none missing."""
    content = pa.py_buffer(np.ascontiguousarray(numbers))
    return pa.Array.from_buffers(pa.from_numpy_dtype(numbers.dtype), len(numbers), [None, content])


def numbers_of(array: Any) -> NDArray[Any]:
    """What NumPy sees of an Arrow array of integers or floats, none missing: (n,), to be read only."""
    kind = np.dtype(array.type.to_pandas_dtype())
    if not len(array):
        return np.empty(0, kind)
    return np.frombuffer(array.buffers()[1], kind, len(array), array.offset * kind.itemsize)


def texts_of(texts: Iterable[str]) -> Any:
    """An Arrow array of strings, none missing."""
    encoded = [text.encode() for text in texts]
    ends = np.zeros(len(encoded) + 1, np.int32)
    np.cumsum([len(part) for part in encoded], out=ends[1:])
    return pa.StringArray.from_buffers(len(encoded), pa.py_buffer(ends), pa.py_buffer(b"".join(encoded)))
