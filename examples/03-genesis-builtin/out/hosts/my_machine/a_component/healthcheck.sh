#!/bin/bash 

if [ $# -ne 1 ] 
 then 
    echo "Error: Wrong number of arguments." 
    echo "Usage: healthcheck.sh [ENDPOINT]"  
    exit 2 
fi 

ENDPOINT="${1}" 

response=$(curl --write-out '%{http_code}' --silent --output /dev/null "${ENDPOINT}") 
if [ "${response}" != 200 ] 
then 
    exit 1 
fi
