// Addresses of crypto wallets, by their checksums: Base58Check (Bitcoin, Litecoin, Dogecoin, Dash, Tron, XRP, Zcash), Bech32 and Bech32m
// (BIP 173, BIP 350), Ethereum's mixed case (EIP-55).
#pragma once

#include "records/meters/pii/site.h"

namespace day::pii {

// `inside`: any byte of it.
Found FindWallet(const Site& site, uint32_t inside);

}  // namespace day::pii
