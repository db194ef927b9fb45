"""Where files are stored: whole, or not at all."""

from django.core.files.base import File
from django.core.files.storage import FileSystemStorage


class WholeFileStorage(FileSystemStorage):
    """What a full disk cut off is taken away again. Raises OSError, as Django's own does."""

    def _save(self, name: str, content: File) -> str:
        try:
            return super()._save(name, content)
        except OSError:
            self.delete(name)
            raise
