#!/bin/sh
# What is installed can be moved anywhere, and runs the scenarios that came with it.
#   installed.sh <build folder> <folder to install in>
set -e
rm -rf "$2"
cmake --install "$1" --prefix "$2/first" >/dev/null
mv "$2/first" "$2/moved"
cd "$2/moved"
bin/stegvis version
bin/stegvis run share/stegvis/scenarios/smallest.toml -n 20 --out smallest.h5
for file in share/stegvis/analysis/figures.py share/doc/stegvis/LICENSE share/doc/stegvis/README.md; do
  [ -f $file ] || { echo "$file is missing"; exit 1; }
done
if find . -name '*.pyc' -o -name '*_test.*' | grep .; then echo "does not belong there"; exit 1; fi
