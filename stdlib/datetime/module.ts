/** The native module `_datetime`, from which `datetime` takes its types. */
import { defineModule } from "../../vm/core/module.ts";
import { MAX_YEAR, MIN_YEAR } from "./calendar.ts";
import { defineDate } from "./date-type.ts";
import { defineDateTime } from "./datetime-type.ts";
import { known } from "./objects.ts";
import { defineTime } from "./time-type.ts";
import { defineTimedelta } from "./timedelta-type.ts";
import { defineTimezone, defineTzinfo } from "./timezone-type.ts";

export const datetimeModule = defineModule("_datetime", () => {
  // Each may refer to those before it.
  const types = [defineTimedelta(), defineDate(), defineTzinfo(), defineTimezone(), defineTime(), defineDateTime()];
  return {
    doc: "Fast implementation of the datetime type.",
    types,
    constants: { MINYEAR: MIN_YEAR, MAXYEAR: MAX_YEAR, UTC: known.utc },
  };
});
