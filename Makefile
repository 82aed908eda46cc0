# The front door. Every target does its own set-up and is quick when nothing is to do.
#
#   make audit RELEASE=<path>   install what is needed, build, audit (without RELEASE: the example release)
#   make test                   install what is needed, build, run every test
#   make build                  the program at build/daylight
#   make bench | lint | asan | tsan | fuzz | format | install | clean
.DEFAULT_GOAL := help
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
JOBS ?= $(shell nproc)
RELEASE ?= examples/open-enough-7b
STAMPS := build/.stamps

.PHONY: help audit build test bench lint asan tsan fuzz format install clean setup

help: ## This list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 16

# System packages: only those of packaging/apt.txt that are missing, named before they are installed.
$(STAMPS)/apt: packaging/apt.txt packaging/install-packages
	@mkdir -p $(STAMPS)
	@packaging/install-packages packaging/apt.txt
	@touch $@

# npm packages: the SPDX license list, from which the license index is built, the numbering plans of telephones, the embedded database, lists of words that the meter of harm has the hashes of, and what builds and tests the report page.
$(STAMPS)/npm: package.json package-lock.json | $(STAMPS)/apt
	@echo "Installing npm packages of package.json: $$(sed -n '/"devDependencies"/,/}/s/^ *"\([^"]*\)": "[0-9].*/\1/p' package.json | tr '\n' ' ')and what they need"
	@npm ci --no-audit --no-fund --loglevel=error
	@touch $@

# What some tests want, and the program does not: they are skipped without it.
$(STAMPS)/apt-test: packaging/apt-test.txt | $(STAMPS)/apt
	@packaging/install-packages packaging/apt-test.txt || echo "Tests that need them are skipped"
	@touch $@

setup: $(STAMPS)/apt $(STAMPS)/npm

build/build.ninja: | $(STAMPS)/apt $(STAMPS)/npm
	@cmake --preset release $(CMAKE_FLAGS) > build/configure.log 2>&1 || { cat build/configure.log; exit 1; }

build: $(STAMPS)/npm build/build.ninja ## Build the program at build/daylight
	@ninja -C build -j $(JOBS) --quiet daylight derived_docs

audit: build ## Audit RELEASE=<path> (default: the example)
	@build/daylight audit "$(RELEASE)" $(FLAGS)

test: $(STAMPS)/npm $(STAMPS)/apt-test build/build.ninja ## Build and run every test
	@echo "Building the program and its tests"
	@ninja -C build -j $(JOBS) --quiet
	@ctest --test-dir build --output-on-failure --no-tests=error -j $(JOBS) $(CTEST_FLAGS)

bench: build ## Measure speed and memory against openssl
	@bench/run

lint: setup packaging/apt-dev.txt ## clang-format, clang-tidy, thread-safety analysis
	@packaging/install-packages packaging/apt-dev.txt
	@git ls-files '*.cc' '*.h' | xargs clang-format-19 --dry-run -Werror
	@cmake --preset tidy > /dev/null && ninja -C build-tidy -j $(JOBS) --quiet

asan tsan: setup ## Every test under AddressSanitizer + UBSan, or ThreadSanitizer
	@cmake --preset $@ > /dev/null
	@ninja -C build-$@ -j $(JOBS) --quiet
	@ctest --test-dir build-$@ --output-on-failure --no-tests=error -j $(JOBS) $(CTEST_FLAGS)

FUZZ_SECONDS ?= 60
fuzz: setup packaging/apt-dev.txt ## Run every fuzz target for FUZZ_SECONDS each
	@packaging/install-packages packaging/apt-dev.txt
	@cmake --preset fuzz > /dev/null && ninja -C build-fuzz -j $(JOBS) --quiet fuzz_targets
	@fuzz/run build-fuzz $(FUZZ_SECONDS)

format: ## Format every source file
	@git ls-files '*.cc' '*.h' | xargs clang-format-19 -i

install: build ## Install under PREFIX (default /usr/local)
	@cmake --install build --prefix $(or $(PREFIX),/usr/local)

clean: ## Remove what was built
	@rm -rf build build-*
