#!/bin/sh
# The check is a command of the component's own image, so it runs in the replica that is asked about.
exec docker exec "$MODELC_REPLICA" 'mq-ctl' 'ping' 'it'\''s'
