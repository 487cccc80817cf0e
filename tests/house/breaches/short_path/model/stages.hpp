#pragma once
#include "visit.hpp"
