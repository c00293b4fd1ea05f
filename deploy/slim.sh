#!/bin/sh
# deploy/slim.sh SITE_PACKAGES: takes out of installed packages what a running program never reads, and says what it saved.
set -eu
packages=$1
size() { du -sm "$packages" | cut -f1; }
before=$(size)
# Tests of packages, and what belongs to notebooks.
find "$packages" -type d \( -name tests -o -name test -o -name nbextension -o -name labextension \) -prune -exec rm -rf {} +
# Sources of what is compiled, headers, source maps, stubs for type checkers.
find "$packages" -type f \( -name '*.pyx' -o -name '*.pxd' -o -name '*.pxi' -o -name '*.c' -o -name '*.cpp' -o -name '*.h' \
  -o -name '*.hpp' -o -name '*.map' -o -name '*.pyi' \) -delete
rm -rf "$packages/pyarrow/include"
# Arrow's network services and clouds: files and memory are all that is used of it.
find "$packages/pyarrow" -type f \( -name 'libarrow_flight*' -o -name 'libarrow_python_flight*' -o -name '_flight*' \
  -o -name 'libarrow_s3*' -o -name '_s3fs*' \) -delete
# Charts are drawn by Streamlit's own copy of plotly.js; names of countries in other languages come from Babel.
rm -f "$packages/plotly/package_data/plotly.min.js" "$packages/plotly/package_data/widgetbundle.js"
rm -rf "$packages/pycountry/locales"
# Programs that install other programs.
rm -rf "$packages"/pip "$packages"/pip-*.dist-info "$packages"/wheel "$packages"/wheel-*.dist-info
# Debug information, four fifths of these modules. No others: strip breaks libraries that wheels bring along.
if command -v strip >/dev/null; then
  for package in spacy thinc srsly preshed blis uvloop kiwisolver fontTools yaml regex; do
    find "$packages/$package" -type f -name '*.so' -exec strip --strip-debug {} +
  done
fi
echo "$packages: $before MB before, $(size) MB after"
