-- Whom an account answered by itself, and when: an address is here as its SHA-256, and for a day.
CREATE TABLE auto_reply (
    account TEXT NOT NULL,
    address TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (account, address)
) STRICT, WITHOUT ROWID;
CREATE INDEX auto_reply_at ON auto_reply (account, at);
