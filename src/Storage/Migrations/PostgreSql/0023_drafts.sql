-- What is being written together on a ticket, a reply and a memo apart: numbered pieces in the editors' own words (Base64).
CREATE TABLE draft (
    account text NOT NULL,
    ticket bigint NOT NULL,
    mode bigint NOT NULL,
    number bigint NOT NULL,
    kind bigint NOT NULL,
    data text NOT NULL,
    client text NOT NULL,
    counter bigint NOT NULL,
    up_to bigint NOT NULL,
    wish text NOT NULL,
    by_id text NOT NULL,
    at bigint NOT NULL,
    PRIMARY KEY (account, ticket, mode, number)
);
