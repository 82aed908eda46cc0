# SPDX-License-Identifier: MIT OR GPL-3.0-or-later
print(1)
