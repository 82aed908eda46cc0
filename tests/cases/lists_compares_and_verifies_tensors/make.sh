# safetensors FILE HEADER: a header and as many bytes of '@' (a float of 3.004) as $3 says, the last one replaced by $4.
safetensors() {
  { printf "\\x$(printf %02x ${#2})\0\0\0\0\0\0\0%s" "$2"; head -c $(($3 - 1)) /dev/zero | tr '\0' '@'; printf %s "$4"; } > "$1"
}
mkdir base tuned sharded
safetensors base/model.safetensors '{"__metadata__":{"license":"mit"},"b":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"w":{"dtype":"F32","shape":[2,2],"data_offsets":[8,24]}}' 24 @
safetensors tuned/model.safetensors '{"c":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"w":{"dtype":"F32","shape":[2,2],"data_offsets":[8,24]}}' 24 A
cp base/model.safetensors sharded/model-1.safetensors
echo '{"weight_map": {"b": "model-1.safetensors", "w": "model-1.safetensors", "x": "model-2.safetensors"}}' > sharded/model.safetensors.index.json
(cd base && sha256sum model.safetensors > SHA256SUMS && md5sum model.safetensors > model.safetensors.md5)
(cd tuned && sha256sum ../base/model.safetensors | sed 's#../base/##' > SHA256SUMS)
mkdir -p hub/.cache/huggingface/download
echo '{}' > hub/config.json
printf '%040d\n%s\n1700000000.0\n' 0 0967ef424bce6791893e9a57bb952f80fd536e93 > hub/.cache/huggingface/download/config.json.metadata
