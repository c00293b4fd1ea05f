"""The snapshot: postings as columns in memory, kept on disk, refreshed in the background, sliced and counted."""
