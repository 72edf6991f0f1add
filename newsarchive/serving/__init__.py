"""How requests reach Django: gunicorn keeps the processes running, and waitress reads and writes for their threads.

- ``buffering``: an event loop per process; it holds back every request until it is complete, and every slow answer
- ``worker``: the process that gunicorn starts, watches and stops

A thread never waits for a slow client, however many there are. Limits on size, time and number bound what they cost.
"""
