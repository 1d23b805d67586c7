#!/bin/sh
# Makes Temporal's two databases, or brings those that are there to the version of this image. May run any number of times.
set -eu

prepare() {
  export SQL_DATABASE="$1"
  temporal-sql-tool create
  temporal-sql-tool setup-schema -v 0.0
  temporal-sql-tool update-schema -d "/etc/temporal/schema/postgresql/v12/$2/versioned"
}

prepare temporal temporal
prepare temporal_visibility visibility
