"""Libraries as earlier versions made them, out of one of this version."""

import sqlalchemy as sa

from knowledge.store import tables

_SINCE_5 = (tables.brought, tables.items, tables.origins, tables.visibility, tables.visits, tables.former)


def aged(database, schema, splitter=None):
    """Take from a database what this version of the tables, 1 to 8, had not; `splitter` is the version of that."""
    with database.writing() as connection:
        tables.removed.drop(connection)
        if schema < 6:
            for table in _SINCE_5:
                table.drop(connection)
            connection.execute(sa.text("ALTER TABLE changes DROP COLUMN made"))
            connection.execute(sa.text("DROP INDEX ix_copies_url"))
        elif schema < 8:
            connection.execute(sa.text("ALTER TABLE visits DROP COLUMN revision"))
            if schema < 7:
                _one_article_a_page(connection)
        versions = {"schema": str(schema), **({"splitter": splitter} if splitter else {})}
        for name, value in versions.items():
            connection.execute(tables.meta.update().where(tables.meta.c.name == name).values(value=value))


def _one_article_a_page(connection):
    for statement in (
        "ALTER TABLE visits RENAME TO visits_now",
        "DROP INDEX ix_visits_due",
        "DROP INDEX ix_visits_article",
        """CREATE TABLE visits (url TEXT NOT NULL, article VARCHAR(200) NOT NULL, etag TEXT, modified TEXT,
        source TEXT, taken DATETIME NOT NULL, due DATETIME NOT NULL, PRIMARY KEY (url))""",
        "CREATE INDEX ix_visits_article ON visits (article)",
        "CREATE INDEX ix_visits_due ON visits (due)",
        "INSERT OR IGNORE INTO visits SELECT * FROM visits_now",
        "DROP TABLE visits_now",
    ):
        connection.execute(sa.text(statement))
