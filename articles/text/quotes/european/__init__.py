"""Quotes and their speakers in European languages other than English, and in Turkish."""
