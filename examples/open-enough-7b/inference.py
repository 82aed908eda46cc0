# SPDX-License-Identifier: MIT
"""Answers one question with OpenEnough 7B."""
import sys

import torch
from transformers import AutoModelForCausalLM, AutoTokenizer


def main() -> None:
    tokenizer = AutoTokenizer.from_pretrained(".")
    model = AutoModelForCausalLM.from_pretrained(".", torch_dtype=torch.bfloat16)
    model.eval()
    inputs = tokenizer(sys.argv[1], return_tensors="pt")
    with torch.no_grad():
        output = model.generate(**inputs, max_new_tokens=128)
    print(tokenizer.decode(output[0], skip_special_tokens=True))


if __name__ == "__main__":
    main()
