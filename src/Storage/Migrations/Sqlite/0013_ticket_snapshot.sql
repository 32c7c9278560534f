-- What a long ticket's events up to a version fold to. A copy: it may be emptied at any time. Another format than a build's own is passed over by it.
CREATE TABLE ticket_snapshot (
    account TEXT NOT NULL,
    number INTEGER NOT NULL,
    version INTEGER NOT NULL,
    format INTEGER NOT NULL,
    state TEXT NOT NULL,
    PRIMARY KEY (account, number)
) STRICT;
