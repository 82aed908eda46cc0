/* Copyright 2024 Someone
 * SPDX-License-Identifier: (MIT OR Apache-2.0)
 * Licensed under the Apache License, Version 2.0
 */
int main() {}
