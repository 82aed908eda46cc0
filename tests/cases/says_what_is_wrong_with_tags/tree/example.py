# REUSE-IgnoreStart
# SPDX-License-Identifier: MIT
# REUSE-IgnoreEnd
