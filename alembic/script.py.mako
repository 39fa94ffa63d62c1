"""${message}

Say here what happens to the rows that exist already.

Rules: the columns as they stand today, written out below; never import the models, which
move on while this file must not. Add a column nullable, fill it, then tighten it. A batch
rebuild loses a table's triggers: put them back. Views that name a changed table are dropped
before and made again after. A migration that touches rows has a test with rows.
"""

from __future__ import annotations

import sqlalchemy as sa

from alembic import op
${imports if imports else ""}
revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
branch_labels = ${repr(branch_labels)}
depends_on = ${repr(depends_on)}


def upgrade() -> None:
    ${upgrades if upgrades else "pass"}


def downgrade() -> None:
    ${downgrades if downgrades else "pass"}
