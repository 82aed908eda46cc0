# SPDX-License-Identifier: Bison-exception-2.2
