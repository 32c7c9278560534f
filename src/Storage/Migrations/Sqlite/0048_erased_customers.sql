-- Which blobs a content needs, its raw message and its files, so that it is known whether another needs the same when it goes. Written by what writes content.
CREATE TABLE content_blob (
    account TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (account, sha256, content)
) STRICT, WITHOUT ROWID;
INSERT OR IGNORE INTO content_blob (account, sha256, content)
SELECT c.account, json_extract(f.value, '$.sha256'), c.id FROM content c, json_each(c.meta, '$.attachments') f
WHERE json_extract(f.value, '$.sha256') IS NOT NULL;
INSERT OR IGNORE INTO content_blob (account, sha256, content)
SELECT account, json_extract(meta, '$.raw'), id FROM content WHERE json_extract(meta, '$.raw') IS NOT NULL;
CREATE INDEX content_blob_content ON content_blob (account, content);

-- Blobs that something needed which is gone: somebody looks whether anything else does.
CREATE TABLE loose_blob (
    account TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    PRIMARY KEY (account, sha256)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER content_needs_blobs AFTER INSERT ON content WHEN new.meta <> '{}'
BEGIN
    INSERT INTO content_blob (account, sha256, content)
    SELECT new.account, json_extract(f.value, '$.sha256'), new.id FROM json_each(new.meta, '$.attachments') f
    WHERE json_extract(f.value, '$.sha256') IS NOT NULL
    ON CONFLICT DO NOTHING;
    INSERT INTO content_blob (account, sha256, content)
    SELECT new.account, json_extract(new.meta, '$.raw'), new.id WHERE json_extract(new.meta, '$.raw') IS NOT NULL
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER content_leaves_blobs AFTER DELETE ON content
BEGIN
    INSERT INTO loose_blob (account, sha256)
    SELECT account, sha256 FROM content_blob WHERE account = old.account AND content = old.id
    ON CONFLICT DO NOTHING;
    DELETE FROM content_blob WHERE account = old.account AND content = old.id;
END;

CREATE INDEX intake_message_ticket ON intake_message (account, ticket) WHERE ticket IS NOT NULL;

-- Customers who are being erased, and who were: when, and by whom. Nothing of who they are.
CREATE TABLE customer_erasure (
    account TEXT NOT NULL,
    customer TEXT NOT NULL,
    at INTEGER NOT NULL,
    by_id TEXT NOT NULL,
    ended_at INTEGER NOT NULL,
    PRIMARY KEY (account, customer)
) STRICT, WITHOUT ROWID;

-- Their tickets as they were then; of one who is erased by now there are none.
CREATE TABLE customer_erasure_ticket (
    account TEXT NOT NULL,
    customer TEXT NOT NULL,
    number INTEGER NOT NULL,
    gone INTEGER NOT NULL,
    PRIMARY KEY (account, customer, number)
) STRICT, WITHOUT ROWID;
