-- Stored answers. An empty brand is every brand's, an empty language none; words is what one is found by. The index has the order of the list.
CREATE TABLE canned_response (
    account text NOT NULL,
    id text NOT NULL,
    version bigint NOT NULL,
    name text NOT NULL,
    name_key text COLLATE "C" NOT NULL,
    shortcut text NOT NULL,
    shortcut_key text NOT NULL,
    body text NOT NULL,
    words text NOT NULL,
    brand text NOT NULL,
    shared bigint NOT NULL,
    folder text COLLATE "C" NOT NULL,
    language text NOT NULL,
    owner text NOT NULL,
    used_count bigint NOT NULL DEFAULT 0,
    last_used_at bigint,
    updated_at bigint NOT NULL,
    PRIMARY KEY (account, id)
);
CREATE INDEX canned_response_used ON canned_response (account, used_count DESC, name_key, id);
CREATE INDEX canned_response_folder ON canned_response (account, folder);
