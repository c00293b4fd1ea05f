"""The command `career-navigator`: the server, and the same answers in a terminal."""
