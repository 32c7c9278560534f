-- Which accounts the server has, and which brands an account has, in the order in which they were made. What more there is to
-- know of them their grains keep.
CREATE TABLE account (
    id TEXT NOT NULL PRIMARY KEY,
    place INTEGER NOT NULL UNIQUE
) WITHOUT ROWID;

CREATE TABLE brand (
    account TEXT NOT NULL,
    id TEXT NOT NULL,
    place INTEGER NOT NULL,
    name TEXT NOT NULL,
    slug TEXT NOT NULL,
    PRIMARY KEY (account, id),
    UNIQUE (account, place)
) WITHOUT ROWID;
