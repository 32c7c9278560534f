-- What is being sent in parts: how many bytes of it are durable, until when it is kept, and what it is once it is whole.
CREATE TABLE upload (
    account text NOT NULL,
    sender text NOT NULL,
    id text NOT NULL,
    name text NOT NULL,
    type text NOT NULL,
    said text NOT NULL,
    size bigint,
    held bigint NOT NULL,
    until bigint NOT NULL,
    sha256 text,
    PRIMARY KEY (account, sender, id)
);
CREATE INDEX upload_until ON upload (until);
-- What became of a file that went out as a link: how often it was fetched, and whether it was taken back. None for what was never touched.
CREATE TABLE file_link (
    account text NOT NULL,
    number bigint NOT NULL,
    item bigint NOT NULL,
    file bigint NOT NULL,
    fetched bigint NOT NULL,
    fetched_at bigint,
    withdrawn_at bigint,
    PRIMARY KEY (account, number, item, file)
);
