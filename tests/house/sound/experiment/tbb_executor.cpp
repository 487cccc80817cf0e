#include <tbb/task_arena.h>
#include <thread>

#include "engine/run.hpp"

void refuse() { throw 1; }
