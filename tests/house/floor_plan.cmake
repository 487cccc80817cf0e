# The plan of the house, read off the sources.   cmake -D SIM=<folder sim> -P floor_plan.cmake
#
# First the arrows: which floor may include which. Then the walls: who may touch files, HDF5, threads, the clock.
# Every breach is reported before the script fails. tests/house/breaches holds a small tree per rule that breaks it.
cmake_minimum_required(VERSION 3.25)

set(base       base)
set(random     random base)
set(stats      stats base)
set(model      model random base)
set(engine     engine model random base)
set(measure    measure model stats base)
set(experiment experiment engine measure model random stats base)
set(io         io experiment measure stats model base)
set(cli        cli io experiment measure model stats base)

set(pure base random stats model engine measure experiment)
set(executor "^experiment/tbb_executor\\.")

file(GLOB_RECURSE files RELATIVE ${SIM} ${SIM}/*.hpp ${SIM}/*.cpp)
list(SORT files)
if(NOT files)
  message(FATAL_ERROR "no sources under ${SIM}")
endif()

# Lines of code in ${file} that match, comments left out.
function(lines_of_code out file pattern)
  file(STRINGS ${SIM}/${file} lines ENCODING UTF-8 REGEX "^([^/]|/[^/])*${pattern}")
  set(${out} ${lines} PARENT_SCOPE)
endfunction()

function(forbid file pattern why)
  lines_of_code(lines ${file} "${pattern}")
  if(lines)
    message(SEND_ERROR "sim/${file}: ${why}\n    ${lines}")
  endif()
endfunction()

set(with_hdf5)
foreach(file IN LISTS files)
  string(REGEX MATCH "^[^/]+" floor ${file})
  if(NOT DEFINED ${floor})
    message(SEND_ERROR "sim/${file}: '${floor}' is no floor of the house")
    continue()
  endif()

  file(STRINGS ${SIM}/${file} includes REGEX "^[ \t]*#[ \t]*include[ \t]*\"")
  foreach(line IN LISTS includes)
    string(REGEX REPLACE "^[^\"]*\"([^\"]*)\".*" "\\1" path "${line}")
    string(REGEX MATCH "^[^/]+" used "${path}")
    if(NOT path MATCHES "/" OR NOT DEFINED ${used})
      message(SEND_ERROR "sim/${file}: \"${path}\" is not a full path from sim/")
    elseif(NOT used IN_LIST ${floor})
      list(JOIN ${floor} " " allowed)
      message(SEND_ERROR "sim/${file}: '${floor}' may not include '${used}' (allowed: ${allowed})")
    endif()
  endforeach()

  lines_of_code(hdf5 ${file} "#[ \t]*include[ \t]*[<\"](hdf5|H5)")
  if(hdf5)
    list(APPEND with_hdf5 ${file})
  endif()
  if(NOT file MATCHES "${executor}")
    forbid(${file} "#[ \t]*include[ \t]*[<\"](tbb|oneapi)/" "only experiment/tbb_executor may include TBB")
  endif()

  if(floor IN_LIST pure)
    forbid(${file} "#[ \t]*include[ \t]*<(fstream|filesystem|cstdio|stdio\\.h|iostream|unistd\\.h|fcntl\\.h)>"
           "only io and cli read and write")
    forbid(${file} "(system|steady|high_resolution|utc|file)_clock" "a result may not depend on the clock")
    forbid(${file} "getenv" "a result may not depend on the environment")
    forbid(${file} "random_device" "chance comes from the random floor")
    forbid(${file} "(^|[^a-z_])thread_local[^a-z_]" "no globals: the run carries its world")
    forbid(${file} "std::(log|log2|log10|log1p|exp|exp2|expm1|pow|sin|cos|tan|cbrt|erfc?|[lt]gamma)\\("
           "libm gives other bits on another processor: use base::log, exp, pow")
    if(NOT file MATCHES "${executor}")
      forbid(${file} "(^|[^a-z_])throw[ ;]" "errors are values, nothing is thrown")
      forbid(${file} "#[ \t]*include[ \t]*<(thread|mutex|shared_mutex|future|condition_variable)>"
             "only experiment/tbb_executor knows threads")
    endif()
  endif()
endforeach()

list(LENGTH with_hdf5 count)
if(count GREATER 1)
  list(JOIN with_hdf5 ", sim/" names)
  message(SEND_ERROR "only one file may include HDF5: sim/${names}")
endif()
