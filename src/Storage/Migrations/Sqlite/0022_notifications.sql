-- Who was called for what: a row per member. Kind is 1 assigned, 2 group assigned, 3 answered, 4 mention.
CREATE TABLE notification (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    account TEXT NOT NULL,
    member TEXT NOT NULL,
    kind INTEGER NOT NULL,
    number INTEGER NOT NULL,
    item INTEGER NOT NULL,
    at INTEGER NOT NULL,
    by_kind INTEGER NOT NULL,
    by_id TEXT NOT NULL,
    opened_at INTEGER NULL
) STRICT;
CREATE UNIQUE INDEX notification_once ON notification (account, member, number, item, kind);
CREATE INDEX notification_bell ON notification (account, member, position);
CREATE INDEX notification_unopened ON notification (account, member, number) WHERE opened_at IS NULL;
CREATE INDEX notification_at ON notification (at);

-- How a member wants to be called, as JSON; who has no row wants it as everybody does.
CREATE TABLE notification_setting (
    account TEXT NOT NULL,
    member TEXT NOT NULL,
    settings TEXT NOT NULL,
    PRIMARY KEY (account, member)
) STRICT, WITHOUT ROWID;
