"""The cache in the database that rate limits count in, which says when the database is away."""

from collections.abc import Callable
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.db import DatabaseCache
from django.db import OperationalError, connections, router


class StrictDatabaseCache(DatabaseCache):
    """Raises OperationalError while the database is locked or gone.

    Django's own then says quietly that nothing was stored, which a rate limit takes for too many
    tries.
    """

    def _base_set(
        self, mode: str, key: str, value: Any, timeout: float | object | None = DEFAULT_TIMEOUT
    ) -> bool:
        seen: list[OperationalError] = []

        def watch(execute: Callable[..., Any], *statement: Any) -> Any:
            try:
                return execute(*statement)
            except OperationalError as error:
                seen.append(error)
                raise

        database = connections[router.db_for_write(self.cache_model_class)]
        with database.execute_wrapper(watch):
            stored = super()._base_set(mode, key, value, timeout)
        if seen:
            raise seen[0]
        return stored
