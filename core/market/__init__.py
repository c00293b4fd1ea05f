"""The columns in memory and the pure numbers on them. Imports neither store nor Streamlit."""
