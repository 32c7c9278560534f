-- Whether words stand in a draft and whose (ids with spaces between; none: it is blank), for lists; and when that was last said or looked at.
CREATE TABLE draft_mark (
    account TEXT NOT NULL,
    ticket INTEGER NOT NULL,
    mode INTEGER NOT NULL,
    by_ids TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (account, ticket, mode)
);

CREATE INDEX draft_mark_at ON draft_mark (at);

-- What was being written before is marked with its next letter; from here on it is known to be there.
INSERT INTO draft_mark (account, ticket, mode, by_ids, at) SELECT account, ticket, mode, '', max(at) FROM draft GROUP BY account, ticket, mode;
