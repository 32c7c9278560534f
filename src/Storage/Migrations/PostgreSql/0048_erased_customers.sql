-- Which blobs a content needs, its raw message and its files, so that it is known whether another needs the same when it goes. Written by what writes content.
CREATE TABLE content_blob (
    account text NOT NULL,
    sha256 text NOT NULL,
    content text NOT NULL,
    PRIMARY KEY (account, sha256, content)
);
-- By their names and not as JSON, for this database refuses JSON with escapes of half a character, which mails have. No text can hold an unescaped quote.
INSERT INTO content_blob (account, sha256, content)
SELECT account, (regexp_matches(meta, '"(?:sha256|raw)":"([0-9a-f]{64})"', 'g'))[1], id FROM content WHERE meta <> '{}'
ON CONFLICT DO NOTHING;
CREATE INDEX content_blob_content ON content_blob (account, content);

-- Blobs that something needed which is gone: somebody looks whether anything else does.
CREATE TABLE loose_blob (
    account text NOT NULL,
    sha256 text NOT NULL,
    PRIMARY KEY (account, sha256)
);

CREATE FUNCTION content_needs_blobs() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO content_blob (account, sha256, content)
    SELECT new.account, (regexp_matches(new.meta, '"(?:sha256|raw)":"([0-9a-f]{64})"', 'g'))[1], new.id
    ON CONFLICT DO NOTHING;
    RETURN NULL;
END
$$;
CREATE TRIGGER content_needs_blobs AFTER INSERT ON content FOR EACH ROW WHEN (new.meta <> '{}') EXECUTE FUNCTION content_needs_blobs();

CREATE FUNCTION content_leaves_blobs() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO loose_blob (account, sha256)
    SELECT account, sha256 FROM content_blob WHERE account = old.account AND content = old.id ORDER BY sha256
    ON CONFLICT DO NOTHING;
    DELETE FROM content_blob WHERE account = old.account AND content = old.id;
    RETURN NULL;
END
$$;
CREATE TRIGGER content_leaves_blobs AFTER DELETE ON content FOR EACH ROW EXECUTE FUNCTION content_leaves_blobs();

CREATE INDEX intake_message_ticket ON intake_message (account, ticket) WHERE ticket IS NOT NULL;

-- Customers who are being erased, and who were: when, and by whom. Nothing of who they are.
CREATE TABLE customer_erasure (
    account text NOT NULL,
    customer text NOT NULL,
    at bigint NOT NULL,
    by_id text NOT NULL,
    ended_at bigint NOT NULL,
    PRIMARY KEY (account, customer)
);

-- Their tickets as they were then; of one who is erased by now there are none.
CREATE TABLE customer_erasure_ticket (
    account text NOT NULL,
    customer text NOT NULL,
    number bigint NOT NULL,
    gone integer NOT NULL,
    PRIMARY KEY (account, customer, number)
);
