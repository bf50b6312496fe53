/** Ends a closed union: does not compile while a case is missing, and throws should data hold one all the same. */
export function missingCase(value: never): never {
  throw new Error(`missing case: ${JSON.stringify(value)}`);
}
