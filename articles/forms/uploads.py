"""An upload handler that skips files over the limits and keeps their names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.files.uploadhandler import FileUploadHandler, SkipFile

if TYPE_CHECKING:
    from django.http import HttpRequest


class CappedUploadHandler(FileUploadHandler):
    """Skip files over the limits before other handlers store them.

    ``too_large`` are the names of files that are too big, ``too_many`` those beyond the limits of the whole upload.
    """

    def __init__(self, request: HttpRequest, *, file_bytes: int, upload_bytes: int, files: int) -> None:
        super().__init__(request)
        self.file_bytes = file_bytes
        self.upload_bytes = upload_bytes
        self.files = files
        self.too_large: list[str] = []
        self.too_many: list[str] = []
        self._started = 0
        self._accepted = 0
        self._size = 0

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self._started += 1
        self._size = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        # Not in new_file: skipping there makes Django close a file that the other handlers have not opened.
        if self._started > self.files or self._accepted >= self.upload_bytes:
            self.too_many.append(self.file_name or "")
            raise SkipFile
        self._size += len(raw_data)
        if self._size > self.file_bytes:
            self.too_large.append(self.file_name or "")
            raise SkipFile
        self._accepted += len(raw_data)
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """Return ``None``, so that the next upload handler supplies the file."""
