-- What a member has read: a row for each ticket they opened or marked, and a moment before which all else is read.
CREATE TABLE ticket_seen (
    account text NOT NULL,
    member text NOT NULL,
    number bigint NOT NULL,
    seen bigint NOT NULL,
    at bigint NOT NULL,
    PRIMARY KEY (account, member, number)
);
CREATE INDEX ticket_seen_at ON ticket_seen (at);
CREATE TABLE seen_before (
    account text NOT NULL,
    member text NOT NULL,
    seen bigint NOT NULL,
    PRIMARY KEY (account, member)
);
