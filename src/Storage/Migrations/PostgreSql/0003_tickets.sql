-- Everything begins with the account. Times are microseconds since 1970 (UTC). Ids are local to the account. An empty string is nobody.

-- The one event log. Events hold no personal data; texts lie in content. A follower reads ordered by (xid, position) below
-- pg_snapshot_xmin(pg_current_snapshot()): by position alone it would skip what commits late.
CREATE TABLE event (
    position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account text NOT NULL,
    kind text NOT NULL,
    id text NOT NULL,
    version bigint NOT NULL,
    brand text NOT NULL,
    at bigint NOT NULL,
    by_kind integer NOT NULL,
    by_id text NOT NULL,
    type text NOT NULL,
    content text NULL,
    payload json NOT NULL,
    xid xid8 NOT NULL DEFAULT pg_current_xact_id()
);
CREATE UNIQUE INDEX event_stream ON event (account, kind, id, version);
CREATE INDEX event_follow ON event (xid, position);

-- What was said; deletable, by the customer it belongs to.
CREATE TABLE content (
    account text NOT NULL,
    id text NOT NULL,
    customer text NOT NULL,
    body text NOT NULL,
    html text NULL,
    meta text NOT NULL,
    PRIMARY KEY (account, id)
);
CREATE INDEX content_customer ON content (account, customer);

-- A ticket as the lists know it. Written with each of its events; its version is the number of them.
CREATE TABLE ticket (
    account text NOT NULL,
    number bigint NOT NULL,
    version bigint NOT NULL,
    brand text NOT NULL,
    channel text NOT NULL,
    channel_kind text NOT NULL,
    box integer NOT NULL,
    status integer NOT NULL,
    importance integer NOT NULL,
    assignee_member text NOT NULL,
    assignee_group text NOT NULL,
    subject text NOT NULL,
    preview text NOT NULL,
    customer text NOT NULL,
    customer_name text NOT NULL,
    customer_email text NOT NULL,
    email_key text COLLATE "C" NOT NULL,
    tags text NOT NULL,
    cc text NOT NULL,
    information text NOT NULL,
    language text NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    last_message_at bigint NOT NULL,
    messages integer NOT NULL,
    delivery_failed integer NOT NULL
) WITH (fillfactor = 85);
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
    account text NOT NULL,
    tag text NOT NULL,
    number bigint NOT NULL,
    PRIMARY KEY (account, tag, number)
);

-- How many tickets there are of each kind: what was folded, and the changes since. Appends only ever insert, so none waits for another.
CREATE TABLE box_count (
    account text NOT NULL,
    brand text NOT NULL,
    box integer NOT NULL,
    status integer NOT NULL,
    assignee_member text NOT NULL,
    assignee_group text NOT NULL,
    channel_kind text NOT NULL,
    n bigint NOT NULL,
    PRIMARY KEY (account, brand, box, status, assignee_member, assignee_group, channel_kind)
);
CREATE TABLE box_count_delta (
    account text NOT NULL,
    brand text NOT NULL,
    box integer NOT NULL,
    status integer NOT NULL,
    assignee_member text NOT NULL,
    assignee_group text NOT NULL,
    channel_kind text NOT NULL,
    n bigint NOT NULL
);
CREATE INDEX box_count_delta_account ON box_count_delta (account);

-- What makes things happen once: the message keys of a channel, and the wishes of callers.
CREATE TABLE intake_key (
    account text NOT NULL,
    channel text NOT NULL,
    message_key text NOT NULL,
    ticket bigint NOT NULL,
    item text NOT NULL,
    PRIMARY KEY (account, channel, message_key)
);
CREATE TABLE wish (
    account text NOT NULL,
    kind text NOT NULL,
    id text NOT NULL,
    wish text NOT NULL,
    version bigint NOT NULL,
    PRIMARY KEY (account, kind, id, wish)
);

-- SHA-256 of the Message-IDs by which an answer finds its ticket.
CREATE TABLE mail_id (
    account text NOT NULL,
    mail_id text NOT NULL,
    ticket bigint NOT NULL,
    PRIMARY KEY (account, mail_id, ticket)
);

-- Every raw message ever seen on a channel, and its fate (0: none yet, 7: failed).
CREATE TABLE intake_message (
    position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account text NOT NULL,
    channel text NOT NULL,
    source text NOT NULL,
    at bigint NOT NULL,
    sha256 text NOT NULL,
    size bigint NOT NULL,
    fate integer NOT NULL,
    reason text NULL,
    ticket bigint NULL,
    message text NULL
);
CREATE UNIQUE INDEX intake_message_source ON intake_message (account, channel, source);
CREATE INDEX intake_message_channel ON intake_message (account, channel, position);
CREATE INDEX intake_message_fate ON intake_message (account, channel, fate, position);

-- What shall leave us. attempts: how many began; ended: the last that ended; told: the last whose end the ticket heard of.
CREATE TABLE outbox (
    account text NOT NULL,
    id text NOT NULL,
    ticket bigint NOT NULL,
    reply bigint NOT NULL,
    channel text NOT NULL,
    content text NOT NULL,
    customer text NOT NULL,
    due_at bigint NOT NULL,
    state integer NOT NULL,
    attempts integer NOT NULL,
    ended integer NOT NULL,
    told integer NOT NULL,
    reason text NULL,
    headers text NOT NULL,
    PRIMARY KEY (account, id)
) WITH (fillfactor = 85);
CREATE INDEX outbox_due ON outbox (account, channel, due_at, id) WHERE state < 3;
CREATE INDEX outbox_untold ON outbox (account, channel, id) WHERE told < ended;
CREATE INDEX outbox_customer ON outbox (account, customer);

CREATE TABLE outbox_attempt (
    account text NOT NULL,
    id text NOT NULL,
    number integer NOT NULL,
    begun_at bigint NOT NULL,
    ended_at bigint NULL,
    state integer NOT NULL,
    answer text NULL,
    PRIMARY KEY (account, id, number)
);

CREATE TABLE customer (
    account text NOT NULL,
    id text NOT NULL,
    name text NOT NULL,
    rating integer NOT NULL,
    tags text NOT NULL,
    blocked integer NOT NULL,
    created_at bigint NOT NULL,
    PRIMARY KEY (account, id)
);
-- "email:ada@example.com" or "external:42".
CREATE TABLE customer_identity (
    account text NOT NULL,
    identity text NOT NULL,
    customer text NOT NULL,
    PRIMARY KEY (account, identity)
);
CREATE INDEX customer_identity_customer ON customer_identity (account, customer);
