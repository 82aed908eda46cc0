"""license = "GPL" in words"""
from setuptools import setup
setup(name='x',  # license="GPL"
      license=('MIT'), classifiers=['License :: OSI Approved :: Apache Software License'], **{"license": "BSD-3-"
      "Clause"})
