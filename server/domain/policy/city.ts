/** A region (行政区划): GB/T 2260 code, or a code of the city's own for a zone without one. */
export interface Region {
  readonly code: string;
  readonly name: string;
  /** `none`: no office of the region reviews first; its firms go straight to the city, as those from outside do. */
  readonly firstReview?: 'none' | undefined;
  /** On what a code of the city's own, or the way of the reviews, rests. */
  readonly source?: string | undefined;
}

/** One category of providers inside a scheme. */
export interface Category {
  readonly code: string;
  readonly name: string;
}

/** A list of categories under the name of who made it. */
export interface CategoryScheme {
  readonly id: string;
  readonly name: string;
  readonly categories: readonly Category[];
}

/** What a city brings along: its name, its regions, the lists in which providers are classed, its main policy. */
export interface City {
  readonly name: string;
  readonly programme: string;
  readonly policy: string;
  readonly regions: readonly Region[];
  readonly schemes: readonly CategoryScheme[];
  readonly industries: readonly Category[];
}

/** Whether an office of the firm's region reviews its application first; otherwise the city alone does. */
export function hasFirstReview({ regions }: Pick<City, 'regions'>, code: string): boolean {
  const region = regions.find((one) => one.code === code);
  return region !== undefined && region.firstReview !== 'none';
}

/** The name of a region; a code outside the list is named as such. */
export function regionName(city: City, code: string): string {
  return city.regions.find((region) => region.code === code)?.name ?? `市外（${code}）`;
}

/** The name of a category in whichever scheme has it. */
export function categoryName(city: City, code: string): string {
  for (const scheme of city.schemes) {
    const category = scheme.categories.find((one) => one.code === code);
    if (category !== undefined) return category.name;
  }
  return code;
}

/** The name of an industry. */
export function industryName(city: City, code: string): string {
  return city.industries.find((industry) => industry.code === code)?.name ?? code;
}
