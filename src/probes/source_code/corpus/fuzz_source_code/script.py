#!/usr/bin/env python

import os
print(1)