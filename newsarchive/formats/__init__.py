"""How dates and times are written, by language. Django's own formats hold for languages that are not here."""
