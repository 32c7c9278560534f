-- The browsers that members are notified in. An id is made of the endpoint, which itself is sealed with its keys. Pushed is the position of the last
-- notification that a device had; failure is 1 away, 2 refused, 3 private.
CREATE TABLE push_device (
    id text NOT NULL PRIMARY KEY,
    account text NOT NULL,
    member text NOT NULL,
    session text NOT NULL,
    ends_at bigint NOT NULL,
    sealed text NOT NULL,
    browser text NOT NULL,
    system text NOT NULL,
    created_at bigint NOT NULL,
    seen_at bigint NOT NULL,
    pushed bigint NOT NULL,
    failure bigint NULL,
    failures bigint NOT NULL,
    wait_until bigint NULL
);
CREATE INDEX push_device_member ON push_device (account, member);
CREATE INDEX push_device_seen ON push_device (seen_at);
