"""What is told of a group: shares of its members, from which nothing of one of them can be learned."""
