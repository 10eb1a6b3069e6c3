# shellcheck shell=bash
# The images of images.tsv, built once on an engine of their own and kept as that engine's data folder together with a
# registry's. Hosts get hard links to the layers: they are only ever read, and a copy would take minutes.

images_table() { grep -v '^#' "$LAB_HOME/images.tsv"; }

images_key() {
  {
    tree_key engine; tree_key debian-12; tree_key debian-13
    images_table
    find "$LAB_HOME/images" -type f | LC_ALL=C sort | xargs sha256sum | sed "s|$LAB_HOME||"
  } | hash_of
}

images_folder() { echo "$LAB_CACHE/images/$(images_key)"; }

ensure_images() {
  local folder
  folder=$(images_folder)
  [ ! -d "$folder" ] || { touch "$folder"; return 0; }
  say "making the images of images.tsv (once; they stay in $LAB_CACHE)"
  rm -rf "$LAB_CACHE/images"/*.partial
  start_switch
  stop_host builder
  rm -rf "$(host_data builder)"
  start_host builder engine "$(host_data builder)/docker:/var/lib/docker" "$LAB_CACHE/trees:/trees" "$LAB_HOME/images:/images"
  plug builder
  configure_engine builder
  start_engine builder
  await_engine builder
  make_images
  keep_images "$folder"
}

make_images() {
  local image how name arguments
  while IFS=$'\t' read -r image how arguments; do
    name=${how#* }
    case $how in
      tree\ *) import_tree "$image" "$name" ;;
      build\ *) build_image "$image" "$name" "$arguments" ;;
    esac >>"$LAB_STATE/images.log" 2>&1 || fail "the image $image could not be made; see $LAB_STATE/images.log"
    on builder docker tag "$image" "registry.lab:5000/library/$image"
  done < <(images_table)
  images_table | cut -f1 | on builder xargs -P 2 -I {} docker push -q registry.lab:5000/library/{} >>"$LAB_STATE/images.log" 2>&1 ||
    fail "the images could not be pushed; see $LAB_STATE/images.log"
}

import_tree() {
  on builder tar -C "/trees/$(basename "$(tree_folder "$2")")" -c . |
    on builder docker import --change 'CMD ["bash"]' - "$1"
}

build_image() {
  local image=$1 folder=$2 words=() word
  for word in $3; do words+=(--build-arg "$word"); done
  on builder docker build -t "$image" "${words[@]}" "/images/$folder"
}

keep_images() {
  local folder=$1
  images_table | cut -f1 | on builder xargs -I {} docker rmi --no-prune registry.lab:5000/library/{} >/dev/null
  on builder docker container prune -f >/dev/null
  on builder service docker stop >/dev/null
  stop_host builder
  mkdir -p "$LAB_CACHE/images"
  mkdir "$folder.partial"
  mv "$(host_data builder)/docker" "$folder.partial/docker"
  link_registry "$(registry_data)" "$folder.partial/registry"
  mv "$folder.partial" "$folder"
}

link_tree() { cp -a --link "$1" "$2" 2>/dev/null || { rm -rf "$2"; cp -a "$1" "$2"; }; }

# The registry writes its tags in place and its blobs never.
link_registry() {
  local v2=docker/registry/v2
  mkdir -p "$2/$v2"
  link_tree "$1/$v2/blobs" "$2/$v2/blobs"
  cp -a "$1/$v2/repositories" "$2/$v2/repositories"
}

# Databases are written in place, so they must not be shared; a new engine makes its own. The layers never change.
give_images() {
  local data=$1 from part
  from=$(images_folder)/docker
  mkdir -p "$data"
  for part in overlay2 image; do link_tree "$from/$part" "$data/$part"; done
}

give_registry_its_images() {
  rm -rf "$(registry_data)"
  mkdir -p "$(host_data switch)"
  if [ -d "$(images_folder)" ]; then link_registry "$(images_folder)/registry" "$(registry_data)"; else mkdir "$(registry_data)"; fi
}
