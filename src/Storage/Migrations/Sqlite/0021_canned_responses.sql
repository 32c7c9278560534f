-- Stored answers. An empty brand is every brand's, an empty language none; words is what one is found by. The index has the order of the list.
CREATE TABLE canned_response (
    account TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    shortcut TEXT NOT NULL,
    shortcut_key TEXT NOT NULL,
    body TEXT NOT NULL,
    words TEXT NOT NULL,
    brand TEXT NOT NULL,
    shared INTEGER NOT NULL,
    folder TEXT NOT NULL,
    language TEXT NOT NULL,
    owner TEXT NOT NULL,
    used_count INTEGER NOT NULL DEFAULT 0,
    last_used_at INTEGER,
    updated_at INTEGER NOT NULL,
    PRIMARY KEY (account, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX canned_response_used ON canned_response (account, used_count DESC, name_key, id);
CREATE INDEX canned_response_folder ON canned_response (account, folder);
