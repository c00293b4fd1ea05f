"""The numbers of a Career Navigator as pandas frames.

    from career_navigator_client import Client

    client = Client("http://127.0.0.1:8501")
    gap = client.gap("Data Engineer", skills=["Python", "SQL"])
    gap.attrs["posting_count"]

Every frame carries what its numbers rest on in `.attrs`: the snapshot, the time it was collected, the base and, where
there are too few adverts to rank, the `words` that say so.
"""

from career_navigator_client.client import Client, Failure

__all__ = ["Client", "Failure"]
