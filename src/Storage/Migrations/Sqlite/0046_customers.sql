-- Customers as members work on them. version is the number of their events; merged_into is whom they are now, if not themselves; who was deleted keeps
-- an empty row, because the same address makes the same id again.
ALTER TABLE customer ADD COLUMN version INTEGER NOT NULL DEFAULT 0;
ALTER TABLE customer ADD COLUMN token TEXT NOT NULL DEFAULT '';
ALTER TABLE customer ADD COLUMN name_key TEXT NOT NULL DEFAULT '';
ALTER TABLE customer ADD COLUMN named INTEGER NOT NULL DEFAULT 0;
ALTER TABLE customer ADD COLUMN language TEXT NOT NULL DEFAULT '';
ALTER TABLE customer ADD COLUMN updated_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE customer ADD COLUMN merged_into TEXT NOT NULL DEFAULT '';
ALTER TABLE customer ADD COLUMN deleted_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE customer ADD COLUMN began INTEGER NOT NULL DEFAULT 0;
UPDATE customer SET name_key = lower(name), updated_at = created_at;
CREATE INDEX customer_newest ON customer (account, created_at, id) WHERE merged_into = '' AND deleted_at = 0;
CREATE INDEX customer_name ON customer (account, name_key, id) WHERE merged_into = '' AND deleted_at = 0;
CREATE INDEX customer_merged ON customer (account, merged_into) WHERE merged_into <> '';

-- Whose an identity was before customers were merged; empty is the customer's own.
ALTER TABLE customer_identity ADD COLUMN origin TEXT NOT NULL DEFAULT '';
CREATE INDEX customer_identity_origin ON customer_identity (account, origin) WHERE origin <> '';

-- In which brands and by which kinds of channel somebody has tickets, and when the newest was made. An empty channel is no ticket of theirs: they were
-- made by hand for the brand, or wrote into another's ticket.
CREATE TABLE customer_place (
    account TEXT NOT NULL,
    customer TEXT NOT NULL,
    brand TEXT NOT NULL,
    channel TEXT NOT NULL,
    last_at INTEGER NOT NULL,
    PRIMARY KEY (account, customer, brand, channel)
) STRICT, WITHOUT ROWID;
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
    account TEXT NOT NULL,
    mark TEXT NOT NULL,
    customer TEXT NOT NULL,
    PRIMARY KEY (account, mark, customer)
) STRICT, WITHOUT ROWID;
CREATE INDEX customer_mark_customer ON customer_mark (account, customer, mark);
INSERT OR IGNORE INTO customer_mark (account, mark, customer)
WITH RECURSIVE split (account, customer, word, rest) AS (
    SELECT account, id, '', lower(name) || ' ' FROM customer WHERE name <> ''
    UNION ALL
    SELECT account, customer, substr(rest, 1, instr(rest, ' ') - 1), substr(rest, instr(rest, ' ') + 1) FROM split WHERE rest <> ''
)
SELECT account, 'w:' || substr(word, 1, 64), customer FROM split WHERE word <> '';
INSERT OR IGNORE INTO customer_mark (account, mark, customer)
SELECT account, 'w:' || lower(substr(identity, instr(identity, ':') + 1)), customer FROM customer_identity
WHERE identity LIKE 'email:%' OR identity LIKE 'external:%';
INSERT OR IGNORE INTO customer_mark (account, mark, customer) SELECT account, 'x', id FROM customer WHERE blocked <> 0;

CREATE TABLE customer_memo (
    account TEXT NOT NULL,
    id TEXT NOT NULL,
    customer TEXT NOT NULL,
    origin TEXT NOT NULL,
    at INTEGER NOT NULL,
    by_id TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (account, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX customer_memo_customer ON customer_memo (account, customer, at, id);
CREATE INDEX customer_memo_origin ON customer_memo (account, origin) WHERE origin <> '';

-- Each merge, until it is taken back: who became whom, and what tags came with it.
CREATE TABLE customer_merge (
    account TEXT NOT NULL,
    id TEXT NOT NULL,
    customer TEXT NOT NULL,
    survivor TEXT NOT NULL,
    tags TEXT NOT NULL,
    at INTEGER NOT NULL,
    by_id TEXT NOT NULL,
    PRIMARY KEY (account, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX customer_merge_customer ON customer_merge (account, customer);
CREATE INDEX customer_merge_survivor ON customer_merge (account, survivor, at);

-- Whose a ticket was when it came, where that is another now; and how they are rated.
ALTER TABLE ticket ADD COLUMN customer_origin TEXT NOT NULL DEFAULT '';
ALTER TABLE ticket ADD COLUMN customer_rating INTEGER NOT NULL DEFAULT 0;
CREATE INDEX ticket_customer_origin ON ticket (account, customer_origin, number) WHERE customer_origin <> '';
CREATE INDEX ticket_customer_created ON ticket (account, customer, created_at, number);
CREATE INDEX ticket_customer_open ON ticket (account, customer) WHERE status < 4;
