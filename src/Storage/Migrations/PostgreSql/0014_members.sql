-- Members, and who was asked to become one, a row each. Who comes or leaves is not present until their sign-in address was taken or given back.
-- A write leaves another version; what belongs to it goes by that.
CREATE TABLE member (
    account text NOT NULL,
    id text NOT NULL,
    version text NOT NULL,
    present bigint NOT NULL,
    address text NOT NULL,
    email text NOT NULL,
    name text NOT NULL,
    words text NOT NULL,
    role bigint NOT NULL,
    language text NOT NULL,
    brands text NULL,
    invitation_hash text NULL,
    invitation_until bigint NULL,
    created_at bigint NOT NULL,
    PRIMARY KEY (account, id)
);
CREATE UNIQUE INDEX member_address ON member (account, address);
CREATE UNIQUE INDEX member_owner ON member (account) WHERE role = 1;
CREATE INDEX member_list ON member (account, created_at, id) WHERE present = 1;
CREATE INDEX member_unfinished ON member (account, id) WHERE present = 0;

-- Groups. The key of a name is the name without case.
CREATE TABLE member_group (
    account text NOT NULL,
    id text NOT NULL,
    version text NOT NULL,
    name text COLLATE "C" NOT NULL,
    name_key text NOT NULL,
    PRIMARY KEY (account, id)
);
CREATE UNIQUE INDEX member_group_name ON member_group (account, name_key);
CREATE INDEX member_group_list ON member_group (account, name, id);

-- Who is in which group, told once for both.
CREATE TABLE membership (
    account text NOT NULL,
    member_group text NOT NULL,
    member text NOT NULL,
    position bigint NOT NULL,
    PRIMARY KEY (account, member_group, member)
);
CREATE INDEX membership_member ON membership (account, member);

-- Accounts whose members and groups were taken over from the one state they were kept in before.
CREATE TABLE member_move (
    account text NOT NULL PRIMARY KEY,
    at bigint NOT NULL
);
