-- One silo alone keeps no table of members: only PostgreSQL has one.
SELECT 1;
