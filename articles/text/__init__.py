"""The core: text in, values out.

No Django, no database, no network, no clock. Everything here is a pure function of its arguments, so a clipping parses
to the same values on every machine and on every day.
"""
