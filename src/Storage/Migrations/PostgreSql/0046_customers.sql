-- Customers as members work on them. version is the number of their events; merged_into is whom they are now, if not themselves; who was deleted keeps
-- an empty row, because the same address makes the same id again.
ALTER TABLE customer ADD COLUMN version bigint NOT NULL DEFAULT 0;
ALTER TABLE customer ADD COLUMN token text NOT NULL DEFAULT '';
ALTER TABLE customer ADD COLUMN name_key text COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE customer ADD COLUMN named bigint NOT NULL DEFAULT 0;
ALTER TABLE customer ADD COLUMN language text NOT NULL DEFAULT '';
ALTER TABLE customer ADD COLUMN updated_at bigint NOT NULL DEFAULT 0;
ALTER TABLE customer ADD COLUMN merged_into text NOT NULL DEFAULT '';
ALTER TABLE customer ADD COLUMN deleted_at bigint NOT NULL DEFAULT 0;
ALTER TABLE customer ADD COLUMN began bigint NOT NULL DEFAULT 0;
UPDATE customer SET name_key = lower(normalize(name, NFKC)), updated_at = created_at;
CREATE INDEX customer_newest ON customer (account, created_at, id) WHERE merged_into = '' AND deleted_at = 0;
CREATE INDEX customer_name ON customer (account, name_key, id) WHERE merged_into = '' AND deleted_at = 0;
CREATE INDEX customer_merged ON customer (account, merged_into) WHERE merged_into <> '';

-- Whose an identity was before customers were merged; empty is the customer's own.
ALTER TABLE customer_identity ADD COLUMN origin text NOT NULL DEFAULT '';
CREATE INDEX customer_identity_origin ON customer_identity (account, origin) WHERE origin <> '';

-- In which brands and by which kinds of channel somebody has tickets, and when the newest was made. An empty channel is no ticket of theirs: they were
-- made by hand for the brand, or wrote into another's ticket.
CREATE TABLE customer_place (
    account text NOT NULL,
    customer text NOT NULL,
    brand text NOT NULL,
    channel text NOT NULL,
    last_at bigint NOT NULL,
    PRIMARY KEY (account, customer, brand, channel)
);
INSERT INTO customer_place (account, customer, brand, channel, last_at)
SELECT account, customer, brand, channel_kind, max(created_at) FROM ticket GROUP BY account, customer, brand, channel_kind;
INSERT INTO customer_place (account, customer, brand, channel, last_at)
SELECT account, id, '', '', 0 FROM customer c
WHERE NOT EXISTS (SELECT 1 FROM customer_place p WHERE p.account = c.account AND p.customer = c.id);
CREATE INDEX customer_place_brand ON customer_place (account, brand, customer);
CREATE INDEX customer_place_channel ON customer_place (account, channel, customer);
CREATE INDEX customer_place_last ON customer_place (account, last_at, customer, brand, channel);

-- By what somebody is found: "w:" words and addresses, folded; "t:" tags; "r:" ratings but the usual one; "x" blocked.
CREATE TABLE customer_mark (
    account text NOT NULL,
    mark text COLLATE "C" NOT NULL,
    customer text NOT NULL,
    PRIMARY KEY (account, mark, customer)
);
CREATE INDEX customer_mark_customer ON customer_mark (account, customer, mark);
INSERT INTO customer_mark (account, mark, customer)
SELECT account, 'w:' || left(word, 64), id
FROM customer, regexp_split_to_table(lower(normalize(name, NFKC)), '\s+') AS word
WHERE word <> ''
ON CONFLICT DO NOTHING;
INSERT INTO customer_mark (account, mark, customer)
SELECT account, 'w:' || lower(normalize(substr(identity, strpos(identity, ':') + 1), NFKC)), customer FROM customer_identity
WHERE identity LIKE 'email:%' OR identity LIKE 'external:%'
ON CONFLICT DO NOTHING;
INSERT INTO customer_mark (account, mark, customer) SELECT account, 'x', id FROM customer WHERE blocked <> 0 ON CONFLICT DO NOTHING;

CREATE TABLE customer_memo (
    account text NOT NULL,
    id text NOT NULL,
    customer text NOT NULL,
    origin text NOT NULL,
    at bigint NOT NULL,
    by_id text NOT NULL,
    body text NOT NULL,
    PRIMARY KEY (account, id)
);
CREATE INDEX customer_memo_customer ON customer_memo (account, customer, at, id);
CREATE INDEX customer_memo_origin ON customer_memo (account, origin) WHERE origin <> '';

-- Each merge, until it is taken back: who became whom, and what tags came with it.
CREATE TABLE customer_merge (
    account text NOT NULL,
    id text NOT NULL,
    customer text NOT NULL,
    survivor text NOT NULL,
    tags text NOT NULL,
    at bigint NOT NULL,
    by_id text NOT NULL,
    PRIMARY KEY (account, id)
);
CREATE UNIQUE INDEX customer_merge_customer ON customer_merge (account, customer);
CREATE INDEX customer_merge_survivor ON customer_merge (account, survivor, at);

-- Whose a ticket was when it came, where that is another now; and how they are rated.
ALTER TABLE ticket ADD COLUMN customer_origin text NOT NULL DEFAULT '';
ALTER TABLE ticket ADD COLUMN customer_rating bigint NOT NULL DEFAULT 0;
CREATE INDEX ticket_customer_origin ON ticket (account, customer_origin, number) WHERE customer_origin <> '';
CREATE INDEX ticket_customer_created ON ticket (account, customer, created_at, number);
CREATE INDEX ticket_customer_open ON ticket (account, customer) WHERE status < 4;
