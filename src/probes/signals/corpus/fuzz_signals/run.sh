#!/bin/bash
#SBATCH --nodes=4
torchrun --nproc_per_node 8 pretrain.py --num-layers 8 --train-iters 10 # go
