"""Alembic's environment: the connection is handed in by `carekeeper.db.upgrade`."""

from __future__ import annotations

from alembic import context

from carekeeper.db.schema import metadata


def run() -> None:
    connection = context.config.attributes["connection"]
    context.configure(
        connection=connection,
        target_metadata=metadata,
        render_as_batch=True,
        transaction_per_migration=False,
    )
    context.run_migrations()


run()
