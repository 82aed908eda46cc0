#include "formats/pickle/pickle.h"

#include <gtest/gtest.h>

#include "formats/pickle/builder_for_test.h"

namespace day {
namespace {

using pickle::Builder;

PickleReading Read(const Builder& builder, const PickleLimits& limits = {}) {
  PickleReading reading;
  (void)ReadPickles(builder.bytes(), limits, reading);
  return reading;
}
std::string NamesOf(const PickleReading& reading) {
  std::string names;
  for (const PickleGlobal& global : reading.globals) names += (names.empty() ? "" : " ") + global.module + ":" + global.name;
  return names;
}
std::string_view RuleOf(const Builder& builder) {
  const PickleReading reading = Read(builder);
  return reading.malformed ? reading.malformed->rule : reading.limit.empty() ? "accepted" : reading.limit;
}

TEST(PickleReader, ReadsPlainContainersWithoutImports) {
  const PickleReading reading = Read(Builder().Proto(2).Raw("}").Text("a").Raw("]").Raw("(").Int(1).Int(2).Raw("es").Stop());
  EXPECT_FALSE(reading.malformed.has_value());
  EXPECT_EQ(reading.pickles, 1u);
  EXPECT_TRUE(reading.globals.empty());
  EXPECT_EQ(reading.deepest, 3u);
  EXPECT_EQ(reading.heaviest, 5u);
}
TEST(PickleReader, NamesACalledGlobalAndItsArguments) {
  const PickleReading reading = Read(Builder().Proto(2).CallWith("m", "f", "x y").Stop());
  ASSERT_EQ(NamesOf(reading), "m:f");
  EXPECT_EQ(reading.globals[0].calls, 1u);
  EXPECT_EQ(reading.globals[0].offset, 2u);
  EXPECT_EQ(reading.globals[0].arguments, "'x y'");
  ASSERT_EQ(reading.calls.size(), 1u);
  EXPECT_EQ(reading.calls[0].opcode, 'R');
  EXPECT_FALSE(reading.calls[0].discarded);
}
TEST(PickleReader, TellsWhatIsOnlyImportedFromWhatIsCalled) { EXPECT_EQ(Read(Builder().Global("m", "f").Stop()).globals[0].calls, 0u); }
TEST(PickleReader, ReadsProtocolZeroAndItsTextOpcodes) {
  const PickleReading reading = Read(Builder().Global("m", "f").Raw("p0\n(S'it\\'s'\nV\\u0041\nI01\nL12L\nF1.5\ntp1\nR0g0\n."));
  EXPECT_FALSE(reading.malformed.has_value()) << reading.malformed->rule;
  EXPECT_EQ(reading.globals[0].arguments, "'it's', 'A', True, 12, a float");
}
TEST(PickleReader, CallsByInst) { EXPECT_EQ(Read(Builder().Mark().Text("x").Raw("im\nC\n").Stop()).globals[0].calls, 1u); }
TEST(PickleReader, CallsByObj) { EXPECT_EQ(Read(Builder().Mark().Global("m", "C").Text("x").Raw("o").Stop()).globals[0].calls, 1u); }
TEST(PickleReader, CallsByNewobj) { EXPECT_EQ(Read(Builder().Proto(2).Global("m", "C").Raw(")\x81").Stop()).globals[0].calls, 1u); }
TEST(PickleReader, CallsByNewobjWithKeywords) { EXPECT_EQ(Read(Builder().Proto(4).Global("m", "C").Raw(")}\x92").Stop()).globals[0].calls, 1u); }
TEST(PickleReader, ListsBuildAsACallOfTheClass) {
  const PickleReading reading = Read(Builder().Proto(2).Global("m", "C").Raw(")\x81}").Build().Stop());
  ASSERT_EQ(reading.calls.size(), 2u);
  EXPECT_EQ(reading.calls[1].opcode, 'b');
  EXPECT_EQ(reading.calls[1].global, 0);
}
TEST(PickleReader, SaysThatAnImportedThingItselfIsChanged) {
  EXPECT_TRUE(Read(Builder().Proto(2).Global("m", "C").Raw("}").Build().Stop()).globals[0].changed);
  EXPECT_TRUE(Read(Builder().Proto(2).Global("m", "D").Text("k").Text("v").Raw("s").Stop()).globals[0].changed);
}
TEST(PickleReader, SeesACallWhoseResultIsThrownAway) {
  EXPECT_TRUE(Read(Builder().Proto(2).CallWith("m", "f", "x").Raw("0N").Stop()).calls[0].discarded);
  EXPECT_TRUE(Read(Builder().Proto(2).Mark().CallWith("m", "f", "x").Raw("1N").Stop()).calls[0].discarded);
}
TEST(PickleReader, FollowsNamesThroughStackMemoAndDup) {
  EXPECT_EQ(NamesOf(Read(Builder().Proto(4).Text("m").Text("f").StackGlobal().Stop())), "m:f");
  EXPECT_EQ(NamesOf(Read(Builder().Proto(4).Text("m").Put(9).Raw("0").Get(9).Text("f").StackGlobal().Stop())), "m:f");
  EXPECT_EQ(NamesOf(Read(Builder().Proto(4).Text("m").Raw("2").StackGlobal().Stop())), "m:m");
  EXPECT_EQ(NamesOf(Read(Builder().Proto(4).Text("a").Put(0).Text("b").Raw("\x94").Raw("00").Get(0).Get(1).StackGlobal().Stop())), "a:b");
}
TEST(PickleReader, KeepsTheLatestOfTwoEntriesUnderOneMemoKey) {
  EXPECT_EQ(NamesOf(Read(Builder().Proto(4).Text("a").Put(0).Text("b").Put(0).Raw("00").Get(0).Text("f").StackGlobal().Stop())), "b:f");
}
TEST(PickleReader, SaysThatAComputedNameIsNotKnown) {
  const PickleReading reading = Read(Builder().Proto(4).CallWith("m", "f", "x").Text("g").StackGlobal().Stop());
  ASSERT_EQ(NamesOf(reading), "m:f ?:g");
  EXPECT_EQ(reading.globals[1].how, PickleGlobal::How::kComputed);
}
TEST(PickleReader, FollowsGetattrOnImportedThings) {
  const PickleReading reading = Read(Builder().Proto(4).Global("builtins", "getattr").Global("m", "C").Text("run").Raw("\x86R").Text("x").Raw("\x85R").Stop());
  ASSERT_EQ(NamesOf(reading), "builtins:getattr m:C m:C.run");
  EXPECT_EQ(reading.globals[2].calls, 1u);
}
TEST(PickleReader, ResolvesExtensionCodesThatThePickleRegisters) {
  Builder b;
  b.Proto(2).Global("copyreg", "add_extension").Text("m").Text("f").Int(7).Raw("\x87R0").Byte(0x82).Byte(7).Raw(")R").Stop();
  const PickleReading reading = Read(b);
  ASSERT_EQ(NamesOf(reading), "copyreg:add_extension m:f");
  EXPECT_EQ(reading.globals[1].how, PickleGlobal::How::kExtension);
}
TEST(PickleReader, SaysThatAnUnregisteredExtensionCodeIsNotKnown) {
  EXPECT_EQ(NamesOf(Read(Builder().Proto(2).Byte(0x83).Little<uint16_t>(300).Stop())), "?:?");
}
TEST(PickleReader, ReadsThePicklesThatFollowTheFirst) {
  const PickleReading reading = Read(Builder().Proto(2).Raw("N").Stop().Proto(2).CallWith("m", "f", "x").Stop());
  EXPECT_EQ(reading.pickles, 2u);
  EXPECT_EQ(NamesOf(reading), "m:f");
}
TEST(PickleReader, StopsBeforeBytesThatBeginNoPickle) {
  PickleReading reading;
  EXPECT_EQ(ReadPickles("\x80\x02N.\xff\xff", {}, reading), 4u);
  EXPECT_FALSE(reading.malformed.has_value());
}
TEST(PickleReader, KeepsWhatWasCalledBeforeTheFault) {
  const PickleReading reading = Read(Builder().Proto(2).CallWith("m", "f", "x").Raw("\xff"));
  EXPECT_EQ(NamesOf(reading), "m:f");
  ASSERT_TRUE(reading.malformed.has_value());
  EXPECT_EQ(reading.malformed->rule, "not an opcode");
}
TEST(PickleReader, CountsTheTensorsOfPyTorch) {
  Builder b;
  b.Proto(2).Global("torch._utils", "_rebuild_tensor_v2").Mark().Text("id").Raw("Q").Int(0).Int(3).Int(4).Raw("\x86").Int(4).Int(1).Raw("\x86\x89").Raw("NtR");
  const PickleReading reading = Read(b.Stop());
  EXPECT_EQ(reading.tensors, 1u);
  EXPECT_EQ(reading.parameters, 12u);
  EXPECT_EQ(reading.persistent_ids, 1u);
}
Builder JoblibArray(std::string_view dtype) {
  Builder b;
  b.Proto(2).Global("joblib.numpy_pickle", "NumpyArrayWrapper").Raw(")\x81}(").Text("shape").Int(2).Tuple1();
  b.Text("dtype").CallWith("numpy", "dtype", dtype).Text("numpy_array_alignment_bytes").Int(16).Raw("u").Build();
  return b;
}
TEST(PickleReader, StepsOverTheRawArraysOfJoblib) {
  const PickleReading reading = Read(JoblibArray("f8").Byte(3).Raw("\xff\xff\xff").Raw("cccccccccccccccc").Raw("0").CallWith("m", "f", "x").Stop());
  EXPECT_FALSE(reading.malformed.has_value()) << reading.malformed->rule;
  EXPECT_EQ(reading.globals.back().name, "f");
  EXPECT_EQ(reading.parameters, 2u);
}
TEST(PickleReader, ReadsThePickleInAnObjectArrayOfJoblib) {
  const PickleReading reading = Read(JoblibArray("O8").Proto(2).CallWith("m", "f", "x").Stop().Raw("0N").Stop());
  EXPECT_FALSE(reading.malformed.has_value()) << reading.malformed->rule;
  EXPECT_EQ(reading.globals.back().name, "f");
  EXPECT_EQ(reading.pickles, 1u);
}
TEST(PickleReader, RefusesARawArrayLongerThanTheFile) { EXPECT_EQ(RuleOf(JoblibArray("f8").Byte(0).Raw("short")), "a joblib array longer than what is left"); }
TEST(PickleReader, RefusesARawArrayOfUnknownType) { EXPECT_EQ(RuleOf(JoblibArray("q8").Byte(0)), "a joblib array of a type that is not known"); }

TEST(PickleReader, SaysThatTheEndIsMissingAtEveryCut) {
  Builder b;
  b.Proto(4).Byte(0x95).Little<uint64_t>(40).CallWith("m", "f", "x").Raw("G12345678T\3\0\0\0abcB\1\0\0\0zp12\n\x8b\1\0\0\0\1").Raw("J1234r\1\2\0\0").Stop();
  for (size_t size = 1; size < b.bytes().size(); ++size) {
    PickleReading reading;
    EXPECT_FALSE(ReadPickle(std::string_view(b.bytes()).substr(0, size), 0, {}, reading).has_value()) << size;
    EXPECT_TRUE(reading.malformed.has_value()) << size;
  }
}
TEST(PickleReader, RefusesWhatTheMachinesRefuse) {
  const std::pair<Builder, std::string_view> kCases[] = {
      {Builder().Proto(6).Raw("N").Stop(), "a protocol above 5"},
      {Builder().Stop(), "STOP on an empty stack"},
      {Builder().Mark().Stop(), "STOP on an empty stack"},
      {Builder().Raw("N").Mark().Raw("2"), "DUP on an empty stack"},
      {Builder().Raw("0"), "POP on an empty stack"},
      {Builder().Raw("N1"), "no MARK on the stack"},
      {Builder().Raw("Nt"), "no MARK on the stack"},
      {Builder().Raw("q").Byte(0), "PUT on an empty stack"},
      {Builder().Raw("\x94"), "MEMOIZE on an empty stack"},
      {Builder().Get(4), "gets a memo entry that was never put"},
      {Builder().Raw("gx\n"), "a memo key that is no number"},
      {Builder().Raw("Nl"), "no MARK on the stack"},
      {Builder().Raw("(Nd"), "a dict with a key that has no value"},
      {Builder().Raw("}(Nu"), "a dict with a key that has no value"},
      {Builder().Raw("Na"), "adds items to nothing"},
      {Builder().Raw("NNa"), "adds items to a value that has none"},
      {Builder().Raw("NNs"), "adds items to nothing"},
      {Builder().Raw("Ns"), "SETITEM on a stack that holds too little"},
      {Builder().Raw("N\x86"), "TUPLE on a stack that holds too little"},
      {Builder().Raw(")R"), "REDUCE or NEWOBJ on a stack that holds too little"},
      {Builder().Raw("N)R"), "calls what cannot be called"},
      {Builder().Global("m", "f").Raw("NR"), "arguments that are no tuple"},
      {Builder().Raw("(o"), "OBJ without a class"},
      {Builder().Raw("b"), "BUILD on a stack that holds too little"},
      {Builder().Raw("NN\x93"), "STACK_GLOBAL needs two strings"},
      {Builder().Byte(0x82).Byte(0), "an extension code that is not above 0"},
      {Builder().Raw("Ix\n"), "INT or LONG without a number"},
      {Builder().Raw("Fx\n"), "FLOAT without a number"},
      {Builder().Raw("Sx\n"), "a string that is not quoted or escaped as it must be"},
      {Builder().Raw("V\\u12\n"), "a string that is not quoted or escaped as it must be"},
      {Builder().Byte('T').Little<int32_t>(-1), "BINSTRING of a negative length"},
      {Builder().Byte(0x8b).Little<int32_t>(-1), "LONG4 of a negative length"},
      {Builder().Byte('X').Little<uint32_t>(UINT32_MAX), "a string or bytes longer than what is left"},
      {Builder().Byte(0x8e).Little<uint64_t>(UINT64_MAX), "a string or bytes longer than what is left"},
      {Builder().Raw("Q"), "BINPERSID on an empty stack"},
      {Builder().Raw("\x98"), "READONLY_BUFFER on an empty stack"},
      {Builder().Global("m", "f").Raw("(im\n"), "ends in the middle of a line"},
  };
  for (const auto& [builder, rule] : kCases) EXPECT_EQ(RuleOf(builder), rule);
}
TEST(PickleReader, CannotPopBelowAMark) { EXPECT_EQ(RuleOf(Builder().Raw("N(00\x85")), "TUPLE on a stack that holds too little"); }
TEST(PickleReader, NotesAFieldThatCrossesTheEndOfItsFrame) {
  const PickleReading reading = Read(Builder().Proto(4).Byte(0x95).Little<uint64_t>(3).Text("longer").Stop());
  ASSERT_EQ(reading.oddities.size(), 1u);
  EXPECT_EQ(reading.oddities[0].what, "a field or frame crosses the end of a frame");
}
TEST(PickleReader, NotesAFrameLongerThanTheFile) {
  EXPECT_EQ(Read(Builder().Proto(4).Byte(0x95).Little<uint64_t>(300).Raw("N").Stop()).oddities[0].what, "a frame longer than what is left");
}
TEST(PickleReader, AllocatesNothingForAFarMemoKey) {
  EXPECT_EQ(RuleOf(Builder().Raw("N").Byte('r').Little<uint32_t>(0x7FFFFFFF).Raw("0j").Little<uint32_t>(0x7FFFFFFF).Stop()), "accepted");
}
TEST(PickleReader, NotesAFarMemoKeyAndAnIntegerOfTooManyDigits) {
  EXPECT_EQ(Read(Builder().Raw("N").Byte('r').Little<uint32_t>(0x7FFFFFFF).Stop()).oddities.at(0).what, "a memo key far beyond those before it");
  EXPECT_EQ(Read(Builder().Raw("I" + std::string(5'000, '9') + "\n").Stop()).oddities.at(0).what, "an integer of more digits than Python reads");
}
TEST(PickleReader, WeighsSharedValuesEachTimeTheyOccur) {
  Builder b;
  b.Proto(2).Raw(")");
  for (int i = 0; i < 100; ++i) b.Raw("2\x86");
  EXPECT_EQ(Read(b.Stop()).heaviest, UINT64_MAX);
}
TEST(PickleReader, EndsAtItsLimits) {
  Builder many;
  for (int i = 0; i < 100; ++i) many.Raw("N");
  EXPECT_EQ(Read(many, {.max_opcodes = 10}).limit, "pickle-opcodes");
  EXPECT_EQ(Read(many, {.max_stack = 10}).limit, "pickle-stack");
  EXPECT_EQ(Read(Builder().Raw("N").Put(0).Put(1).Put(2), {.max_memo = 2}).limit, "pickle-memo");
  EXPECT_EQ(Read(Builder().Global("m", "f").Global("m", "g").Stop(), {.max_globals = 1}).limit, "pickle-globals");
  EXPECT_EQ(Read(Builder().Global("m", "f").Global("m", "g").Stop(), {.max_text = 3}).limit, "pickle-globals");
  EXPECT_EQ(Read(Builder().Mark().Mark().Mark(), {.max_marks = 2}).limit, "pickle-marks");
}
TEST(PickleReader, EndsWhereItsTablesTakeTooMuchMemory) {
  Builder stack, memo, names;
  for (int i = 0; i < 10'000; ++i) stack.Raw("N");
  for (int i = 0; i < 10'000; ++i) memo.Raw("N\x94\x30");
  for (int i = 0; i < 200; ++i) names.Global("m" + std::to_string(i), "f").Raw("0");
  for (const Builder* builder : {&stack, &memo, &names}) {
    EXPECT_EQ(Read(*builder, {.max_memory = 10'000}).limit, "pickle-memory");
    EXPECT_EQ(Read(*builder, {.max_memory = 200'000}).limit, "");
  }
}
TEST(PickleReader, SharesOneMemoryWithPicklesInEachOther) {
  const Builder start = Builder().Raw("cjoblib.numpy_pickle\nNumpyArrayWrapper\n)\x81}(").Text("shape").Int(1).Tuple1().Text("dtype");
  std::string inside = "N.";
  for (int level = 0; level < 3; ++level)
    inside = std::string(3'000, 'N') + start.bytes() + Builder().Global("numpy", "dtype").Text("O8").Raw("\x85Rub").bytes() + inside + ".";
  EXPECT_EQ(Read(Builder().Raw(inside), {.max_memory = 40'000}).limit, "");
  EXPECT_EQ(Read(Builder().Raw(inside), {.max_memory = 20'000}).limit, "pickle-memory");
}
TEST(PickleReader, KeepsValuesApartByTheirNumbersInTheMemo) {
  // Python 2 numbers from 1; others leave gaps, or number far away.
  for (const uint32_t key : {1U, 300U, 70'000U, 15'999'999U, 4'000'000'000U}) {
    Builder b;
    b.Proto(2).Global("m", "f").Byte('r').Little(key).Raw("0").Byte('j').Little(key).Raw(")R").Stop();
    EXPECT_EQ(Read(b).globals[0].calls, 1U) << key;
    b = Builder().Proto(2).Global("m", "f").Byte('r').Little(key).Raw("0").Byte('j').Little(key - 1).Raw(")R").Stop();
    EXPECT_EQ(RuleOf(b), "gets a memo entry that was never put") << key;
  }
}
TEST(PickleReader, ReadsTextsWithEscapesAsItReadsOthers) {
  const std::string start = "cm\nf\n(";
  EXPECT_EQ(Read(Builder().Raw(start + "V\\u00e4\xe4z\ntR.")).globals[0].arguments, "'\u00e4\u00e4z'");
  EXPECT_EQ(Read(Builder().Raw(start + "V\\U0001f600\ntR.")).globals[0].arguments, "'\U0001f600'");
  EXPECT_EQ(Read(Builder().Raw(start + "S \"a\\x41\\102\\n\\q\" \ntR.")).globals[0].arguments, "'aAB\n\\q'");
  EXPECT_EQ(RuleOf(Builder().Raw("V\\u00g4\n.")), "a string that is not quoted or escaped as it must be");
}
TEST(PickleReader, KnowsAPathAmongArgumentsThatItHasNoRoomFor) {
  const auto path = [](std::string_view text) { return Read(Builder().Proto(2).CallWith("m", "f", text).Stop(), {.max_values = 9}).globals[0].path_argument; };
  EXPECT_TRUE(path("/etc/passwd"));
  EXPECT_FALSE(path("gini"));
}
TEST(PickleReader, RefusesAnArrayOfMoreDimensionsThanItKeeps) {
  Builder b;
  b.Raw("cjoblib.numpy_pickle\nNumpyArrayWrapper\n)\x81}(").Text("shape").Mark();
  for (int i = 0; i < 65; ++i) b.Int(i < 64 ? 1 : 100);
  b.Raw("t").Text("dtype").Global("numpy", "dtype").Text("i1").Raw("\x85Rubx").Stop();
  EXPECT_EQ(RuleOf(b), "a joblib array whose shape is not known");
}
TEST(PickleReader, CallsNamesUnknownOnceItTellsNoMoreValuesApart) {
  EXPECT_EQ(NamesOf(Read(Builder().Proto(4).Text("m").Text("f").StackGlobal().Stop(), {.max_values = 6})), "?:?");
}

TEST(RowOfPickles, AnswersAsLooksLikePickleDoesAtEachOfThem) {
  const std::string named = Builder().Proto(2).Global("m", "f").Stop().bytes();
  for (const size_t count : {1U, 2U, 63U, 64U, 65U, 66U, 200U})
    for (const std::string& behind :
         {std::string(), named, std::string("prose that is none"), std::string("N"), named + "N.N.", "cm\nf\n." + std::string(70, 'x')}) {
      std::string bytes;
      for (size_t i = 0; i < count; ++i) bytes += i % 3 == 0 ? "N." : "(I1\ntq\1.";
      bytes += behind;
      RowOfPickles row(bytes);
      PickleReading reading;
      for (std::optional<uint64_t> end = 0; (end = ReadPickle(bytes, *end, {}, reading)) && *end < bytes.size();) {
        const bool goes_on = LooksLikePickle(std::string_view(bytes).substr(*end));
        ASSERT_EQ(row.GoesOnAt(*end), goes_on) << count << " " << behind << " " << *end;
        if (!goes_on) break;
      }
    }
}
TEST(LooksLikePickle, GoesByWhatAMachineWouldDo) {
  EXPECT_TRUE(LooksLikePickle("\x80\x04N."));
  EXPECT_TRUE(LooksLikePickle(Builder().Mark().Raw("1").Proto(2).CallWith("m", "f", "x").Stop().bytes()));
  EXPECT_TRUE(LooksLikePickle(Builder().CallWith("m", "f", "x").bytes()));
  EXPECT_FALSE(LooksLikePickle("chat template\nwith lines\n"));
  EXPECT_FALSE(LooksLikePickle("{\"a\": 1}"));
  EXPECT_FALSE(LooksLikePickle(""));
  EXPECT_FALSE(LooksLikePickle("\x80\x09N."));
  EXPECT_FALSE(LooksLikePickle("In the beginning\n"));
}

TEST(LooksLikePickle, TakesALongLineThatBeginsWithACForNone) {
  EXPECT_FALSE(LooksLikePickle("const a=" + std::string(kPickleSniffed, 'x')));
  EXPECT_TRUE(LooksLikePickle("S'" + std::string(kPickleSniffed, 'x')));
}
TEST(LooksLikePickle, TakesProseForNone) {
  EXPECT_FALSE(LooksLikePickle("Git v2.31.7 Release Notes\n=========\n"));
  EXPECT_FALSE(LooksLikePickle("I1\n.and so on"));
  EXPECT_TRUE(LooksLikePickle("I1\n."));
  EXPECT_TRUE(LooksLikePickle("I1\n.I2\n."));
  EXPECT_TRUE(LooksLikePickle("I1\n.cos\nsystem\n(S'x'\ntR."));
  EXPECT_TRUE(LooksLikePickle("I1\n.cos\nsystem\n(S'x'\ntR.rest"));
}
// torch._utils._rebuild_tensor_v2(('storage', class, key, 'cpu', elements) by its id, offset, shape, strides, False, OrderedDict()) as torch.save
// writes it, without the calls that make no difference here.
Builder& Tensor(Builder& b, std::string_view key, int held, int offset, std::vector<int> shape, std::vector<int> strides,
                std::string_view storage = "FloatStorage") {
  b.Global("torch._utils", "_rebuild_tensor_v2").Mark().Mark().Text("storage").Global("torch", storage).Text(key).Text("cpu").Int(held).Raw("tQ").Int(offset);
  for (const std::vector<int>& extents : {shape, strides}) {
    b.Mark();
    for (int extent : extents) b.Int(extent);
    b.Raw("t");
  }
  return b.Raw("\x89)tR");
}
std::string Listed(const Builder& b, uint64_t max = 100) {
  std::string out;
  for (const PickleTensor& tensor : Read(b, {.max_listed = max}).listed) {
    out += tensor.name + ":" + tensor.type + "@" + tensor.storage + "+" + std::to_string(tensor.offset);
    for (size_t i = 0; i < tensor.shape.size(); ++i) out += " " + std::to_string(tensor.shape[i]) + "/" + std::to_string(tensor.strides[i]);
    out += ";";
  }
  return out;
}
TEST(PickleTensors, AreNamedByTheKeysThatLeadToThem) {
  Builder b;
  b.Proto(2).Raw("}").Mark().Text("model").Raw("}").Mark().Text("w");
  Tensor(b, "0", 6, 0, {2, 3}, {3, 1}).Text("b");
  Tensor(b, "1", 9, 4, {2}, {1}, "HalfStorage").Raw("u").Text("steps").Int(7).Text("list").Raw("]").Mark();
  Tensor(b, "2", 1, 0, {}, {}).Raw("eu").Stop();
  EXPECT_EQ(Listed(b), "model.w:FloatStorage@0+0 2/3 3/1;model.b:HalfStorage@1+4 2/1;list.0:FloatStorage@2+0;");
}
TEST(PickleTensors, AreFoundInOrderedDictsParametersAndObjects) {
  Builder b;
  b.Proto(2).Global("collections", "OrderedDict").Raw(")R").Mark().Text("w").Global("torch._utils", "_rebuild_parameter").Mark();
  Tensor(b, "0", 2, 0, {2}, {1}).Raw("\x88)tR").Text("m").Global("acme", "Net").Raw(")\x81}").Text("inner");
  Tensor(b, "1", 2, 0, {2}, {1}).Raw("sbu").Stop();
  EXPECT_EQ(Listed(b), "w:FloatStorage@0+0 2/1;m.inner:FloatStorage@1+0 2/1;");
}
TEST(PickleTensors, AreListedBeyondTheItemsThatAreKeptOtherwise) {
  Builder b;
  b.Proto(2).Raw("}").Mark();
  for (int i = 0; i < 100; ++i) Tensor(b.Text("t" + std::to_string(i)), "0", 1, 0, {1}, {1});
  b.Raw("u").Stop();
  EXPECT_EQ(Read(b, {.max_listed = 1000}).listed.size(), 100u);
  EXPECT_EQ(Read(b, {.max_listed = 1000}).listed.back().name, "t99");
  EXPECT_EQ(Read(b, {.max_listed = 10}).limit, "pickle-tensors");
  EXPECT_TRUE(Read(b).listed.empty());
}
TEST(PickleTensors, EndWhereContainersHoldThemselves) {
  Builder b;
  b.Proto(2).Raw("]").Put(0).Get(0).Raw("a");
  Tensor(b, "0", 1, 0, {1}, {1}).Raw("a").Stop();
  EXPECT_EQ(Listed(b), "1:FloatStorage@0+0 1/1;");
}
TEST(PickleTensors, AreLeftOutWhereTheyAreNotWhatTorchWrites) {
  Builder no_storage, no_stride;
  no_storage.Proto(2).Global("torch._utils", "_rebuild_tensor_v2").Mark().Text("x").Int(0).Raw("))tR").Stop();
  Tensor(no_stride.Proto(2), "0", 1, 0, {1, 1}, {1}).Stop();
  EXPECT_EQ(Listed(no_storage), "");
  EXPECT_EQ(Listed(no_stride), "");
}

TEST(ReadPickle, TellsWhetherAttributesAreAllThatGetattrFetches) {
  const PickleReading once = Read(Builder().Proto(4).Global("builtins", "getattr").Global("m", "Color").Text("RED").Raw("\x86R").Stop());
  EXPECT_EQ(once.globals[0].resolved, 1U);
  EXPECT_FALSE(once.globals[0].as_value);
  const PickleReading kept =
      Read(Builder().Proto(4).Global("builtins", "getattr").Put(0).Global("m", "Color").Text("RED").Raw("\x86R0h").Byte(0).Raw("\x85").Stop());
  EXPECT_TRUE(kept.globals[0].as_value);
  // Of an instance of a class.
  EXPECT_EQ(NamesOf(Read(Builder().Proto(4).Global("builtins", "getattr").Global("m", "C").Raw(")\x81").Text("run").Raw("\x86R").Stop())),
            "builtins:getattr m:C m:C.run");
}
TEST(ReadPickle, FollowsNamesThatNumPyRebuildsItsFunctionsFrom) {
  EXPECT_EQ(NamesOf(Read(Builder().Proto(2).Global("numpy.core", "_ufunc_reconstruct").Text("os").Text("system").Raw("\x86R").Stop())),
            "numpy.core:_ufunc_reconstruct os:system");
}
TEST(ReadPickle, SeesFilesInBytesThatAreWrittenAsText) {
  const std::string start = Builder().Proto(2).Global("torch.storage", "_load_from_bytes").Global("_codecs", "encode").bytes();
  const std::string bytes = start + Builder().Text("\xC2\x80.").Text("latin1").Raw("\x86R\x85R").Stop().bytes();
  PickleReading reading;
  ReadPickle(bytes, 0, {}, reading);
  ASSERT_EQ(reading.nested.size(), 1U);
  EXPECT_EQ(reading.nested[0].Decoded(), "\x80.");
  // Computed in another way, they are not seen, and that is told.
  const PickleReading hidden = Read(Builder().Proto(2).Global("torch.storage", "_load_from_bytes").CallWith("base64", "b64decode", "gAQu").Raw("\x85R").Stop());
  EXPECT_EQ(hidden.nested.size(), 0U);
  EXPECT_EQ(hidden.oddities.size(), 1U);
  // Nor where they are added to.
  const PickleReading grown =
      Read(Builder().Proto(5).Global("torch.storage", "_load_from_bytes").Byte('\x96').Little(uint64_t{1}).Raw("N").Int('.').Raw("a\x85R").Stop());
  EXPECT_EQ(grown.nested.size(), 0U);
  EXPECT_EQ(grown.oddities.size(), 1U);
}
TEST(ReadPickle, KeepsBytesOfTextsThatAreWrittenWithEscapes) {
  const std::string start = Builder().Global("torch.storage", "_load_from_bytes").Global("_codecs", "encode").bytes();
  const PickleReading reading = Read(Builder().Raw(start + "(V\\u0080\x04N.\nVlatin1\ntR\x85R."));
  ASSERT_EQ(reading.nested.size(), 1U);
  EXPECT_EQ(reading.nested[0].Decoded(), "\x80\x04N.");
}
TEST(ReadPickle, TellsAPartialOfWhatCannotBeCalled) {
  EXPECT_EQ(Read(Builder().Proto(2).CallWith("functools", "partial", "x").Stop()).oddities.size(), 1U);
  EXPECT_EQ(Read(Builder().Proto(2).Global("functools", "partial").Global("numpy", "clip").Raw("\x85R").Stop()).oddities.size(), 0U);
}

}  // namespace
}  // namespace day
