x = 1  # SPDX-License-Identifier: MIT
