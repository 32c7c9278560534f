-- Everything begins with the account. Times are microseconds since 1970 (UTC). Ids are local to the account. An empty string is nobody.

-- The one event log. Events hold no personal data; texts lie in content. There is one writer,
-- so positions rise in the order of commits and a follower goes by them alone.
CREATE TABLE event (
    position INTEGER PRIMARY KEY,
    account TEXT NOT NULL,
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    brand TEXT NOT NULL,
    at INTEGER NOT NULL,
    by_kind INTEGER NOT NULL,
    by_id TEXT NOT NULL,
    type TEXT NOT NULL,
    content TEXT NULL,
    payload TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX event_stream ON event (account, kind, id, version);

-- What was said; deletable, by the customer it belongs to.
CREATE TABLE content (
    account TEXT NOT NULL,
    id TEXT NOT NULL,
    customer TEXT NOT NULL,
    body TEXT NOT NULL,
    html TEXT NULL,
    meta TEXT NOT NULL,
    PRIMARY KEY (account, id)
) STRICT;
CREATE INDEX content_customer ON content (account, customer);

-- A ticket as the lists know it. Written with each of its events; its version is the number of them.
CREATE TABLE ticket (
    account TEXT NOT NULL,
    number INTEGER NOT NULL,
    version INTEGER NOT NULL,
    brand TEXT NOT NULL,
    channel TEXT NOT NULL,
    channel_kind TEXT NOT NULL,
    box INTEGER NOT NULL,
    status INTEGER NOT NULL,
    importance INTEGER NOT NULL,
    assignee_member TEXT NOT NULL,
    assignee_group TEXT NOT NULL,
    subject TEXT NOT NULL,
    preview TEXT NOT NULL,
    customer TEXT NOT NULL,
    customer_name TEXT NOT NULL,
    customer_email TEXT NOT NULL,
    email_key TEXT NOT NULL,
    tags TEXT NOT NULL,
    cc TEXT NOT NULL,
    information TEXT NOT NULL,
    language TEXT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    last_message_at INTEGER NOT NULL,
    messages INTEGER NOT NULL,
    delivery_failed INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX ticket_number ON ticket (account, number);
CREATE INDEX ticket_updated ON ticket (account, box, updated_at, number);
CREATE INDEX ticket_created ON ticket (account, box, created_at, number);
CREATE INDEX ticket_importance ON ticket (account, box, importance, updated_at, number);
CREATE INDEX ticket_brand ON ticket (account, box, brand, updated_at, number);
CREATE INDEX ticket_member ON ticket (account, box, assignee_member, updated_at, number) WHERE assignee_member <> '';
CREATE INDEX ticket_group ON ticket (account, box, assignee_group, updated_at, number) WHERE assignee_group <> '';
CREATE INDEX ticket_unassigned ON ticket (account, box, updated_at, number) WHERE assignee_member = '' AND assignee_group = '';
CREATE INDEX ticket_open ON ticket (account, box, updated_at, number) WHERE status < 4;
CREATE INDEX ticket_google_play ON ticket (account, box, updated_at, number) WHERE channel_kind = 'googlePlay';
CREATE INDEX ticket_customer ON ticket (account, customer, updated_at, number);
CREATE INDEX ticket_email ON ticket (account, email_key, number);

CREATE TABLE ticket_tag (
    account TEXT NOT NULL,
    tag TEXT NOT NULL,
    number INTEGER NOT NULL,
    PRIMARY KEY (account, tag, number)
) STRICT, WITHOUT ROWID;

-- How many tickets there are of each kind, in the same transaction.
CREATE TABLE box_count (
    account TEXT NOT NULL,
    brand TEXT NOT NULL,
    box INTEGER NOT NULL,
    status INTEGER NOT NULL,
    assignee_member TEXT NOT NULL,
    assignee_group TEXT NOT NULL,
    channel_kind TEXT NOT NULL,
    n INTEGER NOT NULL,
    PRIMARY KEY (account, brand, box, status, assignee_member, assignee_group, channel_kind)
) STRICT, WITHOUT ROWID;

-- What makes things happen once: the message keys of a channel, and the wishes of callers.
CREATE TABLE intake_key (
    account TEXT NOT NULL,
    channel TEXT NOT NULL,
    message_key TEXT NOT NULL,
    ticket INTEGER NOT NULL,
    item TEXT NOT NULL,
    PRIMARY KEY (account, channel, message_key)
) STRICT, WITHOUT ROWID;
CREATE TABLE wish (
    account TEXT NOT NULL,
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    wish TEXT NOT NULL,
    version INTEGER NOT NULL,
    PRIMARY KEY (account, kind, id, wish)
) STRICT, WITHOUT ROWID;

-- SHA-256 of the Message-IDs by which an answer finds its ticket.
CREATE TABLE mail_id (
    account TEXT NOT NULL,
    mail_id TEXT NOT NULL,
    ticket INTEGER NOT NULL,
    PRIMARY KEY (account, mail_id, ticket)
) STRICT, WITHOUT ROWID;

-- Every raw message ever seen on a channel, and its fate (0: none yet, 7: failed).
CREATE TABLE intake_message (
    position INTEGER PRIMARY KEY,
    account TEXT NOT NULL,
    channel TEXT NOT NULL,
    source TEXT NOT NULL,
    at INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    size INTEGER NOT NULL,
    fate INTEGER NOT NULL,
    reason TEXT NULL,
    ticket INTEGER NULL,
    message TEXT NULL
) STRICT;
CREATE UNIQUE INDEX intake_message_source ON intake_message (account, channel, source);
CREATE INDEX intake_message_channel ON intake_message (account, channel, position);
CREATE INDEX intake_message_fate ON intake_message (account, channel, fate, position);

-- What shall leave us. attempts: how many began; ended: the last that ended; told: the last whose end the ticket heard of.
CREATE TABLE outbox (
    account TEXT NOT NULL,
    id TEXT NOT NULL,
    ticket INTEGER NOT NULL,
    reply INTEGER NOT NULL,
    channel TEXT NOT NULL,
    content TEXT NOT NULL,
    customer TEXT NOT NULL,
    due_at INTEGER NOT NULL,
    state INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    ended INTEGER NOT NULL,
    told INTEGER NOT NULL,
    reason TEXT NULL,
    headers TEXT NOT NULL,
    PRIMARY KEY (account, id)
) STRICT;
CREATE INDEX outbox_due ON outbox (account, channel, due_at, id) WHERE state < 3;
CREATE INDEX outbox_untold ON outbox (account, channel, id) WHERE told < ended;
CREATE INDEX outbox_customer ON outbox (account, customer);

CREATE TABLE outbox_attempt (
    account TEXT NOT NULL,
    id TEXT NOT NULL,
    number INTEGER NOT NULL,
    begun_at INTEGER NOT NULL,
    ended_at INTEGER NULL,
    state INTEGER NOT NULL,
    answer TEXT NULL,
    PRIMARY KEY (account, id, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE customer (
    account TEXT NOT NULL,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    rating INTEGER NOT NULL,
    tags TEXT NOT NULL,
    blocked INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (account, id)
) STRICT;
-- "email:ada@example.com" or "external:42".
CREATE TABLE customer_identity (
    account TEXT NOT NULL,
    identity TEXT NOT NULL,
    customer TEXT NOT NULL,
    PRIMARY KEY (account, identity)
) STRICT, WITHOUT ROWID;
CREATE INDEX customer_identity_customer ON customer_identity (account, customer);
