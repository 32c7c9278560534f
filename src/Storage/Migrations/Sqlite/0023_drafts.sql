-- What is being written together on a ticket, a reply and a memo apart: numbered pieces in the editors' own words (Base64).
CREATE TABLE draft (
    account TEXT NOT NULL,
    ticket INTEGER NOT NULL,
    mode INTEGER NOT NULL,
    number INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    data TEXT NOT NULL,
    client TEXT NOT NULL,
    counter INTEGER NOT NULL,
    up_to INTEGER NOT NULL,
    wish TEXT NOT NULL,
    by_id TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (account, ticket, mode, number)
);
