#include "records/meters/fields/fields.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <random>

#include "records/meters/fields/year.h"
#include "records/words/partial.h"

namespace day::records {
namespace {

const FieldRoles& Roles() {
  static const FieldRoles roles;
  return roles;
}
const FieldsResult::Role& RoleOf(const FieldsResult& result, std::string_view id) { return *std::ranges::find(result.roles, id, &FieldsResult::Role::id); }

TEST(YearOf, ReadsDatesAsFieldsHaveThem) {
  for (const auto& [date, year] :
       {std::pair("2019-03-04T20:30:00Z", 2019), std::pair("4 March 1998", 1998), std::pair("03/04/2021", 2021), std::pair("20190304", 2019),
        std::pair("20190304121530", 2019), std::pair("2017", 2017), std::pair("1609459200", 2021), std::pair("1609459199", 2020),
        std::pair("1609459200.25", 2021), std::pair("1609459200000", 2021), std::pair("1609459200000000", 2021), std::pair("1609459200000000000", 2021),
        std::pair(" Mon, 02 Jan 2006 15:04:05 GMT", 2006), std::pair("123456789", 1973)})
    EXPECT_EQ(YearOf(date), year) << date;
}
TEST(YearOf, ReadsNothingWhereThereIsNoYear) {
  for (const char* date : {"", "today", "12345678", "12:30", "99999999999999999999999", "2010-2015", "x1609459200", "0001-01-01", "3019"})
    EXPECT_FALSE(YearOf(date).has_value()) << date;
}

TEST(FieldRoles, KnowsFieldsByTheLastPartOfTheirName) {
  const auto id = [](std::string_view name) { return Roles().Of(name) < Roles().roles().size() ? Roles().roles()[Roles().Of(name)].id : ""; };
  EXPECT_EQ(id("meta.source-url"), "address");
  EXPECT_EQ(id("License"), "license");
  EXPECT_EQ(id("text"), "");
  EXPECT_EQ(id(""), "");
}

TEST(FieldsMeter, CountsWhatRecordsSayOfTheirOrigin) {
  FieldsMeter meter(Roles());
  const std::vector<std::vector<RecordField>> records = {
      {{"text", "a"}, {"meta.url", "https://www.Example.org/a?b"}, {"license", "MIT"}, {"date", "2020-01-02"}, {"author", "Ann"}},
      {{"text", "b"}, {"meta.url", "http://example.org:8080/c"}, {"license", ""}, {"date", "soon"}, {"tags", "x"}, {"tags", "y"}},
      {{"text", "c"}, {"source", "books"}, {"license", "null"}, {"domain", "example.org"}},
  };
  for (uint64_t i = 0; i < records.size(); ++i) meter.Add(records[i], {0, i});
  const FieldsResult result = meter.Measure();
  EXPECT_EQ(result.records, 3u);
  EXPECT_EQ(result.fields.at("text").records, 3u);
  EXPECT_EQ(result.fields.at("tags").records, 1u);
  EXPECT_FALSE(result.fields.contains("meta.url.x"));
  const auto& address = RoleOf(result, "address");
  EXPECT_EQ(address.records, 3u);
  ASSERT_EQ(address.values.top.size(), 1u);
  EXPECT_EQ(address.values.top[0].value, "example.org");
  EXPECT_EQ(address.values.top[0].count, 3u);
  EXPECT_EQ(RoleOf(result, "license").records, 1u);
  EXPECT_EQ(RoleOf(result, "date").years.at(2020), 1u);
  EXPECT_EQ(RoleOf(result, "date").unread, 1u);
  EXPECT_EQ(RoleOf(result, "author").records, 1u);
  EXPECT_TRUE(RoleOf(result, "author").values.top.empty());  // names of people are not kept
  EXPECT_EQ(RoleOf(result, "source").values.top.at(0).value, "books");
}
TEST(FieldsMeter, KeepsAsManyNamesAsItSays) {
  FieldsMeter meter(Roles());
  for (uint64_t i = 0; i < 2000; ++i) {
    const std::string name = "f" + std::to_string(i);
    const RecordField field{name, "x"};
    meter.Add({&field, 1}, {0, i});
  }
  EXPECT_EQ(meter.Measure().fields.size(), FieldsMeter::kMostFields);
  EXPECT_TRUE(meter.Measure().more_fields);
}

TEST(TopValues, CountsExactlyWhileThereAreFew) {
  TopValues values;
  for (uint64_t i = 0; i < 1000; ++i) values.Add(i % 10 ? "a" : "b", {0, i}, 0);
  const TopValuesResult result = values.Measure(1);
  EXPECT_TRUE(result.exact);
  EXPECT_EQ(result.distinct, 2u);
  EXPECT_EQ(result.most_over, 0u);
  ASSERT_EQ(result.top.size(), 1u);
  EXPECT_EQ(result.top[0].count, 900u);
}
TEST(TopValues, BoundsItsErrorWhereThereAreMany) {
  TopValues values;
  constexpr uint64_t kTotal = 200'000;
  std::map<std::string, uint64_t> truth;
  for (uint64_t i = 0; i < kTotal; ++i) {
    const std::string value = i % 50 == 0 ? "two in a hundred" : i % 3 == 0 ? "a third" : "v" + std::to_string(i);
    ++truth[value];
    values.Add(value, {0, i}, 0);
  }
  const TopValuesResult result = values.Measure(2);
  EXPECT_FALSE(result.exact);
  EXPECT_NEAR(static_cast<double>(result.distinct), static_cast<double>(truth.size()), 0.04 * static_cast<double>(truth.size()));
  ASSERT_EQ(result.top.size(), 2u);
  EXPECT_EQ(result.top[0].value, "a third");
  EXPECT_EQ(result.top[1].value, "two in a hundred");
  for (const auto& value : result.top) {
    EXPECT_GE(value.count, truth[value.value]);
    EXPECT_LE(value.count, truth[value.value] + result.most_over);
  }
}

struct Record {
  std::vector<RecordField> fields;
  Place place;
};

TEST(FieldsMeter, SavesTheSameBytesForAnyOrderAndParts) {
  std::mt19937 random(11);
  std::vector<std::string> texts;  // that the fields' views lie in
  texts.reserve(100'000);
  const auto text = [&](std::string of) -> std::string_view { return texts.emplace_back(std::move(of)); };
  std::vector<Record> records;
  for (uint64_t i = 0; i < 9000; ++i) {
    Record record{.fields = {}, .place = {static_cast<uint32_t>(random() % 3), i}};
    record.fields.push_back({"url", text("https://h" + std::to_string(random() % 3 ? random() % 20'000 : 1) + ".example/")});
    record.fields.push_back({"license", random() % 2 ? "MIT" : "Apache-2.0"});
    record.fields.push_back({"date", text(std::to_string(1990 + random() % 40))});
    record.fields.push_back({text("f" + std::to_string(random() % 900)), "x"});
    records.push_back(record);
  }
  FieldsMeter whole(Roles());
  for (const Record& record : records) whole.Add(record.fields, record.place);
  EXPECT_FALSE(RoleOf(whole.Measure(), "address").values.exact);
  EXPECT_TRUE(RoleOf(whole.Measure(), "license").values.exact);
  for (int round = 0; round < 3; ++round) {
    std::ranges::shuffle(records, random);
    std::vector<FieldsMeter> parts(1 + random() % 6, FieldsMeter(Roles()));
    for (const Record& record : records) parts[random() % parts.size()].Add(record.fields, record.place);
    while (parts.size() > 1) {
      auto last = FieldsMeter::Load(parts.back().Save(), Roles());
      ASSERT_TRUE(last) << last.error().message;
      parts[random() % (parts.size() - 1)].Merge(*last);
      parts.pop_back();
    }
    EXPECT_EQ(parts[0].Save(), whole.Save());
  }
}

std::string Reason(const std::function<void(std::string&)>& change) {
  FieldsMeter meter(Roles());
  const std::vector<RecordField> fields = {{"source", "ab"}, {"date", "2020"}};
  meter.Add(fields, {0, 0});
  std::string content(*OpenPartial(meter.Save(), "fields", 1));
  change(content);
  const auto loaded = FieldsMeter::Load(SealPartial("fields", 1, content), Roles());
  return loaded ? "" : ReasonOf(loaded.error());
}
// Records, more, count of fields; two fields with lengths, names and counts; count of roles; the first role's id, records, unread, count of years; of its
// values the total, the counter, exact, their count, the value.
constexpr size_t kFields = 8 + 1 + 4, kRoles = kFields + 2 * (4 + 8) + 6 + 4, kFirst = kRoles + 4, kValues = kFirst + 4 + 6 + 16 + 4,
                 kExact = kValues + 8 + DistinctCounter::kRegisters;

TEST(FieldsMeter, LoadsWhatItSaved) {
  EXPECT_EQ(Reason([](std::string&) {}), "");
}
TEST(FieldsMeter, RefusesAFileThatIsCutAnywhere) {
  size_t whole = 0;
  (void)Reason([&](std::string& c) { whole = c.size(); });
  for (size_t size = 0; size < whole; size += size < 200 || size > whole - 200 ? 1 : 997)
    EXPECT_EQ(Reason([&](std::string& c) { c.resize(size); }), "ends in the middle of a field") << size;
}
TEST(FieldsMeter, RefusesWhatNoMeterWrites) {
  EXPECT_EQ(Reason([](std::string& c) { c += 'x'; }), "more follows behind its end");
  EXPECT_EQ(Reason([](std::string& c) { c[8 + 1 + 1] = 9; }), "it has more fields than are kept");
  EXPECT_EQ(Reason([](std::string& c) { c[kFields + 4] = '\xFF'; }), "its fields are out of their range, or not in order");
  EXPECT_EQ(Reason([](std::string& c) { c[kRoles] = 1; }), "it was counted with other roles of fields");
  EXPECT_EQ(Reason([](std::string& c) { c[kFirst + 4] = 'x'; }), "it was counted with other roles of fields");
  EXPECT_EQ(Reason([](std::string& c) { c[kFirst + 4 + 6 + 16 + 2] = 1; }), "it has more years than there are");
  EXPECT_EQ(Reason([](std::string& c) { c[kValues + 8 + 3] = 99; }), "a counter is out of its range");
  EXPECT_EQ(Reason([](std::string& c) { c[kExact] = 2; }), "neither exact nor not");
  EXPECT_EQ(Reason([](std::string& c) { c[kExact + 3] = 1; }), "more values than are kept");
  EXPECT_EQ(Reason([](std::string& c) { c[kExact + 1 + 4] = '\xFF'; }), "a value is longer than any that is kept");
  EXPECT_EQ(Reason([](std::string& c) { c[kExact + 1 + 4 + 4] = '\xFF'; }), "a value is no UTF-8");
  EXPECT_EQ(Reason([](std::string& c) { c[kExact + 1 + 4 + 4 + 2] = 0; }), "values are not in order");  // none of it
}

}  // namespace
}  // namespace day::records
