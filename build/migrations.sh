#!/bin/bash
# migrations.sh NAME: scaffolds one migration for all three providers, so that none is forgotten.
set -euo pipefail
cd "$(dirname "$0")/../src/ResidencyHub.Application"
dotnet build -v q --nologo -p:RunAnalyzers=false >/dev/null
for provider in Sqlite SqlServer Postgres; do
  dotnet ef migrations add "$1" --no-build -c "${provider}ResidencyDb" -o "Data/Migrations/$provider"
done
