// The finder of secrets of programs: tokens that providers give out, private keys, passwords in addresses, and values of variables whose
// names say that they are secret.
#pragma once

#include <memory>

#include "records/measure/finder.h"

namespace day::secrets {

std::unique_ptr<records::Finder> MakeSecretsFinder();

}  // namespace day::secrets
