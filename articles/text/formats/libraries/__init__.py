"""Exports of programs in which readers save articles: reading lists, bookmarks, highlights, reference managers.

An article that holds its text becomes a document; the others become links. Tables and JSON files of such programs are
read by ``articles.text.formats.tables``. A reader here turns the export of its program into the same rows.
"""
