-- Who was called for what: a row per member. Kind is 1 assigned, 2 group assigned, 3 answered, 4 mention.
CREATE TABLE notification (
    position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account text NOT NULL,
    member text NOT NULL,
    kind bigint NOT NULL,
    number bigint NOT NULL,
    item bigint NOT NULL,
    at bigint NOT NULL,
    by_kind bigint NOT NULL,
    by_id text NOT NULL,
    opened_at bigint NULL
);
CREATE UNIQUE INDEX notification_once ON notification (account, member, number, item, kind);
CREATE INDEX notification_bell ON notification (account, member, position);
CREATE INDEX notification_unopened ON notification (account, member, number) WHERE opened_at IS NULL;
CREATE INDEX notification_at ON notification (at);

-- How a member wants to be called, as JSON; who has no row wants it as everybody does.
CREATE TABLE notification_setting (
    account text NOT NULL,
    member text NOT NULL,
    settings text NOT NULL,
    PRIMARY KEY (account, member)
);
