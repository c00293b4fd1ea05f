"""Everything Career Navigator knows and computes; pages, API and collector give access to it."""

import os

__version__ = "0.2.0"

# With a second thread one gap takes as long and twice the processor. numpy reads this when it is loaded.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
