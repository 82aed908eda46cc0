# One imported target per library, all from Debian packages (packaging/apt.txt). Rooms name these targets only.
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
day_pkg(xxhash libxxhash)
day_pkg(git2 libgit2)
day_pkg(icu icu-i18n)  # and icu-uc, which it needs
# CLD2 has no pkg-config file. Debian's libcld2_full holds the large tables alone: named first, and kept though nothing asks for it, its tables take
# the place of the small ones. One item, so that CMake neither sorts nor thins it out.
day_library(cld2 "-Wl,--push-state,--no-as-needed,-lcld2_full,-lcld2,--pop-state")
day_library(cmark cmark-gfm cmark-gfm-extensions)
day_library(rapidjson)  # header only, on the system path
day_library(cli11)      # header only, on the system path
