# SPDX-License-Identifier: GPL-2.0-with-font-exception OR MIT
