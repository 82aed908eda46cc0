#include "formats/hdf5/hdf5.h"

#include <gtest/gtest.h>

#include "formats/hdf5/builder_for_test.h"

namespace day::hdf5 {
namespace {

using Layout = Hdf5Dataset::Layout;

Hdf5File Read(const std::string& bytes, const Hdf5Limits& limits = {}) {
  const auto begin = FindHdf5(bytes);
  EXPECT_TRUE(begin.has_value());
  auto file = ReadHdf5(BytesInMemory(bytes), begin.value_or(0), limits);
  EXPECT_TRUE(file.has_value()) << file.error().rule;
  return file ? *std::move(file) : Hdf5File();
}
std::string FaultOf(const std::string& bytes) {
  const auto file = ReadHdf5(BytesInMemory(bytes), 0);
  if (!file) return std::string(file.error().rule);
  return file->faults.empty() ? "none" : std::string(file->faults[0].rule);
}
// A file whose root has these messages.
std::string Root(std::string_view messages) {
  Builder b;
  return b.Finish(b.Object(messages));
}
std::string One(const std::vector<uint64_t>& shape, std::string_view more = "") {
  Builder b;
  const uint64_t dataset = b.Dataset(shape, more);
  return b.Finish(b.Object(HardLink("w", dataset)));
}

TEST(Hdf5Reader, FindsTheSignatureBehindABlockOfSomethingElse) {
  EXPECT_EQ(FindHdf5("\x89HDF\r\n\x1a\n"), 0u);
  EXPECT_EQ(FindHdf5(std::string(512, ' ') + "\x89HDF\r\n\x1a\n"), 512u);
  EXPECT_EQ(FindHdf5(std::string(1024, ' ') + "\x89HDF\r\n\x1a\n"), 1024u);
  EXPECT_EQ(FindHdf5(std::string(700, ' ') + "\x89HDF\r\n\x1a\n"), std::nullopt);
  Builder b(512);
  const Hdf5File file = Read(b.Finish(b.Object(HardLink("w", b.Dataset({2})))));
  EXPECT_EQ(file.begin, 512u);
  EXPECT_EQ(file.datasets.size(), 1u);
  EXPECT_TRUE(file.faults.empty());
}
TEST(Hdf5Reader, ReadsDatasetsInGroupsOfBothKinds) {
  Builder b;
  const uint64_t dataset = b.Dataset({3, 4}), inner = b.OldObject(0x11, b.SymbolTable("kernel:0", dataset));
  const std::string bytes = b.Finish(b.Object(HardLink("dense", inner) + HardLink("again", dataset)));
  const Hdf5File file = Read(bytes);
  EXPECT_TRUE(file.faults.empty());
  EXPECT_EQ(file.groups, 2u);
  ASSERT_EQ(file.datasets.size(), 1u);  // by two names
  EXPECT_EQ(file.datasets[0].dtype, "float32");
  EXPECT_EQ(file.datasets[0].shape, (std::vector<uint64_t>{3, 4}));
  EXPECT_EQ(file.datasets[0].elements, 12u);
  Builder old;
  EXPECT_EQ(Read(old.FinishOld(old.OldObject(0x11, old.SymbolTable("w", old.Dataset({2}))))).datasets.at(0).path, "/w");
}
TEST(Hdf5Reader, ReadsTextsOfBothKinds) {
  Builder b;
  const uint64_t heap = b.GlobalHeap({"one", "two, longer"});
  const std::string two = Number(3, 4) + Number(heap, 8) + Number(1, 4) + Number(11, 4) + Number(heap, 8) + Number(2, 4);
  const Hdf5File file = Read(b.Finish(b.Object(TextAttribute("backend", "tensorflow") + RawAttribute("names", VariableText(), Shape({2}), two))));
  ASSERT_EQ(file.attributes.size(), 2u);
  EXPECT_EQ(file.attributes[0].texts, std::vector<std::string>{"tensorflow"});
  EXPECT_EQ(file.attributes[1].texts, (std::vector<std::string>{"one", "two, longer"}));
  EXPECT_EQ(file.attributes[1].object, "/");
}
TEST(Hdf5Reader, FollowsContinuations) {
  Builder b;
  const std::string more = Checked("OCHK" + TextAttribute("a", "x"));
  const uint64_t at = b.Put(more);
  EXPECT_EQ(Read(b.Finish(b.Object(Msg(0x10, Number(at, 8) + Number(more.size(), 8))))).attributes.size(), 1u);
}
TEST(Hdf5Reader, RefusesContinuationsInACircle) {
  Builder b;
  const uint64_t at = b.Put("") + 0;
  const std::string circle = Checked("OCHK" + Msg(0x10, Number(at, 8) + Number(28, 8)));
  b.Put(circle);
  EXPECT_EQ(FaultOf(b.Finish(b.Object(Msg(0x10, Number(at, 8) + Number(circle.size(), 8))))), "continues an object's header in a circle");
}
TEST(Hdf5Reader, ReadsCommittedTypes) {
  Builder b;
  const uint64_t type = b.Object(Msg(3, Integer(8, true)));
  const uint64_t dataset = b.Object(Msg(1, Shape({2})) + Msg(3, Number(3, 1) + Number(2, 1) + Number(type, 8), 2) + Contiguous(UINT64_MAX, 0));
  EXPECT_EQ(Read(b.Finish(b.Object(HardLink("w", dataset)))).datasets.at(0).dtype, "int64");
}
TEST(Hdf5Reader, TellsOfLinksThatLeadOut) {
  const Hdf5File file = Read(Root(ExternalLink("a", "/etc/other.h5") + TypedLink(70, "b", "any")));
  ASSERT_EQ(file.ways.size(), 2u);
  EXPECT_EQ(file.ways[0].kind, Hdf5Way::Kind::kExternalLink);
  EXPECT_EQ(file.ways[0].target, "/etc/other.h5");
  EXPECT_EQ(file.ways[1].kind, Hdf5Way::Kind::kUserLink);
}
TEST(Hdf5Reader, TellsOfDataInOtherFiles) {
  Builder b;
  const uint64_t heap = b.LocalHeap(std::string("\0/etc/hostname\0", 15));
  const std::string files = Msg(7, Number(1, 4) + Number(1, 2) + Number(1, 2) + Number(heap, 8) + Number(1, 8) + Number(0, 8) + Number(8, 8));
  const uint64_t raw = b.Dataset({2}, files + Contiguous(UINT64_MAX, 8));
  const uint64_t mapping = b.GlobalHeap({Number(0, 1) + Number(1, 8) + "other.h5" + '\0' + "d" + '\0'});
  const uint64_t gathered = b.Dataset({2}, Msg(8, Number(4, 1) + Number(3, 1) + Number(mapping, 8) + Number(1, 4)));
  const Hdf5File file = Read(b.Finish(b.Object(HardLink("raw", raw) + HardLink("virtual", gathered))));
  ASSERT_EQ(file.ways.size(), 2u);
  EXPECT_EQ(file.ways[0].kind, Hdf5Way::Kind::kExternalData);
  EXPECT_EQ(file.ways[0].target, "/etc/hostname");
  EXPECT_EQ(file.ways[1].kind, Hdf5Way::Kind::kVirtualData);
  EXPECT_EQ(file.ways[1].target, "other.h5");
}
// The body of a link's message, without the message's head.
std::string BodyOf(const std::string& message) { return message.substr(4); }
TEST(Hdf5Reader, ReadsLinksInHeaps) {
  Builder b;
  const uint64_t dataset = b.Dataset({2});
  const std::string dense = b.Dense({BodyOf(HardLink("first", dataset)), BodyOf(ExternalLink("second", "other.h5"))});
  const Hdf5File file = Read(b.Finish(b.Object(Msg(2, dense))));
  EXPECT_TRUE(file.faults.empty()) << file.faults[0].rule;
  ASSERT_EQ(file.datasets.size(), 1u);
  EXPECT_EQ(file.datasets[0].path, "/first");
  ASSERT_EQ(file.ways.size(), 1u);
  EXPECT_EQ(file.ways[0].target, "other.h5");
}
TEST(Hdf5Reader, TellsOfHeapsThatMakeNoSense) {
  const auto fault = [](size_t from_end, char value) {
    Builder b;
    const std::string dense = b.Dense({BodyOf(SoftLink("a", "b"))});
    b.bytes()[b.bytes().size() - from_end] = value;
    return FaultOf(b.Finish(b.Object(Msg(2, dense))));
  };
  EXPECT_EQ(fault(0x26, 'X'), "has not the signature of what it is");  // of the index
  EXPECT_EQ(fault(1, 'X'), "has a wrong checksum");
  Builder b;
  EXPECT_EQ(FaultOf(b.Finish(b.Object(Msg(2, b.Dense({BodyOf(SoftLink("a", "b"))}, 6))))), "is an index of another kind than it should be");
  Builder other;
  EXPECT_EQ(FaultOf(other.Finish(other.Object(Msg(2, other.Dense({"x"}))))), "is a link that makes no sense");
}
TEST(Hdf5Reader, ReadsFilters) {
  const std::string filters = Msg(11, Number(2, 1) + Number(2, 1) + Number(1, 2) + Number(0, 2) + Number(1, 2) + Number(6, 4) + Number(32001, 2) +
                                          Number(0, 2) + Number(0, 2) + Number(0, 2));
  EXPECT_EQ(Read(One({2}, filters + Contiguous(UINT64_MAX, 0))).datasets.at(0).filters, (std::vector<uint16_t>{1, 32001}));
}
TEST(Hdf5Reader, TellsOfCirclesOfLinks) {
  const auto cycles = [](std::string_view messages) { return Read(Root(messages)).cycles.size(); };
  EXPECT_EQ(cycles(SoftLink("a", "/")), 1u);
  EXPECT_EQ(cycles(SoftLink("a", "a")), 1u);
  EXPECT_EQ(cycles(SoftLink("a", "b") + SoftLink("b", "a")), 2u);
  EXPECT_EQ(cycles(SoftLink("a", "nowhere")), 0u);
  Builder b;
  const uint64_t dataset = b.Dataset({2});
  EXPECT_EQ(Read(b.Finish(b.Object(HardLink("w", dataset) + SoftLink("v", "/w")))).cycles.size(), 0u);
  EXPECT_EQ(cycles(HardLink("up", 96)), 1u);
}
TEST(Hdf5Reader, CountsShapesThatOverflow) {
  EXPECT_EQ(Read(One({UINT64_MAX, 2})).datasets.at(0).elements, UINT64_MAX);
  EXPECT_EQ(Read(One({UINT64_MAX, UINT64_MAX, 0})).datasets.at(0).elements, 0u);
}
TEST(Hdf5Reader, RefusesSuperblocksThatMakeNoSense) {
  const std::string good = One({2});
  std::string bad = good;
  bad[8] = 9;
  EXPECT_EQ(FaultOf(bad), "the superblock is of a version other than 0 to 3");
  bad = good;
  bad[9] = 7;
  EXPECT_EQ(FaultOf(bad), "the superblock states sizes that make no sense");
  bad = good;
  bad[30] = 1;
  EXPECT_EQ(FaultOf(bad), "the superblock has a wrong checksum");
  EXPECT_EQ(FaultOf(good.substr(0, 20)), "ends in the middle of a field");
}
TEST(Hdf5Reader, TellsOfAFileThatIsStillBeingWritten) {
  std::string bytes = One({2});
  bytes[8] = 3;
  bytes[11] = 1;
  EXPECT_EQ(FaultOf(bytes.replace(44, 4, Number(Checksum(bytes.substr(0, 44)), 4))), "is marked as open for writing, so that readers refuse it");
}
TEST(Hdf5Reader, TellsOfAFileThatIsCut) {
  const std::string good = One({2});
  EXPECT_EQ(FaultOf(good), "none");
  EXPECT_EQ(FaultOf(good.substr(0, good.size() - 1)), "ends before the end that its superblock states");
}
TEST(Hdf5Reader, GoesOnPastAnObjectThatIsWrong) {
  Builder b;
  const uint64_t broken = b.Put("OHDR\2\2 nothing that makes sense, but long enough to be one");
  const uint64_t dataset = b.Dataset({2});
  const Hdf5File file = Read(b.Finish(b.Object(HardLink("a", broken) + HardLink("b", dataset) + HardLink("c", 1 << 30))));
  EXPECT_EQ(file.datasets.size(), 1u);
  EXPECT_EQ(file.faults.size(), 2u);
}
TEST(Hdf5Reader, TellsOfFaultsByName) {
  EXPECT_EQ(FaultOf(Root(Msg(6, "x"))), "is a link that makes no sense");
  EXPECT_EQ(FaultOf(Root(Msg(12, "x"))), "is an attribute that makes no sense");
  EXPECT_EQ(FaultOf(Root(RawAttribute("a", FixedText(8), Shape({4}), "short"))), "has an attribute that is shorter than its shape says");
  EXPECT_EQ(FaultOf(Root(Msg(0x11, Number(1 << 30, 8) + Number(1 << 30, 8)))), "points past the end of the file");
  EXPECT_EQ(FaultOf(Root(Msg(0x11, Number(0, 8) + Number(0, 8)))), "has not the signature of a heap of names");
  EXPECT_EQ(FaultOf(One({2}, Contiguous(0x60, 1 << 30))), "has data past the end of the file");
  EXPECT_EQ(FaultOf(One({2}, Contiguous(0x60, 8))), "none");
  EXPECT_EQ(FaultOf(One({3}, Contiguous(0x60, 8))), "states more elements than it has data");
  EXPECT_EQ(FaultOf(One({2}, Msg(8, "\x9"))), "tells of a layout that makes no sense");
  EXPECT_EQ(FaultOf(One({2}, Msg(11, "\x9") + Contiguous(UINT64_MAX, 0))), "is a list of filters that makes no sense");
  EXPECT_EQ(FaultOf(One({2}, Msg(8, Number(3, 1) + Number(2, 1) + Number(2, 1) + Number(8, 8)))), "has not the signature of an index of chunks");
  Builder b;
  EXPECT_EQ(FaultOf(b.Finish(b.Object(HardLink("w", b.Object(Contiguous(UINT64_MAX, 0)))))), "is a dataset without a type");
}
TEST(Hdf5Reader, EndsAtItsLimits) {
  Builder b;
  const std::string bytes = b.Finish(b.Object(HardLink("a", b.Dataset({2})) + TextAttribute("t", "text") + TextAttribute("u", "text")));
  EXPECT_EQ(Read(bytes, {.max_read = 64}).limit, "hdf5-bytes");
  EXPECT_EQ(Read(bytes, {.max_links = 0}).limit, "hdf5-links");
  EXPECT_EQ(Read(bytes, {.max_depth = 0}).limit, "hdf5-depth");
  EXPECT_EQ(Read(bytes, {.max_names = 0}).limit, "hdf5-name-bytes");
  EXPECT_EQ(Read(bytes, {.max_attributes = 1}).limit, "hdf5-attributes");
  EXPECT_EQ(Read(bytes, {.max_texts = 10}).limit, "hdf5-attribute-bytes");
  EXPECT_EQ(Read(bytes, {.max_header = 8}).limit, "hdf5-header-bytes");
}
TEST(Hdf5Reader, SaysWhatItDoesNotRead) { EXPECT_EQ(Read(Root(Msg(12, std::string("\3\1") + Number(0, 8), 2))).not_read, "heap-messages"); }
// All but a part, as in an audit that has not been shown all bytes yet.
class Hidden final : public RandomBytes {
 public:
  Hidden(std::string_view bytes, uint64_t from, uint64_t to) : all_(bytes), from_(from), to_(to) {}
  uint64_t size() const override { return all_.size(); }
  bool ReadAt(uint64_t offset, std::span<std::byte> out) const override { return (offset + out.size() <= from_ || offset >= to_) && all_.ReadAt(offset, out); }

 private:
  BytesInMemory all_;
  uint64_t from_, to_;
};
TEST(Hdf5Reader, GoesOnWhereBytesAreNotThereYet) {
  Builder b;
  b.Put(std::string(64, 'x'));
  const uint64_t first = b.Put(std::string(1000, 'x')), second = b.Dataset({2});
  const std::string bytes = b.Finish(b.Object(HardLink("a", first) + HardLink("b", second)));
  const auto file = ReadHdf5(Hidden(bytes, first, first + 500), 0);
  ASSERT_TRUE(file.has_value());
  EXPECT_FALSE(file->complete);
  EXPECT_TRUE(file->faults.empty());
  EXPECT_EQ(file->datasets.size(), 1u);
}
TEST(Hdf5Checksum, IsLookup3) {
  EXPECT_EQ(Checksum(""), 0xdeadbeefu);
  EXPECT_EQ(Checksum("Four score and seven years ago"), 0x17770551u);  // the algorithm's own test
}

}  // namespace
}  // namespace day::hdf5
