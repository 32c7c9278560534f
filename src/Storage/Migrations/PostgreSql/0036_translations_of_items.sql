-- What stands on tickets, in other languages. An empty language is none: only what the item is in was asked. An empty source was not told.
CREATE TABLE translation (
    account text NOT NULL,
    number bigint NOT NULL,
    version bigint NOT NULL,
    language text NOT NULL,
    provider text NOT NULL,
    customer text NOT NULL,
    html text NOT NULL,
    source text NOT NULL,
    at bigint NOT NULL,
    PRIMARY KEY (account, number, version, language, provider)
);
CREATE INDEX translation_customer ON translation (account, customer);
CREATE INDEX translation_at ON translation (at);
