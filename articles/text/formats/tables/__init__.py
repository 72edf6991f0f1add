"""Tables of articles: CSV and the like, spreadsheets, JSON and JSONL.

``rows`` turns a row into a document, by the names of its columns (``articles.text.data.columns``); ``cells`` reads
single values. ``delimited``, ``spreadsheets`` and ``objects`` read the rows of a kind of file.
"""
