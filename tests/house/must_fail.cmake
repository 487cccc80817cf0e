# Proves that a check can fail: runs it over a small tree that breaks one rule and expects its complaint.
#   cmake -D CHECK=<script> -D TREE=<folder with expected.txt> -P must_fail.cmake
file(STRINGS ${TREE}/expected.txt expected ENCODING UTF-8)
execute_process(COMMAND ${CMAKE_COMMAND} -D SIM=${TREE} -P ${CHECK}
                RESULT_VARIABLE code OUTPUT_VARIABLE said ERROR_VARIABLE said)
string(REGEX REPLACE "[ \n]+" " " said "${said}")
string(FIND "${said}" "${expected}" found)
if(code EQUAL 0 OR found EQUAL -1)
  message(FATAL_ERROR "expected a failure saying: ${expected}\nexit code ${code}, said: ${said}")
endif()
