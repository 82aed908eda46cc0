#include "loading/pickle_names.h"

#include <gtest/gtest.h>

namespace day {
namespace {

TEST(JudgeName, DeniesWhatRunsCommands) {
  for (const auto& [module, name] : {std::pair{"os", "system"}, {"posix", "popen"}, {"nt", "system"}, {"subprocess", "Popen"}, {"commands", "getoutput"}}) {
    EXPECT_EQ(JudgeName(module, name).standing, NameStanding::kDenied) << module;
    EXPECT_EQ(JudgeName(module, name).id, "runs-commands") << module;
  }
}
TEST(JudgeName, DeniesUnderOldNamesToo) {
  EXPECT_EQ(JudgeName("__builtin__", "eval").id, "runs-code");
  EXPECT_EQ(JudgeName("cPickle", "loads").id, "loads-more");
}
TEST(JudgeName, DeniesModulesBelowAPackage) {
  EXPECT_EQ(JudgeName("numpy.f2py.crackfortran", "getlincoef").standing, NameStanding::kDenied);
  EXPECT_EQ(JudgeName("asyncio.unix_events", "_UnixSubprocessTransport._start").standing, NameStanding::kDenied);
}
TEST(JudgeName, DeniesAModuleReachedAsAnAttribute) {
  EXPECT_EQ(JudgeName("pathlib", "os.system").id, "reaches-internals");
  EXPECT_EQ(JudgeName("torch.serialization", "os").id, "reaches-internals");
  EXPECT_EQ(JudgeName("torch.serialization", "os.system").id, "reaches-internals");
  EXPECT_EQ(JudgeName("numpy", "f2py.crackfortran.getlincoef").standing, NameStanding::kDenied);
}
TEST(JudgeName, DeniesInternalsOfAnything) {
  EXPECT_EQ(JudgeName("collections", "OrderedDict.__init__.__globals__").id, "reaches-internals");
  EXPECT_EQ(JudgeName("numpy", "__builtins__").id, "reaches-internals");
}
TEST(JudgeName, AllowsWhatOrdinaryFilesNeed) {
  for (const auto& [module, name] : {std::pair{"collections", "OrderedDict"},
                                     {"torch._utils", "_rebuild_tensor_v2"},
                                     {"torch", "FloatStorage"},
                                     {"numpy", "ndarray"},
                                     {"numpy", "dtype"},
                                     {"numpy.core.multiarray", "_reconstruct"},
                                     {"numpy._core.multiarray", "scalar"},
                                     {"numpy.random._pickle", "__randomstate_ctor"},
                                     {"sklearn.linear_model._ridge", "Ridge"},
                                     {"sklearn.tree._tree", "Tree"},
                                     {"sklearn.neighbors._kd_tree", "newObj"},
                                     {"xgboost.sklearn", "XGBClassifier"},
                                     {"builtins", "set"},
                                     {"copy_reg", "_reconstructor"},
                                     {"__builtin__", "object"},
                                     {"joblib.numpy_pickle", "NumpyArrayWrapper"},
                                     {"argparse", "Namespace"},
                                     {"_codecs", "encode"},
                                     {"datetime", "datetime"}})
    EXPECT_EQ(JudgeName(module, name).standing, NameStanding::kAllowed) << module << " " << name;
}
TEST(JudgeName, DeniesWaysOutOfLibrariesThatAreSeldomListed) {
  for (const auto& [module, name] : {std::pair{"_bootsubprocess", "check_output"},
                                     {"tarfile", "bltn_open"},
                                     {"tokenize", "_builtin_open"},
                                     {"dataclasses", "_create_fn"},
                                     {"typing", "get_type_hints"},
                                     {"Cookie", "SerialCookie"},
                                     {"numpy.compat.py3k", "npy_load_module"},
                                     {"torch._C", "import_ir_module"},
                                     {"torch", "UntypedStorage.from_file"},
                                     {"pandas", "DataFrame.query"},
                                     {"pandas", "read_html"},
                                     {"fire", "Fire"},
                                     {"werkzeug.utils", "import_string"},
                                     {"mmcv.utils.config", "Config.fromfile"},
                                     {"yacs.config", "CfgNode.load_cfg"},
                                     {"PIL.ImageMath", "unsafe_eval"},
                                     {"onnxruntime", "SessionOptions.register_custom_ops_library"},
                                     {"transformers", "pipeline"},
                                     {"lupa", "LuaRuntime"},
                                     {"multiprocess.reduction", "ForkingPickler.loads"}})
    EXPECT_EQ(JudgeName(module, name).standing, NameStanding::kDenied) << module << " " << name;
}
TEST(JudgeName, SeesModulesBehindAnUnderscore) {
  for (const auto& [module, name] :
       {std::pair{"random", "_os.system"}, {"random", "_os"}, {"collections", "_sys.modules"}, {"argparse", "_sys.modules"}, {"copyreg", "__builtins__"}})
    EXPECT_EQ(JudgeName(module, name).standing, NameStanding::kDenied) << module << " " << name;
  EXPECT_EQ(JudgeName("torch", "_utils").standing, NameStanding::kUnknown);
}
TEST(JudgeName, AllowsValuesBesideWhatIsDenied) {
  for (const auto& [module, name] : {std::pair{"http", "HTTPStatus"},
                                     {"http", "HTTPStatus.OK"},
                                     {"signal", "SIGINT"},
                                     {"exceptions", "ValueError"},
                                     {"sklearn.datasets.base", "Bunch"},
                                     {"keras_preprocessing.text", "Tokenizer"},
                                     {"ultralytics.utils", "IterableSimpleNamespace"},
                                     {"networkx.classes.graph", "Graph"},
                                     {"scipy.stats._kde", "gaussian_kde"},
                                     {"mmengine.config.config", "ConfigDict"},
                                     {"detectron2.config.config", "CfgNode"},
                                     {"fvcore.common.config", "CfgNode"},
                                     {"torch.utils.data.dataloader", "DataLoader"},
                                     {"torch.distributed.fsdp.api", "ShardingStrategy.FULL_SHARD"}})
    EXPECT_EQ(JudgeName(module, name).standing, NameStanding::kAllowed) << module << " " << name;
  EXPECT_EQ(JudgeName("sklearn.datasets._base", "fetch_openml").standing, NameStanding::kDenied);
  EXPECT_EQ(JudgeName("fastai.metrics", "accuracy").standing, NameStanding::kReference);
  EXPECT_EQ(JudgeName("http", "client.HTTPConnection").standing, NameStanding::kDenied);
}
TEST(JudgeName, AllowsFunctionsOfLibrariesOnlyAsValues) {
  EXPECT_EQ(JudgeName("numpy", "log1p").standing, NameStanding::kReference);
  EXPECT_EQ(JudgeName("sklearn.metrics._classification", "accuracy_score").standing, NameStanding::kReference);
}
TEST(JudgeName, NeverCallsTheRestSafe) {
  for (const auto& [module, name] : {std::pair{"my_package", "Model"},
                                     {"sklearn.linear_model", "helper"},
                                     {"builtins", "map"},
                                     {"functools", "reduce"},
                                     {"sklearnx.tree", "Tree"},
                                     {"numpy", "prod.a"},
                                     {"", "x"},
                                     {"copyreg", "__newobj__"}})
    EXPECT_EQ(JudgeName(module, name).standing, NameStanding::kUnknown) << module << " " << name;
}
TEST(JudgeName, DoesNotTakeLoadersOfAllowedLibraries) {
  for (const auto& [module, name] : {std::pair{"torch", "load"},
                                     {"torch.hub", "load"},
                                     {"numpy", "load"},
                                     {"joblib", "load"},
                                     {"transformers", "AutoModel.from_pretrained"},
                                     {"sklearn.datasets", "fetch_openml"},
                                     {"pandas", "read_pickle"}})
    EXPECT_EQ(JudgeName(module, name).standing, NameStanding::kDenied) << module << " " << name;
}

TEST(JudgeName, DeniesWhatRunsOrWritesInLibrariesThatAreRead) {
  for (const auto& [module, name] : {std::pair{"sys", "exit"},
                                     {"builtins", "globals"},
                                     {"_thread", "start_new_thread"},
                                     {"atexit", "register"},
                                     {"weakref", "finalize"},
                                     {"concurrent.futures", "ThreadPoolExecutor"},
                                     {"gettext", "c2py"},
                                     {"codeop", "compile_command"},
                                     {"nltk.tag.hunpos", "HunposTagger"},
                                     {"pandas", "HDFStore"},
                                     {"statsmodels.iolib.smpickle", "load_pickle"},
                                     {"xgboost.core", "Booster.load_model"},
                                     {"torch", "compile"},
                                     {"mailbox", "Maildir"}})
    EXPECT_EQ(JudgeName(module, name).standing, NameStanding::kDenied) << module << '.' << name;
}
TEST(JudgeName, LeavesTheirPlainPartsAlone) {
  for (const auto& [module, name] : {std::pair{"signal", "SIGTERM"},
                                     {"dill._dill", "_create_array"},
                                     {"uuid", "UUID"},
                                     {"_codecs", "encode"},
                                     {"xgboost.core", "Booster"},
                                     {"ipaddress", "IPv4Network"},
                                     {"pandas._libs.tslibs.timedeltas", "_timedelta_unpickle"},
                                     {"numpy", "finfo"}})
    EXPECT_EQ(JudgeName(module, name).standing, NameStanding::kAllowed) << module << '.' << name;
  EXPECT_EQ(JudgeName("sklearn.metrics._scorer", "_passthrough_scorer").standing, NameStanding::kReference);
  EXPECT_EQ(JudgeName("torch.optim.lr_scheduler", "OneCycleLR._annealing_cos").standing, NameStanding::kReference);
  EXPECT_EQ(JudgeName("dill._dill", "_create_function").standing, NameStanding::kDenied);
}

}  // namespace
}  // namespace day
