"""Registration, sign-in, sessions and lockout."""
