# SPDX-License-Identifier: house-rules AND GPL-2.0+
