import { useMemo } from 'preact/hooks';
import { encode } from 'uqr';

interface QrCodeProps {
  /** What the code says. */
  text: string;
  /** Accessible name. */
  label: string;
  class?: string | undefined;
}

/** Version 40 with the lowest correction holds this many octets (ISO/IEC 18004). */
const MAX_OCTETS = 2_953;
/** Modules; scanners need four. */
const QUIET_ZONE = 4;

export const fitsQrCode = (text: string): boolean => new TextEncoder().encode(text).length <= MAX_OCTETS;

/** Always dark on light, whatever the theme: many scanners read nothing else. */
export function QrCode({ text, label, class: className }: QrCodeProps) {
  const { size, path } = useMemo(() => drawQrCode(text), [text]);
  return (
    <svg class={className} viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shape-rendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}

/** One run of dark modules after the other. Bytes, because the encoder would write text beyond Latin-1 in its own way. */
function drawQrCode(text: string) {
  const { data, size } = encode([...new TextEncoder().encode(text)], { ecc: 'L', border: QUIET_ZONE });
  const runs = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')));
  return { size, path: runs.join('') };
}
