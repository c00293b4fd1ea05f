"""Reads résumés: text out of files, what is claimed in it, and the warm process that does so."""
