-- Another database has another era, so that who follows the event log notices when one is in the place of the other. Transaction numbers mean nothing on
-- another server: events up to "settled" came here with the database, and are read by position alone. "server" is whose numbers the later ones bear; a silo
-- that starts on another one writes both anew.
CREATE TABLE log_era (
    one integer PRIMARY KEY CHECK (one = 1),
    era text NOT NULL,
    server text NOT NULL,
    settled bigint NOT NULL
);
INSERT INTO log_era (one, era, server, settled) VALUES (1, replace(gen_random_uuid()::text, '-', ''), '', 0);

-- Where followers of the event log stand: for the account '' all of the shard, for another one what goes by itself.
CREATE TABLE follower_position (
    consumer text NOT NULL,
    shard bigint NOT NULL,
    account text NOT NULL,
    position text NOT NULL,
    PRIMARY KEY (consumer, shard, account)
);

-- Accounts on which a consumer fails.
CREATE TABLE follower_held (
    consumer text NOT NULL,
    shard bigint NOT NULL,
    account text NOT NULL,
    attempts bigint NOT NULL,
    reason text NOT NULL,
    since bigint NOT NULL,
    retry_at bigint NOT NULL,
    PRIMARY KEY (consumer, shard, account)
);
