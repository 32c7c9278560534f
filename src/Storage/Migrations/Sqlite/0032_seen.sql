-- What a member has read: a row for each ticket they opened or marked, and a moment before which all else is read.
CREATE TABLE ticket_seen (
    account TEXT NOT NULL,
    member TEXT NOT NULL,
    number INTEGER NOT NULL,
    seen INTEGER NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (account, member, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX ticket_seen_at ON ticket_seen (at);
CREATE TABLE seen_before (
    account TEXT NOT NULL,
    member TEXT NOT NULL,
    seen INTEGER NOT NULL,
    PRIMARY KEY (account, member)
) STRICT, WITHOUT ROWID;
