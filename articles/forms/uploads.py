"""Limits on uploads: files over them are not read, and their names are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.files.uploadhandler import FileUploadHandler, SkipFile

if TYPE_CHECKING:
    from django.http import HttpRequest


class CappedUploadHandler(FileUploadHandler):
    """Skip files over the limits, before other handlers store them. ``too_large`` and ``too_many`` are their names."""

    def __init__(self, request: HttpRequest, *, file_bytes: int, upload_bytes: int, files: int) -> None:
        super().__init__(request)
        self.file_bytes = file_bytes
        self.upload_bytes = upload_bytes
        self.files = files
        self.too_large: list[str] = []
        self.too_many: list[str] = []
        self._begun = 0
        self._taken = 0
        self._size = 0

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self._begun += 1
        self._size = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        # Not in new_file: skipping there makes Django close a file that the other handlers have not opened.
        if self._begun > self.files or self._taken >= self.upload_bytes:
            self.too_many.append(self.file_name or "")
            raise SkipFile
        self._size += len(raw_data)
        if self._size > self.file_bytes:
            self.too_large.append(self.file_name or "")
            raise SkipFile
        self._taken += len(raw_data)
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """Leave the file to the next handlers."""
