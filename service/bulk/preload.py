"""Preload: what a Dask worker does before it is given a shard."""

from service.bulk import parts
from service.collector import settle

__all__ = ["dask_setup", "parts"]  # importing the parts loads the extractor


def dask_setup(worker: object) -> None:
    """Keep the collector off what has been loaded; Dask calls this by its name."""
    settle()
