"""What is shown about a group: shares of its members, from which nothing about one of them can be learned."""
