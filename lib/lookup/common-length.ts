type Units = ArrayLike<number>;

/** How many units two words begin with in common. */
export function commonLength(a: Units, aLength: number, b: Units, bLength: number): number {
  const most = Math.min(aLength, bLength);
  let length = 0;
  while (length < most && a[length] === b[length]) length++;
  return length;
}
