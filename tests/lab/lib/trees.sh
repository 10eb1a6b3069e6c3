# shellcheck shell=bash
# Root file systems made from Debian packages, kept in the cache. A tree is a whole system; a layer lies on top of one.
# The name of a cached folder ends in a hash of all that went into it, so a changed recipe makes a new one.

DEBIAN_12=bookworm DEBIAN_13=trixie

hash_of() { sha256sum | cut -c1-12; }

recipe_of() { sed -e '/^#/d' "$LAB_HOME/trees/$1.sh"; }

tree_key() {
  case $1 in
    debian-12) { echo "$DEBIAN_12"; recipe_of slim; } | hash_of ;;
    debian-13) { echo "$DEBIAN_13"; recipe_of slim; } | hash_of ;;
    *) { tree_key "$(layer_below "$1")"; recipe_of "$1"; } | hash_of ;;
  esac
}

layer_below() {
  case $1 in
    host) echo debian-12 ;;
    engine | switch) echo host ;;
  esac
}

tree_folder() { echo "$LAB_CACHE/trees/$1-$(tree_key "$1")"; }

# The folders of a system from top to bottom, as overlay's lowerdir wants them.
tree_stack() {
  local name=$1 stack
  stack=$(tree_folder "$name")
  while name=$(layer_below "$name") && [ -n "$name" ]; do stack+=:$(tree_folder "$name"); done
  echo "$stack"
}

ensure_tree() {
  local name=$1 folder
  folder=$(tree_folder "$name")
  [ ! -d "$folder" ] || { touch "$folder"; return 0; }
  say "making the tree \"$name\" (once; it stays in $LAB_CACHE)"
  rm -rf "$folder.partial"*
  mkdir -p "$folder.partial"
  case $name in
    debian-12) make_debian "$DEBIAN_12" "$folder.partial" ;;
    debian-13) make_debian "$DEBIAN_13" "$folder.partial" ;;
    *) make_layer "$name" "$folder.partial" ;;
  esac >"$folder.log" 2>&1 || fail "the tree \"$name\" could not be made; see $folder.log"
  mv "$folder.partial" "$folder"
}

# Trees that do not stand on each other are made side by side: most of the time is waiting for packages.
ensure_trees() {
  local pids=() pid
  ensure_tree debian-13 & pids+=($!)
  ensure_tree debian-12
  ensure_tree host
  ensure_tree switch & pids+=($!)
  ensure_tree engine
  for pid in "${pids[@]}"; do wait "$pid" || exit 1; done
}

make_debian() {
  local suite=$1 folder=$2
  mmdebstrap --variant=minbase --mode=root --quiet --aptopt='Acquire::Check-Valid-Until "false"' "$suite" "$folder" \
    "deb http://$LAB_MIRROR/debian $suite main" \
    "deb http://$LAB_MIRROR/debian $suite-updates main" \
    "deb http://$LAB_MIRROR/debian-security $suite-security main" &&
    sed -i "s|//$LAB_MIRROR/|//deb.debian.org/|" "$folder/etc/apt/sources.list" &&
    run_in_tree "$folder" "$folder" "$LAB_HOME/trees/slim.sh"
}

# Own mount and process namespaces: whatever happens inside, nothing is left mounted or running.
make_layer() {
  local name=$1 folder=$2 below
  below=$(tree_stack "$(layer_below "$name")")
  mkdir -p "$folder.work" "$folder.root"
  run_in_tree "$folder.root" "lowerdir=$below,upperdir=$folder,workdir=$folder.work" "$LAB_HOME/trees/$name.sh" &&
    rm -rf "$folder.work" && rmdir "$folder.root"
}

run_in_tree() {
  unshare --mount --pid --fork --kill-child --propagation private \
    bash "$LAB_HOME/lib/run-in-tree.sh" "$@" </dev/null
}

# What no lab asked for in two weeks was made by a recipe that has changed since.
forget_old_trees_and_images() {
  find "$LAB_CACHE/trees" "$LAB_CACHE/images" -mindepth 1 -maxdepth 1 -mtime +14 -exec rm -rf --one-file-system {} +
}
