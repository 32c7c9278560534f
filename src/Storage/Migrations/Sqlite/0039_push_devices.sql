-- The browsers that members are notified in. An id is made of the endpoint, which itself is sealed with its keys. Pushed is the position of the last
-- notification that a device had; failure is 1 away, 2 refused, 3 private.
CREATE TABLE push_device (
    id TEXT NOT NULL PRIMARY KEY,
    account TEXT NOT NULL,
    member TEXT NOT NULL,
    session TEXT NOT NULL,
    ends_at INTEGER NOT NULL,
    sealed TEXT NOT NULL,
    browser TEXT NOT NULL,
    system TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    seen_at INTEGER NOT NULL,
    pushed INTEGER NOT NULL,
    failure INTEGER NULL,
    failures INTEGER NOT NULL,
    wait_until INTEGER NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX push_device_member ON push_device (account, member);
CREATE INDEX push_device_seen ON push_device (seen_at);
