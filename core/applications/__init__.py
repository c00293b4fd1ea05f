"""Applications for jobs: what happened to each, when silence counts as an answer, and what becomes of all of them."""
