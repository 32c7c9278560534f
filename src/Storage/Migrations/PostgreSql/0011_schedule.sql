-- What is to happen later. A row is put in the transaction of its cause and taken out in that of its effect; until then it is looked for by shard and time.
CREATE TABLE due (
    account text NOT NULL,
    what text NOT NULL,
    key text NOT NULL,
    shard bigint NOT NULL,
    at bigint NOT NULL,
    next_at bigint NOT NULL,
    token text NOT NULL,
    cause text NOT NULL,
    attempts bigint NOT NULL,
    reason text NULL,
    PRIMARY KEY (account, what, key)
);
CREATE INDEX due_next ON due (shard, next_at, account, what, key);

-- The plans there are. Which shard a row is in does not matter.
INSERT INTO due (account, what, key, shard, at, next_at, token, cause, attempts)
SELECT account, 'article.publish', id, abs(publish_at / 1000000) % 4, publish_at, publish_at, token, json_build_object('brand', brand)::text, 0
FROM article WHERE publish_at IS NOT NULL;
