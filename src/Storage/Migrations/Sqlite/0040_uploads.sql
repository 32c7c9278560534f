-- What is being sent in parts: how many bytes of it are durable, until when it is kept, and what it is once it is whole.
CREATE TABLE upload (
    account TEXT NOT NULL,
    sender TEXT NOT NULL,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    type TEXT NOT NULL,
    said TEXT NOT NULL,
    size INTEGER,
    held INTEGER NOT NULL,
    until INTEGER NOT NULL,
    sha256 TEXT,
    PRIMARY KEY (account, sender, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX upload_until ON upload (until);
-- What became of a file that went out as a link: how often it was fetched, and whether it was taken back. None for what was never touched.
CREATE TABLE file_link (
    account TEXT NOT NULL,
    number INTEGER NOT NULL,
    item INTEGER NOT NULL,
    file INTEGER NOT NULL,
    fetched INTEGER NOT NULL,
    fetched_at INTEGER,
    withdrawn_at INTEGER,
    PRIMARY KEY (account, number, item, file)
) STRICT, WITHOUT ROWID;
