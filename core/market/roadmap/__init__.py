"""The learning roadmap: the problem, the search for an order, the steps with what they bring."""
