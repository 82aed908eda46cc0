# One imported target per library, all but one from Debian packages (packaging/apt.txt). Rooms name these targets only.
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(OpenSSL REQUIRED COMPONENTS Crypto)
find_package(fmt REQUIRED)
find_package(GTest REQUIRED)

function(day_library name)
  add_library(day_lib_${name} INTERFACE)
  target_link_libraries(day_lib_${name} INTERFACE ${ARGN})
  add_library(day::${name} ALIAS day_lib_${name})
endfunction()
function(day_pkg name module)
  pkg_check_modules(${name} REQUIRED IMPORTED_TARGET ${module})
  day_library(${name} PkgConfig::${name})
endfunction()

day_library(fmt fmt::fmt)
day_library(crypto OpenSSL::Crypto)
day_library(threads Threads::Threads)
day_library(gtest GTest::gtest GTest::gmock)
day_pkg(yaml yaml-0.1)
day_pkg(hyperscan libhs)
day_pkg(re2 re2)
day_pkg(archive libarchive)
day_pkg(zlib zlib)
day_pkg(zstd libzstd)
day_pkg(lz4 liblz4)
day_pkg(microhttpd libmicrohttpd)
day_pkg(xxhash libxxhash)
day_pkg(git2 libgit2)
day_pkg(simdjson simdjson)
day_pkg(isal libisal)
day_pkg(lzma liblzma)
day_library(bz2 bz2)  # has no pkg-config file in Debian 12
day_pkg(icu icu-i18n)  # and icu-uc, which it needs
# CLD2 has no pkg-config file. Debian's libcld2_full holds the large tables alone: named first, and kept though nothing asks for it, its tables take
# the place of the small ones. One item, so that CMake neither sorts nor thins it out.
day_library(cld2 "-Wl,--push-state,--no-as-needed,-lcld2_full,-lcld2,--pop-state")
# Takes the place of the C library's allocator in the program: named though nothing asks for it. A sanitizer brings its own.
day_library(jemalloc)
if(NOT DAY_SANITIZE AND NOT DAY_FUZZ)
  target_link_options(day_lib_jemalloc INTERFACE "-Wl,--push-state,--no-as-needed,-ljemalloc,--pop-state")
endif()
day_library(cmark cmark-gfm cmark-gfm-extensions)
day_library(rapidjson)  # header only, on the system path
day_library(cli11)      # header only, on the system path

# DuckDB comes from npm: its library, and the header of the same version. Nothing links with it: 64 MB of library would cost every start of
# the program some 20 ms, so the room `database` loads it when a database is opened, from the run path that programs get here.
set(DAY_DUCKDB ${CMAKE_SOURCE_DIR}/node_modules/@duckdb/node-bindings-linux-x64 CACHE PATH "The npm package with libduckdb.so")
set(DAY_DUCKDB_HEADER ${CMAKE_SOURCE_DIR}/node_modules/duckdb/src/duckdb/src/include CACHE PATH "The folder with its duckdb.h")
foreach(file IN ITEMS ${DAY_DUCKDB}/libduckdb.so ${DAY_DUCKDB_HEADER}/duckdb.h)
  if(NOT EXISTS ${file})
    message(FATAL_ERROR "${file} is not there. 'make build' installs it; by hand: npm ci")
  endif()
endforeach()
day_library(duckdb ${CMAKE_DL_LIBS})
target_include_directories(day_lib_duckdb SYSTEM INTERFACE ${DAY_DUCKDB_HEADER})
set(CMAKE_BUILD_RPATH ${DAY_DUCKDB})
if(DAY_SANITIZE)
  add_link_options(-Wl,--disable-new-dtags)  # a sanitizer's own dlopen stands between, for which only the older kind of run path counts
endif()
include(GNUInstallDirs)
file(RELATIVE_PATH day_lib_from_bin ${CMAKE_INSTALL_FULL_BINDIR} ${CMAKE_INSTALL_FULL_LIBDIR}/daylight)
set(CMAKE_INSTALL_RPATH "\$ORIGIN/${day_lib_from_bin}")
install(FILES ${DAY_DUCKDB}/libduckdb.so DESTINATION ${CMAKE_INSTALL_LIBDIR}/daylight)
