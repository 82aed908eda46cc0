#include "records/meters/pii/checks.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <utility>

#include "text/ascii.h"

namespace day::pii {
namespace {

constexpr bool IsLetter(char c) { return c >= 'A' && c <= 'Z'; }  // identifiers come in capitals
int D(std::string_view id, size_t i) { return i < id.size() && IsDigit(id[i]) ? id[i] - '0' : 0; }
int Number(std::string_view id, size_t from, size_t count) {
  int value = 0;
  for (size_t i = from; i < from + count; ++i) value = value * 10 + D(id, i);
  return value;
}
int64_t Long(std::string_view digits) {  // at most 18 digits
  int64_t value = 0;
  for (const char c : digits) value = value * 10 + (IsDigit(c) ? c - '0' : 0);
  return value;
}
bool AllDigits(std::string_view id) { return std::ranges::all_of(id, IsDigit); }
bool OneDigit(std::string_view id) {
  return std::ranges::all_of(id, [&](char c) { return c == id[0]; });
}
int Sum(std::string_view id, std::initializer_list<int> weights, size_t from = 0) {
  int sum = 0;
  for (const int weight : weights) sum += weight * D(id, from++);
  return sum;
}
int DigitSum(int number) { return number / 10 + number % 10; }  // of two digits
bool IsDate(int year, int month, int day) {
  static constexpr std::array<int, 13> kDays = {0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (month < 1 || month > 12 || day < 1 || day > kDays[static_cast<size_t>(month)]) return false;
  const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  return month != 2 || day < 29 || leap;
}
// Two digits of a year in a century that the identifier does not tell: either may be meant.
bool IsDateOfSomeCentury(int year, int month, int day) { return IsDate(1900 + year, month, day) || IsDate(2000 + year, month, day); }

// ISO/IEC 7064 MOD 11,10.
bool Mod1110(std::string_view id) {
  if (!AllDigits(id) || id.size() < 2) return false;
  int check = 5;
  for (const char c : id) check = (((check == 0 ? 10 : check) * 2) % 11 + (c - '0')) % 10;
  return check == 1;
}
bool LuhnNonzero(std::string_view id) {
  if (id.size() > 2 && IsLetter(id[0])) id.remove_prefix(2);  // a country's letters
  return PassesLuhn(id) && id.find_first_not_of('0') != id.npos;
}

bool UsSsn(std::string_view id) {
  const int area = Number(id, 0, 3);
  return id.size() == 9 && area != 0 && area != 666 && area < 900 && Number(id, 3, 2) != 0 && Number(id, 5, 4) != 0 && id != "078051120" && !OneDigit(id);
}
bool UsItin(std::string_view id) {
  const int group = Number(id, 3, 2);
  return id.size() == 9 && id[0] == '9' &&
         ((group >= 50 && group <= 65) || (group >= 70 && group <= 88) || (group >= 90 && group <= 92) || (group >= 94 && group <= 99));
}
bool UsNpi(std::string_view id) {
  if (id.size() != 10 || (id[0] != '1' && id[0] != '2')) return false;
  std::array<char, 15> whole{'8', '0', '8', '4', '0'};
  std::ranges::copy(id, whole.begin() + 5);
  return PassesLuhn({whole.data(), whole.size()});
}
bool UsMbi(std::string_view id) {
  if (id.size() != 11 || id[0] == '0') return false;
  for (const char c : id)
    if (IsLetter(c) && std::string_view("SLOIBZ").find(c) != std::string_view::npos) return false;
  return true;
}
bool CaSin(std::string_view id) { return id.size() == 9 && id[0] != '0' && id[0] != '8' && PassesLuhn(id) && !OneDigit(id); }
bool Nhs(std::string_view id) {
  if (id.size() != 10) return false;
  const int check = 11 - Sum(id, {10, 9, 8, 7, 6, 5, 4, 3, 2}) % 11;
  return (check == 11 ? 0 : check) == D(id, 9) && !OneDigit(id);
}
bool UkNino(std::string_view id) {
  if (id.size() != 9) return false;
  const std::string_view prefix = id.substr(0, 2);
  for (const std::string_view never : {"BG", "GB", "NK", "KN", "NT", "TN", "ZZ"})
    if (prefix == never) return false;
  return std::string_view("DFIQUV").find(id[0]) == std::string_view::npos && std::string_view("DFIOQUV").find(id[1]) == std::string_view::npos &&
         id[8] >= 'A' && id[8] <= 'D';
}
constexpr std::string_view kNifLetters = "TRWAGMYFPDXBNJZSQVHLCKE";
bool EsNif(std::string_view id) {
  if (id.size() < 8 || id.size() > 9) return false;
  const std::string_view digits = id.substr(0, id.size() - 1);
  return AllDigits(digits) && digits.find_first_not_of('0') != digits.npos && kNifLetters[static_cast<size_t>(Long(digits) % 23)] == id.back();
}
bool EsNie(std::string_view id) {
  if (id.size() != 9 || id[0] < 'X' || id[0] > 'Z') return false;
  return kNifLetters[static_cast<size_t>((int64_t{id[0] - 'X'} * 10'000'000 + Long(id.substr(1, 7))) % 23)] == id[8];
}
bool ItFiscalCode(std::string_view id) {
  if (id.size() != 16) return false;
  static constexpr std::array<int, 26> kOdd = {1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23};
  int sum = 0;
  for (size_t i = 0; i < 15; ++i) {
    const int value = IsDigit(id[i]) ? id[i] - '0' : id[i] - 'A';
    if (value < 0 || value > 25) return false;
    sum += i % 2 == 0 ? kOdd[static_cast<size_t>(value)] : value;
  }
  const int day = Number(id, 9, 2);
  return 'A' + sum % 26 == id[15] && std::string_view("ABCDEHLMPRST").find(id[8]) != std::string_view::npos && (day % 40 >= 1 && day % 40 <= 31 && day <= 71);
}
bool FrNir(std::string_view id) {
  if (id.size() != 15 || id[0] < '1' || id[0] > '8') return false;
  const int month = Number(id, 3, 2);
  if (!((month >= 1 && month <= 12) || (month >= 20 && month <= 42) || month >= 50)) return false;
  int64_t number = 0;
  for (size_t i = 0; i < 13; ++i) {  // Corsica: 2A counts as 19, 2B as 18
    if (IsLetter(id[i])) {
      if (i != 6 || id[5] != '2' || (id[i] != 'A' && id[i] != 'B')) return false;
      number = number / 10 * 100 + (id[i] == 'A' ? 19 : 18);
    } else {
      number = number * 10 + (id[i] - '0');
    }
  }
  return 97 - number % 97 == Number(id, 13, 2);
}
bool DeTaxId(std::string_view id) {
  if (id.size() != 11 || id[0] == '0' || !Mod1110(id)) return false;
  std::array<int, 10> count{};
  for (size_t i = 0; i < 10; ++i) ++count[static_cast<size_t>(D(id, i))];
  // One digit stands twice or three times among the first ten, and no other more than once.
  int repeated = 0, thrice = 0;
  for (const int n : count) {
    repeated += n == 2 || n == 3;
    thrice += n > 3;
  }
  return repeated == 1 && thrice == 0;
}
bool DePension(std::string_view id) {
  if (id.size() != 12 || !IsLetter(id[8])) return false;
  const int day = Number(id, 2, 2), month = Number(id, 4, 2);
  if (day < 1 || (day > 31 && (day < 51 || day > 81)) || month < 1 || month > 12) return false;
  const int letter = id[8] - 'A' + 1;
  std::array<int, 12> digits{};
  for (size_t i = 0; i < 8; ++i) digits[i] = D(id, i);
  digits[8] = letter / 10;
  digits[9] = letter % 10;
  digits[10] = D(id, 9);
  digits[11] = D(id, 10);
  static constexpr std::array<int, 12> kWeights = {2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1};
  int sum = 0;
  for (size_t i = 0; i < 12; ++i) sum += DigitSum(digits[i] * kWeights[i]);
  return sum % 10 == D(id, 11);
}
bool DeHealth(std::string_view id) {
  if (id.size() != 10 || !IsLetter(id[0])) return false;
  const int letter = id[0] - 'A' + 1;
  std::array<char, 11> digits{static_cast<char>('0' + letter / 10), static_cast<char>('0' + letter % 10)};
  std::ranges::copy(id.substr(1), digits.begin() + 2);
  int sum = 0;
  for (size_t i = 0; i < 10; ++i) sum += DigitSum((digits[i] - '0') * (i % 2 == 0 ? 1 : 2));
  return sum % 10 == digits[10] - '0';
}
bool Icao731(std::string_view id) {
  if (id.size() != 9) return false;
  static constexpr std::array<int, 3> kWeights = {7, 3, 1};
  int sum = 0, digits = 0;
  for (size_t i = 0; i < 8; ++i) {
    sum += (IsDigit(id[i]) ? id[i] - '0' : id[i] - 'A' + 10) * kWeights[i % 3];
    digits += IsDigit(id[i]);
  }
  return sum % 10 == D(id, 8) && digits >= 2 && IsLetter(id[0]);
}
bool NlBsn(std::string_view id) { return id.size() == 9 && (Sum(id, {9, 8, 7, 6, 5, 4, 3, 2}) - D(id, 8)) % 11 == 0 && Number(id, 0, 9) > 9'999'999; }
bool BeNn(std::string_view id) {
  if (id.size() != 11) return false;
  const int month = Number(id, 2, 2) % 20, day = Number(id, 4, 2);  // bis numbers add 20 or 40 to the month
  if (month > 12 || day > 31 || Number(id, 2, 2) >= 60) return false;
  const int64_t number = Long(id.substr(0, 9));
  const int check = Number(id, 9, 2);
  return number != 0 && (97 - number % 97 == check || 97 - (2'000'000'000 + number) % 97 == check);
}
bool SePersonnummer(std::string_view id) {
  if (id.size() != 10 && id.size() != 12) return false;
  if (id.size() == 12) {
    const int year = Number(id, 0, 4);
    if (year < 1850 || year > 2100) return false;
    id.remove_prefix(2);
  }
  const int day = Number(id, 4, 2) % 60;  // coordination numbers add 60
  return PassesLuhn(id) && IsDateOfSomeCentury(Number(id, 0, 2), Number(id, 2, 2), day) && Number(id, 4, 2) < 92;
}
bool FiHetu(std::string_view id) {  // its separator tells the century and is left out where it is no letter
  if (id.size() != 10 && id.size() != 11) return false;
  const size_t at = id.size() - 4;
  if (!IsDateOfSomeCentury(Number(id, 4, 2), Number(id, 2, 2), Number(id, 0, 2)) || Number(id, at, 3) < 2) return false;
  if (id.size() == 11 && !((id[6] >= 'A' && id[6] <= 'F') || (id[6] >= 'U' && id[6] <= 'Y'))) return false;
  const int64_t number = Long(id.substr(0, 6)) * 1000 + Number(id, at, 3);
  return std::string_view("0123456789ABCDEFHJKLMNPRSTUVWXY")[static_cast<size_t>(number % 31)] == id.back();
}
bool NoFnr(std::string_view id) {
  if (id.size() != 11) return false;
  const int day = Number(id, 0, 2) % 40, month = Number(id, 2, 2) % 40;  // D and H numbers add 40
  if (Number(id, 0, 2) > 71 || !IsDateOfSomeCentury(Number(id, 4, 2), month, day)) return false;
  return (Sum(id, {3, 7, 6, 1, 8, 9, 4, 5, 2}) + D(id, 9)) % 11 == 0 && (Sum(id, {5, 4, 3, 2, 7, 6, 5, 4, 3, 2}) + D(id, 10)) % 11 == 0;
}
bool DkCpr(std::string_view id) {  // since 2007 numbers are given out that fail the old check digit: only the date is checked
  return id.size() == 10 && IsDateOfSomeCentury(Number(id, 4, 2), Number(id, 2, 2), Number(id, 0, 2) % 60) && Number(id, 0, 2) != 0;
}
bool PlPesel(std::string_view id) {
  if (id.size() != 11) return false;
  const int month = Number(id, 2, 2);  // adds 20 for each century after the 20th, 80 for the 19th
  static constexpr std::array<int, 5> kCentury = {1900, 2000, 2100, 2200, 1800};
  if (!IsDate(kCentury[static_cast<size_t>(month / 20)] + Number(id, 0, 2), month % 20, Number(id, 4, 2))) return false;
  return (Sum(id, {1, 3, 7, 9, 1, 3, 7, 9, 1, 3}) + D(id, 10)) % 10 == 0;
}
bool PlNip(std::string_view id) { return id.size() == 10 && Sum(id, {6, 5, 7, 2, 3, 4, 5, 6, 7}) % 11 == D(id, 9) && !OneDigit(id); }
bool CzRc(std::string_view id) {
  if (id.size() != 9 && id.size() != 10) return false;
  const int year = Number(id, 0, 2);
  int month = Number(id, 2, 2) % 50;
  if (month > 20) month -= 20;
  const int whole = id.size() == 9 ? 1900 + year : year < 54 ? 2000 + year : 1900 + year;
  if (id.size() == 9 && year > 53) return false;
  if (!IsDate(whole, month, Number(id, 4, 2))) return false;
  if (id.size() == 9) return true;
  const int64_t check = Long(id.substr(0, 9)) % 11;
  return check % 10 == D(id, 9);
}
bool RoCnp(std::string_view id) {
  if (id.size() != 13 || id[0] == '0') return false;
  if (!IsDateOfSomeCentury(Number(id, 1, 2), Number(id, 3, 2), Number(id, 5, 2))) return false;
  const int county = Number(id, 7, 2);
  if (county < 1 || (county > 52 && county != 70 && county < 80)) return false;
  const int check = Sum(id, {2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9}) % 11;
  return (check == 10 ? 1 : check) == D(id, 12);
}
bool BgEgn(std::string_view id) {
  if (id.size() != 10) return false;
  const int month = Number(id, 2, 2);
  if (!IsDate((month > 40 ? 2000 : month > 20 ? 1800 : 1900) + Number(id, 0, 2), month % 20, Number(id, 4, 2))) return false;
  return Sum(id, {2, 4, 8, 5, 10, 9, 7, 3, 6}) % 11 % 10 == D(id, 9);
}
bool HuTaj(std::string_view id) { return id.size() == 9 && Sum(id, {3, 7, 3, 7, 3, 7, 3, 7}) % 10 == D(id, 8) && !OneDigit(id); }
bool EeIk(std::string_view id) {
  if (id.size() != 11 || id[0] < '1' || id[0] > '8') return false;
  if (!IsDate(1800 + (id[0] - '1') / 2 * 100 + Number(id, 1, 2), Number(id, 3, 2), Number(id, 5, 2))) return false;
  int check = Sum(id, {1, 2, 3, 4, 5, 6, 7, 8, 9, 1}) % 11;
  if (check == 10) check = Sum(id, {3, 4, 5, 6, 7, 8, 9, 1, 2, 3}) % 11;
  return check % 10 == D(id, 10);
}
bool LvPk(std::string_view id) {
  if (id.size() != 11) return false;
  if (id.substr(0, 2) == "32") return true;  // given out since 2017, without a date or a check digit
  if (!IsDateOfSomeCentury(Number(id, 4, 2), Number(id, 2, 2), Number(id, 0, 2)) || id[6] > '2') return false;
  return (1101 - Sum(id, {1, 6, 3, 7, 9, 10, 5, 8, 4, 2})) % 11 % 10 == D(id, 10);
}
bool HrOib(std::string_view id) {
  if (id.starts_with("HR")) id.remove_prefix(2);
  return id.size() == 11 && Mod1110(id);
}
bool Jmbg(std::string_view id) {
  if (id.size() != 13) return false;
  const int year = Number(id, 4, 3);
  if (!IsDate(year < 800 ? 2000 + year : 1000 + year, Number(id, 2, 2), Number(id, 0, 2))) return false;
  const int check = 11 - Sum(id, {7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2}) % 11;
  return (check > 9 ? 0 : check) == D(id, 12);
}
bool GrAmka(std::string_view id) { return id.size() == 11 && PassesLuhn(id) && IsDateOfSomeCentury(Number(id, 4, 2), Number(id, 2, 2), Number(id, 0, 2)); }
bool PtNif(std::string_view id) {
  if (id.size() != 9 || std::string_view("1235689").find(id[0]) == std::string_view::npos) return false;
  const int check = 11 - Sum(id, {9, 8, 7, 6, 5, 4, 3, 2}) % 11;
  return (check > 9 ? 0 : check) == D(id, 8);
}
bool IePps(std::string_view id) {
  if (id.size() != 8 && id.size() != 9) return false;
  int sum = Sum(id, {8, 7, 6, 5, 4, 3, 2});
  if (id.size() == 9) {
    if (std::string_view("ABHW").find(id[8]) == std::string_view::npos) return false;
    if (id[8] != 'W') sum += 9 * (id[8] - 'A' + 1);
  }
  return std::string_view("WABCDEFGHIJKLMNOPQRSTUV")[static_cast<size_t>(sum % 23)] == id[7];
}
bool AtVnr(std::string_view id) {
  if (id.size() != 10 || id[0] == '0') return false;
  const int month = Number(id, 6, 2);
  if (month < 1 || month > 15 || Number(id, 4, 2) < 1 || Number(id, 4, 2) > 31) return false;
  return (Sum(id, {3, 7, 9}) + Sum(id, {5, 8, 4, 2, 1, 6}, 4)) % 11 == D(id, 3);
}
bool ChAhv(std::string_view id) {
  if (id.size() != 13 || !id.starts_with("756")) return false;
  return (Sum(id, {1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3}) + D(id, 12)) % 10 == 0;
}
bool TrTckn(std::string_view id) {
  if (id.size() != 11 || id[0] == '0') return false;
  const int odd = D(id, 0) + D(id, 2) + D(id, 4) + D(id, 6) + D(id, 8), even = D(id, 1) + D(id, 3) + D(id, 5) + D(id, 7);
  return ((odd * 7 - even) % 10 + 10) % 10 == D(id, 9) && (odd + even + D(id, 9)) % 10 == D(id, 10);
}
// What each digit comes to by the permutation of its place, times the check before it in the dihedral group of ten elements: computed once.
struct VerhoeffTables {
  std::array<std::array<uint8_t, 10>, 8> permuted{};
  std::array<std::array<uint8_t, 10>, 10> product{};
  constexpr VerhoeffTables() {
    constexpr std::array<uint8_t, 10> kPermutation = {1, 5, 7, 6, 2, 8, 3, 0, 9, 4};
    for (size_t digit = 0; digit < 10; ++digit) permuted[0][digit] = static_cast<uint8_t>(digit);
    for (size_t times = 1; times < 8; ++times)
      for (size_t digit = 0; digit < 10; ++digit) permuted[times][digit] = kPermutation[permuted[times - 1][digit]];
    for (int a = 0; a < 10; ++a)
      for (int b = 0; b < 10; ++b)
        product[static_cast<size_t>(a)][static_cast<size_t>(b)] =
            static_cast<uint8_t>(a < 5 ? (b < 5 ? (a + b) % 5 : (a + b - 5) % 5 + 5) : (b < 5 ? (a - 5 - b + 5) % 5 + 5 : (a - b + 5) % 5));
  }
};
bool Verhoeff(std::string_view id) {
  static constexpr VerhoeffTables kTables;
  uint8_t check = 0;
  for (size_t i = 0; i < id.size(); ++i) check = kTables.product[check][kTables.permuted[i % 8][static_cast<size_t>(D(id, id.size() - 1 - i))]];
  return check == 0;
}
bool InAadhaar(std::string_view id) { return id.size() == 12 && id[0] >= '2' && Verhoeff(id) && !std::equal(id.begin(), id.end(), id.rbegin()); }
bool InPan(std::string_view id) {
  return id.size() == 10 && std::string_view("ABCFGHLJPTK").find(id[3]) != std::string_view::npos && id.substr(5, 4) != "0000";
}
bool InGstin(std::string_view id) {
  const int state = Number(id, 0, 2);
  return id.size() == 15 && state >= 1 && state <= 38 && id[12] != '0' && id[13] == 'Z';
}
bool CnRic(std::string_view id) {
  if (id.size() != 18) return false;
  const int year = Number(id, 6, 4);
  if (year < 1850 || year > 2100 || !IsDate(year, Number(id, 10, 2), Number(id, 12, 2)) || id[0] < '1' || id[0] > '9') return false;
  return std::string_view("10X98765432")[static_cast<size_t>(Sum(id, {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2}) % 11)] == id[17];
}
// Numbers given out since October 2020 have no check digit: the date, the digit of sex and century and the region decide.
bool KrRegistration(std::string_view id, std::string_view sexes) {
  return id.size() == 13 && IsDateOfSomeCentury(Number(id, 0, 2), Number(id, 2, 2), Number(id, 4, 2)) && sexes.find(id[6]) != sexes.npos &&
         Number(id, 7, 2) <= 96;
}
bool KrRrn(std::string_view id) { return KrRegistration(id, "012349"); }
bool KrFrn(std::string_view id) { return KrRegistration(id, "5678"); }
bool ThPin(std::string_view id) {
  if (id.size() != 13 || id[0] == '0' || id[0] == '9' || id[1] == '0') return false;
  return (11 - Sum(id, {13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2}) % 11) % 10 == D(id, 12);
}
bool SgNric(std::string_view id) {
  if (id.size() != 9 || !IsLetter(id[8])) return false;
  const int sum = Sum(id, {2, 7, 6, 5, 4, 3, 2}, 1);
  switch (id[0]) {
    case 'S': return "JZIHGFEDCBA"[sum % 11] == id[8];
    case 'T': return "JZIHGFEDCBA"[(sum + 4) % 11] == id[8];
    case 'F': return "XWUTRQPNMLK"[sum % 11] == id[8];
    case 'G': return "XWUTRQPNMLK"[(sum + 4) % 11] == id[8];
    case 'M': return "KLJNPQRTUWX"[10 - (sum + 3) % 11] == id[8];
    default: return false;
  }
}
bool SgUen(std::string_view id) {
  if (id.size() == 9 && IsDigit(id[0])) return "XMKECAWLJDB"[Sum(id, {10, 4, 9, 3, 8, 2, 7, 1}) % 11] == id[8];
  if (id.size() == 10 && IsDigit(id[0]))
    return Number(id, 0, 4) > 1800 && Number(id, 0, 4) < 2100 && "ZKCMDNERGWH"[Sum(id, {10, 8, 6, 4, 9, 7, 5, 3, 1}) % 11] == id[9];
  if (id.size() != 10 || (id[0] != 'R' && id[0] != 'S' && id[0] != 'T')) return false;
  static constexpr std::string_view kValues = "ABCDEFGHJKLMNPQRSTUVWX0123456789";
  static constexpr std::array<int, 9> kWeights = {4, 3, 5, 3, 10, 2, 2, 5, 7};
  int sum = 0;
  for (size_t i = 0; i < 9; ++i) {
    const size_t value = kValues.find(id[i]);
    if (value == kValues.npos) return false;
    sum += static_cast<int>(value) * kWeights[i];
  }
  return kValues[static_cast<size_t>(((sum - 5) % 11 + 11) % 11)] == id[9];
}
bool MyNric(std::string_view id) {
  if (id.size() != 12 || !IsDateOfSomeCentury(Number(id, 0, 2), Number(id, 2, 2), Number(id, 4, 2))) return false;
  const int place = Number(id, 6, 2);
  return place != 0 && (place <= 16 || (place >= 21 && place <= 59) || (place >= 60 && place <= 68) || place == 71 || place == 72 || place == 74 ||
                        (place >= 75 && place <= 79) || (place >= 82 && place <= 93) || place >= 98);
}
bool TwId(std::string_view id) {
  if (id.size() != 10 || !IsLetter(id[0]) || std::string_view("1289").find(id[1]) == std::string_view::npos) return false;
  const int letter = static_cast<int>(std::string_view("ABCDEFGHJKLMNPQRSTUVXYWZIO").find(id[0])) + 10;
  return (letter / 10 + letter % 10 * 9 + Sum(id, {8, 7, 6, 5, 4, 3, 2, 1, 1}, 1)) % 10 == 0;
}
bool HkId(std::string_view id) {
  if (id.size() != 8) return false;
  const int sum = 36 * 9 + (id[0] - 'A' + 10) * 8 + Sum(id, {7, 6, 5, 4, 3, 2}, 1);
  const int check = (11 - sum % 11) % 11;
  return check == 10 ? id[7] == 'A' : IsDigit(id[7]) && check == D(id, 7);
}
bool ZaId(std::string_view id) {
  return id.size() == 13 && PassesLuhn(id) && IsDateOfSomeCentury(Number(id, 0, 2), Number(id, 2, 2), Number(id, 4, 2)) && id[10] <= '2';
}
bool BrCpf(std::string_view id) {
  if (id.size() != 11 || OneDigit(id)) return false;
  const int first = Sum(id, {10, 9, 8, 7, 6, 5, 4, 3, 2}) * 10 % 11 % 10, second = Sum(id, {11, 10, 9, 8, 7, 6, 5, 4, 3, 2}) * 10 % 11 % 10;
  return first == D(id, 9) && second == D(id, 10);
}
bool BrCnpj(std::string_view id) {
  if (id.size() != 14 || OneDigit(id)) return false;
  const int first = Sum(id, {5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2}) % 11, second = Sum(id, {6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2}) % 11;
  return (first < 2 ? 0 : 11 - first) == D(id, 12) && (second < 2 ? 0 : 11 - second) == D(id, 13);
}
bool ArCuit(std::string_view id) {
  if (id.size() != 11) return false;
  const int prefix = Number(id, 0, 2);
  if (!(prefix == 20 || (prefix >= 23 && prefix <= 27) || prefix == 30 || prefix == 33 || prefix == 34 || prefix == 50 || prefix == 51 || prefix == 55))
    return false;
  const int check = 11 - Sum(id, {5, 4, 3, 2, 7, 6, 5, 4, 3, 2}) % 11;
  return (check == 11 ? 0 : check == 10 ? 9 : check) == D(id, 10);
}
bool ClRut(std::string_view id) {
  if (id.size() != 8 && id.size() != 9) return false;
  int sum = 0;
  for (size_t i = 0; i + 1 < id.size(); ++i) {
    if (!IsDigit(id[id.size() - 2 - i])) return false;
    sum += D(id, id.size() - 2 - i) * (2 + static_cast<int>(i % 6));
  }
  const int check = (11 - sum % 11) % 11;
  return check == 10 ? id.back() == 'K' : IsDigit(id.back()) && id.back() - '0' == check;
}
bool MxCurp(std::string_view id) {
  if (id.size() != 18 || (id[10] != 'H' && id[10] != 'M' && id[10] != 'X')) return false;
  if (!IsDateOfSomeCentury(Number(id, 4, 2), Number(id, 6, 2), Number(id, 8, 2))) return false;
  int sum = 0;  // values as in the alphabet with Ñ behind N
  for (size_t i = 0; i < 17; ++i) {
    const int value = IsDigit(id[i]) ? id[i] - '0' : id[i] - 'A' + 10 + (id[i] > 'N');
    sum += value * (18 - static_cast<int>(i));
  }
  return (10 - sum % 10) % 10 == D(id, 17);
}
bool MxRfc(std::string_view id) {
  if (id.size() != 13 || !IsDateOfSomeCentury(Number(id, 4, 2), Number(id, 6, 2), Number(id, 8, 2))) return false;
  static constexpr std::string_view kValues = "0123456789ABCDEFGHIJKLMN&OPQRSTUVWXYZ";
  int sum = 0;
  for (size_t i = 0; i < 12; ++i) {
    const size_t value = kValues.find(id[i]);
    if (value == kValues.npos) return false;
    sum += static_cast<int>(value) * (13 - static_cast<int>(i));
  }
  const int check = (11 - sum % 11) % 11;
  return check == 10 ? id[12] == 'A' : id[12] == '0' + check;
}
bool EcCi(std::string_view id) {
  const int province = Number(id, 0, 2);
  return id.size() == 10 && ((province >= 1 && province <= 24) || province == 30) && id[2] < '6' && PassesLuhn(id);
}
bool UyCi(std::string_view id) { return id.size() == 8 && Sum(id, {2, 9, 8, 7, 6, 3, 4, 1}) % 10 == 0; }
bool AuTfn(std::string_view id) { return id.size() == 9 && Sum(id, {1, 4, 3, 7, 5, 8, 6, 9, 10}) % 11 == 0 && !OneDigit(id); }
bool AuMedicare(std::string_view id) { return id.size() == 10 && id[0] >= '2' && id[0] <= '6' && Sum(id, {1, 3, 7, 9, 1, 3, 7, 9}) % 10 == D(id, 8); }
bool AuAbn(std::string_view id) { return id.size() == 11 && id[0] != '0' && (Sum(id, {10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19}) - 10) % 89 == 0; }
bool AuAcn(std::string_view id) { return id.size() == 9 && (10 - Sum(id, {8, 7, 6, 5, 4, 3, 2, 1}) % 10) % 10 == D(id, 8) && !OneDigit(id); }
bool NzIrd(std::string_view id) {
  const int number = Number(id, 0, id.size());
  if (id.size() < 8 || id.size() > 9 || number < 10'000'000 || number > 150'000'000) return false;
  const std::string nine = std::string(9 - id.size(), '0') + std::string(id);
  int digit = (11 - Sum(nine, {3, 2, 7, 6, 5, 4, 3, 2}) % 11) % 11;
  if (digit == 10) digit = (11 - Sum(nine, {7, 4, 3, 2, 5, 2, 7, 6}) % 11) % 11;
  return digit != 10 && digit == id.back() - '0';
}
bool RuSnils(std::string_view id) {
  return id.size() == 11 && Sum(id, {9, 8, 7, 6, 5, 4, 3, 2, 1}) % 101 % 100 == Number(id, 9, 2) && Number(id, 0, 9) > 1'001'998;
}
bool RuInn(std::string_view id) {
  return id.size() == 12 && Sum(id, {7, 2, 4, 10, 3, 5, 9, 4, 6, 8}) % 11 % 10 == D(id, 10) &&
         Sum(id, {3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8}) % 11 % 10 == D(id, 11) && !OneDigit(id);
}
bool UaRntrc(std::string_view id) {
  const int sum = -D(id, 0) + Sum(id, {5, 7, 9, 4, 6, 10, 5, 7}, 1);
  return id.size() == 10 && ((sum % 11) + 11) % 11 % 10 == D(id, 9) && !OneDigit(id);
}
bool KzIin(std::string_view id) {
  if (id.size() != 12 || !IsDateOfSomeCentury(Number(id, 0, 2), Number(id, 2, 2), Number(id, 4, 2)) || id[6] > '6') return false;
  int check = Sum(id, {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}) % 11;
  if (check == 10) check = Sum(id, {3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2}) % 11;
  return check != 10 && check == D(id, 11);
}
bool IdNik(std::string_view id) {
  const int day = Number(id, 6, 2) % 40, province = Number(id, 0, 2);
  return id.size() == 16 && province >= 11 && province <= 96 && IsDateOfSomeCentury(Number(id, 10, 2), Number(id, 8, 2), day) && Number(id, 12, 4) != 0;
}
bool EgNid(std::string_view id) {
  if (id.size() != 14 || (id[0] != '2' && id[0] != '3')) return false;
  const int governorate = Number(id, 7, 2);
  return IsDate((id[0] == '2' ? 1900 : 2000) + Number(id, 1, 2), Number(id, 3, 2), Number(id, 5, 2)) &&
         ((governorate >= 1 && governorate <= 35) || governorate == 88);
}
bool JpMyNumber(std::string_view id) {
  const int rest = Sum(id, {6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2}) % 11;
  return id.size() == 12 && (rest <= 1 ? 0 : 11 - rest) == D(id, 11) && !OneDigit(id);
}
bool IrCode(std::string_view id) {
  const int rest = Sum(id, {10, 9, 8, 7, 6, 5, 4, 3, 2}) % 11;
  return id.size() == 10 && (rest < 2 ? rest : 11 - rest) == D(id, 9) && !OneDigit(id);
}
bool LkNic(std::string_view id) {
  const int day = Number(id, 2, 3) % 500;
  return id.size() == 10 && (id[9] == 'V' || id[9] == 'X') && day >= 1 && day <= 366;
}
bool IsKt(std::string_view id) {
  return id.size() == 10 && IsDateOfSomeCentury(Number(id, 4, 2), Number(id, 2, 2), Number(id, 0, 2) % 40) && (id[9] == '0' || id[9] == '9' || id[9] == '8') &&
         (Sum(id, {3, 2, 7, 6, 5, 4, 3, 2}) + D(id, 8)) % 11 == 0;
}
bool KrBrn(std::string_view id) {
  if (id.size() != 10 || OneDigit(id)) return false;
  const int sum = Sum(id, {1, 3, 7, 1, 3, 7, 1, 3}) + DigitSum(D(id, 8) * 5);
  return (10 - sum % 10) % 10 == D(id, 9);
}
bool Form(std::string_view) { return true; }

constexpr std::pair<std::string_view, Check> kChecks[] = {
    {"form", Form},
    {"luhn-nonzero", LuhnNonzero},
    {"us-ssn", UsSsn},
    {"us-itin", UsItin},
    {"us-npi", UsNpi},
    {"us-mbi", UsMbi},
    {"ca-sin", CaSin},
    {"mod11-nhs", Nhs},
    {"uk-nino", UkNino},
    {"es-nif", EsNif},
    {"es-nie", EsNie},
    {"it-fiscal-code", ItFiscalCode},
    {"fr-nir", FrNir},
    {"de-tax-id", DeTaxId},
    {"de-pension", DePension},
    {"de-health", DeHealth},
    {"icao-731-de", Icao731},
    {"nl-bsn", NlBsn},
    {"be-nn", BeNn},
    {"se-personnummer", SePersonnummer},
    {"fi-hetu", FiHetu},
    {"no-fnr", NoFnr},
    {"dk-cpr", DkCpr},
    {"pl-pesel", PlPesel},
    {"pl-nip", PlNip},
    {"cz-rc", CzRc},
    {"ro-cnp", RoCnp},
    {"bg-egn", BgEgn},
    {"hu-taj", HuTaj},
    {"ee-ik", EeIk},
    {"lv-pk", LvPk},
    {"mod-11-10", HrOib},
    {"jmbg", Jmbg},
    {"gr-amka", GrAmka},
    {"pt-nif", PtNif},
    {"ie-pps", IePps},
    {"at-vnr", AtVnr},
    {"ch-ahv", ChAhv},
    {"tr-tckn", TrTckn},
    {"in-aadhaar", InAadhaar},
    {"in-pan", InPan},
    {"in-gstin", InGstin},
    {"cn-ric", CnRic},
    {"kr-rrn", KrRrn},
    {"kr-frn", KrFrn},
    {"th-pin", ThPin},
    {"sg-nric", SgNric},
    {"sg-uen", SgUen},
    {"my-nric", MyNric},
    {"tw-id", TwId},
    {"hk-id", HkId},
    {"za-id", ZaId},
    {"br-cpf", BrCpf},
    {"br-cnpj", BrCnpj},
    {"ar-cuit", ArCuit},
    {"cl-rut", ClRut},
    {"mx-curp", MxCurp},
    {"mx-rfc", MxRfc},
    {"ec-ci", EcCi},
    {"uy-ci", UyCi},
    {"au-tfn", AuTfn},
    {"au-medicare", AuMedicare},
    {"au-abn", AuAbn},
    {"au-acn", AuAcn},
    {"nz-ird", NzIrd},
    {"ru-snils", RuSnils},
    {"ru-inn", RuInn},
    {"ua-rntrc", UaRntrc},
    {"kz-iin", KzIin},
    {"id-nik", IdNik},
    {"eg-nid", EgNid},
    {"jp-mynumber", JpMyNumber},
    {"ir-code", IrCode},
    {"lk-nic", LkNic},
    {"is-kt", IsKt},
    {"kr-brn", KrBrn},
};

}  // namespace

bool PassesLuhn(std::string_view digits) {
  int sum = 0;
  for (size_t i = 0; i < digits.size(); ++i) {
    const int digit = D(digits, digits.size() - 1 - i), doubled = digit * 2;
    sum += i % 2 == 0 ? digit : doubled > 9 ? doubled - 9 : doubled;
  }
  return digits.size() >= 2 && AllDigits(digits) && sum % 10 == 0;
}

bool PassesIban(std::string_view id) {
  if (id.size() < 5) return false;
  int rest = 0;
  for (size_t i = 0; i < id.size(); ++i) {
    const char c = id[(i + 4) % id.size()];
    if (IsDigit(c)) rest = (rest * 10 + (c - '0')) % 97;
    else if (IsLetter(c)) rest = (rest * 100 + (c - 'A' + 10)) % 97;
    else return false;
  }
  return rest == 1;
}

Check CheckOf(std::string_view name) {
  for (const auto& [known, check] : kChecks)
    if (known == name) return check;
  return nullptr;
}

}  // namespace day::pii
