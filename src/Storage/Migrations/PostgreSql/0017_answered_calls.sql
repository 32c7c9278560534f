-- What calls with an Idempotency-Key were answered, for a day, and a row that is written to see whether the database can be written.
CREATE TABLE answered_call (
    account text NOT NULL,
    id text NOT NULL,
    fingerprint text NOT NULL,
    answer text NOT NULL,
    at bigint NOT NULL,
    PRIMARY KEY (account, id)
);

CREATE INDEX answered_call_at ON answered_call (at);

CREATE TABLE store_probe (
    id bigint NOT NULL PRIMARY KEY,
    at bigint NOT NULL,
    filler text NOT NULL
);
