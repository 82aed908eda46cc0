# This code is licensed under the license found in the LICENSE file
# in the root directory of this source tree.
