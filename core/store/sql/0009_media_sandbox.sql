-- A profile from before there were media jobs gets the sandbox that makes media, once, as new profiles have it: where its
-- other sandbox still is and no job was ever run, so that it is not given back to somebody who has removed it.
INSERT INTO providers (name, position, config)
SELECT 'sandbox-replicate', (SELECT max(position) + 1 FROM providers),
       '{"base_url":"","kind":"replicate","preset":"sandbox-replicate","sandbox":true}'
WHERE EXISTS (SELECT 1 FROM providers WHERE config ->> '$.preset' = 'sandbox' AND config ->> '$.sandbox')
  AND NOT EXISTS (SELECT 1 FROM providers
                  WHERE name = 'sandbox-replicate' OR config ->> '$.preset' = 'sandbox-replicate')
  AND NOT EXISTS (SELECT 1 FROM jobs);
