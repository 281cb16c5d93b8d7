#!/usr/bin/env bash
# Prints one address for each kind of user of a workspace: member, reader, publisher, customer.
# Runs in Azure Cloud Shell, or wherever `az` is signed in; again whenever an address is to be printed anew.
#
#   ./create-tokens.sh ACCOUNT [DAY]           addresses that work until DAY, a year from today unless told
#   ./create-tokens.sh --revoke ACCOUNT KIND   ends every address of a kind and prints the one that replaces it
set -euo pipefail

fail() { echo "create-tokens.sh: $1" >&2; exit 2; }
usage() { fail "usage: create-tokens.sh ACCOUNT [DAY] | create-tokens.sh --revoke ACCOUNT KIND"; }
az() { command az "$@" --only-show-errors; }

# AZURE_STORAGE_CONNECTION_STRING, where it is set, says where the account is: for the emulator.
use_account() {
  [ -z "${AZURE_STORAGE_CONNECTION_STRING:-}" ] || return 0
  AZURE_STORAGE_CONNECTION_STRING=$(az storage account show-connection-string --name "$1" --output tsv) ||
    fail "no account \"$1\" in this subscription, or you may not list its keys"
  export AZURE_STORAGE_CONNECTION_STRING
}

# Members read, add to the log, create and list. Publishers read, create and overwrite feeds, whose names they know.
# Nobody deletes.
choose_kind() {
  case "$1" in
    member) container=team permissions=racl ;;
    reader) container=team permissions=rl ;;
    publisher) container=feeds permissions=rcw ;;
    customer) container=feeds permissions=r ;;
    *) fail "no kind \"$1\": member, reader, publisher or customer" ;;
  esac
}

policies_of() {
  az storage container policy list --container-name "$container" --query 'keys(@)' --output tsv | grep "^$1-" || true
}

# A name of its own each time: a policy made again under an old name would bring the old addresses back.
make_policy() {
  policy=$1-$(od -An -N4 -tx4 /dev/urandom | tr -d ' ')
  az storage container policy create --container-name "$container" --name "$policy" \
    --permissions "$permissions" --output none
}

# The day is the token's, not the policy's, so that the extension can tell when an address is about to end.
print_address() {
  local https=(--https-only) token url
  case "$AZURE_STORAGE_CONNECTION_STRING" in *Protocol=http\;*) https=() ;; esac
  token=$(az storage container generate-sas --name "$container" --policy-name "$policy" \
    --expiry "$2" "${https[@]}" --output tsv)
  url=$(az storage blob url --container-name "$container" --name x --output tsv)
  printf '%-10s %s?%s\n' "$1" "${url%/x}" "$token"
}

address_of() {
  choose_kind "$1"
  policy=$(policies_of "$1" | head -n 1)
  [ -n "$policy" ] || make_policy "$1"
  print_address "$1" "$2"
}

revoke() {
  choose_kind "$1"
  for policy in $(policies_of "$1"); do
    az storage container policy delete --container-name "$container" --name "$policy" --output none
  done
  echo "Every address for \"$1\" so far ends within half a minute. From now on:"
  address_of "$1" "$2"
}

expiry_on() { date -u -d "$1" +%Y-%m-%dT00:00Z 2>/dev/null || fail "\"$1\" is no day; write it as 2027-12-31"; }

case "${1:-}" in
  '') usage ;;
  --revoke)
    [ $# -eq 3 ] || usage
    use_account "$2"
    revoke "$3" "$(expiry_on '+1 year')"
    ;;
  *)
    expiry=$(expiry_on "${2:-+1 year}")
    use_account "$1"
    echo "Until $expiry. Each address is a secret: pass it on as you would a password."
    for kind in member reader publisher customer; do address_of "$kind" "$expiry"; done
    ;;
esac
