"""One module a provider: how its reply is fetched and parsed."""
