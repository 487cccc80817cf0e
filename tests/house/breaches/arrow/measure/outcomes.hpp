#pragma once
#include "engine/run.hpp"
