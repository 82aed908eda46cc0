import torch

x1 loss.backward()
lora LORA LoRa aaaa

x9