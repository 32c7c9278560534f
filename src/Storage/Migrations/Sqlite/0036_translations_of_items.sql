-- What stands on tickets, in other languages. An empty language is none: only what the item is in was asked. An empty source was not told.
CREATE TABLE translation (
    account TEXT NOT NULL,
    number INTEGER NOT NULL,
    version INTEGER NOT NULL,
    language TEXT NOT NULL,
    provider TEXT NOT NULL,
    customer TEXT NOT NULL,
    html TEXT NOT NULL,
    source TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (account, number, version, language, provider)
) STRICT;
CREATE INDEX translation_customer ON translation (account, customer);
CREATE INDEX translation_at ON translation (at);
