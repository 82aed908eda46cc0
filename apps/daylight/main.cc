#include "command.h"

int main(int argc, char** argv) { return day::app::Dispatch(argc, argv); }
