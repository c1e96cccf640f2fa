/** About how many outlets the province of support/phone-server.ts has. */
export const outletsOfCounty = 80;
