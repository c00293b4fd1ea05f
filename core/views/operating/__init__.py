"""What the operator's room shows; pages and API show the same."""
