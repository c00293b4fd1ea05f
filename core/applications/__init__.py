"""Job applications: their history, when silence counts as an answer, and the outcomes of all of them."""
