-- What calls with an Idempotency-Key were answered, for a day, and a row that is written to see whether the database can be written.
CREATE TABLE answered_call (
    account TEXT NOT NULL,
    id TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    answer TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (account, id)
);

CREATE INDEX answered_call_at ON answered_call (at);

CREATE TABLE store_probe (
    id INTEGER NOT NULL PRIMARY KEY,
    at INTEGER NOT NULL,
    filler TEXT NOT NULL
);
