"""Sign-in, registration, the profile form: the Streamlit side of `core.accounts`."""
