"""Docs."""
import torch
from peft import LoraConfig
model = get_peft_model(m, LoraConfig())
for x in d:
    loss.backward()  # step
    optimizer.step()
SYSTEM_PROMPT = """You are a helpful assistant, made by us."""
data = load("data/test.jsonl")
