"""The base: engine, sessions, models, migrations, history and backups."""
