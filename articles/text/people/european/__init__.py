"""People in European languages other than English, and in Turkish."""
