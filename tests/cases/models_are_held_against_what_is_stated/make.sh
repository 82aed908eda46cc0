# safetensors FILE HEADER BYTES: a header and as many bytes of zero.
safetensors() {
  { printf "\\x$(printf %02x $((${#2} % 256)))\\x$(printf %02x $((${#2} / 256)))\0\0\0\0\0\0%s" "$2"; head -c "$3" /dev/zero; } > "$1"
}
mkdir -p acme-7b adapter
safetensors acme-7b/model-00001-of-00002.safetensors '{"model.embed_tokens.weight":{"dtype":"BF16","shape":[8,4],"data_offsets":[0,64]},"model.layers.0.mlp.experts.0.up_proj.weight":{"dtype":"BF16","shape":[4,4],"data_offsets":[64,96]}}' 96
safetensors acme-7b/model-00002-of-00002.safetensors '{"lm_head.weight":{"dtype":"BF16","shape":[8,4],"data_offsets":[0,64]},"model.layers.1.mlp.experts.1.up_proj.weight":{"dtype":"BF16","shape":[4,4],"data_offsets":[64,96]}}' 96
cat > acme-7b/config.json <<'CONFIG'
{
  "model_type": "mixtral",
  "num_hidden_layers": 3,
  "hidden_size": 4,
  "vocab_size": 8,
  "num_local_experts": 2,
  "num_experts_per_tok": 1,
  "max_position_embeddings": 4096,
  "torch_dtype": "float32"
}
CONFIG
safetensors adapter/adapter_model.safetensors '{"m.q_proj.lora_A.weight":{"dtype":"F32","shape":[2,4],"data_offsets":[0,32]},"m.q_proj.lora_B.weight":{"dtype":"F32","shape":[4,2],"data_offsets":[32,64]}}' 64
echo '{"peft_type": "LORA", "r": 8, "target_modules": ["v_proj"], "base_model_name_or_path": "acme/acme-7b"}' > adapter/adapter_config.json
echo '{"tokenizer_class": "AcmeTokenizer", "chat_template": "{{ x }}"}' > acme-7b/tokenizer_config.json
mkdir -p checkpoint-500 && cp adapter/adapter_model.safetensors checkpoint-500/model.safetensors
echo '{"architectures": ["A"], "quantization_config": {"quant_method": "gptq", "bits": 4}}' > checkpoint-500/config.json
safetensors twins.safetensors '{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[2],"data_offsets":[8,16]},"c":{"dtype":"F32","shape":[4],"data_offsets":[16,32]}}' 32
mkdir -p spoken
safetensors spoken/model.safetensors '{"model.embed_tokens.weight":{"dtype":"F32","shape":[2,2],"data_offsets":[0,16]},"model.layers.0.self_attn.q_proj.weight":{"dtype":"F32","shape":[2,2],"data_offsets":[16,32]}}' 32
echo '{"added_tokens": [{"id": 3, "content": "<s>"}], "model": {"type": "BPE", "vocab": {"a": 0, "b": 1, "ab": 2}, "merges": []}}' > spoken/tokenizer.json
