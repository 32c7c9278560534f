-- What a long ticket's events up to a version fold to. A copy: it may be emptied at any time. Another format than a build's own is passed over by it.
CREATE TABLE ticket_snapshot (
    account text NOT NULL,
    number bigint NOT NULL,
    version bigint NOT NULL,
    format integer NOT NULL,
    state text NOT NULL,
    PRIMARY KEY (account, number)
);
