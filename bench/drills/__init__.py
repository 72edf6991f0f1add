"""The parts of the drill (``bench/drill.py``): each breaks something on purpose and says what came of it.

A part is a function that gets a ``Plan`` and returns an ``Outcome``. It runs in a process of its own, in a temporary
data folder of its own, and needs no account, network or server of the machine.
"""
