#!/bin/sh
# Rebuilds static/dist from static/src: needs node and npm; nothing here is needed to run the product.
set -eu
cd "$(dirname "$0")"
out=../dist
npm install --silent --no-audit --no-fund --no-package-lock --ignore-scripts
rm -rf "$out"
mkdir -p "$out/fonts"
npx sass --style=compressed --no-source-map --load-path=node_modules --quiet-deps app.scss "$out/app.css"
version=$(node -p 'require("govuk-frontend/package.json").version')
sed 's://# sourceMappingURL=.*$::' node_modules/govuk-frontend/dist/govuk/govuk-frontend.min.js \
  > "$out/govuk-frontend-$version.min.js"
sed "s/govuk-frontend-[0-9.]*\.min\.js/govuk-frontend-$version.min.js/" app.js > "$out/app.js"
cp icon.svg administration.css administration.js "$out/"
{ npx sass --style=expanded --no-source-map report_grid.scss; cat report.css; } > "$out/report.css"
for face in source-sans-3-latin-400 source-sans-3-latin-600 source-sans-3-latin-ext-400 \
  source-sans-3-latin-ext-600 source-serif-4-latin-600 source-serif-4-latin-ext-600; do
  family=$(echo "$face" | sed 's/-latin.*//')
  cp "node_modules/@fontsource/$family/files/$face-normal.woff2" "$out/fonts/"
  cp "node_modules/@fontsource/$family/LICENSE" "$out/fonts/$family-LICENCE.txt"
done
cp node_modules/govuk-frontend/LICENSE.txt "$out/govuk-frontend-LICENCE.txt" 2>/dev/null \
  || cp node_modules/govuk-frontend/LICENSE* "$out/govuk-frontend-LICENCE.txt" 2>/dev/null \
  || echo "GOV.UK Frontend $version: MIT licence, Crown Copyright (Government Digital Service)" > "$out/govuk-frontend-LICENCE.txt"
