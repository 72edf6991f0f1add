"""Shapes of text: whatever form a dump has, its lines are brought into one, a paragraph each.

The steps work on ``Line``s, whose runs lead back to the dump as received.
"""
