#include <gtest/gtest.h>

#include "loading/inspect.h"
#include "loading/look_for_test.h"

namespace day {
namespace {

std::string Net(std::string_view layers) {
  return "<?xml version=\"1.0\"?><net name=\"a\" version=\"11\"><layers>" + std::string(layers) + "</layers><edges/></net>";
}
std::string Const(std::string_view data) {
  return Net("<layer id=\"0\" name=\"w\" type=\"Const\" version=\"opset1\"><data " + std::string(data) + "/></layer>");
}
std::string Pmml(std::string_view inside, std::string_view before = "") {
  return "<?xml version=\"1.0\"?>" + std::string(before) + "<PMML version=\"4.4\">" + std::string(inside) + "</PMML>";
}

TEST(OpenVino, CallsOrdinaryGraphsClean) {
  const LoadReport report = Look("model.xml", Const("element_type=\"f32\" shape=\"2, 3\" offset=\"8\" size=\"24\""));
  EXPECT_EQ(NameOf(report.verdict), "clean") << FirstOf(report);
  EXPECT_EQ(report.format, "openvino-graph");
  EXPECT_EQ(report.parameters, 6u);
  EXPECT_EQ(
      VerdictOf("model.xml", Net("<layer type=\"MatMul\" version=\"opset1\"/><layer type=\"ReLU\"/><layer type=\"BPETokenizer\" version=\"extension\"/>")),
      "clean");
  EXPECT_EQ(VerdictOf("model.xml", Net("") + "<!-- end -->"), "clean");
}
TEST(OpenVino, DoubtsLayersThatItDoesNotKnow) {
  EXPECT_TRUE(Finds(Look("model.xml", Net("<layer type=\"Acme\" version=\"opset1\"/>")), "unknown-call"));
  EXPECT_TRUE(Finds(Look("model.xml", Net("<layer type=\"MatMul\" version=\"custom\"/>")), "unknown-call"));
}
TEST(OpenVino, TellsOfLibrariesAndPathsThatLeadOut) {
  EXPECT_EQ(VerdictOf("model.xml", Net("<layer type=\"ReLU\"><data library=\"/tmp/libx.so\"/></layer>")), "malicious");
  EXPECT_TRUE(Finds(Look("model.xml", Net("<layer type=\"ReLU\"><data source=\"../../x\"/></layer>")), "unsafe-path"));
  EXPECT_EQ(VerdictOf("model.xml", Net("<rt_info><x value=\"http://x\"/></rt_info>")), "clean");
}
TEST(OpenVino, RefusesPlacesThatDoNotFit) {
  EXPECT_TRUE(Finds(Look("model.xml", Const("element_type=\"f32\" shape=\"2\" offset=\"-8\" size=\"8\"")), "malformed-openvino"));
  EXPECT_TRUE(Finds(Look("model.xml", Const("element_type=\"f32\" shape=\"2\" offset=\"0\" size=\"9\"")), "malformed-openvino"));
  EXPECT_TRUE(Finds(Look("model.xml", Const("element_type=\"f32\" shape=\"-2\" offset=\"0\" size=\"8\"")), "malformed-openvino"));
  EXPECT_TRUE(Finds(Look("model.xml", Const("element_type=\"f32\" shape=\"4294967296,4294967296\" offset=\"0\" size=\"8\"")), "malformed-openvino"));
  EXPECT_TRUE(Finds(Look("model.xml", Const("element_type=\"f32\" shape=\"\" offset=\"18446744073709551615\" size=\"4\"")), "malformed-openvino"));
  EXPECT_TRUE(Finds(Look("model.xml", Const("element_type=\"f32\" shape=\"1\" offset=\"99999999999\" size=\"4\"")), "malformed-openvino"));
  EXPECT_TRUE(Finds(Look("model.xml", Net("").substr(0, 70)), "malformed-openvino"));
}
TEST(Xml, CallsEntitiesOfOtherPlacesMalicious) {
  EXPECT_EQ(VerdictOf("a.pmml", Pmml("<Header description=\"&x;\"/>", "<!DOCTYPE PMML [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>")), "malicious");
  EXPECT_TRUE(Finds(Look("a.pmml", Pmml("", "<!DOCTYPE PMML [<!ENTITY % x SYSTEM \"http://example.com/x\">%x;]>")), "fetches"));
  EXPECT_EQ(VerdictOf("a.pmml", Pmml("", "<!DOCTYPE PMML SYSTEM \"http://example.com/x.dtd\">")), "malicious");
  EXPECT_EQ(VerdictOf("model.xml", "<!DOCTYPE net [<!ENTITY x SYSTEM \"x\">]>" + Net("").substr(21)), "malicious");
  EXPECT_EQ(VerdictOf("a.pmml", Pmml("<xi:include href=\"x\"/>")), "malicious");
}
TEST(Xml, DoubtsDeclarationsThatGrow) {
  EXPECT_TRUE(Finds(Look("a.pmml", Pmml("", "<!DOCTYPE PMML [<!ENTITY x \"y\">]>")), "expansion"));
  EXPECT_EQ(VerdictOf("a.pmml", Pmml("", "<!DOCTYPE PMML>")), "suspicious");
  EXPECT_TRUE(Finds(Look("a.pmml", "<?xml version=\"1.0\" encoding=\"UTF-7\"?><PMML/>"), "odd-encoding"));
}
TEST(Xml, ReadsUtf16) {
  std::string wide = "\xFF\xFE";
  for (char c : Pmml("", "<!DOCTYPE PMML [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>")) (wide += c) += '\0';
  EXPECT_EQ(VerdictOf("a.pmml", wide), "malicious");
}
TEST(Pmml, KnowsItsFunctions) {
  EXPECT_EQ(VerdictOf("a.pmml", Pmml("<Extension name=\"x\" value=\"y\"/><Apply function=\"own\"/><Apply function=\"sqrt\"/><DefineFunction name=\"own\"/>")),
            "clean");
  EXPECT_EQ(VerdictOf("a.pmml", Pmml("<Apply function=\"acme.Function\"/>")), "suspicious");
  EXPECT_EQ(VerdictOf("a.pmml", Pmml("<Apply function=\"java.lang.Runtime\"/>")), "malicious");
  EXPECT_EQ(VerdictOf("a.pmml", Pmml("<Extension><![CDATA[os.system('x')]]></Extension>")), "suspicious");
  EXPECT_EQ(VerdictOf("a.pmml", "<html/>"), "suspicious");
}
TEST(Xml, ReadsStoragesOfOpenCv) {
  const LoadReport report = Look("cascade.xml", "<?xml version=\"1.0\"?>\n<opencv_storage><cascade type_id=\"opencv-cascade-classifier\"/></opencv_storage>");
  EXPECT_EQ(NameOf(report.verdict), "clean") << FirstOf(report);
  EXPECT_EQ(VerdictOf("cascade.xml", "<!DOCTYPE x SYSTEM \"http://example.com/x\"><opencv_storage/>"), "malicious");
}
TEST(Xml, LeavesOtherDocumentsAlone) {
  EXPECT_TRUE(Look("book.xml", "<!DOCTYPE book PUBLIC \"x\" \"http://example.com/x.dtd\" [<!ENTITY one SYSTEM \"one.xml\">]><book>&one;</book>").no_model);
  EXPECT_EQ(VerdictOf("book.xml", "<!DOCTYPE book [<!ENTITY one SYSTEM \"file:///etc/hostname\">]><book>&one;</book>"), "malicious");
  EXPECT_EQ(VerdictOf("book.xml", "<!DOCTYPE book [<!ENTITY one SYSTEM \"http://example.com/x\">]><book>&one;</book>"), "suspicious");
}

}  // namespace
}  // namespace day
