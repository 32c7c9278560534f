-- Which accounts the server has, and which brands an account has, in the order in which they were made. What more there is to
-- know of them their grains keep.
CREATE TABLE account (
    id text NOT NULL PRIMARY KEY,
    place bigint NOT NULL UNIQUE
);

CREATE TABLE brand (
    account text NOT NULL,
    id text NOT NULL,
    place bigint NOT NULL,
    name text NOT NULL,
    slug text NOT NULL,
    PRIMARY KEY (account, id),
    UNIQUE (account, place)
);
