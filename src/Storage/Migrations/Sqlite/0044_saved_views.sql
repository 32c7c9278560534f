-- Lists of tickets that have a name. An empty brand is every brand's; the query is JSON. The indexes answer "mine" and "shared", and count them.
CREATE TABLE saved_view (
    account TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    shared INTEGER NOT NULL,
    brand TEXT NOT NULL,
    owner TEXT NOT NULL,
    query TEXT NOT NULL,
    updated_at INTEGER NOT NULL,
    PRIMARY KEY (account, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX saved_view_owner ON saved_view (account, owner);
CREATE INDEX saved_view_shared ON saved_view (account) WHERE shared = 1;
