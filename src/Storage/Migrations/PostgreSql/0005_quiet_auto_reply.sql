-- Whom an account answered by itself, and when: an address is here as its SHA-256, and for a day.
CREATE TABLE auto_reply (
    account text NOT NULL,
    address text NOT NULL,
    at bigint NOT NULL,
    PRIMARY KEY (account, address)
);
CREATE INDEX auto_reply_at ON auto_reply (account, at);
