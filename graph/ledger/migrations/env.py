"""What Alembic runs before the steps: they go through the connection, and in the transaction, of who asked for them."""

from alembic import context

context.configure(connection=context.config.attributes["connection"], transactional_ddl=True)
context.run_migrations()
