import { type RefObject, useEffect, useState } from 'react';

/** The width inside an element, in CSS pixels; 0 until it stands. */
export function useRoom(of: RefObject<HTMLElement | null>): number {
  const [room, setRoom] = useState(0);
  useEffect(() => {
    const element = of.current;
    if (!element) return;
    const watch = new ResizeObserver(() => setRoom(element.clientWidth));
    watch.observe(element);
    return () => watch.disconnect();
  }, [of]);
  return room;
}
