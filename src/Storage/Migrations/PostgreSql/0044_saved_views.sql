-- Lists of tickets that have a name. An empty brand is every brand's; the query is JSON. The indexes answer "mine" and "shared", and count them.
CREATE TABLE saved_view (
    account text NOT NULL,
    id text NOT NULL,
    version bigint NOT NULL,
    name text NOT NULL,
    name_key text COLLATE "C" NOT NULL,
    shared bigint NOT NULL,
    brand text NOT NULL,
    owner text NOT NULL,
    query text NOT NULL,
    updated_at bigint NOT NULL,
    PRIMARY KEY (account, id)
);
CREATE INDEX saved_view_owner ON saved_view (account, owner);
CREATE INDEX saved_view_shared ON saved_view (account) WHERE shared = 1;
