"""What runs the dashboard: the server, the limits of its connections, what fills an empty store beside it."""
