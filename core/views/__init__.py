"""One small dataclass per page and endpoint: reads the snapshot, calls market, shapes the answer."""
