"""Saved searches: matched after each pass, kept as feeds, sent by mail and webhook."""
