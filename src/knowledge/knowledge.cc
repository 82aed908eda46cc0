#include "knowledge/knowledge.h"
